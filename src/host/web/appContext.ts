import type { EmbeddedExcel } from "../embeddedExcel";

/** What the add-in is told about where it runs. */
export interface AppOptions {
  appId: string;
  /** Differs from one page load to the next: the client caches settings by it. */
  conversationId: string;
  /** Origin of the host page; the client accepts answers only from there. */
  hostOrigin: string;
  /** Office.context.displayLanguage, for instance "es-PE". */
  language: string;
  /** Newest ExcelApi requirement set said to be supported. */
  excelApi: string;
  readOnly: boolean;
  /** Whether the pane is shown when its page starts. */
  visible: boolean;
}

const EXCEL_ON_THE_WEB = 16;
const VERSION = "16.0.20000.10000";
const SHARED_RUNTIME = 1;

/** The answer to getAppContextAsync. */
export function appContext(excel: EmbeddedExcel, options: AppOptions): object {
  const { settings, fileName } = excel.workbook;
  return {
    _id: options.appId,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: "16.00",
    _appUILocale: options.language,
    _dataLocale: options.language,
    _docUrl: `${options.hostOrigin}/${encodeURIComponent(fileName)}`,
    _clientMode: options.readOnly ? 0 : 1,
    _settings: settings.keys().map((key) => [key, settings.get(key)]),
    _reason: 1,
    _osfControlType: 1,
    _eToken: "",
    _correlationId: options.conversationId,
    _appInstanceId: options.appId,
    _appMinorVersion: 0,
    _hostFullVersion: VERSION,
    _requirementMatrix: JSON.stringify({
      ExcelApi: options.excelApi,
      RichApiRuntime: "1.2",
      SharedRuntime: "1.2",
      AddinCommands: "1.3",
      Settings: "1.1",
      RibbonApi: "1.1",
    }),
    _initialDisplayMode: options.visible ? 2 : 1,
  };
}

/** The `name` of the pane's iframe, by which Office.js learns who its host is. */
export function frameName(options: AppOptions): string {
  const { language, conversationId, appId, hostOrigin } = options;
  // Disables the client's telemetry, and says that the runtime is shared.
  const hostInfo = `Excel$Web$16.00$${language}$${conversationId}$$disableLogging$${SHARED_RUNTIME}`;
  return JSON.stringify({
    baseFrameName: conversationId,
    hostInfo,
    xdmInfo: `${conversationId}|${appId}|${hostOrigin}`,
    serializerVersion: 1,
  });
}
