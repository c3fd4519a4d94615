import { HostError } from "../protocol/errors";
import { toWireError } from "../protocol/batch";
import { ActionType, PathType, type Action, type RequestBody, type Wire } from "../protocol/wire";

/** What Office's services outside the workbook do. */
export interface Services {
  /** Office.addin.showAsTaskpane() and hide(). */
  setVisible(visible: boolean): void;
  isVisible(): boolean;
}

const APP_RUNTIME = "Microsoft.AppRuntime.AppRuntimeService";
const INTERNAL = "Microsoft.InternalService.AddinInternalService";

/** Whether a request is for services only: Excel answers these whatever state the workbook is in. */
export function isForServices({ ObjectPaths }: RequestBody): boolean {
  const paths = Object.values(ObjectPaths);
  return (
    paths.length > 0 &&
    paths.every(({ ObjectPathType }) => ObjectPathType === PathType.newObject) &&
    paths.every(({ Name }) => Name === APP_RUNTIME || Name === INTERNAL)
  );
}

/** Answers a request for services, as response body. */
export function answerServices(request: RequestBody, services: Services): object {
  const results: { ActionId: number; Value: Wire }[] = [];
  const traces: number[] = [];
  for (const [index, action] of request.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: perform(action, services) });
      if (action.ActionType === ActionType.trace) traces.push(action.Id);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      const Error = { ...toWireError(error), ActionIndex: index };
      return { Error, Results: results, TraceIds: traces };
    }
  }
  return { Results: results, TraceIds: traces };
}

function perform(action: Action, services: Services): Wire {
  if (action.ActionType === ActionType.instantiate) return {};
  if (action.ActionType === ActionType.trace) return null;
  switch (action.Name) {
    case "NotifyActionHandlerReady":
      return null;
    case "SetAppRuntimeState":
      services.setVisible(action.ArgumentInfo?.Arguments?.[0] === "Visible");
      return null;
    case "GetAppRuntimeState":
      return services.isVisible() ? "Visible" : "Background";
    default:
      throw new HostError(
        "ApiNotFound",
        `${action.Name} is not implemented by the embedded Excel.`,
      );
  }
}
