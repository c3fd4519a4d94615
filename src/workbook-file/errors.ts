/** Why a file could not be opened; the doors turn it into a sentence in the user's language. */
export type OpenFailure =
  "not-a-workbook" | "truncated" | "password-protected" | "too-large" | "empty-file";

/**
 * A file that the embedded Excel cannot open.
 * `reason` is for programs, `message` for logs (English, like Excel's own API errors).
 */
export class OpenError extends Error {
  override readonly name = "OpenError";
  constructor(
    readonly reason: OpenFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
