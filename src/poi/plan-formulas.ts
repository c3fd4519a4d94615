import { runsBetweenTotals } from "./activity-runs";
import { criterionOf } from "./criterion";
import { LONGEST_FORMULA, runsOf, sumOf } from "./formula";
import type { Columns } from "./layout";
import type { Plan, PooledTexts, Table } from "./plan";
import { area, keyRolesOf, spanOf, textArea } from "./table-area";
import type { TextRole } from "./words";

/** Picks the slots that a table adds up for a figure. */
export type SlotsOf = (columns: Columns) => readonly number[];

/** Texts by which activities are grouped. */
export type GroupRole = Exclude<TextRole, "activity">;

/** Formulas over the plan's cells, in English with commas as Office.js takes them, without the equals sign. */

/** Sum of all activities of the plan, whatever sheets they are on; total rows among them are passed over. */
export function planSum(plan: Plan, slotsOf: SlotsOf): string {
  const tables = withActivities(plan);
  const sums = tables.map((table) => tableSum(plan, table, slotsOf));
  const sum = sums.filter((each) => each !== "0").join("+") || "0";
  // Of very many tables, the shorter formula: it does not reach up to the header and down to TOTAL.
  return sum.length <= LONGEST_FORMULA
    ? sum
    : sumOf(tables.flatMap((table) => runAreas(plan, table, slotsOf)));
}

/** A row counts where it has the text that no total row has, else where it stands. */
function tableSum(plan: Plan, table: Table, slotsOf: SlotsOf): string {
  const role = keyRolesOf(plan, table).at(0);
  if (role === undefined) return sumOf(runAreas(plan, table, slotsOf));
  const span = spanOf(plan, table);
  const sums = sheetColumns(table, slotsOf).map(
    (column) => `SUMIFS(${area(table, column, column, span)},${textArea(plan, table, role)},"<>")`,
  );
  return sums.length === 0 ? "0" : sums.join("+");
}

function runAreas(plan: Plan, table: Table, slotsOf: SlotsOf): string[] {
  const columns = runsOf(sheetColumns(table, slotsOf));
  return activityRuns(plan, table).flatMap((run) =>
    columns.map(([from, to]) => area(table, from, to, run)),
  );
}

/** How many activities the plan has. */
export function planCount(plan: Plan): string {
  const counts = withActivities(plan).map((table) => tableCount(plan, table));
  return counts.length === 0 ? "0" : counts.join("+");
}

/** Headings among the activities are a name without anything else, so a second text is asked for; the header is no activity. */
function tableCount(plan: Plan, table: Table): string {
  const roles = keyRolesOf(plan, table).slice(0, 2);
  if (roles.length === 0) {
    const column = Math.max(0, table.columns.text.activity, table.columns.text.unit);
    return activityRuns(plan, table)
      .map((run) => `ROWS(${area(table, column, column, run)})`)
      .join("+");
  }
  const [first, last] = spanOf(plan, table);
  const count = (from: number, to: number): string =>
    `COUNTIFS(${roles.map((role) => `${column(table, role, from, to)},"<>"`).join(",")})`;
  return `${count(first, last)}-${count(first, first)}`;
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
  const criterion = criterionOf(texts, index, key);
  const tables = tablesOf(plan, texts, index);
  if (criterion === undefined) {
    const areas = tables.flatMap((table) =>
      groupRuns(plan, table, texts, index).flatMap((run) =>
        runsOf(sheetColumns(table, slotsOf)).map(([from, to]) => area(table, from, to, run)),
      ),
    );
    return areas.map((each) => `SUM(${each})`);
  }
  return tables.flatMap((table) => {
    const where = `${textArea(plan, table, role)},${criterion}${notTotals(plan, table, role)}`;
    const span = spanOf(plan, table);
    return sheetColumns(table, slotsOf).map(
      (column) => `SUMIFS(${area(table, column, column, span)},${where})`,
    );
  });
}

/** How many activities have one text, as terms to be added up. */
export function groupCount(plan: Plan, role: GroupRole, index: number, key: string): string[] {
  const texts = plan.activities[role];
  const criterion = criterionOf(texts, index, key);
  const tables = tablesOf(plan, texts, index);
  if (criterion === undefined) {
    return tables.flatMap((table) => {
      const at = table.columns.text[role];
      return groupRuns(plan, table, texts, index).map((run) => `ROWS(${area(table, at, at, run)})`);
    });
  }
  return tables.map((table) => {
    // A heading that names the unit alone is no activity.
    const other = keyRolesOf(plan, table).find((each) => each !== role);
    const named = other === undefined ? "" : `,${textArea(plan, table, other)},"<>"`;
    return `COUNTIFS(${textArea(plan, table, role)},${criterion}${named})`;
  });
}

/** The criterion that leaves total rows out where one of them may have a text of that column ("TOTAL | GASTOS"). */
function notTotals(plan: Plan, table: Table, role: GroupRole): string {
  const { start, end } = table.totals;
  const { index, pool } = plan.totals[role];
  const known = new Set(plan.activities[role].pool);
  const may = index.subarray(start, end).some((at) => at >= 0 && known.has(pool[at]));
  const other = may ? keyRolesOf(plan, table).find((each) => each !== role) : undefined;
  return other === undefined ? "" : `,${textArea(plan, table, other)},"<>"`;
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

function withActivities(plan: Plan): Table[] {
  return plan.tables.filter(({ activities: { start, end } }) => start < end);
}

function activityRuns(plan: Plan, table: Table): [number, number][] {
  return runsBetweenTotals(plan, table, table.activities.start, table.activities.end);
}

/** By texts, because every figure of a group asks. */
const groupTables = new WeakMap<PooledTexts, Map<number, Table[]>>();

/** The tables in which a text has activities. */
function tablesOf(plan: Plan, texts: PooledTexts, index: number): readonly Table[] {
  let tables = groupTables.get(texts);
  if (!tables) {
    groupTables.set(texts, (tables = new Map<number, Table[]>()));
    for (const table of plan.tables) {
      const { start, end } = table.activities;
      for (const at of new Set(texts.index.subarray(start, end))) {
        tables.set(at, [...(tables.get(at) ?? []), table]);
      }
    }
  }
  return tables.get(index) ?? [];
}
