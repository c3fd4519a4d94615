import { isBroken, rowsInQuestion } from "../poi/diagnosis/broken-sums";
import { formulaKey, type FormulaCells } from "../poi/diagnosis/formula-cells";
import { SHEET_WIDTH } from "../poi/address";
import { rowsEach, type Plan, type Rows } from "../poi/plan";
import type { Validation } from "../poi/validation/validation";
import { cellValues } from "./cell-values";
import { holdsFormula } from "./corrections/cell-input";
import { FORMULAS_AT_A_TIME, inRequests } from "./formulas-at-a-time";
import { runExcel, stopIfAborted } from "./run";
import { usedOnce } from "./sheets";

/** Rows of one kind, one below the other on a sheet, whose formulas are wanted. */
interface Run {
  readonly isTotal: boolean;
  /** Index in Plan.activities or Plan.totals of the first. */
  readonly rowIndex: number;
  rows: number;
  readonly sheet: string;
  /** 0-based. */
  readonly sheetRow: number;
  readonly columns: number;
  /** How many rows of the sheet each of them has. */
  readonly each: number;
  /** How many rows below their first the first of these stands. */
  readonly below: number;
}

/**
 * The formulas among the cells of the damaged rows, those with texts that mean numbers, the first under a total row that
 * fails, and the total rows, for `diagnoseKnowing`: what `diagnosePlan` asks of Excel.
 * @throws CuadraError "cancelled", or as runExcel
 */
export async function readFormulaCells(
  validation: Validation,
  signal?: AbortSignal,
): Promise<FormulaCells> {
  if (!isBroken(validation)) return new Set();
  const { plan } = validation;
  const totals = Array.from({ length: plan.totals.count }, (_, total) => total);
  return formulaCells(
    [
      ...runsOf(plan, plan.activities, rowsInQuestion(validation), false),
      ...runsOf(plan, plan.totals, totals, true),
    ],
    signal,
  );
}

/** Neighbouring rows together, so that a whole table of damaged rows is one request. */
function runsOf(plan: Plan, rows: Rows, wanted: readonly number[], isTotal: boolean): Run[] {
  const runs: Run[] = [];
  const widths = plan.tables.map(
    ({ columns }) => 1 + Math.max(0, ...columns.amount.map((column) => column % SHEET_WIDTH)),
  );
  const take = (rowIndex: number, below: number, runs: Run[]): void => {
    const table = plan.tables[rows.table[rowIndex]];
    const sheetRow = rows.sheetRow[rowIndex] + below;
    const columns = widths[rows.table[rowIndex]];
    const each = rowsEach(table);
    const last = runs.at(-1);
    const follows =
      last?.sheet === table.sheet &&
      last.columns === columns &&
      last.rowIndex + last.rows === rowIndex &&
      last.sheetRow + last.rows * each === sheetRow &&
      last.each === each &&
      last.below === below &&
      (last.rows + 1) * each * columns <= FORMULAS_AT_A_TIME;
    if (follows) last.rows++;
    else
      runs.push({ isTotal, rowIndex, rows: 1, sheet: table.sheet, sheetRow, columns, each, below });
  };
  const ofBelow: Run[] = [];
  for (const rowIndex of wanted) {
    take(rowIndex, 0, runs);
    const { seriesBelow } = plan.tables[rows.table[rowIndex]];
    if (seriesBelow) take(rowIndex, seriesBelow.rows, ofBelow);
  }
  return [...runs, ...ofBelow];
}

/** Keys of the cells that are formulas. */
async function formulaCells(
  runs: readonly Run[],
  signal: AbortSignal | undefined,
): Promise<FormulaCells> {
  const found = new Set<string>();
  for (const part of inRequests(runs, ({ rows, each, columns }) => rows * each * columns)) {
    stopIfAborted(signal);
    // Each in a batch of its own: Office.js keeps what one has read until it ends.
    await runExcel((context) => noteFormulas(context, part, found));
  }
  return found;
}

async function noteFormulas(
  context: Excel.RequestContext,
  runs: readonly Run[],
  found: Set<string>,
): Promise<void> {
  const asked = runs.map((run) => {
    const sheet = context.workbook.worksheets.getItem(run.sheet);
    const range = usedOnce(
      sheet.getRangeByIndexes(run.sheetRow, 0, run.rows * run.each, run.columns),
    );
    range.load("values,formulas");
    return { run, range };
  });
  await context.sync();
  for (const { run, range } of asked) {
    const values = cellValues(range.values);
    for (const [row, cells] of cellValues(range.formulas).entries()) {
      const rowIndex = run.rowIndex + Math.floor(row / run.each);
      const below = (run.below + (row % run.each)) * SHEET_WIDTH;
      for (const [column, formula] of cells.entries()) {
        if (holdsFormula(formula, values[row][column]))
          found.add(formulaKey(run.isTotal, rowIndex, below + column));
      }
    }
  }
}
