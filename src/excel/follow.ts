import { patchPlan } from "../poi/reading/plan-patch";
import type { FreshCells, FreshRow } from "../poi/reading/fresh-row";
import type { Plan, Table } from "../poi/plan";
import { cellFormats, cellValues } from "./cell-values";
import { forgetFormulas, knownFormulas } from "./known-formulas";
import { columnsToRead, linesOf, rowsTouched, type RowsTouched } from "./rows-touched";
import { runExcel } from "./run";
import { usedOnce, type SheetRef } from "./sheets";
import type { SheetChange } from "./watch";

/**
 * The plan as it is after some changes of its cells: reads the rows changed and the total rows again, in one round
 * trip. Whole rows, because Excel tells of the cells typed in and not of the formulas that follow them; of an activity
 * over several rows all of them.
 * @param sheets the sheets as they were read with the plan
 * @returns the same plan where nothing of it was touched; null where it must be read anew
 * @throws CuadraError as runExcel
 */
export async function followChanges(
  plan: Plan,
  sheets: readonly SheetRef[],
  changes: readonly SheetChange[],
): Promise<Plan | null> {
  if (changes.some(({ moved }) => moved)) forgetFormulas(plan);
  // What a sheet that takes its figures from others says otherwise was found out as it was read.
  const ofLinked = changes.some(({ sheetId }) =>
    plan.linked.some(({ sheet }) => sheet === sheets.find(({ id }) => id === sheetId)?.name),
  );
  const touched = ofLinked ? null : rowsTouched(plan, sheets, changes);
  if (touched === null) return null;
  if (touched.length === 0) return plan;
  for (const { table: at, rows } of touched)
    for (const below of linesOf(plan.tables[at]))
      knownFormulas(plan).forget(
        plan.tables[at].sheet,
        rows.map((row) => row + below),
      );
  if (plan.linked.length > 0) return null;
  return runExcel(async (context) => {
    const asked = [...touched, ...totalRows(plan)].map((rows) => ({
      rows,
      lines: askLines(context, plan.tables[rows.table], rows),
    }));
    await context.sync();
    return patchPlan(
      plan,
      asked.flatMap(({ rows, lines }) => freshRows(plan.tables[rows.table], rows, lines)),
    );
  });
}

function totalRows({ totals }: Plan): RowsTouched[] {
  return Array.from(totals.sheetRow, (row, index) => ({ table: totals.table[index], rows: [row] }));
}

/** A line of some activities, from the first to the last of them. */
interface Line {
  /** How many rows below the activities' first it stands. */
  readonly below: number;
  readonly range: Excel.Range;
}

function askLines(
  context: Excel.RequestContext,
  table: Table,
  { rows }: RowsTouched,
): readonly Line[] {
  const { first, last } = columnsToRead(table);
  const sheet = context.workbook.worksheets.getItem(table.sheet);
  const height = rows[rows.length - 1] - rows[0] + 1;
  return linesOf(table).map((below) => {
    const range = usedOnce(
      sheet.getRangeByIndexes(rows[0] + below, first, height, last - first + 1),
    );
    // Formats tell a date from a number. Of so few rows they weigh little, where asking later is one more round trip.
    range.load("values,numberFormat");
    return { below, range };
  });
}

function freshRows(
  table: Table,
  { table: at, rows }: RowsTouched,
  lines: readonly Line[],
): FreshRow[] {
  const firstColumn = columnsToRead(table).first;
  const read = lines.map(({ below, range }) => ({
    below,
    values: cellValues(range.values),
    formats: cellFormats(range.numberFormat),
  }));
  return rows.map((sheetRow) => {
    const [[, own], ...below] = read.map((line): [number, FreshCells] => {
      const index = sheetRow - rows[0];
      return [line.below, { values: line.values[index], formats: line.formats[index] }];
    });
    return { table: at, sheetRow, firstColumn, ...own, below: new Map(below) };
  });
}
