import type { PointedHeader } from "../poi/header/pointed-header";
import type { Plan } from "../poi/plan";
import type { ValidationOptions } from "../poi/validation/validation";
import type { Checked } from "./checking/checked";
import type { Checking } from "./checking/checking";
import type { FindingsShown } from "./findings-shown";

/** Runs the checks over a plan; rejects with the signal's reason when it is aborted. */
export type Check = (
  plan: Plan,
  options: ValidationOptions,
  signal: AbortSignal,
) => Promise<Checked>;

/** The checks of the plan: of one that is there, or of cells that are still to be read. */
export interface Checks {
  readonly check: Check;
  /** @param headers header cells that the user pointed at */
  readonly begin: (headers: readonly PointedHeader[], signal: AbortSignal) => Checking;
}

/** What is needed from the first validation on. With it the texts of the pane's language have come. */
export interface Review {
  readonly checks: Checks;
  readonly findings: FindingsShown;
}
