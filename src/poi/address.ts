/**
 * Columns of a sheet. A table whose activities have several rows in turn is read as if these stood side by side: in a row's
 * place, a column of the sheet is that of its own cell, and that and n times so many is the cell n rows below it.
 */
export const SHEET_WIDTH = 16_384;

/** A row's cell in a column of the rows side by side, on the sheet; all 0-based. Column -1, the whole row, stays. */
export function sheetCell(row: number, column: number): { row: number; column: number } {
  return column < SHEET_WIDTH
    ? { row, column }
    : { row: row + rowsBelow(column), column: column % SHEET_WIDTH };
}

/** How many rows below its row's first a cell of that column stands. */
export const rowsBelow = (column: number): number => Math.max(0, Math.floor(column / SHEET_WIDTH));

/** Letters of a 0-based column, of rows side by side as well: 0 → "A", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = (column % SHEET_WIDTH) + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The 0-based column of letters: "A" → 0, "AA" → 26. */
export function columnOfLetters(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** A1 address of a row's cell, without its sheet; row and column are 0-based. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + rowsBelow(column) + 1}`;
}

/** As `cellAddress`, fixed by column and row: `$F$5`. */
export function fixedAddress(row: number, column: number): string {
  return `$${columnLetters(column)}$${row + rowsBelow(column) + 1}`;
}

/** As `cellAddress`, fixed by column, so that a formula holds for every row: `$F5`. */
export function addressInRow(row: number, column: number): string {
  return `$${cellAddress(row, column)}`;
}

/** As `cellAddress`, fixed by row, so that a formula holds for every column: `F$5`. */
export function addressInColumn(row: number, column: number): string {
  return `${columnLetters(column)}$${row + rowsBelow(column) + 1}`;
}

/** A sheet's name before "!", as Excel writes it for people: in quotes only where it must be. */
export const sheetAsShown = (sheet: string): string =>
  PLAIN_NAME.test(sheet) ? sheet : quotedSheet(sheet);

/** Not like a cell's address, which Excel quotes as well; of that "F12" is the least. */
const PLAIN_NAME = /^(?![A-Z]{1,3}\d+$)[\p{L}_][\p{L}\p{N}_.]*$/iu;

/** A sheet's name as a formula needs it: `Hoja1` → `'Hoja1'`, `O'Higgins` → `'O''Higgins'`. Always quoted. */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}
