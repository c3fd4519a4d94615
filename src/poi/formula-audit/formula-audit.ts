import type { CellValue } from "../cells";
import { findingAt } from "../checks/check";
import type { Finding, FindingDetails, FormulaFinding, Severity } from "../findings/finding";
import { amountAt, type Rows, type Table } from "../plan";
import { equalAmounts, partsIn } from "../sums/rules";
import { scopesOf, type CoveredRows } from "../sums/total-scope";
import type { Validation } from "../validation";
import { cellKey, withConsequences, type AmountCell } from "./consequences";
import { withFilteredTotals } from "./filtered-totals";
import { LEAVES_OUT, type FormulaFault, type Judgement } from "./fault";
import { formulaAt, rowFormula, totalFormula } from "./right-formula";
import { RowJudge } from "./row-judgement";
import { isTiedToRow, sumTerms, type SumTerms } from "./sum-terms";
import { countedBySlot, judgeTotal, type TotalContext } from "./total-judgement";

/** Formulas of a rectangle of a sheet, in R1C1 notation; a cell without one holds its value. */
export interface FormulaBlock {
  readonly sheet: string;
  /** 0-based. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** Rows × columns. */
  readonly formulas: readonly (readonly CellValue[])[];
}

/** A cell of sums: the formula that stands in it, or none where its number was typed. */
interface SumCell {
  readonly isTotal: boolean;
  readonly rowIndex: number;
  readonly slot: number;
  readonly formula: string | undefined;
  readonly judgement: Judgement;
}

/** What a column of sums has come to, or the cells of a total row. */
class Tally {
  formulas = 0;
  /** Cells without a formula: indexes of their rows, or slots of a total row. */
  readonly typed: number[] = [];
  private readonly shapes = new Map<string, number>();

  addFormula(formula: string, judgement: Judgement): void {
    this.formulas++;
    if (judgement === "sound") this.shapes.set(formula, (this.shapes.get(formula) ?? 0) + 1);
  }

  /** Whether formulas are the rule here: two formulas are no majority of three cells that anyone would miss. */
  get isOfFormulas(): boolean {
    return this.formulas >= FEWEST_FORMULAS && this.formulas > this.typed.length;
  }

  /** The commonest right formula. */
  get usual(): { readonly formula: string; readonly cells: number } | undefined {
    let best: { formula: string; cells: number } | undefined;
    for (const [formula, cells] of this.shapes)
      if (!best || cells > best.cells) best = { formula, cells };
    return best;
  }
}

const FEWEST_FORMULAS = 3;

const oddCells = (rows: Rows, isTotal: boolean): string[] =>
  rows.oddCells.map(({ row, slot }) => cellKey({ isTotal, rowIndex: row, slot }));

/**
 * Audits the formulas of a validated plan: of what should be sums of one shape, the odd ones out (what ExceLint does
 * for any sheet: Barowy, Berger and Zorn, "ExceLint: automatically finding spreadsheet formula errors", OOPSLA 2018;
 * here the headers say what each formula must add up). Rows with slid cells and rows that do not add up are left alone.
 */
export class FormulaAudit {
  private readonly judges = new Map<Table, RowJudge>();
  private readonly judged = new Map<string, Judgement>();
  private readonly terms = new Map<string, ReturnType<typeof sumTerms>>();
  private readonly columns = new Map<string, Tally>();
  /** Faulty formulas of activities. */
  private readonly faulty: SumCell[] = [];
  /** By `cellKey`: the cells of total rows, and those whose sum fails. */
  private readonly totalCells = new Map<string, CellValue>();
  private readonly failing: ReadonlySet<string>;
  /** By `cellKey`: the cells that hold no number. */
  private readonly odd: ReadonlySet<string>;
  private readonly failingFormulas = new Map<string, string>();
  private readonly context: TotalContext;

  constructor(private readonly validation: Validation) {
    const { plan, totals, notAdditive, findings } = validation;
    this.failing = new Set(findings.filter(({ slot }) => slot >= 0).map(cellKey));
    this.odd = new Set([...oddCells(plan.activities, false), ...oddCells(plan.totals, true)]);
    this.context = {
      plan,
      totals,
      notAdditive,
      isSubtotal: (rowIndex, slot) =>
        /\bSUBTOTAL\(/i.test(
          String(this.totalCells.get(cellKey({ isTotal: true, rowIndex, slot })) ?? ""),
        ),
      scopes: (total) => scopesOf(plan, total),
    };
  }

  /** Takes the cells of a block that are sums; blocks may overlap only in total rows. */
  add(block: FormulaBlock): void {
    const { plan } = this.validation;
    const lastRow = block.firstRow + block.formulas.length - 1;
    for (const table of plan.tables) {
      if (table.sheet !== block.sheet || table.firstRow > lastRow || table.lastRow < block.firstRow)
        continue;
      const { rules } = this.judgeOf(table);
      this.eachCell(block, table, plan.activities, table.activities, (rowIndex, slot, cell) => {
        if (rules.has(slot)) this.addActivityCell(table, rowIndex, slot, cell);
      });
      this.eachCell(block, table, plan.totals, table.totals, (rowIndex, slot, cell) => {
        this.totalCells.set(cellKey({ isTotal: true, rowIndex, slot }), cell);
      });
    }
  }

  /** What the audit finds, once all blocks have been added, beside what the validation had found. */
  finish(): Validation {
    const totals = this.auditTotals();
    const found = [
      ...this.faulty.flatMap((cell) => this.findingsOf(cell, this.tallyOf(cell))),
      ...[...this.columns.entries()].flatMap(([key, tally]) => {
        const slot = Number(key.split(" ")[1]);
        return this.typedOver(tally, (rowIndex) => ({ isTotal: false, rowIndex, slot }));
      }),
      ...totals.faulty.flatMap((cell) => this.findingsOf(cell, totals.tallies[cell.rowIndex])),
      ...totals.tallies.flatMap((tally, rowIndex) =>
        this.typedOver(tally, (slot) => ({ isTotal: true, rowIndex, slot })),
      ),
    ];
    return withConsequences(
      withFilteredTotals(this.validation, found, this.context.isSubtotal),
      found,
      (finding) => this.addendsOf(finding),
    );
  }

  /** Findings of numbers typed where formulas are the rule. */
  private typedOver(tally: Tally, cellOf: (item: number) => AmountCell): FormulaFinding[] {
    if (!tally.isOfFormulas) return [];
    return tally.typed.flatMap((item) =>
      this.findingsOf({ ...cellOf(item), formula: undefined, judgement: undefined }, tally),
    );
  }

  private eachCell(
    block: FormulaBlock,
    { columns }: Table,
    rows: Rows,
    { start, end }: Table["activities"],
    use: (rowIndex: number, slot: number, cell: CellValue) => void,
  ): void {
    const { firstRow, firstColumn, formulas } = block;
    const width = formulas[0]?.length ?? 0;
    const slots = [...columns.amount.entries()].filter(
      ([, column]) => column >= firstColumn && column < firstColumn + width,
    );
    for (let rowIndex = start; rowIndex < end; rowIndex++) {
      const cells = formulas.at(rows.sheetRow[rowIndex] - firstRow);
      if (rows.sheetRow[rowIndex] < firstRow || !cells) continue;
      for (const [slot, column] of slots) use(rowIndex, slot, cells[column - firstColumn]);
    }
  }

  private addActivityCell(table: Table, rowIndex: number, slot: number, cell: CellValue): void {
    const { shifted, notAdditive, plan } = this.validation;
    if (shifted.has(rowIndex) || notAdditive.has(rowIndex)) return;
    const tally = this.tallyOf({ rowIndex, slot });
    const formula = asFormula(cell);
    if (formula === undefined) {
      tally.typed.push(rowIndex);
      return;
    }
    const judgement = this.judgeRow(table, formula, plan.activities.sheetRow[rowIndex], slot);
    tally.addFormula(formula, judgement);
    const sumCell: SumCell = { isTotal: false, rowIndex, slot, formula, judgement };
    if (this.failing.has(cellKey(sumCell))) this.failingFormulas.set(cellKey(sumCell), formula);
    if (isFaulty(judgement)) this.faulty.push(sumCell);
  }

  /** Formulas of one shape in one column are judged once. */
  private judgeRow(table: Table, formula: string, row: number, slot: number): Judgement {
    const terms = this.termsOf(formula);
    if (terms === undefined || terms === "external") return terms;
    const place = terms.areas.some(isTiedToRow) ? ` ${row}` : "";
    const key = `${this.validation.plan.tables.indexOf(table)} ${slot}${place} ${formula}`;
    if (!this.judged.has(key))
      this.judged.set(key, this.judgeOf(table).judge(terms, table.sheet, row, slot));
    return this.judged.get(key);
  }

  private termsOf(formula: string): ReturnType<typeof sumTerms> {
    if (!this.terms.has(formula)) this.terms.set(formula, sumTerms(formula));
    return this.terms.get(formula);
  }

  private judgeOf(table: Table): RowJudge {
    let judge = this.judges.get(table);
    if (!judge) this.judges.set(table, (judge = new RowJudge(table.columns)));
    return judge;
  }

  private tallyOf({ rowIndex, slot }: Pick<SumCell, "rowIndex" | "slot">): Tally {
    return tallyIn(this.columns, `${this.validation.plan.activities.table[rowIndex]} ${slot}`);
  }

  /** The faulty formulas of the total rows, and the tally of each. */
  private auditTotals(): { readonly faulty: SumCell[]; readonly tallies: Tally[] } {
    const { plan } = this.validation;
    const faulty: SumCell[] = [];
    const tallies = Array.from({ length: plan.totals.count }, (_, rowIndex) => {
      const tally = new Tally();
      const table = plan.tables[plan.totals.table[rowIndex]];
      for (const [slot, column] of table.columns.amount.entries()) {
        const cell = this.totalCells.get(cellKey({ isTotal: true, rowIndex, slot }));
        if (column < 0 || cell === undefined) continue;
        const formula = asFormula(cell);
        if (formula === undefined) {
          tally.typed.push(slot);
          continue;
        }
        const judgement = this.judgeTotalCell(table, formula, rowIndex, slot);
        const sumCell: SumCell = { isTotal: true, rowIndex, slot, formula, judgement };
        tally.addFormula(formula, judgement);
        this.failingFormulas.set(cellKey(sumCell), formula);
        if (isFaulty(judgement)) faulty.push(sumCell);
      }
      return tally;
    });
    return { faulty, tallies };
  }

  private judgeTotalCell(table: Table, formula: string, total: number, slot: number): Judgement {
    const terms = this.termsOf(formula);
    if (terms === undefined || terms === "external") return terms;
    const row = this.validation.plan.totals.sheetRow[total];
    const judge = this.judgeOf(table);
    const rows = judge.addends(terms, table.sheet, row, slot);
    // A quarter of TOTAL may add up its own months.
    const isOfRow = rows !== undefined && [...rows.keys()].every((offset) => offset === 0);
    return isOfRow && rows.size > 0
      ? judge.judge(terms, table.sheet, row, slot)
      : judgeTotal(this.context, terms, total, slot);
  }

  private findingsOf(cell: SumCell, tally: Tally): FormulaFinding[] {
    const { isTotal, rowIndex, slot, formula, judgement } = cell;
    const { plan } = this.validation;
    const rows = isTotal ? plan.totals : plan.activities;
    const expected = isTotal ? this.totalOf(rowIndex, slot) : this.sumOf(rowIndex, slot);
    const found = amountAt(rows, rowIndex, slot);
    // What is no number has a finding of its own.
    if (formula === undefined && this.odd.has(cellKey(cell))) return [];
    // A blank that says zero is no formula that anyone misses.
    if (formula === undefined && found === null && (expected ?? 0) === 0) return [];
    const should = this.rightFormula(cell, tally);
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
      return [finding("formula-shape", { ...common, ...shownFault(judgement, row) })];
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
    const rule = this.judgeOf(table).rules.get(slot);
    return rule ? partsIn(this.validation.plan.activities, rowIndex, rule) : [];
  }

  private totalOf(total: number, slot: number): number | null {
    const { sums, unknown } = this.validation.totals[total];
    return unknown.has(slot) ? null : (sums[slot] ?? null);
  }

  /** The formula that belongs in a cell: written like its neighbours, where there are right ones. */
  private rightFormula(
    { isTotal, rowIndex, slot }: SumCell,
    tally: Tally,
  ): { readonly formula: string; readonly alike: number } | undefined {
    const { plan, totals, notAdditive } = this.validation;
    const rows = isTotal ? plan.totals : plan.activities;
    const table = plan.tables[rows.table[rowIndex]];
    const row = rows.sheetRow[rowIndex];
    const { usual } = tally;
    const fits =
      usual &&
      (isTotal
        ? this.judgeTotalCell(table, usual.formula, rowIndex, slot)
        : this.judgeRow(table, usual.formula, row, slot)) === "sound";
    if (fits)
      return {
        formula: formulaAt(usual.formula, row, table.columns.amount[slot]),
        alike: usual.cells,
      };
    if (!isTotal) {
      const parts = this.partsOf(table, rowIndex, slot);
      return {
        formula: rowFormula(
          parts.map((part) => table.columns.amount[part]),
          row,
        ),
        alike: 0,
      };
    }
    const reading = totals[rowIndex];
    if (reading.sums[slot] === undefined) return undefined;
    const apart = reading.mixed > 0 ? new Set<number>() : new Set(notAdditive.keys());
    const formula = totalFormula(plan, reading, slot, table.sheet, apart);
    return formula === undefined ? undefined : { formula, alike: 0 };
  }

  /** Whether a failing sum has to do with some other cell: its formula adds it up, or should. */
  private addendsOf(finding: Finding): (cell: AmountCell) => boolean {
    const { isTotal, rowIndex, slot, row, check } = finding;
    const { plan, totals } = this.validation;
    const rows = isTotal ? plan.totals : plan.activities;
    const table = plan.tables[rows.table[rowIndex]];
    const judge = this.judgeOf(table);
    const parts = check === "total-sum" ? [] : (judge.rules.get(slot)?.parts ?? []);
    const covered = check === "total-sum" ? totals[rowIndex] : undefined;
    const formula = this.failingFormulas.get(cellKey(finding));
    const terms = formula === undefined ? undefined : this.termsOf(formula);
    const isSum = terms !== undefined && terms !== "external";
    const own = isSum ? judge.addends(terms, table.sheet, row, slot)?.get(0) : undefined;
    const below = isSum && isTotal ? this.countedIn(terms, table, finding) : undefined;
    const isWithin = ({ start, end }: Pick<CoveredRows, "start" | "end">, at: number): boolean =>
      start <= at && at < end;
    return (cell) =>
      cell.isTotal === isTotal && cell.rowIndex === rowIndex
        ? parts.includes(cell.slot) || (own?.[cell.slot] ?? 0) !== 0
        : !cell.isTotal &&
          ((covered !== undefined && cell.slot === slot && isWithin(covered, cell.rowIndex)) ||
            (below?.get(cell.slot) ?? []).some((counted) => isWithin(counted, cell.rowIndex)));
  }

  private countedIn(terms: SumTerms, { sheet }: Table, { rowIndex, row, column }: Finding) {
    return countedBySlot(this.context, terms, { total: rowIndex, row, column, sheet });
  }
}

function tallyIn(tallies: Map<string, Tally>, key: string): Tally {
  let tally = tallies.get(key);
  if (!tally) tallies.set(key, (tally = new Tally()));
  return tally;
}

const asFormula = (cell: CellValue): string | undefined =>
  typeof cell === "string" && cell.startsWith("=") ? cell : undefined;

const isFaulty = (judgement: Judgement): judgement is FormulaFault | "external" =>
  judgement !== undefined && judgement !== "sound";

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
