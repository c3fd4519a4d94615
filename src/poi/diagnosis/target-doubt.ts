import type { Finding } from "../findings/finding";
import { groupBy } from "../group-by";
import type { Plan } from "../plan";
import { TARGET } from "../slots";
import type { Candidate } from "./candidate";
import type { Evidence } from "./correction";
import type { DiagnosedRow } from "./diagnosed-row";

/** Why what breaks the sum of META may not be META. */
export type TargetDoubt = Extract<
  Evidence,
  { kind: "target-never-holds" | "may-be-level" | "usual-months" }
>;

/** Rows of a table, and the share of them that must break the sum, for the column itself to be in doubt. */
const FEWEST_ROWS = 5;
const NEARLY_ALL = 0.8;
/** Months that say something, and how often META they must add up to, for it to be one of their size. */
const FEWEST_MONTHS = 3;
const MANY_TIMES = 2;
/** How many times as many months say the usual amount as say another, for these to be the wrong ones. */
const TIMES_AS_MANY = 2;

/**
 * Whether a correction that changes META alone is in doubt, as no fault of a row's can be: where hardly any row of the
 * table adds up to it, where it lies within what its own months say, as an average does, a maximum or a stock, or where it
 * is what they come to but for a few that say another amount than the others. The returned function gives the doubt, or undefined.
 */
export function targetDoubts(
  plan: Plan,
  findings: readonly Finding[],
): (row: DiagnosedRow, candidate: Candidate) => TargetDoubt | undefined {
  const failing = new Map<number, number>();
  for (const { check, isTotal, rowIndex } of findings) {
    if (check !== "target-sum" || isTotal) continue;
    const table = plan.activities.table[rowIndex];
    failing.set(table, (failing.get(table) ?? 0) + 1);
  }
  const never = new Map<number, TargetDoubt>();
  for (const [table, count] of failing) {
    const { start, end } = plan.tables[table].activities;
    const rows = end - start;
    if (rows >= FEWEST_ROWS && count >= NEARLY_ALL * rows)
      never.set(table, { kind: "target-never-holds", failing: count, rows });
  }
  return (suspect, { changed }) => {
    if (changed.length !== 1 || suspect.slots[changed[0]] !== TARGET) return undefined;
    const ofTable = never.get(plan.activities.table[suspect.row]);
    return ofTable ?? doubtByMonths(suspect, changed[0]);
  };
}

function doubtByMonths(
  { cells, given: { sums, odd } }: DiagnosedRow,
  target: number,
): TargetDoubt | undefined {
  const rule = sums.rules.find(({ total }) => total === target);
  const months = (rule?.parts ?? []).flatMap((position) => cells[position] || []);
  if (months.length < FEWEST_MONTHS) return undefined;
  // A text may say it as a number does: "3 talleres".
  const readings = odd.find(({ position }) => position === target)?.readings;
  const said = (readings ?? [cells[target] ?? 0]).filter((amount) => amount > 0);
  return said.some((amount) => isWithin(months, amount))
    ? { kind: "may-be-level" }
    : usualMonths(months, said);
}

function isWithin(months: readonly number[], amount: number): boolean {
  const sum = months.reduce((total, month) => total + month, 0);
  return (
    amount >= Math.min(...months) && amount <= Math.max(...months) && sum >= MANY_TIMES * amount
  );
}

/** The months that META is the sum of, if all say the usual amount and those that say another are wrong or too many. */
function usualMonths(months: readonly number[], said: readonly number[]): TargetDoubt | undefined {
  for (const [amount, alike] of groupBy(months, (month) => month)) {
    const others = months.length - alike.length;
    // One that says another amount would be a way of its own to put the row right.
    if (alike.length < FEWEST_MONTHS || others < 2 || alike.length < TIMES_AS_MANY * others)
      continue;
    const target = said.find(
      (each) =>
        Number.isInteger(each / amount) &&
        each >= alike.length * amount &&
        each <= months.length * amount,
    );
    if (target !== undefined) return { kind: "usual-months", amount, months: target / amount };
  }
  return undefined;
}
