import { rowsBelow } from "../address";
import { differ, balanceOf } from "./balance";
import { escaped, escapedLength, hasWildcard, LONGEST_CRITERION } from "./criterion";
import { quotedText, runsOf } from "./formula";
import { groupBy } from "../group-by";
import type { Gathering } from "../sums/measure-rule";
import { textAt, type Plan, type Table } from "../plan";
import { originalColumns, sheetColumns, type SlotsOf } from "./plan-formulas";
import { isReprogrammed } from "../sums/quarter-amounts";
import { rulesOf } from "../sums/rules";
import { area, fixedCellOf, offsetBelow, spanOf, textArea, wholeColumns } from "./table-area";
import { twinSigns } from "./twin-signs";

/** The cells that hold what an activity is known by. */
export interface KeyCells {
  readonly unit: string;
  readonly activity: string;
  readonly measure: string;
}

/** Comparisons that looking activities up by three texts may take in all, each time the workbook is calculated. */
const MOST_COMPARED = 10_000_000;

/** Activities of the same unit, name and measure that are told apart at most. */
const MOST_ALIKE = 50;

/** Comparisons in telling that names with space around them are not part of others. */
const MOST_SEARCHED = 5_000_000;

/**
 * Formulas that find an activity's row by its texts, so that its figures stay its own when the plan is sorted; of
 * several activities of the same unit, name and measure by what else their rows say. Where that cannot be done (two of
 * them say the same in every cell) they follow the row as it stands.
 */
export class ActivityRows {
  /** How many activities of a sheet have a name, as MATCH compares names; by sheet. */
  private readonly names = new Map<string, Map<string, number>>();
  /** The activities of a table that have the same three texts. */
  private readonly keys = new Map<Table, ReadonlyMap<string, readonly number[]>>();
  private compared = 0;
  private searched = 0;

  constructor(private readonly plan: Plan) {}

  /**
   * The formula of the sheet row (1-based) on which an activity stands: an error once it is gone. Where its name is
   * not found, because it was renamed, it is the row where it was.
   */
  row(activity: number, keys: KeyCells): string {
    const table = this.tableOf(activity);
    const { text } = table.columns;
    const column = Math.max(0, text.activity >= 0 ? text.activity : text.unit);
    const standing = `ROW(${fixedCellOf(table, this.plan.activities.sheetRow[activity], column)})`;
    const search = this.byName(activity, table, keys) ?? this.byTexts(activity, table, keys);
    return search === undefined ? standing : `IFERROR(${search},${standing})`;
  }

  private byName(activity: number, table: Table, keys: KeyCells): string | undefined {
    const { plan } = this;
    const name = textAt(plan.activities, activity, "activity");
    const column = table.columns.text.activity;
    if (column < 0 || name === "" || this.namesOf(table.sheet).get(name.toLowerCase()) !== 1)
      return undefined;
    const match = (key: string): string => `MATCH(${key},${wholeColumns(table, column, column)},0)`;
    if (plan.activities.padded.has(activity)) {
      const fits = !hasWildcard(name) && name.length + 2 <= LONGEST_CRITERION;
      return fits && this.isWithinNoOther(name, table.sheet)
        ? match(`"*"&${keys.activity}&"*"`)
        : undefined;
    }
    if (escapedLength(name) > LONGEST_CRITERION) return undefined;
    return match(hasWildcard(name) ? escaped(keys.activity) : keys.activity);
  }

  private byTexts(activity: number, table: Table, keys: KeyCells): string | undefined {
    const { plan } = this;
    const { start, end } = table.activities;
    const { text } = table.columns;
    if (text.activity < 0 || plan.activities.padded.has(activity)) return undefined;
    const alike = this.keysOf(table).get(this.keyOf(activity)) ?? [];
    if (alike.length > MOST_ALIKE) return undefined;
    const others = alike.filter((other) => other !== activity);
    const signs = others.length === 0 ? [] : twinSigns(plan, table, activity, others);
    if (signs === undefined) return undefined;
    this.compared += end - start;
    if (this.compared > MOST_COMPARED) return undefined;
    const span = spanOf(plan, table);
    const { column: kind, texts } = table.between ?? { column: -1, texts: [] };
    /** Whether the cells of some rows say what those of the activity do: 1, or 0. */
    const areSame = (cells: (column: number) => string): string =>
      [
        ...writtenRoles(table).map((role) => `(${cells(text[role])}=${keys[role]})`),
        ...signs.map(({ column, value }) => `(${cells(column)}=${value})`),
        ...texts.map((said) => `(${cells(kind)}<>${quotedText(said)})`),
      ].join("*");
    const all = areSame((column) => area(table, column, column, span));
    // The one row for which the divisor is not 0.
    const found = `LOOKUP(2,1/(${all}),ROW(${textArea(plan, table, "activity")}))`;
    if (signs.length === 0) return found;
    // A copy of its row, put in later, says the same: where it still stands, it is the row itself.
    const row = plan.activities.sheetRow[activity];
    const stands = areSame((column) => fixedCellOf(table, row, column));
    return `IF(${stands},ROW(${fixedCellOf(table, row, text.activity)}),${found})`;
  }

  private isWithinNoOther(name: string, sheet: string): boolean {
    const names = this.namesOf(sheet);
    this.searched += names.size;
    if (this.searched > MOST_SEARCHED) return false;
    const folded = name.toLowerCase();
    for (const other of names.keys()) if (other !== folded && other.includes(folded)) return false;
    return true;
  }

  private namesOf(sheet: string): Map<string, number> {
    let names = this.names.get(sheet);
    if (!names) {
      this.names.set(sheet, (names = new Map<string, number>()));
      const { activities, totals } = this.plan;
      for (const table of this.plan.tables) {
        if (table.sheet !== sheet) continue;
        for (const [rows, { start, end }] of [
          [activities, table.activities],
          [totals, table.totals],
        ] as const) {
          for (let row = start; row < end; row++)
            count(names, textAt(rows, row, "activity").toLowerCase());
        }
      }
    }
    return names;
  }

  private keysOf(table: Table): ReadonlyMap<string, readonly number[]> {
    let keys = this.keys.get(table);
    if (!keys) {
      const { start, end } = table.activities;
      const rows = Array.from({ length: end - start }, (_, index) => start + index);
      keys = groupBy(rows, (row) => this.keyOf(row));
      this.keys.set(table, keys);
    }
    return keys;
  }

  private keyOf(activity: number): string {
    return writtenRoles(this.tableOf(activity))
      .map((role) => textAt(this.plan.activities, activity, role).toLowerCase())
      .join("\n");
  }

  private tableOf(activity: number): Table {
    return this.plan.tables[this.plan.activities.table[activity]];
  }
}

/** The texts that stand in cells of the rows: of their unit perhaps a heading tells. */
const writtenRoles = ({ columns: { text } }: Table) =>
  (["unit", "activity", "measure"] as const).filter((role) => text[role] >= 0);

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A formula over the cells of one activity (index in Plan.activities); `row` is the cell that holds its sheet row. */
export type ActivityFormula = (activity: number, row: string) => string;

/** Sums within the rows of activities. A long list asks row by row: what its tables add up is worked out once. */
export function activitySums(plan: Plan, slotsOf: SlotsOf): ActivityFormula {
  const known = new Map<string, (row: string) => string>();
  return (activity, row) => {
    const at = plan.activities.table[activity];
    const reprogrammed = isReprogrammed(plan.activities, activity);
    const key = `${at} ${reprogrammed}`;
    let sum = known.get(key);
    if (!sum) {
      const table = plan.tables[at];
      const original = reprogrammed ? [] : originalColumns(table, slotsOf);
      sum = rowSum(table, original.length > 0 ? original : sheetColumns(table, slotsOf));
      known.set(key, sum);
    }
    return sum(row);
  };
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
  row: string,
): string {
  const table = plan.tables[plan.activities.table[activity]];
  const used = slots.map((slot) => table.columns.amount[slot]).filter((column) => column >= 0);
  if (used.length === 0) return "0";
  const cell = (from: number, to: number): string => cellsOf(table, from, to, row);
  const cells = runsOf([...used].sort((a, b) => a - b))
    .map(([from, to]) => cell(from, to))
    .join(",");
  if (gathering === "most") return `MAX(${cells})`;
  if (gathering === "mean") return `IFERROR(AVERAGE(${cells}),0)`;
  // The last that says anything, asked from the last one on.
  return used.reduce(
    (earlier, column) => `IF(N(${cell(column, column)})<>0,N(${cell(column, column)}),${earlier})`,
    "0",
  );
}

/** True while some sum of an activity's row fails. */
export function activityIsBroken(plan: Plan, activity: number, row: string): string {
  const table = plan.tables[plan.activities.table[activity]];
  const { columns } = table;
  const sum = (slots: readonly number[]): string =>
    rowSum(
      table,
      slots.map((slot) => columns.amount[slot]).sort((a, b) => a - b),
    )(row);
  const broken = rulesOf(columns).map((rule) => {
    const { left, right } = balanceOf(rule);
    return differ(sum(left), sum(right), plan.activities.integers);
  });
  return broken.length === 0 ? "FALSE" : `OR(${broken.join(",")})`;
}

function rowSum(table: Table, columns: readonly number[]): (row: string) => string {
  const runs = runsOf(columns);
  if (runs.length === 0) return () => "0";
  return (row) => `SUM(${runs.map(([from, to]) => cellsOf(table, from, to, row)).join(",")})`;
}

/** The cells of an activity's row; `row` is the cell that holds its sheet row. */
function cellsOf(table: Table, from: number, to: number, row: string): string {
  const at = rowsBelow(from) === 0 ? row : `${row}+${offsetBelow(table, from)}`;
  return `INDEX(${wholeColumns(table, from, to)},${at},0)`;
}
