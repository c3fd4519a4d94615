import type { Table } from "../../poi/plan";
import { rowReferences, rowSum } from "../../poi/formulas/formula";
import { roundedParts } from "../../poi/sums/rounded-parts";
import { isEmptyColumn, rulesOf, type Rule } from "../../poi/sums/rules";
import { TARGET } from "../../poi/slots";
import type { Validation } from "../../poi/validation/validation";
import { balanceOf, unbalanced } from "../../poi/formulas/balance";
import { followsFromRows } from "../../poi/sums/total-breaks";
import { isNoneOf } from "./additive-rows";
import { markedFormula, type HighlightRule } from "./rule";

/**
 * In rows whose months add up: where META, a quarter, a semester or the year is not the sum of its parts: one rule a column of sums, over
 * the table's activities and total rows.
 * @param sound formulas that are true in the rows whose sums are worth asking
 */
export function sumRules(
  validation: Validation,
  table: Table,
  sound: readonly string[],
): HighlightRule[] {
  const { plan } = validation;
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
        ...notRounded(validation, table, rule),
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

/** The condition that is true where more than the rounding of equal parts keeps a sum from holding. */
function notRounded(
  { plan, totals, findings, omitted }: Validation,
  table: Table,
  rule: Rule,
): string[] {
  const { activities } = plan;
  const { start, end } = table.activities;
  const rounded = findings
    .filter(
      ({ check, rowIndex }) =>
        check === "rounded-parts" &&
        start <= rowIndex &&
        rowIndex < end &&
        roundedParts(activities, rowIndex, rule) !== undefined,
    )
    .map(({ row }) => row);
  if (rounded.length === 0) return [];
  for (let total = table.totals.start; total < table.totals.end; total++)
    if (followsFromRows(plan, total, totals[total], rule))
      rounded.push(plan.totals.sheetRow[total]);
  // Of more rows than are listed nobody knows them all.
  const isOther = omitted.has("rounded-parts")
    ? undefined
    : isNoneOf(rounded, table, table.firstRow);
  if (isOther) return isOther;
  const { left, right } = balanceOf(rule);
  const [sum, total] = [left, right].map((slots) =>
    rowSum(
      slots.map((slot) => table.columns.amount[slot]),
      table.firstRow,
    ),
  );
  return [0, 1].map((decimals) => `ROUND(${sum},${decimals})<>${total}`);
}
