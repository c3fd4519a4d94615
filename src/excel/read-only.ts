import { CuadraError } from "../poi/error";

/** Whether the workbook was opened for reading only: Excel on the web's viewing mode, a file that is locked. */
export function isReadOnly(): boolean {
  return Office.context.document.mode === Office.DocumentMode.ReadOnly;
}

/** @throws CuadraError "read-only", before anything is asked of Excel that it would refuse half-way */
export function requireWritable(): void {
  if (isReadOnly()) throw new CuadraError("read-only", {});
}
