import { sheetCell } from "../address";
import { meaningOf } from "../slots";
import type { Plan } from "../plan";
import type { CoveredRows, TotalReading } from "../sums/total-scope";
import { faultOf, MOST_LISTED, type Judgement } from "./fault";
import { slotRowsIn, type SlotRows } from "./plan-areas";
import { areaAt, type SumTerms } from "./sum-terms";

/** Rows [start, end) of Plan.activities added `count` times. */
interface Counted {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** What judging a total row's formulas needs to know. */
export interface TotalContext {
  readonly plan: Plan;
  readonly totals: readonly TotalReading[];
  /** Activities that a total may add up or leave out. */
  readonly notAdditive: ReadonlyMap<number, unknown>;
  /** Whether a total row's cell is a SUBTOTAL, which another SUBTOTAL passes over. */
  readonly isSubtotal: (total: number, slot: number) => boolean;
  /** Other rows that a total row might as well cover. */
  readonly scopes: (total: number) => readonly CoveredRows[];
}

/** Judges a total row's formula by the rows that it adds up. */
export function judgeTotal(
  context: TotalContext,
  terms: SumTerms,
  total: number,
  slot: number,
): Judgement {
  const { plan, totals } = context;
  const reading = totals[total];
  const table = plan.tables[plan.totals.table[total]];
  if (reading.sums[slot] === undefined) return undefined;
  const row = plan.totals.sheetRow[total];
  const bySlot = countedBySlot(context, terms, {
    total,
    sheet: table.sheet,
    ...sheetCell(row, table.columns.amount[slot]),
  });
  if (!bySlot) return undefined;
  if (terms.isBroken) return faultOf("broken-reference");
  const others = [...bySlot.keys()].filter((each) => each !== slot);
  const counted = bySlot.get(slot) ?? [];
  if (others.length > 0) return judgeColumns(context, reading, bySlot, slot, others);
  if (counted.length === 0) return undefined;
  const judged = judgeRows(context, reading, counted, row);
  if (judged !== "sound" && judgedByOtherScope(context, counted, total, slot)) return "sound";
  if (judged !== "sound" || terms.constant === 0) return judged;
  return faultOf("constant", { constant: terms.constant });
}

/** Rows added up by slot, subtotals taken apart; undefined where a cell is none of the plan's. */
export function countedBySlot(
  { plan, totals, isSubtotal }: TotalContext,
  { areas }: SumTerms,
  at: {
    readonly total: number;
    readonly row: number;
    readonly column: number;
    readonly sheet: string;
  },
): Map<number, Counted[]> | undefined {
  const counted = new Map<number, Counted[]>();
  const add = ({ slot }: SlotRows, rows: Counted): void => {
    const list = counted.get(slot);
    if (list) list.push(rows);
    else counted.set(slot, [rows]);
  };
  for (const area of areas) {
    const rect = areaAt(area, at.row, at.column);
    const found = slotRowsIn(plan, area.sheet ?? at.sheet, rect);
    if (!found) return undefined;
    if (found.length === 0 && rect.top === rect.bottom && rect.left === rect.right)
      return undefined;
    for (const rows of found) {
      const { isTotal, start, end, slot } = rows;
      if (!isTotal) {
        add(rows, { start, end, count: area.factor });
        continue;
      }
      for (let total = start; total < end; total++) {
        if (area.inSubtotal && isSubtotal(total, slot)) continue;
        // It adds itself up: Excel says so on its own.
        if (total === at.total || totals[total].sums[slot] === undefined) return undefined;
        add(rows, { start: totals[total].start, end: totals[total].end, count: area.factor });
      }
    }
  }
  return counted;
}

/** A formula that adds up another column, or one more. */
function judgeColumns(
  context: TotalContext,
  reading: TotalReading,
  bySlot: ReadonlyMap<number, readonly Counted[]>,
  slot: number,
  others: readonly number[],
): Judgement {
  const isWhole = (each: number): boolean =>
    judgeRows(context, reading, bySlot.get(each) ?? [], 0) === "sound";
  if (!others.every(isWhole)) return undefined;
  if (bySlot.has(slot)) return isWhole(slot) ? faultOf("extra-part", { extra: others }) : undefined;
  if (others.length > 1) return undefined;
  const [mine, other] = [meaningOf(slot), meaningOf(others[0])];
  const isOtherSeries =
    mine.kind === "amount" &&
    other.kind === "amount" &&
    mine.period.kind === other.period.kind &&
    mine.period.index === other.period.index;
  return faultOf(isOtherSeries ? "wrong-series" : "missing-part", {
    missing: [slot],
    extra: others,
  });
}

function judgeRows(
  { plan, notAdditive }: TotalContext,
  { start, end }: CoveredRows,
  counted: readonly Counted[],
  totalRow: number,
): "sound" | ReturnType<typeof faultOf> {
  const missing: number[] = [];
  const extra: number[] = [];
  const twice: number[] = [];
  const bounds = new Set([start, end, ...counted.flatMap((rows) => [rows.start, rows.end])]);
  const sorted = [...bounds].sort((a, b) => a - b);
  for (const [index, from] of sorted.slice(0, -1).entries()) {
    const count = counted.reduce(
      (sum, rows) => (rows.start <= from && from < rows.end ? sum + rows.count : sum),
      0,
    );
    const isCovered = from >= start && from < end;
    if (count === (isCovered ? 1 : 0)) continue;
    const list = count === 0 ? missing : isCovered ? twice : extra;
    for (let row = from; row < sorted[index + 1] && list.length < MOST_LISTED; row++)
      if (!notAdditive.has(row)) list.push(plan.activities.sheetRow[row] - totalRow);
  }
  if (missing.length > 0) return faultOf("missing-rows", { missing, extra });
  if (twice.length > 0) return faultOf("counted-twice", { extra: twice });
  if (extra.length > 0) return faultOf("extra-rows", { extra });
  return "sound";
}

/** Whether a formula adds up just the rows of another scope, and they come to the same: nothing says which is meant. */
function judgedByOtherScope(
  context: TotalContext,
  counted: readonly Counted[],
  total: number,
  slot: number,
): boolean {
  const { plan, scopes, totals } = context;
  const value = plan.totals.amounts[slot]?.[total] ?? 0;
  if (value !== totals[total].sums[slot]) return false;
  return scopes(total).some((scope) => judgeRows(context, scope, counted, 0) === "sound");
}
