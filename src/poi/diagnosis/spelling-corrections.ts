import { misspellings } from "../category-spelling";
import { hasTextOfAbove, writtenText, type Plan } from "../plan";
import type { SpellingDifference } from "../spelling";
import type { CellChange, Certainty, Correction } from "./correction";

/** Differences that no two names have between them: which is meant is beyond doubt where one is commoner. */
const CERTAIN: ReadonlySet<SpellingDifference> = new Set(["spaces", "case", "accents"]);

/** The usual spelling in place of the others: one correction a cell, none for a blank one with the text above. */
export function spellingCorrections(plan: Plan): Correction[] {
  return misspellings(plan).flatMap(({ role, usual, difference, isTie, rows }) =>
    rows.flatMap((rowIndex): Correction | [] => {
      const table = plan.tables[plan.activities.table[rowIndex]];
      if (hasTextOfAbove(plan.activities, table, rowIndex, role)) return [];
      const certainty: Certainty = !isTie && CERTAIN.has(difference) ? "certain" : "likely";
      const cell: CellChange = {
        slot: -1,
        column: table.columns.text[role],
        from: null,
        fromText: writtenText(plan.activities, rowIndex, role),
        to: null,
        toText: usual,
      };
      return {
        sheet: table.sheet,
        row: plan.activities.sheetRow[rowIndex],
        rowIndex,
        isTotal: false,
        kind: "spelling",
        certainty,
        cells: [cell],
        alternatives: [],
        more: false,
        reason: [{ kind: "spelling", difference, isTie }],
      };
    }),
  );
}
