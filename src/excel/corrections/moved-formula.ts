/**
 * A formula of cells of one row, functions, numbers and signs: no name, no other sheet or workbook, no `$`. Each
 * alternative ends where a word does, so that there is one way to read a text.
 */
const PLAIN = /^=(?:[A-Z]+(?=\()|[A-Z]{1,3}\d+\b(?!\()|\d+(?:\.\d+)?\b(?!:)|[(),:+\-*/ ])+$/;
const CELL = /\b([A-Z]{1,3})(\d+)\b/g;

/**
 * A formula as it reads once its row has moved, whether by sorting or by rows put in or taken out above; undefined where
 * that is not known, because it has to do with more than the cells of its own row.
 * @param formula in A1 notation, as Excel gives it
 * @param from 0-based sheet row where it stood, `to` where it stands
 */
export function movedFormula(formula: string, from: number, to: number): string | undefined {
  if (!PLAIN.test(formula)) return undefined;
  const isOfRow = [...formula.matchAll(CELL)].every(([, , row]) => Number(row) === from + 1);
  return isOfRow
    ? formula.replaceAll(CELL, (_, column: string) => `${column}${to + 1}`)
    : undefined;
}
