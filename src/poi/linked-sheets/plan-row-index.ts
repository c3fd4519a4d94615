import type { Plan, Rows, Table } from "../plan";
import { firstFrom } from "../row-range";

/** A row of a plan, by its place among its activities or its total rows. */
export interface RowOfPlan {
  readonly rows: Rows;
  readonly index: number;
  readonly table: Table;
}

/** Finds the rows of a plan by their place on the sheets. */
export class PlanRowIndex {
  private readonly tablesOf = new Map<string, Table[]>();

  constructor(private readonly plan: Plan) {
    for (const table of plan.tables) {
      const key = keyOf(table.sheet);
      this.tablesOf.set(key, [...(this.tablesOf.get(key) ?? []), table]);
    }
  }

  /**
   * Sheets with tables, as the plan names them.
   * @param named a sheet, or a run of sheets (Hoja1:Hoja3), in whatever letter case, as formulas name them
   */
  sheetsNamed(named: string): string[] {
    const [first, last = first] = named.split(":").map(keyOf);
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
    for (const table of this.tablesOf.get(keyOf(sheet)) ?? []) {
      for (const [rows, range] of [
        [activities, table.activities],
        [totals, table.totals],
      ] as const) {
        let index = firstFrom(rows.sheetRow, range, top);
        for (; index < range.end && rows.sheetRow[index] <= bottom; index++)
          found.push({ rows, index, table });
      }
    }
    return found;
  }
}

/** Excel tells sheets apart whatever the case of their letters. */
const keyOf = (sheet: string): string => sheet.toLowerCase();
