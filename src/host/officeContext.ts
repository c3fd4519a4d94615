import type { EmbeddedExcel } from "./embeddedExcel";

export interface OfficeOptions {
  /** Office.context.displayLanguage and contentLanguage; es-PE by default. */
  language?: string;
  /** Newest ExcelApi requirement set that is said to be supported; 1.17 by default. */
  excelApi?: string;
}

/** Requirement sets besides ExcelApi that the doors stand for. */
const OTHER_SETS: Readonly<Partial<Record<string, string>>> = {
  richapiruntime: "1.2",
  settings: "1.1",
};

function atLeast(supported: string, wanted: string): boolean {
  const [major = 0, minor = 0] = supported.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function isCallback(value: unknown): value is (result: AsyncResult) => void {
  return typeof value === "function";
}

interface AsyncResult {
  status: "succeeded";
  value: unknown;
}

/**
 * The part of `Office` that lives in office.js and not in the Excel client: onReady, context and
 * the document's settings. For doors that have no page to run office.js in.
 */
export function createOffice(
  excel: EmbeddedExcel,
  options: OfficeOptions,
): Record<string, unknown> {
  const language = options.language ?? "es-PE";
  const excelApi = options.excelApi ?? "1.17";
  const ready = { host: "Excel", platform: "OfficeOnline", addin: null };
  const { settings } = excel.workbook;
  const done = (callback: unknown, value?: unknown): void => {
    const result: AsyncResult = { status: "succeeded", value };
    if (isCallback(callback)) {
      setTimeout(() => {
        callback(result);
      }, 0);
    }
  };
  return {
    onReady(callback?: (info: typeof ready) => unknown) {
      return Promise.resolve(ready).then((info) => {
        callback?.(info);
        return info;
      });
    },
    HostType: { Excel: "Excel" },
    PlatformType: { OfficeOnline: "OfficeOnline" },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    context: {
      displayLanguage: language,
      contentLanguage: language,
      host: "Excel",
      platform: "OfficeOnline",
      diagnostics: { host: "Excel", platform: "OfficeOnline", version: "16.0.20000.10000" },
      requirements: {
        isSetSupported(name: string, version = "1.1") {
          const set = name.toLowerCase();
          const supported = set === "excelapi" ? excelApi : OTHER_SETS[set];
          return supported !== undefined && atLeast(supported, version);
        },
      },
      document: {
        url: excel.workbook.fileName,
        mode: excel.workbook.readOnly ? "readOnly" : "readWrite",
        settings: {
          get: (name: string): unknown => {
            const json = settings.get(name);
            return json === undefined ? null : JSON.parse(json);
          },
          set: (name: string, value: unknown) => {
            settings.set(name, JSON.stringify(value));
          },
          remove: (name: string) => {
            settings.delete(name);
          },
          saveAsync: (first?: unknown, second?: unknown) => done(second ?? first),
          refreshAsync: (callback?: unknown) => done(callback),
        },
      },
    },
  };
}
