import type { SheetPeriod } from "../header/sheet-period";
import type { Plan } from "../plan";
import { unreportedTables } from "../execution/reported-tables";

/** Something of how a plan was read that somebody has to look at, without which it is not ready. Rows are 0-based. */
export type Doubt = { readonly sheet: string; readonly row: number; readonly column: number } & (
  | {
      /** Sheets that say to be of different years or quarters are added up: one of them. */
      readonly kind: "unlike-period";
      readonly period: SheetPeriod;
    }
  | {
      /** A sheet, or a block of one that is read, looks like a plan and was not read as one. */
      readonly kind: "not-read";
      readonly miss: Plan["notRead"][number];
      readonly isBlock: boolean;
    }
  | {
      /** A table does not report what was executed, as others do: its execution is not counted. */
      readonly kind: "not-reported";
      readonly activities: number;
    }
);

export type DoubtKind = Doubt["kind"];

/** All of them, which with its findings decide of a plan's verdict. */
export function doubtsOf(plan: Pick<Plan, "tables" | "unlikePeriods" | "notRead">): Doubt[] {
  const isRead = (sheet: string): boolean => plan.tables.some((table) => table.sheet === sheet);
  return [
    ...plan.unlikePeriods.map((period): Doubt => {
      // Titles stand above the plan; that of a sheet may be its name.
      return { kind: "unlike-period", sheet: period.sheet, row: 0, column: 0, period };
    }),
    ...plan.notRead.map((miss): Doubt => {
      const { sheet, row, alternate } = miss;
      const column = alternate?.column ?? 0;
      return { kind: "not-read", sheet, row, column, miss, isBlock: isRead(sheet) };
    }),
    ...unreportedTables(plan).map(({ sheet, lastHeaderRow: row, activities }): Doubt => {
      const { start, end } = activities;
      return { kind: "not-reported", sheet, row, column: 0, activities: end - start };
    }),
  ];
}
