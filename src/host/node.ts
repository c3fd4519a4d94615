import { readFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Model } from "@ironcalc/wasm";
import { EmbeddedExcel } from "./embeddedExcel";
import { createOffice, type OfficeOptions } from "./officeContext";

export { EmbeddedExcel } from "./embeddedExcel";
export { OpenError, type OpenFailure } from "../workbook-file/errors";
export { loneSheet } from "./file/loneSheet";

const require = createRequire(import.meta.url);

let engine: Promise<typeof Model> | undefined;

/** Loads IronCalc, for all workbooks once; its WebAssembly, of 2 MB, comes from the package's own file. */
function loadEngine(): Promise<typeof Model> {
  return (engine ??= startEngine());
}

async function startEngine(): Promise<typeof Model> {
  const { initSync, Model: EngineModel } = await import("@ironcalc/wasm");
  initSync({ module: await readFile(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
  return EngineModel;
}

/**
 * Opens a workbook in the embedded Excel.
 * @param bytes a .xlsx, .xlsm, .xlsb, .xls, .ods or .csv file.
 * @param options.fileName the workbook's name; its ending tells text files apart.
 * @throws OpenError saying why the file cannot be opened.
 */
export function openEmbeddedExcel(
  bytes: Uint8Array,
  options: { fileName: string },
): Promise<EmbeddedExcel> {
  return EmbeddedExcel.open(bytes, { fileName: options.fileName, loadEngine });
}

/** The part of Microsoft's client that the door needs to know. */
interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}
interface RequestExecutor {
  executeAsync(
    customData: unknown,
    flags: unknown,
    request: { readonly Body: unknown },
  ): Promise<ClientAnswer>;
}
interface ClientAnswer {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string | null;
  readonly ErrorMessage: string | null;
  readonly Headers: object;
  readonly Body: unknown;
}
interface OfficeGlobals {
  Excel?: unknown;
  Office?: object;
  OfficeExtension?: {
    HostBridge: { init(bridge: Bridge): void };
    HostBridgeSession: { prototype: { _createRequestExecutorOrNull(): RequestExecutor } };
  };
  window?: unknown;
  navigator?: unknown;
}

/** The workbook that `Excel.run` speaks to now; the client knows one bridge for its whole life. */
let installed: EmbeddedExcel | undefined;
let bridge: Bridge | undefined;
let clientOffice: object | undefined;

function globals(): OfficeGlobals {
  const scope: object = globalThis;
  return scope;
}

/** Gives the client the two globals of a browser that it wants; answers which were missing. */
function lendBrowserGlobals(scope: OfficeGlobals): ("window" | "navigator")[] {
  const lent: ("window" | "navigator")[] = [];
  if (scope.navigator === undefined) {
    scope.navigator = { userAgent: "Node" };
    lent.push("navigator");
  }
  if (scope.window === undefined) {
    scope.window = globalThis;
    lent.push("window");
  }
  return lent;
}

/**
 * Runs Microsoft's client library in this realm, once. Indirect eval is what a <script> element is:
 * the file's top-level variables (Excel, OfficeExtension, Office…) become globals, also inside the
 * realm that Jest gives each test file, which node:vm would miss.
 */
function loadClient(): OfficeGlobals {
  const scope = globals();
  if (scope.Excel !== undefined && bridge !== undefined) return scope;
  const path = require.resolve("@microsoft/office-js/dist/excel-web-16.00.js");
  const lent = lendBrowserGlobals(scope);
  const run = globalThis.eval;
  run(`${readFileSync(path, "utf8")}\n//# sourceURL=${path}`);
  // The client looks for them only while it loads; leaving them would make other libraries believe
  // that they are in a browser.
  for (const name of lent) Reflect.deleteProperty(scope, name);
  // Events come over the bridge. Over it, requests and answers of megabytes would be made into text five times each.
  bridge = {
    sendMessageToHost: () => {
      throw new TypeError("the client speaks to the host by requests only");
    },
  };
  const { HostBridge, HostBridgeSession } = scope.OfficeExtension ?? {};
  if (!HostBridge || !HostBridgeSession) throw new TypeError("not the client that is known");
  HostBridge.init(bridge);
  HostBridgeSession.prototype._createRequestExecutorOrNull = () => ({
    executeAsync: (_customData, _flags, { Body }) => answerClient(JSON.stringify(Body)),
  });
  return scope;
}

/** Has the workbook answer a request, as text: neither side is to see what the other changes afterwards. */
async function answerClient(request: string): Promise<ClientAnswer> {
  if (!installed) return failure("ConnectionFailure", "No workbook is open in the embedded Excel.");
  try {
    const answer = await installed.answer(request);
    if (answer.status !== 200) return failure(answer.errorCode, answer.errorMessage);
    const body: unknown = JSON.parse(answer.body);
    return { HttpStatusCode: 200, ErrorCode: null, ErrorMessage: null, Headers: {}, Body: body };
  } catch (error) {
    return failure("GeneralException", error instanceof Error ? error.message : String(error));
  }
}

function failure(code: string, message: string): ClientAnswer {
  return { HttpStatusCode: 500, ErrorCode: code, ErrorMessage: message, Headers: {}, Body: null };
}

/** What `installOfficeJs` gives back. */
export interface InstalledOffice {
  /** Takes the workbook off; `Excel.run` fails with ConnectionFailure until another is installed. */
  uninstall(): void;
}

/**
 * Makes the globals `Excel`, `OfficeExtension` and `Office` speak to a workbook. The client is
 * Microsoft's own, loaded on the first call; a later call replaces the workbook.
 */
export function installOfficeJs(
  excel: EmbeddedExcel,
  options: OfficeOptions = {},
): InstalledOffice {
  const scope = loadClient();
  installed = excel;
  excel.onEvents((entries) => {
    if (installed !== excel) return;
    bridge?.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  });
  // The client's own Office has these as getters of a page; ours stand before them.
  clientOffice ??= scope.Office ?? {};
  const office = createOffice(excel, options);
  Object.setPrototypeOf(office, clientOffice);
  scope.Office = office;
  return {
    uninstall: () => {
      if (installed === excel) installed = undefined;
      excel.onEvents(() => undefined);
    },
  };
}
