import { columnLetters } from "../../poi/address";
import { slotsInSheetOrder, textAt, type Plan, type Table } from "../../poi/plan";
import type { Validation } from "../../poi/validation/validation";
import { additiveRows } from "./additive-rows";
import { executionRules } from "./execution-rules";
import { outsideRowsBetween } from "./rows-between";
import { markedFormula, type HighlightRule } from "./rule";
import { shiftSign } from "./shift-sign";
import { sumRules } from "./sum-rules";
import { totalRules } from "./total-rules";

/**
 * The highlights of a table: how many depends on its columns and its total rows, never on its activities.
 * Their formulas read the cells, so a highlight goes when its cell is corrected and comes when one is broken.
 */
export function rulesOfTable(validation: Validation, table: Table): HighlightRule[] {
  const { plan } = validation;
  const { start, end } = table.activities;
  if (start === end) return [];
  const sign = shiftSign(validation, table);
  const firstActivity = plan.activities.sheetRow[start];
  // A shifted row's other failures follow from the shift, and its execution is not known.
  const soundAt = (row: number): string[] => [
    ...(sign?.exact ? [`NOT(${sign.formula(row)})`] : []),
    ...outsideRowsBetween(table, row),
    ...additiveRows(validation, table, row),
  ];
  return [
    ...(sign
      ? [
          {
            kind: "shifted-row",
            cells: shiftedCells(plan, table),
            formula: markedFormula("shifted-row", [
              sign.formula(firstActivity),
              ...notTotal(plan, table),
              ...outsideRowsBetween(table, firstActivity),
              ...additiveRows(validation, table, firstActivity),
            ]),
          } as const,
        ]
      : []),
    ...sumRules(validation, table, soundAt(table.firstRow)),
    ...totalRules(validation, table),
    ...executionRules(validation, table, [...soundAt(firstActivity), ...notTotal(plan, table)]),
  ];
}

/** From the first text to the last amount, over all rows of activities. */
function shiftedCells(plan: Plan, table: Table): HighlightRule["cells"] {
  const { sheetRow } = plan.activities;
  const { start, end } = table.activities;
  const amounts = slotsInSheetOrder(table.columns).map((slot) => table.columns.amount[slot]);
  const used = [...Object.values(table.columns.text), ...amounts].filter((column) => column >= 0);
  const firstColumn = Math.min(...used);
  return {
    firstRow: sheetRow[start],
    rows: sheetRow[end - 1] - sheetRow[start] + 1,
    firstColumn,
    columns: Math.max(...used) - firstColumn + 1,
  };
}

const TOTAL_LABEL = /^\s*(sub[\s-]*)?total/i;

/** The condition that keeps total rows out, where some stand among the activities. */
function notTotal(plan: Plan, table: Table): string[] {
  const { sheetRow } = plan.activities;
  const { start, end } = table.activities;
  const among = Array.from(
    { length: table.totals.end - table.totals.start },
    (_, index) => table.totals.start + index,
  ).filter((total) => {
    const row = plan.totals.sheetRow[total];
    return row > sheetRow[start] && row < sheetRow[end - 1];
  });
  if (among.length === 0) return [];
  const { measure } = table.columns.text;
  const isLabelled = (total: number): boolean =>
    [textAt(plan.totals, total, "unit"), textAt(plan.totals, total, "activity")].some((text) =>
      TOTAL_LABEL.test(text),
    );
  // A unit over its activities, with what they add up to, has no label: every activity has a measure.
  if (measure >= 0 && !among.every(isLabelled))
    return [`TRIM($${columnLetters(measure)}${sheetRow[start] + 1})<>""`];
  const labels = [table.columns.text.unit, table.columns.text.activity]
    .filter((column) => column >= 0)
    .map((column) => `$${columnLetters(column)}${sheetRow[start] + 1}`);
  return labels.flatMap((cell) => [
    `LEFT(TRIM(${cell}),5)<>"TOTAL"`,
    `LEFT(SUBSTITUTE(SUBSTITUTE(TRIM(${cell}),"-","")," ",""),8)<>"SUBTOTAL"`,
  ]);
}
