import { sizeOf } from "../model/address";
import { CellKind } from "../model/cells";
import { assertAllowed, assertCellsUnlocked, assertWholeArrays } from "../model/edits";
import { translateShared } from "../model/formulaText";
import type { LiveRange } from "../model/liveRanges";
import { invalidArgument } from "../protocol/errors";
import { fireEdited, rectOf } from "./rangeValues";

const WHAT = {
  All: { values: false, formulas: true, formats: true },
  Formulas: { values: false, formulas: true, formats: false },
  Values: { values: true, formulas: false, formats: false },
  Formats: { values: false, formulas: false, formats: true },
} as const;

/**
 * Copies a range as Range.copyFrom does: relative references move along; a source smaller than
 * the target is repeated when it fits a whole number of times, else copied once from the corner.
 * Conditional formats and validation are not copied.
 */
export function copyRange(
  from: LiveRange,
  to: LiveRange,
  type: string,
  options: { skipBlanks: boolean; transpose: boolean },
): void {
  const what = Object.entries(WHAT).find(([name]) => name === type)?.[1];
  if (!what) throw invalidArgument(`copyType ${type}`);
  if (options.transpose)
    throw invalidArgument("transpose is not implemented by the embedded Excel");
  const source = rectOf(from);
  const corner = rectOf(to);
  const size = sizeOf(source);
  const target = sizeOf(corner);
  const repeats = target.rows % size.rows === 0 && target.columns % size.columns === 0;
  const area = repeats
    ? corner
    : { ...corner, bottom: corner.top + size.rows - 1, right: corner.left + size.columns - 1 };
  assertCellsUnlocked(to.sheet, area);
  assertWholeArrays(to.sheet, area);
  if (what.formats) assertAllowed(to.sheet, "formatCells");
  const cells = [];
  for (let row = source.top; row <= source.bottom; row += 1) {
    for (let column = source.left; column <= source.right; column += 1) {
      const cell = from.sheet.value(row, column);
      cells.push({
        row,
        column,
        cell,
        formula: from.sheet.formula(row, column),
        style: from.sheet.style(row, column),
      });
    }
  }
  for (let top = area.top; top <= area.bottom; top += size.rows) {
    for (let left = area.left; left <= area.right; left += size.columns) {
      for (const { row, column, cell, formula, style } of cells) {
        const at = { row: top + row - source.top, column: left + column - source.left };
        const blank = cell.kind === CellKind.empty && formula === undefined;
        if (options.skipBlanks && blank) continue;
        if (what.formulas && formula !== undefined) {
          to.sheet.setFormula(at.row, at.column, translateShared(formula, { row, column }, at));
        } else if (what.formulas || what.values) to.sheet.setValue(at.row, at.column, cell);
        if (what.formats) to.sheet.setStyle(at.row, at.column, style);
      }
    }
  }
  fireEdited(to.sheet, area);
}
