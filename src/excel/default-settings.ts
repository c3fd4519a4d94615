import type { Language } from "../i18n/format";
import type { RuleChoice } from "../poi/sums/measure-rule";
import type { PointedHeader } from "../poi/header/pointed-header";
import type { ProgrammedChoice } from "../poi/sums/target-series";
import { DEFAULT_THRESHOLDS, type Thresholds } from "../poi/execution/thresholds";

/** What the user chose for this workbook; it is kept in the workbook and travels with it. */
export interface Settings {
  readonly thresholds: Thresholds;
  /** Reported quarter, 1–4; null: what the title says. */
  readonly quarter: number | null;
  /** Names of sheets that are not part of the plan. */
  readonly leaveOut: readonly string[];
  /** null: Office's display language. */
  readonly language: Language | null;
  /** How the months of some activities make their totals, where Cuadra is to take the user's word for it. */
  readonly rules: readonly RuleChoice[];
  /** What execution is measured against where a plan was reprogrammed. */
  readonly programmed: ProgrammedChoice;
  /** Header cells that the user pointed at, where the words do not tell what a column holds. */
  readonly headers: readonly PointedHeader[];
}

export const DEFAULT_SETTINGS: Settings = {
  thresholds: DEFAULT_THRESHOLDS,
  quarter: null,
  leaveOut: [],
  language: null,
  rules: [],
  programmed: "reprogrammed",
  headers: [],
};

/** Whether one of the named settings says something else in the other, whatever objects it is held in. */
export function differ(
  one: Settings,
  other: Settings,
  names: readonly (keyof Settings)[],
): boolean {
  return names.some((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
