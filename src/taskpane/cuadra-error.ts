import { CuadraError } from "../poi/error";

/** Any error as one that can be shown; `signal`: of the work that failed, which may have been aborted. */
export function asCuadraError(error: unknown, signal?: AbortSignal): CuadraError {
  if (isCuadraError(error)) return error;
  if (signal?.aborted) return new CuadraError("cancelled", {}, { cause: error });
  const { name: code, message } =
    error instanceof Error ? error : { name: "Error", message: String(error) };
  return new CuadraError("unexpected", { code, message }, { cause: error });
}

const isCuadraError = (error: unknown): error is CuadraError => error instanceof CuadraError;
