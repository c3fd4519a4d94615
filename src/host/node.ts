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

/** Loads IronCalc; its WebAssembly comes from the package's own file. */
async function loadEngine(): Promise<typeof Model> {
  const engine = await import("@ironcalc/wasm");
  engine.initSync({ module: await readFile(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
  return engine.Model;
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
interface OfficeGlobals {
  Excel?: unknown;
  Office?: object;
  OfficeExtension?: {
    HostBridge: { init(bridge: Bridge): void };
  };
  window?: unknown;
  navigator?: unknown;
}

interface BridgeMessage {
  id: number;
  message: { body: unknown };
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
  bridge = { sendMessageToHost: (text) => void handle(text) };
  scope.OfficeExtension?.HostBridge.init(bridge);
  return scope;
}

function parseBridgeMessage(text: string): BridgeMessage {
  const parsed: unknown = JSON.parse(text);
  const isMessage = (value: unknown): value is BridgeMessage =>
    typeof value === "object" && value !== null && "id" in value && "message" in value;
  if (!isMessage(parsed)) throw new TypeError("not a message of the client's bridge");
  return parsed;
}

async function handle(text: string): Promise<void> {
  const { id, message } = parseBridgeMessage(text);
  const target = installed;
  const send = (answer: unknown): void => {
    bridge?.onMessageFromHost?.(JSON.stringify({ id, type: 1, message: answer }));
  };
  if (!target) {
    send(failure("ConnectionFailure", "No workbook is open in the embedded Excel."));
    return;
  }
  try {
    const answer = await target.answer(JSON.stringify(message.body));
    send(
      answer.status === 200
        ? { statusCode: 200, headers: {}, body: answer.body }
        : failure(answer.errorCode, answer.errorMessage),
    );
  } catch (error) {
    send(failure("GeneralException", error instanceof Error ? error.message : String(error)));
  }
}

function failure(code: string, message: string): unknown {
  return { statusCode: 500, headers: {}, body: JSON.stringify({ error: { code, message } }) };
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
