import { runsBetweenTotals } from "./activity-runs";
import { criterionOf, HAS_TEXT } from "./criterion";
import { runsOf } from "./formula";
import type { Columns } from "../header/columns";
import type { Plan, PooledTexts, Table } from "../plan";
import { isReprogrammed, quarterSlots, type Measured } from "../sums/quarter-amounts";
import { TARGET } from "../slots";
import { countedTables } from "../execution/reported-tables";
import { area, countedBy, keyRolesOf, notBetween, spanOf, summedBy, textArea } from "./table-area";
import type { TextRole } from "../header/words";

/** Picks the slots that a table adds up for a figure. */
export type SlotsOf = (columns: Columns) => readonly number[];

/** Slots of a series in a 0-based quarter. */
export function slotsOfQuarter(series: Measured, quarter: number): SlotsOf {
  return (columns) => quarterSlots(columns, series, quarter);
}

/** The slot of META. */
export const TARGET_SLOTS: SlotsOf = () => [TARGET];

/** Texts by which activities are grouped. */
export type GroupRole = Exclude<TextRole, "activity">;

// All give formulas in English with commas, as Office.js takes them, without the equals sign.

/**
 * Sum of all activities of the plan, whatever sheets they are on, as terms to be added up: one a table and column, so
 * that there may be more than a formula holds. Total rows among them are passed over.
 */
export function planSum(plan: Plan, slotsOf: SlotsOf): string[] {
  return withActivities(plan).flatMap((table) => tableSum(plan, table, slotsOf));
}

/** A row counts where it has the texts that no row has that is no activity, else where it stands. */
function tableSum(plan: Plan, table: Table, slotsOf: SlotsOf): string[] {
  const roles = summedBy(plan, table);
  if (!roles) return runAreas(plan, table, slotsOf).map((each) => `SUM(${each})`);
  const span = spanOf(plan, table);
  const texts = roles.map((role) => `,${textArea(plan, table, role)},${HAS_TEXT}`).join("");
  const where = texts + notBetween(table, span);
  return [
    ...sheetColumns(table, slotsOf).map(
      (column) => `SUMIFS(${area(table, column, column, span)}${where})`,
    ),
    ...originalAreas(plan, table, slotsOf, () => true).map((each) => `SUM(${each})`),
  ];
}

function runAreas(plan: Plan, table: Table, slotsOf: SlotsOf): string[] {
  const columns = runsOf(sheetColumns(table, slotsOf));
  return [
    ...activityRuns(plan, table).flatMap((run) =>
      columns.map(([from, to]) => area(table, from, to, run)),
    ),
    ...originalAreas(plan, table, slotsOf, () => true),
  ];
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
  return runsOf(rows).flatMap((run) =>
    runsOf(columns).map(([from, to]) => area(table, from, to, run)),
  );
}

/** The columns that stand in for the reprogrammed series in a row without it; none where a figure has nothing to do with it. */
export function originalColumns(table: Table, slotsOf: SlotsOf): number[] {
  if (table.columns.programmedBy === "programmed") return [];
  const original = { ...table, columns: { ...table.columns, programmedBy: "programmed" } as const };
  const columns = sheetColumns(original, slotsOf);
  return columns.join() === sheetColumns(table, slotsOf).join() ? [] : columns;
}

/** How many activities the plan has, as terms to be added up. */
export function planCount(plan: Plan): string[] {
  return withActivities(plan).flatMap((table) => tableCount(plan, table));
}

/** A second text is asked for, which headings among the activities do not have; the header is no activity. */
function tableCount(plan: Plan, table: Table): string[] {
  const roles = countedBy(plan, table);
  if (!roles) {
    const column = Math.max(0, table.columns.text.activity, table.columns.text.unit);
    const { sheetRow } = plan.activities;
    let row = table.activities.start;
    return activityRuns(plan, table).map((run) => {
      // Headings and blank rows may stand among them.
      let others = run[1] - run[0] + 1;
      for (; row < table.activities.end && sheetRow[row] <= run[1]; row++) others--;
      const rows = `ROWS(${area(table, column, column, run)})`;
      return others > 0 ? `${rows}-${others}` : rows;
    });
  }
  const [first, last] = spanOf(plan, table);
  const count = (from: number, to: number): string =>
    `COUNTIFS(${roles.map((role) => `${column(table, role, from, to)},${HAS_TEXT}`).join(",")}${notBetween(table, [from, to])})`;
  return [
    first === table.lastHeaderRow
      ? `${count(first, last)}-${count(first, first)}`
      : count(first, last),
  ];
}

function column(table: Table, role: TextRole, first: number, last: number): string {
  const at = table.columns.text[role];
  return area(table, at, at, [first, last]);
}

/**
 * Sum of the activities with one text (of one unit, category or measure), as terms to be added up: one a table and
 * column, so that there may be more than a formula holds. `key` is the cell that holds the text.
 */
export function groupSum(
  plan: Plan,
  role: GroupRole,
  index: number,
  slotsOf: SlotsOf,
  key: string,
): string[] {
  const texts = plan.activities[role];
  const isOfGroup = (row: number): boolean => texts.index[row] === index;
  const criterion = criterionOf(texts, index, key);
  const tables = tablesOf(plan, texts, index);
  const isListed =
    criterion === undefined || tables.some((table) => notTotals(plan, table, role) === undefined);
  if (isListed) {
    const areas = tables.flatMap((table) => [
      ...groupRuns(plan, table, texts, index).flatMap((run) =>
        runsOf(sheetColumns(table, slotsOf)).map(([from, to]) => area(table, from, to, run)),
      ),
      ...originalAreas(plan, table, slotsOf, isOfGroup),
    ]);
    return areas.map((each) => `SUM(${each})`);
  }
  return tables.flatMap((table) => {
    const span = spanOf(plan, table);
    const where = `${textArea(plan, table, role)},${criterion}${notTotals(plan, table, role) ?? ""}${notBetween(table, span)}`;
    return [
      ...sheetColumns(table, slotsOf).map(
        (column) => `SUMIFS(${area(table, column, column, span)},${where})`,
      ),
      ...originalAreas(plan, table, slotsOf, isOfGroup).map((each) => `SUM(${each})`),
    ];
  });
}

/** How many activities have one text, as terms to be added up. */
export function groupCount(plan: Plan, role: GroupRole, index: number, key: string): string[] {
  const texts = plan.activities[role];
  const criterion = criterionOf(texts, index, key);
  const tables = tablesOf(plan, texts, index);
  const cannotTell = (table: Table): boolean =>
    notTotals(plan, table, role) === undefined || !countedBy(plan, table, role);
  if (criterion === undefined || tables.some(cannotTell)) {
    return tables.flatMap((table) => {
      const { text } = table.columns;
      const at = [text[role], text.activity].find((each) => each >= 0) ?? 0;
      return groupRuns(plan, table, texts, index).map((run) => `ROWS(${area(table, at, at, run)})`);
    });
  }
  return tables.map((table) => {
    // A heading that names the unit alone is no activity.
    const others = countedBy(plan, table, role)?.slice(1) ?? [];
    const named = others.map((other) => `,${textArea(plan, table, other)},${HAS_TEXT}`);
    return `COUNTIFS(${textArea(plan, table, role)},${criterion}${named.join("")}${notBetween(table, spanOf(plan, table))})`;
  });
}

/** Whether a total row has a text of that column as well ("TOTAL | GASTOS"). */
function isOnTotals(plan: Plan, table: Table, role: GroupRole): boolean {
  const { start, end } = table.totals;
  const { index, pool } = plan.totals[role];
  const known = new Set(plan.activities[role].pool);
  return index.subarray(start, end).some((at) => at >= 0 && known.has(pool[at]));
}

/**
 * The criterion that leaves total rows out where one of them may have a text of that column; undefined where no other
 * column tells them apart.
 */
function notTotals(plan: Plan, table: Table, role: GroupRole): string | undefined {
  if (!isOnTotals(plan, table, role)) return "";
  const other = keyRolesOf(plan, table).find((each) => each !== role);
  return other === undefined ? undefined : `,${textArea(plan, table, other)},${HAS_TEXT}`;
}

/** Sheet rows [first, last] of a table's activities with one text. */
function groupRuns(
  plan: Plan,
  table: Table,
  texts: PooledTexts,
  index: number,
): [number, number][] {
  const rows: number[] = [];
  for (let row = table.activities.start; row < table.activities.end; row++) {
    if (texts.index[row] === index) rows.push(plan.activities.sheetRow[row]);
  }
  return runsOf(rows);
}

/** Sheet columns of a figure, from left to right. */
export function sheetColumns(table: Table, slotsOf: SlotsOf): number[] {
  return slotsOf(table.columns)
    .map((slot) => table.columns.amount[slot])
    .filter((column) => column >= 0)
    .sort((a, b) => a - b);
}

/** The tables that figures are added up of; of a plan that reports execution, those that do. */
function withActivities(plan: Plan): Table[] {
  return [...countedTables(plan)].filter(({ activities: { start, end } }) => start < end);
}

function activityRuns(plan: Plan, table: Table): [number, number][] {
  return runsBetweenTotals(plan, table, table.activities.start, table.activities.end);
}

/** Indexes in Plan.tables, by texts: every figure of a group asks, and a plan measured otherwise has other tables. */
const groupTables = new WeakMap<PooledTexts, Map<number, number[]>>();

/** The tables in which a text has activities. */
function tablesOf(plan: Plan, texts: PooledTexts, index: number): readonly Table[] {
  let tables = groupTables.get(texts);
  if (!tables) {
    groupTables.set(texts, (tables = new Map<number, number[]>()));
    for (const [place, { activities }] of plan.tables.entries()) {
      for (const at of new Set(texts.index.subarray(activities.start, activities.end))) {
        tables.set(at, [...(tables.get(at) ?? []), place]);
      }
    }
  }
  const counted = countedTables(plan);
  return (tables.get(index) ?? []).flatMap((place) =>
    counted.has(plan.tables[place]) ? [plan.tables[place]] : [],
  );
}
