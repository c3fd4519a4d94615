import { readXlsx } from "hucre/xlsx";
import { en } from "../../../src/i18n/en/index";
import { es } from "../../../src/i18n/es/index";

/** A sheet's values as a file holds them, row by row; blanks are "". */
export async function sheetOf(file: Uint8Array, name: string): Promise<unknown[][]> {
  const { sheets } = await readXlsx(file);
  const sheet = sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new Error(`No sheet ${name} among ${sheets.map((s) => s.name).join(", ")}`);
  return sheet.rows.map((row) => row.map((value) => value ?? ""));
}

/** What is shown of a row, by which a header that is written again on another page is known. */
export const shown = (row: readonly unknown[]): string => JSON.stringify(row.slice(0, 20));

/** Whether a row is the heading of a list on another page that it goes on to. */
export const isContinued = (row: readonly unknown[], heading: string): boolean =>
  [es, en].some(({ summary }) => row[0] === summary.continued(heading));

/**
 * The rows of a block: those below the row that begins with `heading` and its header, down to a blank row, without the
 * headings and headers of the pages that it goes on to.
 */
export function blockOf(
  rows: readonly (readonly unknown[])[],
  heading: string,
  headerRows = 1,
): unknown[][] {
  const at = rows.findIndex((row) => row[0] === heading);
  if (at < 0) throw new Error(`No block ${heading}`);
  const headers = new Set(rows.slice(at + 1, at + 1 + headerRows).map(shown));
  const block: unknown[][] = [];
  for (const row of rows.slice(at + 1 + headerRows)) {
    // Hidden columns have cells beside blank rows too.
    if (row.slice(0, 20).every((value) => value === "")) break;
    if (!headers.has(shown(row)) && !isContinued(row, heading)) block.push([...row]);
  }
  return block;
}
