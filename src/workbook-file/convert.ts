import type { Cell as HucreCell, CellValue, Workbook as HucreWorkbook } from "hucre";
import { csvCells, delimiterOf } from "./csv";
import { OpenError } from "./errors";
import { utf16Of, type FileFormat } from "./format";
import { formulaFromOds } from "./ods-formula";
import type { UncalculatedFormula } from "./uncalculated";

/** A workbook of another format, as .xlsx. */
export interface Converted {
  readonly xlsx: Uint8Array;
  /** Formulas that no .xlsx file can have: their cells have their values instead. */
  readonly givenUp: readonly UncalculatedFormula[];
}

/**
 * Turns a workbook of another format into .xlsx with hucre. Values, merges, widths and number formats come over, and
 * the formulas of .ods; what hucre does not read of those formats (formulas of .xls and .xlsb, charts, most looks of
 * .xls) does not, and the result is a new file.
 * @throws OpenError when the file is damaged or protected by a password.
 */
export async function convertToXlsx(
  bytes: Uint8Array,
  format: Exclude<FileFormat, "xlsx">,
): Promise<Converted> {
  const hucre = await import("hucre");
  if (format === "csv") {
    const written = decode(bytes).replace(/^\uFEFF/, "");
    const told = /^sep=(.)\r?\n/i.exec(written);
    const text = told ? written.slice(told[0].length) : written;
    const delimiter =
      told?.[1] ??
      delimiterOf((by, maxRows) =>
        hucre.parseCsv(text, { delimiter: by, maxRows, skipEmptyRows: true }),
      );
    const rows = csvCells(hucre.parseCsv(text, { delimiter }), delimiter);
    return { xlsx: await hucre.writeXlsx({ sheets: [{ name: "Hoja1", rows }] }), givenUp: [] };
  }
  const readers = { xls: hucre.readXls, xlsb: hucre.readXlsb, ods: hucre.readOds };
  let book: HucreWorkbook;
  try {
    book = await readers[format](bytes, { readStyles: true });
  } catch (error) {
    if (error instanceof hucre.EncryptedFileError || error instanceof hucre.DecryptionError) {
      throw new OpenError("password-protected", "the workbook is encrypted with a password", {
        cause: error,
      });
    }
    throw new OpenError("truncated", `the ${format} file is damaged or cut short`, {
      cause: error,
    });
  }
  if (book.sheets.length === 0)
    throw new OpenError("not-a-workbook", "the workbook has no worksheet");
  const givenUp: UncalculatedFormula[] = [];
  const giveUpOn =
    (sheet: string) =>
    (place: string, foreign: string): void => {
      const [row, column] = place.split(",").map(Number);
      const [address, formula] = [hucre.cellRef(row, column), `=${foreign}`];
      givenUp.push({ sheet, address, formula, reason: "foreign", value: "instead" });
    };
  const xlsx = await hucre.writeXlsx({
    sheets: book.sheets.map(
      ({ name, rows, cells, merges, columns, rowDefs, hidden, veryHidden }) => ({
        name,
        // hucre leaves holes for the blank rows of an .xls, and does not write them.
        rows: Array.from(rows, (row: CellValue[] | undefined) => row ?? []),
        ...(cells && { cells: cellsToWrite(cells, format, giveUpOn(name)) }),
        ...(merges && { merges }),
        ...(columns && {
          columns: columns.map(({ width, hidden: out }) => ({
            ...(width !== undefined && { width }),
            ...(out !== undefined && { hidden: out }),
          })),
        }),
        ...(rowDefs && { rowDefs }),
        ...(hidden !== undefined && { hidden }),
        ...(veryHidden !== undefined && { veryHidden }),
      }),
    ),
    ...(book.namedRanges && { namedRanges: book.namedRanges }),
  });
  return { xlsx, givenUp };
}

/**
 * Cells as hucre writes them: a formula with the value that the file has for it, which nothing else may be able to work
 * out, and without the formula where an .xlsx file cannot have it.
 * @param giveUp told of each that is left out, at "row,column"
 */
function cellsToWrite(
  cells: ReadonlyMap<string, HucreCell>,
  format: FileFormat,
  giveUp: (place: string, formula: string) => void,
): Map<string, Partial<HucreCell>> {
  return new Map(
    Array.from(cells, ([place, cell]) => {
      if (cell.formula === undefined) return [place, cell];
      const formula = format === "ods" ? formulaFromOds(cell.formula) : cell.formula;
      const value = cell.formulaResult ?? cell.value;
      if (formula === undefined) {
        giveUp(place, cell.formula);
        return [place, { value, ...(cell.style && { style: cell.style }) }];
      }
      return [place, { ...cell, formula, formulaResult: value }];
    }),
  );
}

/** UTF-16 where the bytes begin so, UTF-8 where they are UTF-8, else the Windows code page of Western Europe. */
function decode(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Excel in Peru saves "CSV (delimitado por comas)" in the Windows code page.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
