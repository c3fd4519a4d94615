import type { Validation } from "../poi/validation/validation";
import { verdictOf } from "../poi/validation/verdict";
import type { Catalogue } from "./es/index";

/** The one line of a validation that matters. */
export function verdictText(
  validation: Pick<Validation, "plan" | "counts">,
  { report: { verdict } }: Catalogue,
): string {
  switch (verdictOf(validation)) {
    case "to-fix":
      return verdict.toFix(validation.counts.error);
    case "to-review":
      return verdict.toReview;
    case "ready":
      return verdict.ready;
  }
}
