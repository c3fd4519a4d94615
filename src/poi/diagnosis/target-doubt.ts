import type { Finding } from "../findings/finding";
import type { Plan } from "../plan";
import { TARGET } from "../slots";
import type { Candidate } from "./candidate";
import type { Evidence } from "./correction";
import type { DiagnosedRow } from "./diagnosed-row";

/** Why what breaks the sum of META may not be META. */
export type TargetDoubt = Extract<Evidence, { kind: "target-never-holds" | "may-be-level" }>;

/** Rows of a table, and the share of them that must break the sum, for the column itself to be in doubt. */
const FEWEST_ROWS = 5;
const NEARLY_ALL = 0.8;
/** Months that say something, and how often META they must add up to, for it to be one of their size. */
const FEWEST_MONTHS = 3;
const MANY_TIMES = 2;

/**
 * Whether a correction that changes META alone is in doubt, as no fault of a row's can be: where hardly any row of the
 * table adds up to it, or where it lies within what its own months say, as an average does, a maximum or a stock. The
 * returned function gives the doubt, or undefined.
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
    return ofTable ?? (isWithinMonths(suspect, changed[0]) ? { kind: "may-be-level" } : undefined);
  };
}

function isWithinMonths({ cells, given: { sums, odd } }: DiagnosedRow, target: number): boolean {
  const rule = sums.rules.find(({ total }) => total === target);
  const months = (rule?.parts ?? []).flatMap((position) => cells[position] || []);
  if (months.length < FEWEST_MONTHS) return false;
  const sum = months.reduce((total, amount) => total + amount, 0);
  // A text may say it as a number does: "3 talleres".
  const readings = odd.find(({ position }) => position === target)?.readings;
  const said = readings ?? [cells[target] ?? 0];
  return said.some(
    (amount) =>
      amount > 0 &&
      amount >= Math.min(...months) &&
      amount <= Math.max(...months) &&
      sum >= MANY_TIMES * amount,
  );
}
