import { CuadraError } from "../poi/error";

/** Whether an error goes by itself: a cell being edited, Excel busy. */
export function passes(error: unknown): boolean {
  return (
    error instanceof CuadraError && (error.code === "cell-being-edited" || error.code === "busy")
  );
}
