import { sheetCell } from "../address";
import type { Finding } from "../findings/finding";
import type { Table } from "../plan";
import { scopesOf } from "../sums/total-scope";
import type { Validation } from "../validation/validation";
import type { Judgement } from "./fault";
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
