import { sheetCell } from "../address";
import type { Finding } from "../findings/finding";
import { amountAt, type Rows, type Table } from "../plan";
import { scopesOf } from "../sums/total-scope";
import type { Validation } from "../validation/validation";
import type { AmountCell } from "./consequences";
import { faultOf, type FormulaFault, type Judgement } from "./fault";
import { RowJudge } from "./row-judgement";
import { isTiedToRow, sumTerms, type SumTerms } from "./sum-terms";
import { countedBySlot, judgeTotal, type TotalContext } from "./total-judgement";

/** Judges the formulas of a validated plan's cells, those of one shape in one column once. */
export class FormulaJudge {
  private readonly judges = new Map<Table, RowJudge>();
  private readonly judged = new Map<string, Judgement>();
  private readonly terms = new Map<string, ReturnType<typeof sumTerms>>();
  private readonly context: TotalContext;

  /** @param isSubtotal see TotalContext */
  constructor(
    private readonly validation: Validation,
    isSubtotal: TotalContext["isSubtotal"],
  ) {
    const { plan, totals, notAdditive } = validation;
    this.context = {
      plan,
      totals,
      notAdditive,
      isSubtotal,
      scopes: (total) => scopesOf(plan, total),
    };
  }

  /** @param row 0-based sheet row */
  ofRow(table: Table, formula: string, row: number, slot: number): Judgement {
    const terms = this.termsOf(formula);
    if (terms === undefined || terms === "external") return terms;
    const place = terms.areas.some(isTiedToRow) ? ` ${row}` : "";
    const key = `${this.validation.plan.tables.indexOf(table)} ${slot}${place} ${formula}`;
    if (!this.judged.has(key))
      this.judged.set(key, this.rowJudge(table).judge(terms, table.sheet, row, slot));
    return this.judged.get(key);
  }

  /**
   * The fault of a right sum that is #VALUE! because it adds up with + a cell of its row in which a formula says a text,
   * mostly "" for nothing; undefined where it is none.
   * @param isUnknown whether the cell of a slot has a finding of its own: an error, or a text that was typed
   */
  addedText(
    rows: Rows,
    { rowIndex, slot }: AmountCell,
    formula: string,
    isUnknown: (slot: number) => boolean,
  ): FormulaFault | undefined {
    const added = this.addedOf(rows, { rowIndex, slot }, formula);
    const extra = added.filter((each) => amountAt(rows, rowIndex, each) === null);
    return extra.length === 0 || added.some(isUnknown)
      ? undefined
      : faultOf("added-text", { extra });
  }

  /** The slots whose cells a formula adds up with + in its own row; none where it does otherwise. */
  addedOf(
    rows: Rows,
    { rowIndex, slot }: Pick<AmountCell, "rowIndex" | "slot">,
    formula: string,
  ): number[] {
    const terms = this.termsOf(formula);
    if (terms === undefined || terms === "external" || !terms.hasBareCells) return [];
    const table = this.validation.plan.tables[rows.table[rowIndex]];
    const row = rows.sheetRow[rowIndex];
    const own = this.rowJudge(table).addends(terms, table.sheet, row, slot)?.get(0);
    return [...(own ?? []).entries()].flatMap(([each, count]) => (count === 0 ? [] : each));
  }

  /** What a formula adds up; undefined where it is no sum. */
  termsOf(formula: string): ReturnType<typeof sumTerms> {
    if (!this.terms.has(formula)) this.terms.set(formula, sumTerms(formula));
    return this.terms.get(formula);
  }

  /** What judges the rows of a table. */
  rowJudge(table: Table): RowJudge {
    let judge = this.judges.get(table);
    if (!judge) this.judges.set(table, (judge = new RowJudge(table)));
    return judge;
  }

  /** @param total index in Plan.totals */
  ofTotal(table: Table, formula: string, total: number, slot: number): Judgement {
    const terms = this.termsOf(formula);
    if (terms === undefined || terms === "external") return terms;
    const row = this.validation.plan.totals.sheetRow[total];
    const judge = this.rowJudge(table);
    const rows = judge.addends(terms, table.sheet, row, slot);
    // A quarter of TOTAL may add up its own months.
    const isOfRow = rows !== undefined && [...rows.keys()].every((offset) => offset === 0);
    return isOfRow && rows.size > 0
      ? judge.judge(terms, table.sheet, row, slot)
      : judgeTotal(this.context, terms, total, slot);
  }

  /** The rows that the formula of a total row's finding counts, by slot. */
  countedIn(terms: SumTerms, { sheet }: Table, { rowIndex, row, column }: Finding) {
    const cell = sheetCell(row, column);
    return countedBySlot(this.context, terms, { total: rowIndex, sheet, ...cell });
  }
}
