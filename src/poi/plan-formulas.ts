import { runsBetweenTotals } from "./activity-runs";
import { columnLetters, quotedSheet } from "./address";
import { balanceOf, unbalanced } from "./balance";
import { LONGEST_FORMULA, rowReferences, rowSum, runsOf, sumOf } from "./formula";
import type { Columns } from "./layout";
import type { Gathering } from "./measure-rule";
import type { Plan, Table } from "./plan";
import { isReprogrammed } from "./quarter-amounts";
import { rulesOf } from "./rules";

/** Picks the slots that a table adds up for a figure. */
export type SlotsOf = (columns: Columns) => readonly number[];

/** Formulas over the plan's cells, in English with commas as Office.js takes them, without the equals sign. */

/** Sum of all activities of the plan, whatever sheets they are on; total rows among them are passed over. */
export function planSum(plan: Plan, slotsOf: SlotsOf): string {
  return sumOf(
    plan.tables.flatMap((table) => {
      const columns = sheetColumns(table, slotsOf);
      return [
        ...activityRuns(plan, table).flatMap(([first, last]) =>
          runsOf(columns).map(([from, to]) => area(table, from, to, first, last)),
        ),
        ...originalAreas(plan, table, slotsOf, () => true),
      ];
    }),
  );
}

/**
 * Areas of what was programmed at first in the wanted rows that were not reprogrammed: they are blank in the
 * columns of the reprogrammed series, to whose sum these are added.
 */
function originalAreas(
  plan: Plan,
  table: Table,
  slotsOf: SlotsOf,
  wanted: (row: number) => boolean,
): string[] {
  const columns = originalColumns(table, slotsOf);
  if (columns.length === 0) return [];
  const { activities } = plan;
  const rows: number[] = [];
  for (let row = table.activities.start; row < table.activities.end; row++) {
    if (wanted(row) && !isReprogrammed(activities, row)) rows.push(activities.sheetRow[row]);
  }
  return runsOf(rows).flatMap(([first, last]) =>
    runsOf(columns).map(([from, to]) => area(table, from, to, first, last)),
  );
}

/** The columns that stand in for the reprogrammed series in a row without it; none where a figure has nothing to do with it. */
function originalColumns(table: Table, slotsOf: SlotsOf): number[] {
  if (table.columns.programmedBy === "programmed") return [];
  const original = { ...table, columns: { ...table.columns, programmedBy: "programmed" } as const };
  const columns = sheetColumns(original, slotsOf);
  return columns.join() === sheetColumns(table, slotsOf).join() ? [] : columns;
}

/** How many activities the plan has. */
export function planCount(plan: Plan): string {
  const counts = plan.tables.flatMap((table) =>
    activityRuns(plan, table).map((run) => countOfRun(plan, table, run)),
  );
  return counts.length === 0 ? "0" : counts.join("+");
}

/** Sum of one unit's activities in the tables where it has any; `key` is the cell that holds its name. */
export function unitSum(plan: Plan, unit: number, slotsOf: SlotsOf, key: string): string {
  const tables = tablesOf(plan, unit);
  const isOfUnit = (row: number): boolean => plan.activities.unit.index[row] === unit;
  if (isPlainCriterion(plan, unit)) {
    const sums = tables.flatMap((table) =>
      sheetColumns(table, slotsOf).map(
        (column) => `SUMIFS(${wholeColumn(plan, table, column)},${unitColumn(plan, table)},${key})`,
      ),
    );
    const original = tables.flatMap((table) => originalAreas(plan, table, slotsOf, isOfUnit));
    const terms = original.length === 0 ? sums : [...sums, sumOf(original)];
    return terms.length === 0 ? "0" : terms.join("+");
  }
  const rows = sumOf(
    tables.flatMap((table) => [
      ...unitRuns(plan, table, unit).flatMap(([first, last]) =>
        runsOf(sheetColumns(table, slotsOf)).map(([from, to]) =>
          area(table, from, to, first, last),
        ),
      ),
      ...originalAreas(plan, table, slotsOf, isOfUnit),
    ]),
  );
  if (rows.length <= LONGEST_FORMULA) return rows;
  return tables
    .flatMap((table) =>
      sheetColumns(table, slotsOf).map(
        (column) =>
          `SUMPRODUCT(${exactly(unitColumn(plan, table), key)},${wholeColumn(plan, table, column)})`,
      ),
    )
    .join("+");
}

/** How many activities one unit has. */
export function unitCount(plan: Plan, unit: number, key: string): string {
  const tables = tablesOf(plan, unit);
  if (isPlainCriterion(plan, unit)) {
    return tables
      .map((table) => {
        const units = unitColumn(plan, table);
        // A heading that names the unit alone is no activity.
        return isNamed(plan, table)
          ? `COUNTIFS(${units},${key},${wholeColumn(plan, table, table.columns.text.activity)},"<>")`
          : `COUNTIFS(${units},${key})`;
      })
      .join("+");
  }
  const rows = tables
    .flatMap((table) => {
      const column = table.columns.text.unit;
      return unitRuns(plan, table, unit).map(
        ([first, last]) => `ROWS(${area(table, column, column, first, last)})`,
      );
    })
    .join("+");
  if (rows.length <= LONGEST_FORMULA) return rows;
  return tables.map((table) => `SUMPRODUCT(${exactly(unitColumn(plan, table), key)})`).join("+");
}

/** Sum within the row of one activity. */
export function activitySum(plan: Plan, activity: number, slotsOf: SlotsOf): string {
  const table = plan.tables[plan.activities.table[activity]];
  const original = isReprogrammed(plan.activities, activity) ? [] : originalColumns(table, slotsOf);
  const columns = original.length > 0 ? original : sheetColumns(table, slotsOf);
  return rowSum(columns, plan.activities.sheetRow[activity], table.sheet);
}

/**
 * What a gathering takes of the cells of one activity.
 * @param slots in the order of time
 */
export function activityLevel(
  plan: Plan,
  activity: number,
  slots: readonly number[],
  gathering: Gathering,
): string {
  const { columns, sheet } = plan.tables[plan.activities.table[activity]];
  const row = plan.activities.sheetRow[activity];
  const used = slots.map((slot) => columns.amount[slot]).filter((column) => column >= 0);
  if (used.length === 0) return "0";
  const cells = rowReferences(used, row, sheet);
  if (gathering === "most") return `MAX(${cells})`;
  if (gathering === "mean") return `IFERROR(AVERAGE(${cells}),0)`;
  // The last that says anything, asked from the last one on.
  return used.reduce((earlier, column) => {
    const cell = `N(${rowReferences([column], row, sheet)})`;
    return `IF(${cell}<>0,${cell},${earlier})`;
  }, "0");
}

/** True while some sum of an activity's row fails. */
export function activityIsBroken(plan: Plan, activity: number): string {
  const { columns, sheet } = plan.tables[plan.activities.table[activity]];
  const row = plan.activities.sheetRow[activity];
  const broken = rulesOf(columns).map((rule) =>
    unbalanced(balanceOf(rule), columns, row, plan.activities.integers, sheet),
  );
  return broken.length === 0 ? "FALSE" : `OR(${broken.join(",")})`;
}

/** Criteria that SUMIFS reads as nothing but a text: they begin with a letter and hold no wildcard. */
const PLAIN_TEXT = /^\p{L}[^*?~]{0,254}$/u;
const LOGICAL = /^(true|false|verdadero|falso)$/i;

/**
 * Whether SUMIFS finds a unit's rows by its name, which anyone can read and which follows the rows when they
 * are sorted. It is blind to letter case and reads wildcards and operators into names; the rows of a unit that
 * it would mistake are listed one by one instead.
 */
export function isPlainCriterion(plan: Plan, unit: number): boolean {
  const { pool, padded, filledDown } = plan.activities.unit;
  const name = pool[unit];
  const folded = name.toLowerCase();
  return (
    !padded.has(unit) &&
    !filledDown.has(unit) &&
    // A subtotal that stands beside its unit's name would be counted as one of its rows.
    !plan.totals.unit.pool.includes(name) &&
    PLAIN_TEXT.test(name) &&
    !LOGICAL.test(name) &&
    !pool.some((other, index) => index !== unit && other.toLowerCase() === folded)
  );
}

/** 1 for each cell whose text is a key's, letter by letter but for the space around it. */
function exactly(keys: string, key: string): string {
  return `--EXACT(TRIM(${keys}),TRIM(${key}))`;
}

/** Sheet rows [first, last] of a unit's activities in a table. */
function unitRuns(plan: Plan, table: Table, unit: number): [number, number][] {
  const { unit: units, sheetRow } = plan.activities;
  const rows: number[] = [];
  for (let row = table.activities.start; row < table.activities.end; row++) {
    if (units.index[row] === unit) rows.push(sheetRow[row]);
  }
  return runsOf(rows);
}

function sheetColumns(table: Table, slotsOf: SlotsOf): number[] {
  return slotsOf(table.columns)
    .map((slot) => table.columns.amount[slot])
    .filter((column) => column >= 0)
    .sort((a, b) => a - b);
}

function activityRuns(plan: Plan, table: Table): [number, number][] {
  return runsBetweenTotals(plan, table, table.activities.start, table.activities.end);
}

function area(table: Table, from: number, to: number, first: number, last: number): string {
  return `${quotedSheet(table.sheet)}!$${columnLetters(from)}$${first + 1}:$${columnLetters(to)}$${last + 1}`;
}

/** A column from the table's first activity to its last; total rows among them have no unit's name. */
function wholeColumn(plan: Plan, table: Table, column: number): string {
  const { sheetRow } = plan.activities;
  const { start, end } = table.activities;
  return area(table, column, column, sheetRow[start], sheetRow[end - 1]);
}

function unitColumn(plan: Plan, table: Table): string {
  return wholeColumn(plan, table, table.columns.text.unit);
}

/** By plan and unit, because every figure of a unit asks. */
const unitTables = new WeakMap<Plan, Map<number, Table[]>>();

/** The tables in which a unit has activities. */
function tablesOf(plan: Plan, unit: number): readonly Table[] {
  let tables = unitTables.get(plan);
  if (!tables) {
    unitTables.set(plan, (tables = new Map<number, Table[]>()));
    for (const table of plan.tables) {
      const { start, end } = table.activities;
      for (const index of new Set(plan.activities.unit.index.subarray(start, end))) {
        tables.set(index, [...(tables.get(index) ?? []), table]);
      }
    }
  }
  return tables.get(unit) ?? [];
}

/** Whether every activity of a table has its name. */
function isNamed(plan: Plan, { columns, activities: { start, end } }: Table): boolean {
  const { hasUnnamed, activity } = plan.activities;
  return columns.text.activity >= 0 && !(hasUnnamed && activity.slice(start, end).includes(""));
}

function countOfRun(plan: Plan, table: Table, [first, last]: readonly [number, number]): string {
  const { sheetRow } = plan.activities;
  const { activity, measure, unit } = table.columns.text;
  const rows = sheetRow
    .subarray(table.activities.start, table.activities.end)
    .reduce((count, row) => (row >= first && row <= last ? count + 1 : count), 0);
  const cells = (column: number): string => area(table, column, column, first, last);
  if (!isNamed(plan, table)) return `ROWS(${cells(Math.max(0, activity, unit))})`;
  if (rows === last - first + 1) return `COUNTA(${cells(activity)})`;
  // Headings stand among the activities: a name without a measure or a unit.
  return `COUNTIFS(${cells(activity)},"<>",${cells(Math.max(measure, unit))},"<>")`;
}
