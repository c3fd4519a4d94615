import { rowsBelowIn, rowsEach, type Plan, type Rows, type Table } from "../plan";
import { firstFrom, type RowRange } from "../row-range";

/** A row of a plan, by its place among its activities or its total rows: the same row of every plan that is patched from it. */
export interface RowOfPlan {
  readonly isTotal: boolean;
  readonly index: number;
  readonly table: Table;
}

/** The rows among which a row of a plan has its place. */
export const rowsOf = ({ activities, totals }: Plan, { isTotal }: RowOfPlan): Rows =>
  isTotal ? totals : activities;

/** Finds the rows of a plan by their place on the sheets. */
export class PlanRowIndex {
  private readonly tablesOf = new Map<string, Table[]>();

  constructor(private readonly plan: Plan) {
    for (const table of plan.tables) {
      const key = sheetKey(table.sheet);
      this.tablesOf.set(key, [...(this.tablesOf.get(key) ?? []), table]);
    }
  }

  /**
   * Sheets with tables, as the plan names them.
   * @param named a sheet, or a run of sheets (Hoja1:Hoja3), in whatever letter case, as formulas name them
   */
  sheetsNamed(named: string): string[] {
    const [first, last = first] = named.split(":").map(sheetKey);
    const sheets = [...this.tablesOf.keys()];
    const ends = [sheets.indexOf(first), sheets.indexOf(last)];
    if (ends.includes(-1)) return [];
    return sheets
      .slice(Math.min(...ends), Math.max(...ends) + 1)
      .flatMap((key) => this.tablesOf.get(key)?.[0].sheet ?? []);
  }

  /** The rows of a sheet that stand at 0-based rows [top, bottom]. */
  rowsIn(sheet: string, top: number, bottom: number): RowOfPlan[] {
    const found: RowOfPlan[] = [];
    const { activities, totals } = this.plan;
    for (const table of this.tablesOf.get(sheetKey(sheet)) ?? []) {
      for (const isTotal of [false, true]) {
        const rows = isTotal ? totals : activities;
        const range = isTotal ? table.totals : table.activities;
        let index = firstFrom(rows.sheetRow, range, top);
        for (; index < range.end && rows.sheetRow[index] <= bottom; index++)
          found.push({ isTotal, index, table });
      }
    }
    return found;
  }

  /** The activity of which a 0-based row of a sheet is one, by its place among the plan's; undefined of none. */
  activityAt(sheet: string, row: number): number | undefined {
    const { sheetRow } = this.plan.activities;
    for (const table of this.tablesOf.get(sheetKey(sheet)) ?? [])
      for (const below of rowsOfEach(table)) {
        const index = firstFrom(sheetRow, table.activities, row - below);
        if (index < table.activities.end && sheetRow[index] === row - below) return index;
      }
    return undefined;
  }

  /** Whether each of the 0-based rows [top, bottom] of a sheet is one of an activity's. */
  areOfActivities(sheet: string, top: number, bottom: number): boolean {
    const { sheetRow } = this.plan.activities;
    let count = 0;
    for (const table of this.tablesOf.get(sheetKey(sheet)) ?? [])
      for (const below of rowsOfEach(table))
        count += countIn(sheetRow, table.activities, top - below, bottom - below);
    return count === bottom - top + 1;
  }
}

/** Excel tells sheets apart whatever the case of their letters. */
export const sheetKey = (sheet: string): string => sheet.toLowerCase();

/** How many rows below its first those of an activity stand. */
function rowsOfEach(table: Table): number[] {
  const each = Array.from({ length: rowsEach(table) }, (_, below) => below);
  return rowsBelowIn(table).flatMap((part) => each.map((below) => part + below));
}

const countIn = (sheetRow: Uint32Array, range: RowRange, top: number, bottom: number): number =>
  firstFrom(sheetRow, range, bottom + 1) - firstFrom(sheetRow, range, top);
