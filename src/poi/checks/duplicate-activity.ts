import { repeatedActivities } from "./repeated-activities";
import { type Check, findingAt } from "./check";

/** The same unit, category, activity, measure, code and other texts (where activities have some) twice: it would be counted double. Said at the second row, which names the first; of a sheet that repeats others, once (`repeatedSheet`). */
export const duplicateActivity: Check<"duplicate-activity"> = {
  id: "duplicate-activity",
  severity: "warning",
  from: "texts",
  *run({ plan }) {
    for (const [row, first] of repeatedActivities(plan).rows) {
      const rows = plan.activities;
      const { columns } = plan.tables[rows.table[row]];
      yield findingAt(
        duplicateActivity,
        plan,
        { rows, rowIndex: row, slot: -1, column: columns.text.activity },
        { firstSheet: plan.tables[rows.table[first]].sheet, firstRow: rows.sheetRow[first] + 1 },
      );
    }
  },
};
