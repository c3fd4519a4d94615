import type { CuadraError, ErrorCode, ErrorDetails } from "../poi/error";
import type { Catalogue } from "./es/index";

/** An error's sentence: what happened, where, and what to do. */
export function errorText<Code extends ErrorCode>(
  texts: Catalogue,
  error: CuadraError<Code>,
): string {
  const say: (details: ErrorDetails[Code]) => string = texts.errors[error.code];
  return say(error.details);
}
