/** Excel's error codes that the host raises (Excel.ErrorCodes and OfficeExtension.ErrorCodes). */
export type HostErrorCode =
  | "AccessDenied"
  | "ApiNotFound"
  | "GeneralException"
  | "InvalidArgument"
  | "InvalidObjectPath"
  | "InvalidOperation"
  | "InvalidReference"
  | "InvalidSelection"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "MergedRangeConflict"
  | "RequestPayloadSizeLimitExceeded"
  | "ResponsePayloadSizeLimitExceeded"
  | "RangeExceedsLimit"
  | "UnsupportedOperation";

const HTTP_STATUS: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  GeneralException: 500,
  ConnectionFailure: 500,
};

/** An answer of Excel that is an error: it becomes the OfficeExtension.Error that an add-in catches. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly httpStatus: number;
  /** "Worksheet.getRange", as debugInfo.errorLocation shows it; the dispatcher fills it in. */
  location: string | undefined;

  constructor(
    readonly code: string,
    message: string,
    options: { location?: string } = {},
  ) {
    super(message);
    this.httpStatus = HTTP_STATUS[code] ?? 400;
    this.location = options.location;
  }
}

/** Shorthand for Excel's most common answer. */
export function invalidArgument(what: string): HostError {
  return new HostError(
    "InvalidArgument" satisfies HostErrorCode,
    `The argument is invalid or missing or has an incorrect format. (${what})`,
  );
}

/** The item asked for is not there. */
export function itemNotFound(what: string): HostError {
  return new HostError(
    "ItemNotFound" satisfies HostErrorCode,
    `The requested resource doesn't exist. (${what})`,
  );
}

/** A protected sheet, or a protected workbook's structure, refuses a change. */
export function accessDenied(what: string): HostError {
  return new HostError(
    "AccessDenied" satisfies HostErrorCode,
    `You cannot perform the requested operation. (${what})`,
  );
}
