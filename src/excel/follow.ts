import type { RowFormulas } from "../poi/followed-rows/followers";
import { groupBy } from "../poi/group-by";
import { followLinked, type ReadAgain } from "../poi/linked-sheets/follow-linked";
import { lookedAt, type Looked } from "../poi/linked-sheets/leave-out-linked";
import { mayBeLinked } from "../poi/linked-sheets/may-be-linked";
import type { SheetRows } from "../poi/followed-rows/sheet-rows";
import { patchPlan } from "../poi/reading/plan-patch";
import type { FreshCells, FreshRow } from "../poi/reading/fresh-row";
import type { Plan, Table } from "../poi/plan";
import { rangesOf, rowsIn } from "../poi/row-range";
import { cellFormats, cellValues } from "./cell-values";
import { forgetFormulas, knownFormulas } from "./known-formulas";
import {
  areasOf,
  columnsToRead,
  linesOf,
  MOST_ROWS,
  rowsTouched,
  type RowsTouched,
} from "./rows-touched";
import { runExcel } from "./run";
import { usedOnce, type SheetRef } from "./sheets";
import type { SheetChange } from "./watch";

/**
 * The plan as it is after some changes of its cells: reads the rows changed and the total rows again, in one round
 * trip. Whole rows, because Excel tells of the cells typed in and not of the formulas that follow them; of an activity
 * over several rows all of them; and the rows of sheets over other sheets that follow those (`leaveOutLinked`).
 * @param sheets the sheets as they were read with the plan
 * @param pause called between pieces of work, to give a page its turn
 * @returns the same plan where nothing of it was touched; null where it must be read anew
 * @throws CuadraError as runExcel
 */
export async function followChanges(
  plan: Plan,
  sheets: readonly SheetRef[],
  changes: readonly SheetChange[],
  pause?: () => Promise<void>,
): Promise<Plan | null> {
  const formulas = knownFormulas(plan).rowsFollowing();
  if (changes.some(({ moved }) => moved)) forgetFormulas(plan);
  const looked = lookedAt(plan);
  if (plan.linked.length > 0 && !looked) return null;
  const whole = looked?.whole ?? plan;
  const touched = rowsTouched(whole, sheets, changes);
  const following =
    touched && (await rowsFollowing({ plan, looked, formulas }, touched, sheets, changes));
  if (!touched || !following) return null;
  if (touched.length + following.length === 0) return plan;
  for (const { table: at, rows } of touched)
    for (const below of linesOf(whole.tables[at]))
      knownFormulas(plan).forget(
        whole.tables[at].sheet,
        rows.map((row) => row + below),
      );
  const read = await readAgain(whole, [...touched, ...following, ...totalRows(whole)], {
    formulasOf: looked ? touched.filter(({ table }) => looked.tables.includes(table)) : [],
  });
  if (looked) return followLinked(plan, looked, read, pause);
  const patched = patchPlan(plan, read.rows);
  // Sheets that have come to what the others do may say them again.
  return patched && mayBeLinked(patched, new Set()).length === 0 ? patched : null;
}

function totalRows({ totals }: Plan): RowsTouched[] {
  return Array.from(totals.sheetRow, (row, index) => ({ table: totals.table[index], rows: [row] }));
}

/**
 * The rows that follow changed ones by their formulas, or may; null where they are too many, or cells have moved that
 * formulas name.
 */
async function rowsFollowing(
  {
    plan,
    looked,
    formulas,
  }: {
    readonly plan: Plan;
    readonly looked: Looked | undefined;
    readonly formulas: readonly RowFormulas[];
  },
  touched: readonly RowsTouched[],
  sheets: readonly SheetRef[],
  changes: readonly SheetChange[],
): Promise<RowsTouched[] | null> {
  const nameOf = (sheetId: string): string | undefined =>
    sheets.find(({ id }) => id === sheetId)?.name;
  const ofSheets = changes.filter(({ sheetId }) => nameOf(sheetId) !== undefined);
  if (ofSheets.length === 0 || (!looked?.linked && formulas.length === 0)) return [];
  const whole = looked?.whole ?? plan;
  // With the parser of formulas, which most plans do not need for this.
  const { followersIn, followersOf, rowsOfActivity } = await import(
    /* webpackChunkName: "formula-audit" */ "../poi/followed-rows/followers"
  );
  const followers = [...followersIn(whole, formulas), ...(looked?.linked?.followers() ?? [])];
  if (followers.length === 0) return [];
  if (ofSheets.some(({ moved }) => moved)) return null;
  const changed = ofSheets.flatMap(({ sheetId, address }) =>
    areasOf(address).map(({ firstRow, lastRow }): SheetRows => ({
      sheet: nameOf(sheetId) ?? "",
      top: firstRow,
      bottom: lastRow,
    })),
  );
  const following = followersOf(whole, followers, [
    ...changed,
    ...touched.flatMap(({ table, rows }) =>
      rows.flatMap((row) => rowsOfActivity(whole.tables[table], row)),
    ),
  ]);
  if (!following) return null;
  const count = touched.reduce((sum, { rows }) => sum + rows.length, following.size);
  return count > MOST_ROWS ? null : rowsOf(whole, following);
}

/** Some activities, by their place among a plan's, as rows of its tables that follow one another. */
function rowsOf({ activities }: Plan, indexes: ReadonlySet<number>): RowsTouched[] {
  const byTable = groupBy(
    [...indexes].sort((a, b) => a - b),
    (index) => activities.table[index],
  );
  return [...byTable].flatMap(([table, ofTable]) =>
    rangesOf(ofTable.map((index) => activities.sheetRow[index])).map((range) => ({
      table,
      rows: rowsIn(range),
    })),
  );
}

/** Reads rows again, in one round trip. @param formulasOf those whose formulas are read as well */
async function readAgain(
  plan: Plan,
  rows: readonly RowsTouched[],
  { formulasOf }: { readonly formulasOf: readonly RowsTouched[] },
): Promise<ReadAgain> {
  return runExcel(async (context) => {
    const asked = rows.map((some) => ({
      some,
      table: plan.tables[some.table],
      lines: askLines(context, plan.tables[some.table], some, formulasOf.includes(some)),
    }));
    await context.sync();
    return {
      rows: asked.flatMap(({ some, table, lines }) => freshRows(table, some, lines)),
      formulas: asked.flatMap(({ some, table, lines: [{ range }] }) =>
        formulasOf.includes(some)
          ? [
              {
                sheet: table.sheet,
                firstRow: some.rows[0],
                firstColumn: columnsToRead(table).first,
                formulas: cellValues(range.formulasR1C1),
              },
            ]
          : [],
      ),
    };
  });
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
  withFormulas: boolean,
): readonly Line[] {
  const { first, last } = columnsToRead(table);
  const sheet = context.workbook.worksheets.getItem(table.sheet);
  const height = rows[rows.length - 1] - rows[0] + 1;
  return linesOf(table).map((below) => {
    const range = usedOnce(
      sheet.getRangeByIndexes(rows[0] + below, first, height, last - first + 1),
    );
    // Formats tell a date from a number. Of so few rows they weigh little, where asking later is one more round trip.
    range.load(withFormulas ? "values,numberFormat,formulasR1C1" : "values,numberFormat");
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
