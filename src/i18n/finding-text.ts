import type { CheckId, FindingOf } from "../poi/findings/finding";
import type { Catalogue } from "./es/index";

/** A finding's sentence. */
export function findingText<Id extends CheckId>(
  { checks: { texts } }: Catalogue,
  finding: FindingOf<Id>,
): string {
  const message: (finding: FindingOf<Id>) => string = texts[finding.check].message;
  return message(finding);
}
