import { CuadraError } from "../poi/error";

/** Milliseconds until Excel is asked again after it was busy: most often, the next cell is being typed. */
export const RETRY_DELAY = 700;

/** Whether an error goes by itself: a cell being edited, Excel busy. */
export function passes(error: unknown): boolean {
  return (
    error instanceof CuadraError && (error.code === "cell-being-edited" || error.code === "busy")
  );
}
