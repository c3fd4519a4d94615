import { rowReferences } from "../../poi/formulas/formula";
import { isPresent, slotsInSheetOrder, type Rows, type Table } from "../../poi/plan";
import { rulesOf } from "../../poi/sums/rules";
import { monthSlot, quarterSlot, TARGET } from "../../poi/slots";
import type { Validation } from "../../poi/validation/validation";
import { balanceOf, isBalanced, unbalanced, type Balance } from "../../poi/formulas/balance";

/**
 * How the shifted rows of a table show in a formula, without anything remembered: the cells at the end of the
 * row are blank (what stood there has slid to the left) while its sums fail. It stops being true as soon as the
 * row is corrected.
 */
export interface ShiftSign {
  /** The sign's formula for a 0-based sheet row. */
  readonly formula: (row: number) => string;
  /** Whether at this moment it shows in the shifted rows and in no other. */
  readonly exact: boolean;
}

/**
 * The sign that fits a table's shifted rows best, undefined where it has none. How many cells at the end are
 * blank in a shifted row depends on the quarter reported, and the fewer sums are asked the shorter the formula:
 * of the signs that fit equally well, the first.
 */
export function shiftSign(
  { plan, shifted, notAdditive }: Validation,
  table: Table,
): ShiftSign | undefined {
  const rows = plan.activities;
  const { start, end } = table.activities;
  const sought = [...shifted.keys()].filter((row) => row >= start && row < end);
  if (sought.length === 0) return undefined;
  const slots = slotsInSheetOrder(table.columns);
  const blanks = blanksAtEnd(rows, slots, sought);
  let best: { fitting: number; tail: number[]; balances: Balance[] } | undefined;
  for (const balances of [yearBalances(table), rulesOf(table.columns).map(balanceOf)]) {
    if (balances.length === 0) continue;
    for (let count = 1; count <= blanks; count++) {
      const tail = slots.slice(-count);
      let fitting = 0;
      for (let row = start; row < end; row++) {
        // The sign is not asked in rows whose months do not add up.
        if (notAdditive.has(row)) {
          fitting++;
          continue;
        }
        const shows =
          tail.every((slot) => !isPresent(rows, row, slot)) &&
          balances.some((balance) => !isBalanced(balance, rows, row));
        if (shows === shifted.has(row)) fitting++;
      }
      if (fitting > (best?.fitting ?? -1)) best = { fitting, tail, balances };
    }
  }
  if (!best) return undefined;
  const { tail, balances, fitting } = best;
  return {
    exact: fitting === end - start,
    formula: (row) => {
      const cells = rowReferences(
        tail.map((slot) => table.columns.amount[slot]),
        row,
      );
      const broken = balances.map((balance) =>
        unbalanced(balance, table.columns, row, rows.integers),
      );
      return `AND(COUNT(${cells})=0,OR(${broken.join(",")}))`;
    },
  };
}

/** Cells that are blank at the end of every one of the rows. */
function blanksAtEnd(rows: Rows, slots: readonly number[], among: readonly number[]): number {
  const lastFilled = Math.max(
    ...among.map((row) => slots.findLastIndex((slot) => isPresent(rows, row, slot))),
  );
  return Math.min(slots.length - 1 - lastFilled, LONGEST_TAIL);
}

/** More blank columns than the executed ones of three quarters are not asked for. */
const LONGEST_TAIL = 12;

/** The sums over the year: fewer and longer than those by quarter. */
function yearBalances({ columns }: Table): Balance[] {
  const has = (slot: number): boolean => columns.amount[slot] >= 0;
  const parts = (["programmed", "executed"] as const).flatMap((series) => {
    const months = Array.from({ length: 12 }, (_, month) => monthSlot(series, month));
    const quarters = Array.from({ length: 4 }, (_, quarter) => quarterSlot(series, quarter));
    const own = [months, quarters].filter((slots) => slots.every(has));
    return [series === "programmed" && has(TARGET) ? [[TARGET], ...own] : own];
  });
  return parts.flatMap((sums) =>
    sums.slice(1).map((right, index) => ({ left: sums[index], right })),
  );
}
