import { fold } from "../header/fold";
import { textAt, type Plan, type Rows, type Table } from "../plan";
import { rowsIn, type RowRange } from "../row-range";
import { hasReprogrammed } from "../sums/target-series";

type Read = Pick<Plan, "tables" | "activities" | "totals">;

/** Two tables of a sheet with the same activities, what is programmed in one and what was executed in the other: indexes in Plan.tables. */
export interface StackedTables {
  readonly upper: number;
  readonly lower: number;
  /** Which of the two has what was executed. */
  readonly executed: number;
  /** How many rows below each row of the upper one that of the lower one stands. */
  readonly rows: number;
}

/** Tables further apart are not read as one: to correct a row takes all that stands between its cells. */
const MOST_ROWS_BELOW = 1000;

/**
 * The tables that can be read as if they stood side by side: where those of a sheet with what was executed have the
 * activities and the TOTALs of those with what is programmed, in the same order and all the same number of rows further
 * down. None of a sheet on which some have no such other: what is whose would be a guess.
 * @param apart as `executedApart` says
 * @param beside as `tablesBesidePlan` says: they need no other
 */
export function stackedTables(
  read: Read,
  apart: ReadonlyMap<number, string>,
  beside: ReadonlySet<number>,
): StackedTables[] {
  const { tables } = read;
  const isAlone = (at: number): boolean =>
    !beside.has(at) && tables[at].activities.end > tables[at].activities.start;
  const sheets = new Set([...apart].flatMap(([at, of]) => (tables[at].sheet === of ? [of] : [])));
  return [...sheets].flatMap((sheet) => {
    const own = [...tables.keys()].filter((at) => tables[at].sheet === sheet);
    const executed = own.filter((at) => apart.has(at));
    const programmed = new Set(own.filter((at) => !apart.has(at)));
    const pairs = executed.flatMap((at): StackedTables[] => {
      for (const other of programmed) {
        const [upper, lower] = at < other ? [at, other] : [other, at];
        const rows = rowsBetween(read, tables[upper], tables[lower]);
        if (rows === undefined) continue;
        programmed.delete(other);
        return [{ upper, lower, executed: at, rows }];
      }
      return [];
    });
    return pairs.length === executed.length && ![...programmed].some(isAlone) ? pairs : [];
  });
}

/** How many rows below those of the upper table the lower one's stand; undefined where they are not the same rows. */
function rowsBetween(read: Read, upper: Table, lower: Table): number | undefined {
  const rows = lower.lastHeaderRow - upper.lastHeaderRow;
  if (rows > MOST_ROWS_BELOW || lower.firstHeaderRow <= upper.lastRow) return undefined;
  const isOther = [upper, lower].some(
    ({ between, columns }) => between !== undefined || hasReprogrammed(columns),
  );
  // Above such a row none may stand that says what its figures are.
  const hasStray = lower.strays.some(({ hasAmounts }) => hasAmounts);
  const areSame =
    !isOther &&
    !hasStray &&
    areBelow(read.activities, upper.activities, lower.activities, rows) &&
    areBelow(read.totals, upper.totals, lower.totals, rows) &&
    rowsIn(upper.activities).every((row, index) =>
      isSameActivity(read, [row, upper], [lower.activities.start + index, lower]),
    );
  return areSame ? rows : undefined;
}

function areBelow({ sheetRow }: Rows, upper: RowRange, lower: RowRange, rows: number): boolean {
  return (
    upper.end - upper.start === lower.end - lower.start &&
    rowsIn(upper).every((row, index) => sheetRow[lower.start + index] === sheetRow[row] + rows)
  );
}

type RowOfTable = readonly [row: number, table: Table];

/** Whether two rows have the same name, and the same unit and measure where both say one. */
function isSameActivity(
  { activities }: Read,
  [one, table]: RowOfTable,
  [other, otherTable]: RowOfTable,
): boolean {
  const textOf = (row: number, role: "activity" | "unit" | "measure"): string =>
    fold(textAt(activities, row, role));
  return (
    [table, otherTable].every(({ columns }) => columns.text.activity >= 0) &&
    textOf(one, "activity") === textOf(other, "activity") &&
    (["unit", "measure"] as const).every((role) => {
      const [own, theirs] = [textOf(one, role), textOf(other, role)];
      return own === theirs || own === "" || theirs === "";
    })
  );
}
