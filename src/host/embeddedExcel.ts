import { openWorkbook } from "./file/open";
import { saveWorkbook } from "./file/save";
import { Counters, Faults } from "./faults";
import type { EngineLoader } from "./calculation/engine/engine";
import type { Workbook } from "./model/workbook";
import { keptRange } from "./objects/range";
import { workbookClass } from "./objects/workbook";
import { runBatch, toWireError, type BatchHost } from "./protocol/batch";
import { HostError } from "./protocol/errors";
import { EventType, type EventEntry } from "./protocol/events";
import { HostClass } from "./protocol/hostClass";
import { parseRequestBody, type RequestBody, type ResponseBody } from "./protocol/wire";
import type { UncalculatedFormula } from "../workbook-file/uncalculated";
import { User } from "./user";

/** Excel on the web takes requests and gives responses of at most 5 MB. */
const PAYLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

const encoder = new TextEncoder();
/** Texts are counted in it, so that none is made into bytes of its own for that. */
let scratch: Uint8Array | undefined;

/** Bytes of a text; of one beyond the limit, a number beyond it. */
function bytesOf(text: string): number {
  scratch ??= new Uint8Array(PAYLOAD_LIMIT_BYTES + 1);
  const { read, written } = encoder.encodeInto(text, scratch);
  return read === text.length ? written : Math.max(text.length, PAYLOAD_LIMIT_BYTES + 1);
}

const ACTION_NAMES = [
  "", "instantiate", "query", "method", "setProperty", "trace", "recursiveQuery", "retrieve",
  "ensureUnchanged", "update",
]; // prettier-ignore

/** The answer to a request: a response body as JSON text, or a failure of the connection. */
export type HostAnswer =
  { status: 200; body: string } | { status: 500; errorCode: string; errorMessage: string };

export interface OpenOptions {
  /** Shown as workbook.name; its ending tells text files apart. */
  fileName: string;
  /** Loads the calculation engine, when it is first needed. */
  loadEngine: EngineLoader;
}

// Shared-runtime and ribbon services live outside the workbook; the client only needs them to exist.
const serviceClass = new HostClass<{ name: string }>("Service", {
  methods: { NotifyActionHandlerReady: () => null, SetAppRuntimeState: () => null },
});

/**
 * Excel as its own client library sees it: takes RichApi requests and answers them from a real
 * workbook file. Knows nothing of Node or browsers; a door brings requests and delivers events.
 */
export class EmbeddedExcel {
  readonly counters = new Counters();
  readonly faults = new Faults();
  /** The person in front of the workbook. */
  readonly user: User;
  private queue: Promise<unknown> = Promise.resolve();

  private constructor(readonly workbook: Workbook) {
    this.user = new User(workbook);
    workbook.onChange = (change) => {
      const { events } = workbook;
      const payload = { worksheetId: change.sheetId, source: events.source };
      switch (change.kind) {
        case "added":
          events.fire(EventType.worksheetAdded, change.sheetId, payload);
          break;
        case "deleted":
          events.fire(EventType.worksheetDeleted, change.sheetId, payload);
          break;
        case "activated":
          events.fire(EventType.worksheetActivated, change.sheetId, payload);
          break;
        case "deactivated":
          events.fire(EventType.worksheetDeactivated, change.sheetId, payload);
          break;
        case "renamed":
          events.fire(EventType.worksheetNameChanged, change.sheetId, {
            ...payload,
            nameBefore: change.before,
            nameAfter: change.after,
          });
      }
    };
  }

  /**
   * Opens a workbook: .xlsx, .xlsm, .xlsb, .xls, .ods or .csv.
   * @throws OpenError saying why not.
   */
  static async open(
    bytes: Uint8Array,
    { fileName, loadEngine }: OpenOptions,
  ): Promise<EmbeddedExcel> {
    return new EmbeddedExcel(await openWorkbook(bytes, fileName, loadEngine));
  }

  /**
   * Formulas that were not worked out when this was last done (until then, the circular ones among the file's), and
   * those of a converted file that have become values.
   */
  get uncalculated(): readonly UncalculatedFormula[] {
    const { calculation, givenUp } = this.workbook;
    return [...givenUp, ...calculation.uncalculated];
  }

  /** Where events for the add-in go. */
  onEvents(deliver: (entries: EventEntry[]) => void): void {
    this.workbook.events.deliver = deliver;
  }

  /** The workbook as .xlsx (or .xlsm, as it was opened) with everything done so far. */
  async save(): Promise<Uint8Array> {
    return this.inTurn(async () => {
      await this.workbook.calculation.prepare();
      return saveWorkbook(this.workbook);
    });
  }

  /** Answers one request body (JSON text). Requests run one after another. */
  async answer(requestText: string): Promise<HostAnswer> {
    return this.inTurn(() => this.process(requestText));
  }

  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async process(requestText: string): Promise<HostAnswer> {
    const request = parseRequestBody(JSON.parse(requestText));
    const received = bytesOf(requestText);
    this.counters.bytesReceived += received;
    if (this.isRelease(request)) {
      this.counters.releaseRequests += 1;
      return this.finish(await runBatch(this.batchHost(), request));
    }
    this.counters.requests += 1;
    if (this.faults.latency > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.faults.latency));
    }
    if (received > PAYLOAD_LIMIT_BYTES) {
      return this.finish(
        refusal(
          new HostError(
            "RequestPayloadSizeLimitExceeded",
            "The request payload size has exceeded the limit.",
          ),
        ),
      );
    }
    const plan = this.faults.plan(request.Actions.length);
    if (plan.failAt === -1 && plan.error) return this.finish(refusal(plan.error));
    const response = await runBatch(this.batchHost(plan), request);
    if (plan.loseConnection) {
      return {
        status: 500,
        errorCode: "ConnectionFailure",
        errorMessage: "The connection to the embedded Excel was lost.",
      };
    }
    return this.finish(response);
  }

  private isRelease(request: RequestBody): boolean {
    return (
      request.Actions.every(
        ({ ActionType, Name }) => ActionType === 1 || Name === "_RemoveReference",
      ) && request.Actions.some(({ Name }) => Name === "_RemoveReference")
    );
  }

  private finish(response: ResponseBody): HostAnswer {
    const body = JSON.stringify(response);
    const sent = bytesOf(body);
    if (sent > PAYLOAD_LIMIT_BYTES) {
      const tooLarge = refusal(
        new HostError(
          "ResponsePayloadSizeLimitExceeded",
          "The response payload size has exceeded the limit.",
        ),
      );
      return { status: 200, body: JSON.stringify(tooLarge) };
    }
    this.counters.bytesSent += sent;
    return { status: 200, body };
  }

  private batchHost(plan?: ReturnType<Faults["plan"]>): BatchHost {
    const { workbook, counters } = this;
    return {
      root: () => workbookClass.of(workbook),
      service: (name) => serviceClass.of({ name }),
      reference: (id) => {
        const range = workbook.ranges.get(id);
        return range && keptRange(range);
      },
      beforeAction: async ({ ActionType, Name }, index) => {
        const name =
          Name === "_RemoveReference" ? "release" : (ACTION_NAMES[ActionType] ?? "unknown");
        counters.actions += 1;
        counters.actionsByType[name] = (counters.actionsByType[name] ?? 0) + 1;
        if (plan?.failAt === index && plan.error) throw plan.error;
        if (workbook.calculation.stale) await workbook.calculation.prepare();
      },
    };
  }
}

function refusal(error: HostError): ResponseBody {
  return { Results: [], TraceIds: [], Error: toWireError(error) };
}
