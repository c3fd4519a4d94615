import { CuadraError, type ErrorCode, type ErrorDetails } from "../../poi/error";

/** A CuadraError that ended a worker's work, taken apart to be told. */
export interface WorkerError {
  readonly kind: "error";
  readonly code: ErrorCode;
  readonly details: ErrorDetails[ErrorCode];
}

/** What a worker tells of what it caught; no Excel is asked there, so that what is no CuadraError is Cuadra's own. */
export function workerError(error: unknown): WorkerError {
  const { code, details } = isCuadraError(error) ? error : internal(error);
  return { kind: "error", code, details };
}

const isCuadraError = (error: unknown): error is CuadraError => error instanceof CuadraError;

function internal(error: unknown): CuadraError<"internal"> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new CuadraError("internal", { message });
}
