import { SHEET_WIDTH, sheetCell } from "../address";
import type { Table } from "../plan";
import { rulesOf, type Rule } from "../sums/rules";
import { meaningOf, SLOT_COUNT } from "../slots";
import { faultOf, type Judgement } from "./fault";
import { areaAt, type Rect, type SumTerms } from "./sum-terms";

/** Rows that a formula within a row can take in before it is no such formula. */
const MOST_ROWS = 8;

/** Judges formulas that add up cells of their own row, for the columns of one table. */
export class RowJudge {
  readonly rules: ReadonlyMap<number, Rule>;
  private readonly slotAt = new Map<number, number>();

  constructor(private readonly table: Pick<Table, "columns" | "seriesBelow">) {
    const { columns } = table;
    this.rules = new Map(rulesOf(columns).map((rule) => [rule.total, rule]));
    for (const [slot, column] of columns.amount.entries())
      if (column >= 0) this.slotAt.set(column, slot);
  }

  /**
   * What a formula adds up by slot, for each row that it takes in (as an offset); undefined where that cannot be said.
   * @param row 0-based sheet row of the activity or total; its cell in the slot's column may stand further down
   */
  addends(
    { areas }: SumTerms,
    sheet: string,
    row: number,
    slot: number,
  ): Map<number, Float64Array> | undefined {
    const rows = new Map<number, Float64Array>();
    for (const area of areas) {
      if (area.sheet !== undefined && area.sheet.toLowerCase() !== sheet.toLowerCase())
        return undefined;
      const cell = sheetCell(row, this.table.columns.amount[slot]);
      const rect = areaAt(area, cell.row, cell.column);
      if (rect.bottom - rect.top >= MOST_ROWS) return undefined;
      for (let at = rect.top; at <= rect.bottom; at++) {
        const below = this.rowsBelowAt(at);
        const slots = this.slotsIn(rect, below);
        // A cell beside the amounts, asked for by itself: what it holds is not known here.
        if (slots.length === 0 && rect.left === rect.right) return undefined;
        const offset = at - below - row;
        const counts = rows.get(offset) ?? new Float64Array(SLOT_COUNT);
        for (const each of slots) counts[each] += area.factor;
        rows.set(offset, counts);
      }
    }
    return rows;
  }

  /** Judges a formula at a 0-based sheet row, in the column of a slot. */
  judge(terms: SumTerms, sheet: string, row: number, slot: number): Judgement {
    const rule = this.rules.get(slot);
    if (!rule) return undefined;
    const rows = this.addends(terms, sheet, row, slot);
    if (!rows) return undefined;
    if (terms.isBroken) return faultOf("broken-reference");
    const others = [...rows.keys()].filter((offset) => offset !== 0);
    if (others.length > 0) return this.judgeOtherRows(rows, others, rule);
    const counts = rows.get(0);
    if (!counts) return undefined;
    const judged = this.judgeParts(counts, rule);
    if (judged !== "sound" || terms.constant === 0) return judged;
    return faultOf("constant", { constant: terms.constant });
  }

  private judgeOtherRows(
    rows: ReadonlyMap<number, Float64Array>,
    others: readonly number[],
    rule: Rule,
  ): Judgement {
    const all = new Float64Array(SLOT_COUNT);
    for (const counts of rows.values())
      for (const [slot, count] of counts.entries()) all[slot] += count;
    // A link to some other figure is not judged; the right columns of the wrong row, or others added to the right ones, are.
    const own = rows.get(0);
    const isOfParts =
      this.judgeParts(all, rule) === "sound" ||
      (own !== undefined && this.judgeParts(own, rule) === "sound");
    return isOfParts ? faultOf("other-row", { extra: others }) : undefined;
  }

  private judgeParts(counts: Float64Array, rule: Rule): Judgement {
    const given = this.leaves(counts, rule.total);
    const judged = judgeLeaves(given, rule.parts);
    // Which of the two a row's META is the sum of, its figures say, not its formula.
    return rule.otherwise && judgeLeaves(given, rule.otherwise) === "sound" ? "sound" : judged;
  }
  /** Quarters, semesters and META taken apart into what they add up. */
  private leaves(counts: Float64Array, own: number): Float64Array {
    const leaves = new Float64Array(SLOT_COUNT);
    for (const [slot, count] of counts.entries()) {
      if (count === 0) continue;
      const parts = slot === own ? undefined : this.rules.get(slot)?.parts;
      for (const part of parts ?? [slot]) leaves[part] += count;
    }
    return leaves;
  }

  /** How many rows below its row's first a cell of a sheet row stands. */
  private rowsBelowAt(sheetRow: number): number {
    const { seriesBelow } = this.table;
    return seriesBelow && sheetRow >= seriesBelow.firstHeaderRow ? seriesBelow.rows : 0;
  }

  private slotsIn({ left, right }: Rect, below: number): number[] {
    const slots: number[] = [];
    const moved = SHEET_WIDTH * below;
    for (const [column, slot] of this.slotAt)
      if (column >= left + moved && column <= right + moved) slots.push(slot);
    return slots;
  }
}

/** Judges what is added up, by slot, against what should be. */
function judgeLeaves(given: Float64Array, wanted: readonly number[]): Judgement {
  const missing = wanted.filter((slot) => given[slot] === 0);
  const extra = [...given.entries()]
    .filter(([slot, count]) => count !== 0 && (count !== 1 || !wanted.includes(slot)))
    .map(([slot]) => slot);
  if (missing.length === 0 && extra.length === 0) return "sound";
  if (missing.length === wanted.length && isOtherSeries(given, wanted))
    return faultOf("wrong-series", { missing, extra });
  // Nothing of what it should add up, and not its other series: it means something else.
  if (missing.length === wanted.length) return undefined;
  return faultOf(missing.length > 0 ? "missing-part" : "extra-part", { missing, extra });
}

/** Whether just the same periods of one other series are added up. */
function isOtherSeries(given: Float64Array, wanted: readonly number[]): boolean {
  const slots = [...given.entries()].filter(([, count]) => count !== 0);
  const periodOf = (slot: number): string => {
    const meaning = meaningOf(slot);
    return meaning.kind === "target" ? "" : `${meaning.period.kind} ${meaning.period.index}`;
  };
  const seriesOf = (slot: number): string => {
    const meaning = meaningOf(slot);
    return meaning.kind === "target" ? "" : meaning.series;
  };
  const periods = new Set(wanted.map(periodOf));
  return (
    slots.length === wanted.length &&
    new Set(slots.map(([slot]) => seriesOf(slot))).size === 1 &&
    slots.every(([slot, count]) => count === 1 && periods.has(periodOf(slot)))
  );
}
