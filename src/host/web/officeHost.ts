import type { EmbeddedExcel, HostAnswer } from "../embeddedExcel";
import { EventType, type EventEntry } from "../protocol/events";
import { parseRequestBody } from "../protocol/wire";
import { appContext, type AppOptions } from "./appContext";
import { answerTo, isObject, parsePaneRequest, type PaneRequest } from "./envelope";
import { selectedData, setSelectedData } from "./selectedData";
import { answerServices, isForServices } from "./services";

/** Dispatch ids of executeMethod that are answered here. */
const Method = {
  getSelectedData: 64,
  setSelectedData: 65,
  loadSettings: 75,
  saveSettings: 76,
  richApi: 93,
  eventCompleted: 94,
} as const;

/** Codes of executeMethod replies. */
const ReplyError = {
  none: 0,
  unsupported: 5000,
  internal: 5001,
  cellEditMode: 5004,
  accessDenied: 7000,
} as const;

/** Categories and types of RichApi events that are not the workbook's own. */
const WORKBOOK_CATEGORY = 65536;
const VISIBILITY_TYPE = 65539;

const CONTAINS_WRITE = 1;

/** How a ribbon command ended: the add-in called event.completed(), or has no such function. */
export type CommandOutcome = "completed" | "no-such-function";

/** What the host page does for the add-in outside the workbook, and what it wants to hear of. */
export interface Shell {
  /** Office.addin.showAsTaskpane() and hide(). */
  showPane(visible: boolean): void;
  /** A request was answered; `wrote` when it may have changed the workbook. */
  answered(wrote: boolean): void;
  /** The host itself failed, which its developer must hear of. */
  failed(error: unknown): void;
  /** Whether the user is typing into a cell: Excel answers nothing then. */
  isEditingCell(): boolean;
}

/**
 * Excel on the web, as Office.js sees it through postMessage, for one page of one add-in. Knows no
 * DOM: `send` takes a text for the pane, `receive` is given each text that came from it.
 */
export class OfficeHost {
  private readonly registrations = new Map<string, PaneRequest>();
  private readonly waiting: { event: string; data: unknown }[] = [];
  private readonly commands = new Map<string, (outcome: CommandOutcome) => void>();
  private nextId = 1;
  private visible: boolean;

  constructor(
    private readonly excel: EmbeddedExcel,
    private readonly options: AppOptions,
    private readonly shell: Shell,
    private readonly send: (text: string) => void,
  ) {
    this.visible = options.visible;
    excel.workbook.readOnly = options.readOnly;
    excel.onEvents((entries) => this.deliver(entries));
  }

  /** Takes one message of the pane. Anything that is not the protocol's is ignored. */
  async receive(text: unknown): Promise<void> {
    const request = parsePaneRequest(text);
    if (!request) return;
    if (request.kind !== "invoke") {
      this.register(request);
      return;
    }
    switch (request.actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.send(answerTo(request, appContext(this.excel, this.options)));
        return;
      case "ContextActivationManager_notifyHost":
        // Page address, focus, keys, telemetry: no answer is expected.
        return;
      case "executeMethod":
        this.send(answerTo(request, { Version: 1, ...(await this.reply(request.data)) }));
        return;
      default:
        this.send(answerTo(request, null, { errorCode: -1 }));
    }
  }

  private register(request: PaneRequest): void {
    const { actionName, kind } = request;
    if (kind === "register") this.registrations.set(actionName, request);
    else this.registrations.delete(actionName);
    this.send(answerTo(request, { Error: ReplyError.none }));
    if (kind === "unregister") return;
    const due = this.waiting.filter(({ event }) => event === actionName);
    for (const each of due) {
      this.waiting.splice(this.waiting.indexOf(each), 1);
      this.fire(each.event, each.data);
    }
  }

  /** Sends an event to the pane if it is registered. */
  private fire(event: string, data: unknown): void {
    const request = this.registrations.get(event);
    if (request) this.send(answerTo(request, data, { event: true }));
  }

  private deliver(entries: readonly EventEntry[]): void {
    const oldStyle = entries.filter(
      ({ messageType }) => messageType === EventType.selectionChangedOldStyle,
    );
    if (oldStyle.length > 0) this.fire("documentSelectionChanged", {});
    this.fireRichApi(
      entries
        .filter((entry) => !oldStyle.includes(entry))
        .map((entry) => [entry.messageType, entry.targetId, entry.message]),
    );
  }

  private fireRichApi(entries: readonly [number, string, string][]): void {
    if (entries.length === 0) return;
    const ArrayData = entries.map(([type, target, message]) => [
      WORKBOOK_CATEGORY,
      type,
      target,
      message,
      String(this.nextId++),
      false,
    ]);
    this.fire("richApiMessage", { ArrayData });
  }

  /**
   * Runs a function command of the ribbon.
   * @param controlId the control's id in the manifest, as event.source.id.
   * @returns when the function has called event.completed().
   */
  runCommand(functionName: string, controlId: string): Promise<CommandOutcome> {
    const id = `command${this.nextId++}`;
    const done = new Promise<CommandOutcome>((resolve) => this.commands.set(id, resolve));
    const data = [id, functionName, JSON.stringify({ source: { id: controlId } })];
    const event = "appCommandInvoked";
    if (this.registrations.has(event)) this.fire(event, data);
    else this.waiting.push({ event, data });
    return done;
  }

  /** Tells the add-in that its pane was shown or hidden (by the user, or by itself). */
  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    const message = JSON.stringify({ visibility: visible ? "Visible" : "Hidden" });
    this.fireRichApi([[VISIBILITY_TYPE, "", message]]);
  }

  /** Always a reply: without one the client waits for ever. */
  private async reply(data: unknown): Promise<object> {
    try {
      return await this.executeMethod(data);
    } catch (error) {
      this.shell.failed(error);
      return { Error: ReplyError.internal };
    }
  }

  private async executeMethod(data: unknown): Promise<object> {
    if (!isObject(data) || !isObject(data.DdaMethod)) return { Error: ReplyError.internal };
    const { settings } = this.excel.workbook;
    switch (data.DdaMethod.DispatchId) {
      case Method.richApi:
        return this.richApi(Array.isArray(data.ArrayData) ? data.ArrayData : []);
      case Method.loadSettings: {
        const Settings = settings.keys().map((key) => ({ Name: key, Value: settings.get(key) }));
        return { Error: ReplyError.none, Properties: { Settings } };
      }
      case Method.saveSettings:
        return this.saveSettings(data.DdaSettingsMethod);
      case Method.eventCompleted: {
        const outcome = data[1] === 0 ? "completed" : "no-such-function";
        this.commands.get(String(data[0]))?.(outcome);
        this.commands.delete(String(data[0]));
        return { Error: ReplyError.none };
      }
      case Method.getSelectedData:
        return { Error: ReplyError.none, Data: selectedData(this.excel.workbook) };
      case Method.setSelectedData: {
        const reply = await setSelectedData(this.excel, data.DdaSetBindingData);
        this.shell.answered(true);
        return { Error: reply ? ReplyError.none : ReplyError.internal };
      }
      default:
        return { Error: ReplyError.unsupported };
    }
  }

  private saveSettings(method: unknown): object {
    const properties =
      isObject(method) && Array.isArray(method.Properties) ? method.Properties : [];
    const wanted = new Map<string, string>();
    for (const pair of properties) {
      if (Array.isArray(pair)) wanted.set(String(pair[0]), String(pair[1]));
    }
    const { settings } = this.excel.workbook;
    for (const key of settings.keys()) if (!wanted.has(key)) settings.delete(key);
    for (const [key, json] of wanted) if (settings.get(key) !== json) settings.set(key, json);
    return { Error: ReplyError.none };
  }

  /** One context.sync(): array of custom data, verb, path, headers, body, 0, flags… */
  private async richApi(parts: readonly unknown[]): Promise<object> {
    const body = parts[4];
    const flags = Number(parts[6] ?? 0);
    if (typeof body !== "string") return { Error: ReplyError.internal };
    const request = parseRequestBody(JSON.parse(body));
    if (isForServices(request)) {
      const response = answerServices(request, {
        setVisible: (visible) => {
          this.shell.showPane(visible);
          this.setVisible(visible);
        },
        isVisible: () => this.visible,
      });
      return { Error: ReplyError.none, Data: [0, [], JSON.stringify(response)] };
    }
    if (this.shell.isEditingCell()) return { Error: ReplyError.cellEditMode };
    const writes = (flags & CONTAINS_WRITE) !== 0;
    if (writes && this.options.readOnly) return { Error: ReplyError.accessDenied };
    const answer = await this.excel.answer(body);
    this.shell.answered(writes);
    return richApiReply(answer);
  }
}

function richApiReply(answer: HostAnswer): object {
  if (answer.status === 200) return { Error: ReplyError.none, Data: [0, [], answer.body] };
  // Well-formed also when the connection is said to be lost: the client would wait for ever.
  const error = { Code: answer.errorCode, Message: answer.errorMessage, HttpStatusCode: 500 };
  return {
    Error: ReplyError.none,
    Data: [0, [], JSON.stringify({ Error: error, Results: [], TraceIds: [] })],
  };
}
