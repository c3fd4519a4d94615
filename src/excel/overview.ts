import { CuadraError } from "../poi/error";
import type { Plan } from "../poi/plan";
import { PlanBuilder } from "../poi/reading/plan-builder";
import type { PointedHeader } from "../poi/header/pointed-header";
import { isReported } from "../poi/execution/reported-tables";
import { cellValues } from "./cell-values";
import { leaveOutLinkedTables } from "./linked-tables";
import { knownSheet } from "./own-sheets";
import { runExcel } from "./run";
import { listSheets, usedOnce, type SheetRef } from "./sheets";
import { askMarker, markerFormula } from "./summary/marker";

/** What can be told of a workbook at a glance. */
export interface WorkbookOverview {
  /** Every worksheet but Cuadra's own, in the order of their tabs. */
  readonly sheets: readonly SheetRef[];
  /** The plan as far as the first rows of each sheet show it; null where they show none. */
  readonly beginning: Plan | null;
  /** Whether that shows columns of what was executed; there may be some further right. */
  readonly showsExecution: boolean;
}

/** A title, a blank row, a header of three rows and the first activities stand within these. */
const FIRST_ROWS = 24;
const FIRST_COLUMNS = 64;

/**
 * Looks at the top of every visible sheet: two round trips, whatever the size of the workbook,
 * and as `leaveOutLinkedTables` where it has several with a plan.
 * @param leaveOut names of sheets that are not part of the plan
 * @param headers header cells that the user pointed at
 * @throws CuadraError as runExcel
 */
export async function lookAtWorkbook(
  leaveOut: readonly string[],
  headers: readonly PointedHeader[] = [],
): Promise<WorkbookOverview> {
  const { sheets, beginning: read } = await runExcel(async (context) => {
    const all = await listSheets(context);
    const tops = all.map((sheet) => {
      const worksheet = context.workbook.worksheets.getItem(sheet.id);
      const marker = askMarker(worksheet);
      const wanted = !sheet.hidden && !leaveOut.includes(sheet.name);
      const range = wanted
        ? usedOnce(worksheet.getRangeByIndexes(0, 0, FIRST_ROWS, FIRST_COLUMNS))
        : undefined;
      range?.load("values");
      return { sheet, marker, range };
    });
    await context.sync();
    const theirs = tops.filter(({ sheet, marker, range }) => {
      const top = range ? cellValues(range.values) : [];
      return knownSheet(sheet.name, markerFormula(marker), top) === undefined;
    });
    const builder = new PlanBuilder(0, headers);
    for (const { sheet, range } of theirs) {
      if (!range) continue;
      const values = cellValues(range.values);
      builder.add({ sheet: sheet.name, firstRow: 0, firstColumn: 0, values });
    }
    return { sheets: theirs.map(({ sheet }) => sheet), beginning: beginningOf(builder) };
  });
  const beginning = read && (await leaveOutLinkedTables(read));
  return { sheets, beginning, showsExecution: beginning !== null && isReported(beginning) };
}

function beginningOf(builder: PlanBuilder): Plan | null {
  try {
    return builder.finish();
  } catch (error) {
    // What is missing is told when the workbook is read whole.
    if (error instanceof CuadraError) return null;
    throw error;
  }
}
