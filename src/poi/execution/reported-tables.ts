import type { Columns } from "../header/columns";
import type { Plan, Table } from "../plan";
import { isExecutionMissing, quarterSlots } from "../sums/quarter-amounts";
import type { RowRange } from "../row-range";

/** Whether a table says of some quarter what was executed in it. One total for the year does not. */
function reportsExecution(columns: Columns): boolean {
  return [0, 1, 2, 3].some((quarter) => quarterSlots(columns, "executed", quarter).length > 0);
}

/** Whether some table of a plan reports what was executed. */
export function isReported({ tables }: Pick<Plan, "tables">): boolean {
  return tables.some(({ columns }) => reportsExecution(columns));
}

/** By a plan's tables: every figure of a summary asks. */
const countedOf = new WeakMap<readonly Table[], ReadonlySet<Table>>();

/**
 * The tables of which execution is counted, in the plan's order: those that report it; all where none does, for then
 * there is nothing that the others' figures could be mistaken for.
 */
export function countedTables({ tables }: Pick<Plan, "tables">): ReadonlySet<Table> {
  let counted = countedOf.get(tables);
  if (!counted) {
    const reporting = tables.filter(({ columns }) => reportsExecution(columns));
    countedOf.set(tables, (counted = new Set(reporting.length > 0 ? reporting : tables)));
  }
  return counted;
}

/** The activities of the counted tables, in the plan's order; tables that follow one another in one range. */
export function countedRows(plan: Pick<Plan, "tables">): RowRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { activities } of countedTables(plan)) {
    const last = ranges.at(-1);
    if (last?.end === activities.start) last.end = activities.end;
    else ranges.push({ ...activities });
  }
  return ranges;
}

/** The tables with activities that report no execution where others do. */
export function unreportedTables(plan: Pick<Plan, "tables">): Table[] {
  const counted = countedTables(plan);
  return plan.tables.filter(
    (table) => !counted.has(table) && table.activities.start < table.activities.end,
  );
}

/** Their activities: how many, and on which sheets. */
export function unreportedActivities(plan: Pick<Plan, "tables">): {
  readonly sheets: readonly string[];
  readonly activities: number;
} {
  const others = unreportedTables(plan);
  return {
    sheets: [...new Set(others.map(({ sheet }) => sheet))],
    activities: others.reduce((sum, { activities: { start, end } }) => sum + end - start, 0),
  };
}

/** The quarters (1–4) of which some tables that report a later one do not say what was executed, and their sheets. */
export function unreportedQuarters(plan: Pick<Plan, "tables">): {
  readonly sheets: readonly string[];
  readonly quarters: readonly number[];
} {
  const missing = plan.tables.flatMap(({ sheet, columns }) =>
    [0, 1, 2, 3].flatMap((quarter) =>
      isExecutionMissing(columns, quarter) ? [{ sheet, quarter: quarter + 1 }] : [],
    ),
  );
  return {
    sheets: [...new Set(missing.map(({ sheet }) => sheet))],
    quarters: [...new Set(missing.map(({ quarter }) => quarter))].sort(),
  };
}
