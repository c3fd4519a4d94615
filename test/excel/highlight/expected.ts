import { sheetCell } from "../../../src/poi/address";
import { activitiesOf, isUnderExecuted, progress } from "../../../src/poi/execution/execution";
import { slotsInSheetOrder } from "../../../src/poi/plan";
import { quarterAmounts } from "../../../src/poi/sums/quarter-amounts";
import { quarterSlot } from "../../../src/poi/slots";
import type { Validation } from "../../../src/poi/validation/validation";

/**
 * Which cells the core says should be highlighted, in the form of shownHighlights. For plans with quarter
 * columns.
 */
export function expectedHighlights(validation: Validation): Map<string, Set<string>> {
  const { plan, findings, execution, shifted, quarter } = validation;
  const expected = new Map<string, Set<string>>();
  const add = (name: string, sheet: string, ...place: [row: number, column: number]): void => {
    const { row, column } = sheetCell(...place);
    const cells = expected.get(name) ?? new Set();
    expected.set(name, cells.add(`${sheet}!${row},${column}`));
  };
  for (const { check, sheet, row, column } of findings) {
    if (check === "target-sum" || check === "quarter-sum" || check === "total-sum")
      add(check, sheet, row, column);
  }
  const rows = plan.activities;
  for (const row of shifted.keys()) {
    const { sheet, columns } = plan.tables[rows.table[row]];
    const amounts = slotsInSheetOrder(columns).map((slot) => columns.amount[slot]);
    for (let column = 0; column <= Math.max(...amounts); column++) {
      add("shifted-row", sheet, rows.sheetRow[row], column);
    }
  }
  const amounts = quarterAmounts(plan);
  for (const { row, level } of activitiesOf(execution)) {
    const { sheet, columns } = plan.tables[rows.table[row]];
    if (isUnderExecuted(level))
      add(`to-date-${level}`, sheet, rows.sheetRow[row], columns.text.activity);
    for (let index = 0; index < quarter; index++) {
      const { level: own } = progress(
        amounts.programmed[index][row],
        amounts.executed[index][row],
        execution.thresholds,
      );
      if (isUnderExecuted(own))
        add(
          `quarter-${own}`,
          sheet,
          rows.sheetRow[row],
          columns.amount[quarterSlot("executed", index)],
        );
    }
  }
  return expected;
}
