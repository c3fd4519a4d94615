import { SHEET_WIDTH, sheetCell } from "../address";
import type { CellValue } from "../cells";
import type { Finding } from "../findings/finding";
import { columnByColumn, oneOfEachTotal } from "../findings/left-out";
import { rowsBelowIn, type OddCell, type Plan, type Rows, type Table } from "../plan";
import { SLOT_COUNT } from "../slots";
import type { CoveredRows } from "../sums/total-scope";
import type { Validation } from "../validation/validation";
import { cellKey, withConsequences, withFindings, type AmountCell } from "./consequences";
import { withFilteredTotals, withoutPlainTotals } from "./filtered-totals";
import type { FormulaFault, Judgement } from "./fault";
import { withoutFormulaDashes } from "./formula-dashes";
import { FormulaFindings, typedCell, type SumCell } from "./formula-findings";
import { FormulaJudge } from "./formula-judge";
import { oneOfEachFault } from "./one-fault";
import { withoutPasted } from "./pasted-values";
import { oddOnes, type SumColumn } from "./short-columns";
import { areaAt, type SumTerms } from "./sum-terms";
import { Tally, tallyIn } from "./tally";

/** Formulas of a rectangle of a sheet, in R1C1 notation; a cell without one holds its value. */
export interface FormulaBlock {
  readonly sheet: string;
  /** 0-based. */
  readonly firstRow: number;
  readonly firstColumn: number;
  /** Rows × columns. */
  readonly formulas: readonly (readonly CellValue[])[];
}

/**
 * Audits the formulas of a validated plan: of what should be sums of one shape, the odd ones out (what ExceLint does
 * for any sheet: Barowy, Berger and Zorn, "ExceLint: automatically finding spreadsheet formula errors", OOPSLA 2018;
 * here the headers say what each formula must add up). Rows with slid cells and rows that do not add up are left alone.
 */
export class FormulaAudit {
  private readonly columns = new Map<string, Tally>();
  /** Faulty formulas of activities. */
  private readonly faulty: SumCell[] = [];
  /** By `cellKey`: the cells of total rows. */
  private readonly totalCells = new Map<string, CellValue>();
  /** By `activityCell`: the cells of activities that something is said of. */
  private readonly failing = new Set<number>();
  private readonly failingFormulas = new Map<string, string>();
  /** By `cellKey`: the cells that hold no number. */
  private readonly odd: ReadonlyMap<string, OddCell>;
  /** By `cellKey`: the cells that hold a dash, and those of them that are formulas. */
  private readonly dashes: ReadonlySet<string>;
  private readonly formulaDashes = new Set<string>();
  private readonly judge: FormulaJudge;
  private readonly findings: FormulaFindings;

  private readonly validation: Validation;

  constructor(given: Validation) {
    const findings = columnByColumn(given.findings);
    const validation = findings === given.findings ? given : withFindings(given, findings);
    this.validation = validation;
    for (const { isTotal, rowIndex, slot } of findings)
      if (!isTotal && slot >= 0) this.failing.add(activityCell(rowIndex, slot));
    this.odd = new Map([
      ...oddCells(validation.plan.activities, false),
      ...oddCells(validation.plan.totals, true),
    ]);
    this.dashes = new Set([
      ...dashesOf(validation.plan.activities, false),
      ...dashesOf(validation.plan.totals, true),
    ]);
    this.judge = new FormulaJudge(validation, this.isSubtotal);
    this.findings = new FormulaFindings(validation, this.judge, this.odd);
  }

  /** Whether a total row's cell has a SUBTOTAL. */
  private readonly isSubtotal = (rowIndex: number, slot: number): boolean =>
    isSubtotal(this.totalCells.get(cellKey({ isTotal: true, rowIndex, slot })));

  /** As for withoutPlainTotals. */
  private isPlainSum(rowIndex: number): boolean {
    if ([...this.totalCells.values()].some(isSubtotal)) return false;
    const formulas = Array.from({ length: SLOT_COUNT }, (_, slot) =>
      asFormula(this.totalCells.get(cellKey({ isTotal: true, rowIndex, slot })) ?? ""),
    ).filter((formula) => formula !== undefined);
    return formulas.length > 0 && formulas.every((formula) => /^=\+?SUM\(/i.test(formula));
  }

  /** Takes the cells of a block that are sums; blocks may overlap only in total rows. */
  add(block: FormulaBlock): void {
    const { plan } = this.validation;
    const lastRow = block.firstRow + block.formulas.length - 1;
    for (const table of plan.tables) {
      const tableEnd = table.lastRow + (table.seriesBelow?.rows ?? 0);
      if (table.sheet !== block.sheet || table.firstRow > lastRow || tableEnd < block.firstRow)
        continue;
      const { rules } = this.judge.rowJudge(table);
      this.eachCell(block, table, plan.activities, table.activities, (rowIndex, slot, cell) => {
        if (!rules.has(slot)) return;
        this.noteDash({ isTotal: false, rowIndex, slot }, cell);
        this.addActivityCell(table, rowIndex, slot, cell);
      });
      this.eachCell(block, table, plan.totals, table.totals, (rowIndex, slot, cell) => {
        this.noteDash({ isTotal: true, rowIndex, slot }, cell);
        this.totalCells.set(cellKey({ isTotal: true, rowIndex, slot }), cell);
      });
    }
  }

  private noteDash(at: AmountCell, cell: CellValue): void {
    if (this.dashes.size === 0 || asFormula(cell) === undefined) return;
    const key = cellKey(at);
    if (this.dashes.has(key)) this.formulaDashes.add(key);
  }

  /** What the audit finds, once all blocks have been added, beside what the validation had found. */
  finish(): Validation {
    const totals = this.auditTotals();
    const sumColumns = this.sumColumns();
    const all = [
      ...this.faulty.flatMap((cell) => this.findings.of(cell, this.tallyOf(cell))),
      ...[...this.columns.entries()].flatMap(([key, tally]) => {
        const slot = Number(key.split(" ")[1]);
        return this.findings.typedOver(tally, (rowIndex) => ({ isTotal: false, rowIndex, slot }));
      }),
      ...oddOnes(this.validation.plan, sumColumns).flatMap(({ rowIndex, slot, like }) =>
        this.findings.of(typedCell({ isTotal: false, rowIndex, slot }), ...like),
      ),
      ...totals.faulty.flatMap((cell) => this.findings.of(cell, totals.tallies[cell.rowIndex])),
      ...totals.tallies.flatMap((tally, rowIndex) =>
        this.findings.typedOver(tally, (slot) => ({ isTotal: true, rowIndex, slot })),
      ),
    ];
    const found = withoutPasted(all, this.validation, sumColumns);
    const audited = withConsequences(
      withFilteredTotals(
        withoutPlainTotals(this.validation, (total) => this.isPlainSum(total)),
        found,
        this.isSubtotal,
      ),
      found,
      (finding) => this.addendsOf(finding),
    );
    return withFindings(
      audited,
      oneOfEachTotal(
        audited.plan,
        audited.totals,
        oneOfEachFault(withoutFormulaDashes(audited.findings, audited.plan, this.formulaDashes)),
      ),
    );
  }

  private eachCell(
    block: FormulaBlock,
    table: Table,
    rows: Rows,
    { start, end }: Table["activities"],
    use: (rowIndex: number, slot: number, cell: CellValue) => void,
  ): void {
    const { firstRow, firstColumn, formulas } = block;
    const width = formulas[0]?.length ?? 0;
    for (const below of rowsBelowIn(table)) {
      const left = firstColumn + SHEET_WIDTH * below;
      const slots = [...table.columns.amount.entries()].filter(
        ([, column]) => column >= left && column < left + width,
      );
      for (let rowIndex = start; rowIndex < end; rowIndex++) {
        const at = rows.sheetRow[rowIndex] + below - firstRow;
        const cells = at < 0 ? undefined : formulas.at(at);
        if (!cells) continue;
        for (const [slot, column] of slots) use(rowIndex, slot, cells[column - left]);
      }
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
    const row = plan.activities.sheetRow[rowIndex];
    const cellAt = { isTotal: false, rowIndex, slot };
    const judgement = this.withResult(this.judge.ofRow(table, formula, row, slot), formula, cellAt);
    tally.addFormula(rowIndex, formula, judgement);
    const sumCell: SumCell = { ...cellAt, formula, judgement };
    if (this.failing.has(activityCell(rowIndex, slot)))
      this.failingFormulas.set(cellKey(sumCell), formula);
    if (isFaulty(judgement)) this.faulty.push(sumCell);
  }

  /** What a formula turned out to be, with what stands in its cell: a right sum may be no number. */
  private withResult(judgement: Judgement, formula: string, cell: AmountCell): Judgement {
    if (judgement !== "sound" || this.odd.get(cellKey(cell))?.text !== "#VALUE!") return judgement;
    const { plan } = this.validation;
    const isUnknown = (slot: number): boolean => this.odd.has(cellKey({ ...cell, slot }));
    const rows = cell.isTotal ? plan.totals : plan.activities;
    return this.judge.addedText(rows, cell, formula, isUnknown) ?? judgement;
  }

  private tallyOf({ rowIndex, slot }: Pick<SumCell, "rowIndex" | "slot">): Tally {
    return tallyIn(this.columns, `${this.validation.plan.activities.table[rowIndex]} ${slot}`);
  }

  /** The columns of sums of all tables. */
  private sumColumns(): SumColumn[] {
    const { tables } = this.validation.plan;
    return [...this.columns].flatMap(([key, tally]) => {
      const [table, slot] = key.split(" ").map(Number);
      const rule = this.judge.rowJudge(tables[table]).rules.get(slot);
      return rule ? { table, rule, tally } : [];
    });
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
        const cellAt = { isTotal: true, rowIndex, slot };
        const judgement = this.withResult(
          this.judge.ofTotal(table, formula, rowIndex, slot),
          formula,
          cellAt,
        );
        const sumCell: SumCell = { ...cellAt, formula, judgement };
        tally.addFormula(slot, formula, judgement);
        this.failingFormulas.set(cellKey(sumCell), formula);
        if (isFaulty(judgement)) faulty.push(sumCell);
      }
      return tally;
    });
    return { faulty, tallies };
  }

  /** Whether a failing sum has to do with some other cell: its formula adds it up, or should. */
  private addendsOf(finding: Finding): (cell: AmountCell) => boolean {
    const { isTotal, rowIndex, slot, row, check } = finding;
    const { plan, totals } = this.validation;
    const rows = isTotal ? plan.totals : plan.activities;
    const table = plan.tables[rows.table[rowIndex]];
    const judge = this.judge.rowJudge(table);
    const parts = check === "total-sum" ? [] : (judge.rules.get(slot)?.parts ?? []);
    const covered = check === "total-sum" ? totals[rowIndex] : undefined;
    const formula = this.failingFormulas.get(cellKey(finding));
    const terms = formula === undefined ? undefined : this.judge.termsOf(formula);
    const isSum = terms !== undefined && terms !== "external";
    const own = isSum ? judge.addends(terms, table.sheet, row, slot)?.get(0) : undefined;
    const below = isSum && isTotal ? this.judge.countedIn(terms, table, finding) : undefined;
    const isWithin = ({ start, end }: Pick<CoveredRows, "start" | "end">, at: number): boolean =>
      start <= at && at < end;
    const areas = isSum && isTotal ? areasFrom(terms, plan, finding) : [];
    return (cell) => {
      if (cell.isTotal === isTotal && cell.rowIndex === rowIndex)
        return parts.includes(cell.slot) || (own?.[cell.slot] ?? 0) !== 0;
      // A subtotal that is added up as it stands.
      if (cell.isTotal) return areas.some((has) => has(cell));
      return (
        (covered !== undefined && cell.slot === slot && isWithin(covered, cell.rowIndex)) ||
        (below?.get(cell.slot) ?? []).some((counted) => isWithin(counted, cell.rowIndex))
      );
    };
  }
}

/** For each area that a total row's formula adds up, whether it has a cell of a total row. */
function areasFrom(
  { areas }: SumTerms,
  plan: Plan,
  { rowIndex, slot }: AmountCell,
): ((cell: AmountCell) => boolean)[] {
  const placeOf = (
    total: number,
    ofSlot: number,
  ): { sheet: string; row: number; column: number } => {
    const { sheet, columns } = plan.tables[plan.totals.table[total]];
    return { sheet, ...sheetCell(plan.totals.sheetRow[total], columns.amount[ofSlot]) };
  };
  const own = placeOf(rowIndex, slot);
  return areas.map((area) => {
    const sheet = (area.sheet ?? own.sheet).toLowerCase();
    const { top, bottom, left, right } = areaAt(area, own.row, own.column);
    return (cell) => {
      const at = placeOf(cell.rowIndex, cell.slot);
      const isInside = top <= at.row && at.row <= bottom && left <= at.column && at.column <= right;
      return isInside && at.sheet.toLowerCase() === sheet;
    };
  });
}

/** Names a cell of an activity: there may be a finding in each of them, and a text for each would keep the page waiting. */
const activityCell = (rowIndex: number, slot: number): number => rowIndex * SLOT_COUNT + slot;

/** Whether a cell's formula leaves out the rows that a filter hides, or may. */
const isSubtotal = (cell: CellValue | undefined): boolean =>
  /\b(SUBTOTAL|AGGREGATE)\(/i.test(String(cell ?? ""));

const oddCells = (rows: Rows, isTotal: boolean): (readonly [string, OddCell])[] =>
  rows.oddCells.map((cell) => [cellKey({ isTotal, rowIndex: cell.row, slot: cell.slot }), cell]);

const dashesOf = (rows: Rows, isTotal: boolean): string[] =>
  rows.typedCells.flatMap(({ form, row, slot }) =>
    form === "dash" ? cellKey({ isTotal, rowIndex: row, slot }) : [],
  );

const asFormula = (cell: CellValue): string | undefined =>
  typeof cell === "string" && cell.startsWith("=") ? cell : undefined;

const isFaulty = (judgement: Judgement): judgement is FormulaFault | "external" =>
  judgement !== undefined && judgement !== "sound";
