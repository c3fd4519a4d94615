/** Cells of a plan's rows that are formulas, by `formulaKey`: texts, so that they can be handed to another thread. */
export type FormulaCells = ReadonlySet<string>;

/** @param rowIndex index in Plan.totals where `isTotal`, else in Plan.activities; `column` is 0-based */
export const formulaKey = (isTotal: boolean, rowIndex: number, column: number): string =>
  `${isTotal ? "T" : "A"}${rowIndex} ${column}`;
