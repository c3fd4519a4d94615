import type { Finding } from "../poi/findings/finding";
import type { Catalogue } from "./es/index";

/** A finding's sentence. */
export function findingText(texts: Catalogue, finding: Finding): string {
  const { texts: checks } = texts.checks;
  // The switch is what ties a finding's check to the type of its detail.
  switch (finding.check) {
    case "target-sum":
      return checks[finding.check].message(finding);
    case "quarter-sum":
      return checks[finding.check].message(finding);
    case "total-sum":
      return checks[finding.check].message(finding);
    case "unverified-total":
      return checks[finding.check].message(finding);
    case "partial-total":
      return checks[finding.check].message(finding);
    case "filtered-total":
      return checks[finding.check].message(finding);
    case "tasks-counted":
      return checks[finding.check].message(finding);
    case "shifted-row":
      return checks[finding.check].message(finding);
    case "not-a-number":
      return checks[finding.check].message(finding);
    case "spelling":
      return checks[finding.check].message(finding);
    case "text-number":
      return checks[finding.check].message(finding);
    case "rounded-parts":
      return checks[finding.check].message(finding);
    case "dash":
      return checks[finding.check].message(finding);
    case "no-data":
      return checks[finding.check].message(finding);
    case "not-additive":
      return checks[finding.check].message(finding);
    case "last-value":
      return checks[finding.check].message(finding);
    case "total-mixed":
      return checks[finding.check].message(finding);
    case "negative":
      return checks[finding.check].message(finding);
    case "fraction":
      return checks[finding.check].message(finding);
    case "blank-activity":
      return checks[finding.check].message(finding);
    case "missing-text":
      return checks[finding.check].message(finding);
    case "other-quarter":
      return checks[finding.check].message(finding);
    case "missing-column":
      return checks[finding.check].message(finding);
    case "unread-columns":
      return checks[finding.check].message(finding);
    case "unread-rows":
      return checks[finding.check].message(finding);
    case "empty-column":
      return checks[finding.check].message(finding);
    case "unfilled-months":
      return checks[finding.check].message(finding);
    case "duplicate-activity":
      return checks[finding.check].message(finding);
    case "repeated-sheet":
      return checks[finding.check].message(finding);
    case "linked-sheet":
      return checks[finding.check].message(finding);
    case "future-execution":
      return checks[finding.check].message(finding);
    case "formula-shape":
      return checks[finding.check].message(finding);
    case "external-reference":
      return checks[finding.check].message(finding);
    case "typed-over-formula":
      return checks[finding.check].message(finding);
    case "unprogrammed-execution":
      return checks[finding.check].message(finding);
  }
}
