import type { Rows } from "../plan";
import type { TextRole } from "../header/words";
import { type Check, findingAt } from "./check";

const ROLES: readonly TextRole[] = ["activity", "unit", "measure"];

/** Where a table names the unit only in the first of its rows, most cells of the column are blank by design. */
const BLANK_BY_DESIGN = 0.5;

/** An activity without its name, its unit or its measure cannot be told from another. */
export const missingText: Check<"missing-text"> = {
  id: "missing-text",
  severity: "warning",
  from: "texts",
  *run({ plan }) {
    for (const { columns, activities } of plan.tables) {
      for (const role of ROLES) {
        if (columns.text[role] < 0 || !mayBeBlank(plan.activities, role)) continue;
        const blank: number[] = [];
        for (let row = activities.start; row < activities.end; row++) {
          if (isBlank(plan.activities, row, role)) blank.push(row);
        }
        if (role === "unit" && blank.length > (activities.end - activities.start) * BLANK_BY_DESIGN)
          continue;
        for (const rowIndex of blank) {
          yield findingAt(
            missingText,
            plan,
            { rows: plan.activities, rowIndex, slot: -1, column: columns.text[role] },
            { role },
          );
        }
      }
    }
  },
};

function isBlank(rows: Rows, row: number, role: TextRole): boolean {
  return role === "activity" ? rows.activity.at(row) === "" : rows[role].index[row] < 0;
}

function mayBeBlank(rows: Rows, role: TextRole): boolean {
  return role === "activity" ? rows.hasUnnamed : rows[role].hasBlanks;
}
