import type { FormulaFinding } from "../findings/finding";
import { groupBy } from "../group-by";
import { isPresent, type Table } from "../plan";
import { quarterSaid } from "../execution/reported-quarter";
import { meaningOf, monthSlot, quarterSlot, type PeriodKind, type Series } from "../slots";
import type { Validation } from "../validation/validation";
import { cellKey, type AmountCell } from "./consequences";
import { isAlike, type SumColumn } from "./short-columns";

/**
 * What an audit found, less the right numbers that somebody pasted over formulas on purpose: in closed quarters, which
 * nothing is to change any more, and in whole columns. What is wrong stays, and the TOTAL of a column that has an error.
 * @param columns the columns of sums of all tables
 */
export function withoutPasted(
  found: readonly FormulaFinding[],
  validation: Validation,
  columns: readonly SumColumn[],
): readonly FormulaFinding[] {
  const right = found.filter(isRight);
  if (right.length === 0) return found;
  const pasted = new PastedValues(found, validation, columns);
  const left = new Set(right.filter((finding) => pasted.has(finding)));
  return found.filter((finding) => !left.has(finding));
}

/** Whether a finding is of a typed number that is known to be right. */
const isRight = ({ check, expected, detail }: FormulaFinding): boolean =>
  check === "typed-over-formula" && expected !== null && !detail.isWrong;

/** The quarters of a series up to the end of some period. */
interface Closed {
  readonly kind: PeriodKind;
  readonly series: Series;
  /** 0-based, from the first. */
  readonly quarters: readonly number[];
}

/** The right numbers among formulas, and what stands around them. */
class PastedValues {
  /** By `cellKey`. */
  private readonly right: ReadonlySet<string>;
  /** Activities' cells that are wrong, by slot. */
  private readonly wrong: ReadonlyMap<number, readonly AmountCell[]>;

  constructor(
    found: readonly FormulaFinding[],
    private readonly validation: Validation,
    private readonly columns: readonly SumColumn[],
  ) {
    this.right = new Set(found.filter(isRight).map(cellKey));
    const errors = [...validation.findings, ...found].filter(
      ({ isTotal, severity }) => !isTotal && severity === "error",
    );
    this.wrong = groupBy(errors, ({ slot }) => slot);
  }

  /** Whether one of them was pasted along with others. */
  has({ isTotal, rowIndex, slot }: AmountCell): boolean {
    if (!isTotal) return this.isOfLoneActivity(rowIndex, slot);
    return (
      this.isRightTotal(rowIndex, slot) &&
      (this.isOfTypedColumn(rowIndex, slot) || this.isOfClosedTotals(rowIndex, slot))
    );
  }

  /**
   * Of an activity alone in its table: whether it closed the quarters up to this one, or the column is typed in every
   * other table too, or down to TOTAL. Of two and more, a column that is typed says so by itself.
   */
  private isOfLoneActivity(rowIndex: number, slot: number): boolean {
    const { plan, totals } = this.validation;
    const { start, end } = plan.tables[plan.activities.table[rowIndex]].activities;
    if (end - start !== 1) return false;
    return (
      this.isOfClosedQuarters(rowIndex, slot) ||
      this.isTypedInAllTables(slot) ||
      totals.some(
        (total, index) =>
          total.start === start && total.end === end && this.isRightTotal(index, slot),
      )
    );
  }

  private isOfClosedQuarters(rowIndex: number, slot: number): boolean {
    const closed = this.closedBy(slot);
    if (!closed) return false;
    const { activities } = this.validation.plan;
    const upToThis = this.columns.filter(({ table, rule: { total, series, kind } }) => {
      const reach = this.closedBy(total)?.quarters.length ?? Infinity;
      return (
        table === activities.table[rowIndex] &&
        series === closed.series &&
        reach <= closed.quarters.length &&
        (kind === "quarter" || kind === closed.kind)
      );
    });
    return upToThis.every(
      ({ rule, tally }) =>
        tally.typed.includes(rowIndex) && isPresent(activities, rowIndex, rule.total),
    );
  }

  private isTypedInAllTables(slot: number): boolean {
    const ofSlot = this.columns.filter(({ rule }) => rule.total === slot);
    return ofSlot.length > 1 && ofSlot.every((column) => this.isTyped(column));
  }

  /** Whether what a TOTAL adds up is typed, where others of its columns are formulas. */
  private isOfTypedColumn(total: number, slot: number): boolean {
    const tables = this.tablesOf(total);
    const ofTables = this.columns.filter(({ table }) => tables.has(this.tableAt(table)));
    const own = ofTables.filter(({ rule }) => rule.total === slot);
    const isAmongFormulas = ofTables.some(
      ({ rule, tally }) =>
        rule.total !== slot &&
        own.some((each) => isAlike(each.rule, rule)) &&
        tally.formulas > tally.typed.length,
    );
    return own.length > 0 && own.every((column) => this.isTyped(column)) && isAmongFormulas;
  }

  /** Whether a total row closed the quarters up to this one: their months are typed, and the quarters. */
  private isOfClosedTotals(total: number, slot: number): boolean {
    const closed = this.closedBy(slot);
    if (!closed) return false;
    const { plan } = this.validation;
    const { amount } = this.tableAt(plan.totals.table[total]).columns;
    const months = closed.quarters.flatMap((quarter) =>
      [0, 1, 2].map((month) => monthSlot(closed.series, quarter * 3 + month)),
    );
    const quarters = closed.quarters
      .map((quarter) => quarterSlot(closed.series, quarter))
      .filter((each) => amount[each] >= 0);
    return [...months, ...quarters].every((each) => this.isRightTotal(total, each));
  }

  /** What is closed once the column of a month, a quarter or a semester is; undefined where that is not yet reported. */
  private closedBy(slot: number): Closed | undefined {
    const meaning = meaningOf(slot);
    if (meaning.kind !== "amount" || meaning.period.kind === "year") return undefined;
    const { kind, index } = meaning.period;
    const count =
      kind === "month" ? Math.floor(index / 3) + 1 : kind === "quarter" ? index + 1 : 2 * index + 2;
    if (count > (quarterSaid(this.validation) ?? 0)) return undefined;
    return {
      kind,
      series: meaning.series,
      quarters: Array.from({ length: count }, (_, each) => each),
    };
  }

  /** Whether a TOTAL is a right number among formulas, over cells that are not wrong. */
  private isRightTotal(total: number, slot: number): boolean {
    const { start, end } = this.validation.totals[total];
    return (
      this.right.has(cellKey({ isTotal: true, rowIndex: total, slot })) &&
      !this.wrong.get(slot)?.some(({ rowIndex }) => start <= rowIndex && rowIndex < end)
    );
  }

  /** Whether a column has no formula, and some number. */
  private isTyped({ rule, tally }: SumColumn): boolean {
    const { activities } = this.validation.plan;
    return (
      tally.formulas === 0 && tally.typed.some((row) => isPresent(activities, row, rule.total))
    );
  }

  private tableAt(index: number): Table {
    return this.validation.plan.tables[index];
  }

  /** The tables whose activities a TOTAL adds up. */
  private tablesOf(total: number): ReadonlySet<Table> {
    const { plan, totals } = this.validation;
    const { start, end } = totals[total];
    return new Set(
      plan.tables.filter(({ activities }) => activities.start < end && start < activities.end),
    );
  }
}
