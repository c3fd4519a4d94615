import { equalAmounts } from "../amounts";
import { sheetCell } from "../address";
import { findingAt } from "../checks/check";
import type { FindingDetails, FormulaFinding, Severity } from "../findings/finding";
import { amountAt, type Table } from "../plan";
import { partsIn } from "../sums/rules";
import type { Validation } from "../validation/validation";
import { cellKey, type AmountCell } from "./consequences";
import { LEAVES_OUT, type FormulaFault, type Judgement } from "./fault";
import type { FormulaJudge } from "./formula-judge";
import { formulaAt, rowFormula, totalFormula } from "./right-formula";
import type { Tally } from "./tally";

/** A cell of sums: the formula that stands in it, or none where its number was typed. */
export interface SumCell {
  readonly isTotal: boolean;
  readonly rowIndex: number;
  readonly slot: number;
  readonly formula: string | undefined;
  readonly judgement: Judgement;
}

/** A cell of sums in which a number was typed. */
export const typedCell = (cell: AmountCell): SumCell => ({
  ...cell,
  formula: undefined,
  judgement: undefined,
});

/** Says what is wrong with cells of sums, and the formula that belongs there. */
export class FormulaFindings {
  /** @param odd by `cellKey`: the cells that hold no number */
  constructor(
    private readonly validation: Validation,
    private readonly judge: FormulaJudge,
    private readonly odd: ReadonlyMap<string, unknown>,
  ) {}

  /** Findings of numbers typed where formulas are the rule. */
  typedOver(tally: Tally, cellOf: (item: number) => AmountCell): FormulaFinding[] {
    if (!tally.isOfFormulas) return [];
    return tally.typed.flatMap((item) => this.of(typedCell(cellOf(item)), tally));
  }

  /**
   * What is to be said of a cell whose formula is faulty or missing.
   * @param like formulas that may belong there, the nearest first: of its column, or its total row
   */
  of(cell: SumCell, ...like: readonly Tally[]): FormulaFinding[] {
    const { isTotal, rowIndex, slot, formula, judgement } = cell;
    const { plan } = this.validation;
    const rows = isTotal ? plan.totals : plan.activities;
    const expected = isTotal ? this.totalOf(rowIndex, slot) : this.sumOf(rowIndex, slot);
    const found = amountAt(rows, rowIndex, slot);
    // What is no number has a finding of its own.
    if (formula === undefined && this.odd.has(cellKey(cell))) return [];
    // A blank that says zero is no formula that anyone misses.
    if (formula === undefined && found === null && (expected ?? 0) === 0) return [];
    const should = this.rightFormula(cell, like);
    if (should === undefined) return [];
    const integers = plan.totals.integers && plan.activities.integers;
    const isWrong =
      expected !== null && (found === null || !equalAmounts(found, expected, integers));
    const leavesOut = typeof judgement === "object" && LEAVES_OUT.has(judgement.kind);
    const severity: Severity = isWrong || leavesOut ? "error" : "warning";
    const column = plan.tables[rows.table[rowIndex]].columns.amount[slot];
    const row = rows.sheetRow[rowIndex];
    const common = {
      formula: formula === undefined ? null : formulaAt(formula, row, column),
      should: should.formula,
      alike: should.alike,
      isWrong,
    };
    const place = { rows, rowIndex, slot, found, expected };
    const finding = <Id extends FormulaFinding["check"]>(id: Id, detail: FindingDetails[Id]) =>
      findingAt({ id, severity }, plan, place, detail);
    if (typeof judgement === "object")
      return [
        finding("formula-shape", {
          ...common,
          ...shownFault(judgement, sheetCell(row, column).row),
        }),
      ];
    return judgement === "external"
      ? [finding("external-reference", common)]
      : [finding("typed-over-formula", common)];
  }

  /** What the headers say that the cell is the sum of; null where a part of it is not known. */
  private sumOf(rowIndex: number, slot: number): number | null {
    const rows = this.validation.plan.activities;
    const table = this.validation.plan.tables[rows.table[rowIndex]];
    const parts = this.partsOf(table, rowIndex, slot);
    const isOdd = rows.oddCells.some((cell) => cell.row === rowIndex && parts.includes(cell.slot));
    return isOdd
      ? null
      : parts.reduce((sum, part) => sum + (rows.amounts[part]?.[rowIndex] ?? 0), 0);
  }

  private partsOf(table: Table, rowIndex: number, slot: number): readonly number[] {
    const rule = this.judge.rowJudge(table).rules.get(slot);
    return rule ? partsIn(this.validation.plan.activities, rowIndex, rule) : [];
  }

  private totalOf(total: number, slot: number): number | null {
    const { sums, unknown } = this.validation.totals[total];
    return unknown.has(slot) ? null : (sums[slot] ?? null);
  }

  /** The formula that belongs in a cell: written like its neighbours, where there are right ones. */
  private rightFormula(
    { isTotal, rowIndex, slot, formula, judgement }: SumCell,
    like: readonly Tally[],
  ): { readonly formula: string; readonly alike: number } | undefined {
    const { plan, totals, notAdditive } = this.validation;
    const rows = isTotal ? plan.totals : plan.activities;
    const table = plan.tables[rows.table[rowIndex]];
    const row = rows.sheetRow[rowIndex];
    const columnsOf = (slots: readonly number[]): number[] =>
      slots.map((each) => table.columns.amount[each]);
    if (formula !== undefined && isAddedText(judgement)) {
      const added = this.judge.addedOf(rows, { rowIndex, slot }, formula);
      return { formula: rowFormula(columnsOf(added), row), alike: 0 };
    }
    for (const { usual } of like) {
      const fits =
        usual &&
        (isTotal
          ? this.judge.ofTotal(table, usual.formula, rowIndex, slot)
          : this.judge.ofRow(table, usual.formula, row, slot)) === "sound";
      if (fits)
        return {
          formula: formulaAt(usual.formula, row, table.columns.amount[slot]),
          alike: usual.cells,
        };
    }
    if (!isTotal) {
      const parts = this.partsOf(table, rowIndex, slot);
      return {
        formula: rowFormula(columnsOf(parts), row),
        alike: 0,
      };
    }
    const reading = totals[rowIndex];
    if (reading.sums[slot] === undefined) return undefined;
    const apart = reading.mixed > 0 ? new Set<number>() : new Set(notAdditive.keys());
    const should = totalFormula(plan, reading, slot, table.sheet, apart);
    return should === undefined ? undefined : { formula: should, alike: 0 };
  }
}

const isAddedText = (judgement: Judgement): boolean =>
  typeof judgement === "object" && judgement.kind === "added-text";

/** Kinds whose lists are of rows. */
const OF_ROWS: ReadonlySet<FormulaFault["kind"]> = new Set([
  "other-row",
  "missing-rows",
  "extra-rows",
  "counted-twice",
]);

/** A fault as a finding tells it: rows as people number them. */
function shownFault({ kind, missing, extra, constant }: FormulaFault, row: number) {
  const shown = (list: readonly number[]): number[] =>
    OF_ROWS.has(kind) ? list.map((offset) => row + offset + 1) : [...list];
  return { fault: kind, missing: shown(missing), extra: shown(extra), constant };
}
