import type { CellValue } from "../../poi/cells";
import { cellValues } from "../cell-values";

/**
 * What to write to a cell's `formulas` so that it holds what it held: a number, a boolean, "" (blank), a formula
 * ("=SUM(F5:H5)"), an error ("#N/A"), or a text with the apostrophe that keeps it a text ("'12"). Two cells hold
 * the same exactly if their inputs are equal.
 */
export type CellInput = string | number | boolean;

/** What is needed of a range: `values`, `formulas` and `valueTypes` loaded. */
type LoadedRange = Pick<Excel.Range, "values" | "formulas" | "valueTypes">;

/** The inputs of a loaded range's cells, rows × columns. */
export function cellInputs(range: LoadedRange): CellInput[][] {
  const values = cellValues(range.values);
  const formulas = cellValues(range.formulas);
  return formulas.map((row, at) =>
    row.map((formula, column): CellInput => {
      const type = range.valueTypes[at][column];
      if (typeof formula !== "string" || formula === "") return formula;
      if (holdsFormula(formula, values[at][column])) return formula;
      return type === Excel.RangeValueType.error ? formula : `'${String(values[at][column])}`;
    }),
  );
}

/** Whether a cell of this `formulas` and `values` holds a formula: a text that only looks like one is its own value. */
export const holdsFormula = (formula: CellValue, value: CellValue): boolean =>
  typeof formula === "string" && formula.startsWith("=") && formula !== value;

/** What Excel cannot take for anything but a text: letters first, no digit, no logical value. */
const PLAIN_TEXT = /^'(?!(?:true|false|verdadero|falso)$)(\p{L}[^\d]*)$/isu;

/**
 * An input as it is written. An apostrophe stays with the cell, as a mark of its own: where the text is one without it,
 * it is left out, so that a cell written back is what it was.
 */
export function writtenInput(input: CellInput): CellInput {
  return typeof input === "string" ? input.replace(PLAIN_TEXT, "$1") : input;
}

/** Whether Excel takes an input for a formula. */
export const isFormula = (input: CellInput): boolean =>
  typeof input === "string" && input.startsWith("=");
