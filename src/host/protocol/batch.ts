import { HostError } from "./errors";
import { Arguments, HostObject } from "./hostClass";
import { query, toClientJson } from "./query";
import {
  ActionType,
  isWireObject,
  PathType,
  type Action,
  type ArgumentInfo,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
  type Wire,
  type WireError,
} from "./wire";

/** What a batch needs of the host around it. */
export interface BatchHost {
  /** The workbook: path type 1. */
  root(): HostObject;
  /** A service such as Microsoft.AppRuntime.AppRuntimeService: path type 2. */
  service(name: string): HostObject;
  /** An object that was kept under a reference id; undefined when it is gone. */
  reference(id: string): HostObject | undefined;
  /** Called before each action; may throw (fault injection) or wait (the calculation engine). */
  beforeAction(action: Action, index: number): Promise<void>;
}

/**
 * Runs the actions of a request in order. The first that fails ends the batch: what was done stays
 * done, and the results so far are delivered with the error, as Excel does.
 */
export async function runBatch(host: BatchHost, request: RequestBody): Promise<ResponseBody> {
  const response: ResponseBody = { Results: [], TraceIds: [] };
  const paths = new Paths(host, request.ObjectPaths);
  for (const [index, action] of request.Actions.entries()) {
    try {
      await host.beforeAction(action, index);
      const value = runAction(paths, action);
      if (value !== undefined) response.Results.push({ ActionId: action.Id, Value: value });
      if (action.ActionType === ActionType.trace) response.TraceIds.push(action.Id);
    } catch (error) {
      response.Error = { ...toWireError(error), ActionIndex: index };
      break;
    }
  }
  return response;
}

/** The error of a response, as the client reads it. */
export function toWireError(error: unknown): WireError {
  if (error instanceof HostError) {
    return {
      Code: error.code,
      Message: error.message,
      ...(error.location !== undefined && { Location: error.location }),
      HttpStatusCode: error.httpStatus,
    };
  }
  // A fault of the host itself: say so rather than blame the add-in.
  const message = error instanceof Error ? error.message : String(error);
  return {
    Code: "GeneralException",
    Message: `The embedded Excel failed: ${message}`,
    HttpStatusCode: 500,
  };
}

function runAction(paths: Paths, action: Action): Wire | undefined {
  if (action.ActionType === ActionType.trace) return null;
  const object = paths.object(action.ObjectPathId);
  switch (action.ActionType) {
    case ActionType.instantiate:
      return object ? object.identity() : null;
    case ActionType.query:
      return object ? query(object, action.QueryInfo) : null;
    case ActionType.queryAsJson:
      return object ? toClientJson(query(object, action.QueryInfo)) : null;
    case ActionType.method:
      return object ? callMethod(paths, object, action) : null;
    case ActionType.setProperty: {
      const value = paths.arguments(action.ArgumentInfo).wire(0);
      assertNotNull(object, action.Name).set(action.Name, value);
      return undefined;
    }
    case ActionType.update: {
      const target = assertNotNull(object, "update");
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) target.set(name, value);
      return undefined;
    }
    case ActionType.recursiveQuery:
      throw new HostError("ApiNotFound", "loadRecursive is not implemented by the embedded Excel.");
    case ActionType.ensureUnchanged:
      throw new HostError(
        "ApiNotFound",
        "ensureUnchanged is not implemented by the embedded Excel.",
      );
    default:
      throw new HostError("InvalidArgument", `unknown kind of action ${action.ActionType}`);
  }
}

function callMethod(paths: Paths, object: HostObject, action: Action): Wire {
  if (action.Name === "_KeepReference") {
    object.keep();
    return null;
  }
  const answer = object.invoke(action.Name, paths.arguments(action.ArgumentInfo));
  return answer instanceof HostObject ? answer.identity() : (answer ?? null);
}

function assertNotNull(object: HostObject | null, name: string): HostObject {
  if (object) return object;
  throw new HostError("InvalidObjectPath", `The object of ${name} is a null object.`);
}

/** The object paths of one request; each is evaluated once, when it is first needed. */
class Paths {
  private readonly evaluated = new Map<number, HostObject | null>();

  constructor(
    private readonly host: BatchHost,
    private readonly paths: Readonly<Partial<Record<string, ObjectPath>>>,
  ) {}

  object(id: number): HostObject | null {
    const known = this.evaluated.get(id);
    if (known !== undefined) return known;
    const path = this.paths[String(id)];
    if (!path)
      throw new HostError("InvalidObjectPath", `The object path ${id} is not in the request.`);
    const object = this.evaluate(path);
    this.evaluated.set(id, object);
    return object;
  }

  private evaluate(path: ObjectPath): HostObject | null {
    switch (path.ObjectPathType) {
      case PathType.globalObject:
        return this.host.root();
      case PathType.newObject:
        return this.host.service(path.Name);
      case PathType.nullObject:
        return null;
      case PathType.reference: {
        const object = this.host.reference(path.Name);
        if (object) return object;
        throw new HostError(
          "InvalidReference",
          "This reference is not valid for the current operation.",
        );
      }
      default:
        return this.fromParent(path);
    }
  }

  private fromParent(path: ObjectPath): HostObject | null {
    const parent = this.object(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    switch (path.ObjectPathType) {
      case PathType.property:
        return parent.navigate(path.Name);
      case PathType.indexer:
        return parent.index(this.arguments(path.ArgumentInfo).wire(0));
      case PathType.method: {
        const answer = parent.invoke(path.Name, this.arguments(path.ArgumentInfo));
        if (answer instanceof HostObject || answer === null) return answer;
        throw new HostError("InvalidObjectPath", `${path.Name} gives no object.`);
      }
      default:
        throw new HostError("InvalidObjectPath", `unknown kind of path ${path.ObjectPathType}`);
    }
  }

  /** The arguments of a call, with the ids of objects replaced by the objects. */
  arguments({
    Arguments: values = [],
    ReferencedObjectPathIds: ids = [],
  }: ArgumentInfo = {}): Arguments {
    return new Arguments(
      values.map((value, index) => {
        const id = ids[index];
        if (typeof id === "number" && id > 0) return this.object(id);
        if (isWireObject(value) && typeof value["_ObjectPathId"] === "number") {
          return this.object(value["_ObjectPathId"]);
        }
        return value;
      }),
    );
  }
}
