import type { IsFormula } from "./broken-row";
import type { CellChange, Correction } from "./correction";
import type { Finding } from "../findings/finding";
import { cellKey } from "../formula-audit/consequences";
import { groupBy } from "../group-by";
import type { Plan, Rows } from "../plan";
import { monthSlot } from "../slots";
import { isReprogrammed } from "../sums/quarter-amounts";

/**
 * "Convert to number": one correction for each row of which a finding says that it has texts that mean numbers, or dashes,
 * which are left alone while it has others. Cells for which another correction has a better value are left to it; so are
 * formulas, and dashes of which the row's sums leave it open whether they are zeros, or that say that it was not
 * programmed again.
 * @param others the corrections that follow from sums, or from formulas
 */
export function typedCorrections(
  plan: Plan,
  findings: readonly Finding[],
  others: readonly Correction[],
  isFormula: IsFormula = () => false,
): Correction[] {
  const said = new Set(
    findings
      .filter(({ check }) => isOfTypedText(check))
      .map(({ isTotal, rowIndex }) => rowKey(isTotal, rowIndex)),
  );
  if (said.size === 0) return [];
  const taken = new Set(
    others.flatMap(({ isTotal, rowIndex, cells }) =>
      cells.map(({ slot }) => cellKey({ isTotal, rowIndex, slot })),
    ),
  );
  const isDoubted = doubtedCells(findings, others);
  const ofRows = (rows: Rows, isTotal: boolean): Correction[] =>
    [...groupBy(rows.typedCells, ({ row }) => row)].flatMap(([rowIndex, typed]) => {
      if (!said.has(rowKey(isTotal, rowIndex))) return [];
      const table = plan.tables[rows.table[rowIndex]];
      const open = typed.filter(
        ({ slot, form }) =>
          !taken.has(cellKey({ isTotal, rowIndex, slot })) &&
          !isFormula({ isTotal, rowIndex, slot }) &&
          !(
            form === "dash" &&
            (isDoubted(isTotal, rowIndex, slot) || saysNotReprogrammed(rows, rowIndex, slot))
          ),
      );
      const numbers = open.filter(({ form }) => form === "number");
      const areDashes = numbers.length === 0;
      const cells = (areDashes ? open : numbers)
        .map(({ slot, text, amount }): CellChange => ({
          slot,
          column: table.columns.amount[slot],
          from: null,
          fromText: text,
          to: amount,
        }))
        .sort((a, b) => a.column - b.column);
      if (cells.length === 0) return [];
      return {
        sheet: table.sheet,
        row: rows.sheetRow[rowIndex],
        rowIndex,
        isTotal,
        kind: "text-number",
        certainty: "certain",
        cells,
        alternatives: [],
        more: false,
        reason: [{ kind: areDashes ? "dash" : "text-number", cells: cells.length }],
      };
    });
  return [...ofRows(plan.activities, false), ...ofRows(plan.totals, true)];
}

/** Whether a cell is of what was programmed again in a row that has no figure of it: with a zero, it would have. */
const saysNotReprogrammed = (rows: Rows, row: number, slot: number): boolean =>
  slot >= monthSlot("reprogrammed", 0) && !isReprogrammed(rows, row);

/**
 * Cells of rows whose sums fail, unless a correction that is certain puts them right, and does not change the cell: what a
 * row that may have slid holds there can have come from another column.
 */
function doubtedCells(
  findings: readonly Finding[],
  others: readonly Correction[],
): (isTotal: boolean, rowIndex: number, slot: number) => boolean {
  const failing = new Set(
    findings
      .filter(({ check }) => SUMS.has(check))
      .map(({ isTotal, rowIndex }) => rowKey(isTotal, rowIndex)),
  );
  const ofRow = groupBy(others, ({ isTotal, rowIndex }) => rowKey(isTotal, rowIndex));
  const changes = ({ cells, alternatives, openWays = [] }: Correction, slot: number): boolean =>
    [cells, ...alternatives, ...openWays.map((way) => [...way.cells, ...way.open])].some((way) =>
      way.some((cell) => cell.slot === slot),
    );
  return (isTotal, rowIndex, slot) => {
    const key = rowKey(isTotal, rowIndex);
    if (!failing.has(key)) return false;
    const corrections = ofRow.get(key) ?? [];
    return (
      corrections.length === 0 ||
      corrections.some(
        (correction) => correction.certainty !== "certain" || changes(correction, slot),
      )
    );
  };
}

/** Whether a check says of texts that they mean numbers. */
export const isOfTypedText = (check: Finding["check"]): boolean =>
  check === "text-number" || check === "dash";

/** Checks that say that a row's sums fail. */
const SUMS: ReadonlySet<Finding["check"]> = new Set([
  "target-sum",
  "quarter-sum",
  "last-value",
  "total-sum",
  "shifted-row",
]);

const rowKey = (isTotal: boolean, rowIndex: number): string => `${isTotal ? "T" : "A"}${rowIndex}`;
