import { isBlank, type CellValue } from "./cells";
import { saidRule } from "./header/measure-words";
import { NO_TEXTS, otherTextsIn } from "./header/other-texts";
import type { Columns } from "./header/columns";
import type { Plan, Reason } from "./plan";
import { SAID_RULES } from "./sums/measure-rule";

/**
 * Why an activity (index in Plan.activities) was executed less than programmed, as its row says for the months to
 * the reported quarter (1–4) and for none in particular; a reason said of several months comes once, at the first.
 */
export function reasonsOf(plan: Plan, activity: number, quarter: number): readonly Reason[] {
  const seen = new Set<string>();
  return (plan.reasons.get(activity) ?? []).filter(({ month, text }) => {
    if ((month !== null && month >= quarter * 3) || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** What the row of an activity says beside its amounts. */
export interface RowNotes {
  /** What identifies it; "" where the table has no such column. */
  readonly code: string;
  /** As in Plan.saidRules. */
  readonly rule: number;
  readonly reasons: readonly Reason[];
}

/** A row's code, rule and reasons. @param cellIn what it holds in a 0-based sheet column */
export function notesIn(cellIn: (column: number) => CellValue, columns: Columns): RowNotes {
  const { code, rule, reasons } = columns;
  const textIn = (column: number): string => String(cellIn(column)).trim();
  const said = rule < 0 ? undefined : saidRule(textIn(rule));
  return {
    rule: said === undefined ? 0 : 1 + SAID_RULES.indexOf(said),
    code: code < 0 ? "" : textIn(code),
    reasons: reasons.flatMap(({ column, month }) => {
      const text = textIn(column);
      return isBlank(text) ? [] : { month, text };
    }),
  };
}

/**
 * Whether a row says beside its texts and amounts what it said when it was read.
 * @param activity index in Plan.activities
 * @param cellIn what it holds in a 0-based sheet column
 */
export function hasSameNotes(
  plan: Plan,
  activity: number,
  cellIn: (column: number) => CellValue,
  columns: Columns,
): boolean {
  const { code, rule, reasons } = notesIn(cellIn, columns);
  const before = plan.reasons.get(activity) ?? [];
  return (
    code === (plan.codes.at(activity) ?? "") &&
    rule === (plan.saidRules.at(activity) ?? 0) &&
    otherTextsIn(cellIn, columns) === (plan.otherTexts.at(activity) ?? NO_TEXTS) &&
    reasons.length === before.length &&
    reasons.every(({ month, text }, at) => month === before[at].month && text === before[at].text)
  );
}
