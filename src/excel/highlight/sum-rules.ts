import type { Table } from "../../poi/plan";
import { rowReferences } from "../../poi/formulas/formula";
import { isEmptyColumn, rulesOf, type Rule } from "../../poi/sums/rules";
import { TARGET } from "../../poi/slots";
import type { Validation } from "../../poi/validation";
import { balanceOf, unbalanced } from "../../poi/formulas/balance";
import { markedFormula, type HighlightRule } from "./rule";

/**
 * In rows whose months add up: where META, a quarter, a semester or the year is not the sum of its parts: one rule a column of sums, over
 * the table's activities and total rows.
 * @param sound formulas that are true in the rows whose sums are worth asking
 */
export function sumRules(
  { plan }: Validation,
  table: Table,
  sound: readonly string[],
): HighlightRule[] {
  const { activities } = plan;
  const { start, end } = table.activities;
  return rulesOf(table.columns)
    .filter(({ total }) => !isEmptyColumn(activities, total, start, end))
    .map((rule) => ({
      kind: "wrong-sum",
      cells: {
        firstRow: table.firstRow,
        rows: table.lastRow - table.firstRow + 1,
        firstColumn: table.columns.amount[rule.total],
        columns: 1,
      },
      formula: markedFormula(rule.total === TARGET ? "target-sum" : "quarter-sum", [
        unbalanced(
          balanceOf(rule),
          table.columns,
          table.firstRow,
          activities.integers && plan.totals.integers,
        ),
        // A row that was not reprogrammed is held to other cells.
        ...(rule.otherwise ? [hasAny(rule, table)] : []),
        ...sound,
      ]),
    }));
}

/** The formula that is true in rows that have a number in some part of a sum. */
function hasAny({ parts }: Rule, { columns, firstRow }: Table): string {
  const cells = rowReferences(
    parts.map((slot) => columns.amount[slot]),
    firstRow,
  );
  return `COUNT(${cells})>0`;
}
