import { equalAmounts } from "../amounts";
import type { Plan, Rows } from "../plan";
import type { RowRange } from "../row-range";
import { monthSlot, quarterSlot, SERIES, type Series } from "../slots";
import { wholeTable } from "./whole-table";

/** Rows that are looked at: as one is written, so are the others, and after every edit they are looked at again. */
const MOST_ROWS = 1000;

/** In fewer rows what a quarter says may be one slip. */
const FEWEST_ROWS = 2;

const LATER_QUARTERS = [1, 2, 3] as const;

/**
 * The slots of a table's quarters that hold everything from January on, though their headers do not say so: II says what
 * I and II add up to. In two rows of three that tell, and in two at least, it is what their months up to then add up to,
 * and not their own; no quarter of the series with figures is otherwise, and there are several such, of one series or of
 * another in the same table: of a single one in all rows a formula that begins a quarter too early may be to blame.
 * @param index in `tables` of the table, which is looked at with all its pages
 */
export function runningQuarters(
  plan: Pick<Plan, "tables" | "activities">,
  index: number,
): readonly number[] {
  const { amount } = plan.tables[index].columns;
  const { start, end } = wholeTable(plan, index).activities;
  const range = { start, end: Math.min(end, start + MOST_ROWS) };
  const found = SERIES.flatMap((series) => {
    const asked = Array.from({ length: 12 }, (_, month) => monthSlot(series, month));
    if (asked.some((slot) => amount[slot] < 0)) return [];
    const quarters = LATER_QUARTERS.filter((each) => amount[quarterSlot(series, each)] >= 0);
    const told = quarters.map((quarter) => tellsOf(plan.activities, series, quarter, range));
    if (told.some(({ telling, running }) => telling > 0 && !isMost(running, telling))) return [];
    return quarters
      .filter((_, place) => told[place].telling > 0)
      .map((quarter) => quarterSlot(series, quarter));
  });
  return found.length > 1 ? found : [];
}

const isMost = (running: number, telling: number): boolean =>
  running >= FEWEST_ROWS && 3 * running >= 2 * telling;

/** Of how many rows a quarter tells whether it holds the months before it as well, and in how many of these it does. */
function tellsOf(
  { amounts, integers }: Rows,
  series: Series,
  quarter: number,
  { start, end }: RowRange,
): { readonly telling: number; readonly running: number } {
  const said = amounts[quarterSlot(series, quarter)];
  const months = Array.from(
    { length: 3 * quarter + 3 },
    (_, month) => amounts[monthSlot(series, month)],
  );
  let telling = 0;
  let running = 0;
  for (let row = start; row < end; row++) {
    const amount = said?.[row] ?? 0;
    let before = 0;
    for (let month = 0; month < 3 * quarter; month++) before += months[month]?.[row] ?? 0;
    // Of a quarter that is blank, or says nothing, it is not known yet what it will say.
    if (amount === 0 || before === 0) continue;
    telling++;
    let sum = before;
    for (let month = 3 * quarter; month < months.length; month++) sum += months[month]?.[row] ?? 0;
    if (equalAmounts(amount, sum, integers)) running++;
  }
  return { telling, running };
}
