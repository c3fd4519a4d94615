import { CuadraError } from "../poi/error";

/** The requirement set that src/excel needs: page layout (1.9) is the newest thing that it uses. */
export const NEEDED_API = { set: "ExcelApi", version: "1.9" } as const;

/** Excel's codes for a request or an answer that is too large, by limit of bytes or of cells. */
const TOO_LARGE: ReadonlySet<string> = new Set([
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "RangeExceedsLimit",
  "OperationCellsExceedLimit",
  "MemoryLimitReached",
]);

/**
 * Codes of a clash that passes by itself: a co-author's change, a dialog open, too many requests at a time; or another
 * workbook stands in front, for which Excel has "InvalidSelection" too (office-js, issue 6365).
 */
const BUSY: ReadonlySet<string> = new Set([
  "Conflict",
  "ActivityLimitReached",
  "RequestAborted",
  "Timeout",
  "ConnectionFailure",
  "WriteNotSupportedWhenModalDialogOpen",
  "ServiceNotAvailable",
  "InactiveWorkbook",
  "InvalidSelection",
]);

/** Codes for what this Excel, or the Excel of this platform, does not have. */
const TOO_OLD: ReadonlySet<string> = new Set(["ApiNotFound", "ApiNotAvailable", "NotImplemented"]);

/** Calls that fail on a workbook whose structure is protected, as Excel's `errorLocation` names them. */
const OF_STRUCTURE =
  /^(WorksheetCollection\.(add|addFromBase64)|Worksheet\.(delete|copy|name|position|visibility|tabColor))/i;

/** What Office.js tells of a failed request (OfficeExtension.Error), whatever realm it comes from. */
interface OfficeError {
  readonly code: string;
  readonly message: string;
  readonly location: string;
}

/**
 * Runs a batch in Excel: the only door to `Excel.run`. Whatever goes wrong comes out as a CuadraError.
 * @throws CuadraError with Excel's errors put in people's words; a CuadraError thrown by the batch as it is
 */
export async function runExcel<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await Excel.run(batch);
  } catch (error) {
    throw await toCuadraError(error);
  }
}

/** @throws CuadraError "cancelled" once the signal is aborted */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CuadraError("cancelled", {});
}

/** Whether an error says that Excel's answer would have been larger than it allows. */
export function isResponseTooLarge(error: unknown): boolean {
  return officeError(error)?.code === "ResponsePayloadSizeLimitExceeded";
}

/** Whether an error says that the workbook, or a sheet of it, is protected against what was asked. */
export function isAccessDenied(error: unknown): boolean {
  return officeError(error)?.code === "AccessDenied";
}

/** Whether an error says that what was asked for by its name or id is not there. */
export function isNotFound(error: unknown): boolean {
  return officeError(error)?.code === "ItemNotFound";
}

/** Whether an error says that what is selected is not one range of cells. */
export function isInvalidSelection(error: unknown): boolean {
  return officeError(error)?.code === "InvalidSelection";
}

async function toCuadraError(error: unknown): Promise<CuadraError> {
  if (error instanceof CuadraError) return error;
  if (isAbort(error)) {
    return new CuadraError("cancelled", {}, { cause: error });
  }
  const office = officeError(error);
  if (!office) {
    const message = error instanceof Error ? error.message : String(error);
    return new CuadraError("unexpected", { code: "Error", message }, { cause: error });
  }
  const { code, message } = office;
  const options = { cause: error };
  if (code === "InvalidOperationInCellEditMode")
    return new CuadraError("cell-being-edited", {}, options);
  if (code === "AccessDenied") return whatIsProtected(office, options);
  if (code === "ItemNotFound") return new CuadraError("gone-meanwhile", {}, options);
  if (TOO_LARGE.has(code)) return new CuadraError("too-large", {}, options);
  if (BUSY.has(code)) return new CuadraError("busy", {}, options);
  if (TOO_OLD.has(code)) {
    const needs = `${NEEDED_API.set} ${NEEDED_API.version}`;
    return new CuadraError("excel-too-old", { needs }, options);
  }
  return new CuadraError("unexpected", { code, message }, options);
}

/** What `signal.throwIfAborted()` and aborted fetches throw: a DOMException, of whatever realm. */
function isAbort(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "name" in error && error.name === "AbortError"
  );
}

function officeError(error: unknown): OfficeError | undefined {
  if (!(typeof error === "object" && error !== null && "code" in error)) return undefined;
  const { code } = error;
  if (typeof code !== "string") return undefined;
  const debugInfo: unknown = "debugInfo" in error ? error.debugInfo : undefined;
  return {
    code,
    message: "message" in error ? String(error.message) : "",
    location:
      typeof debugInfo === "object" && debugInfo !== null && "errorLocation" in debugInfo
        ? String(debugInfo.errorLocation)
        : "",
  };
}

/** Excel says only that access was denied; what denied it has to be asked. */
async function whatIsProtected(
  { code, message, location }: OfficeError,
  options: ErrorOptions,
): Promise<CuadraError> {
  try {
    return await Excel.run(async (context) => {
      const { workbook } = context;
      workbook.load("readOnly");
      workbook.protection.load("protected");
      workbook.worksheets.load("items/name,items/protection/protected");
      await context.sync();
      const structure = workbook.protection.protected;
      if (structure && OF_STRUCTURE.test(location))
        return new CuadraError("workbook-protected", {}, options);
      const sheet = workbook.worksheets.items.find(({ protection }) => protection.protected);
      if (sheet) return new CuadraError("sheet-protected", { sheet: sheet.name }, options);
      if (structure) return new CuadraError("workbook-protected", {}, options);
      if (workbook.readOnly) return new CuadraError("read-only", {}, options);
      return new CuadraError("unexpected", { code, message }, options);
    });
  } catch {
    // Asking failed as well: what is known is the error that was asked about.
    return new CuadraError("unexpected", { code, message }, options);
  }
}
