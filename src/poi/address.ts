/** Letters of a 0-based column: 0 → "A", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A1 address of one cell, without its sheet; row and column are 0-based. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
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
