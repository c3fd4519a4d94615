import { CuadraError } from "../poi/error";
import type { OpenError } from "./errors";

/** Why a file cannot be opened, as it is told to people. @param file its name, or path */
export function openFailure(file: string, error: OpenError): CuadraError {
  const options = { cause: error };
  switch (error.reason) {
    case "not-a-workbook":
      return new CuadraError("not-a-workbook", { file }, options);
    case "truncated":
    case "empty-file":
      return new CuadraError("truncated-workbook", { file }, options);
    case "password-protected":
      return new CuadraError("password-protected", { file }, options);
    case "too-large":
      return new CuadraError("too-large", {}, options);
  }
}
