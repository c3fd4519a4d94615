import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre";

/** A cell of a hand-made sheet: a number, or a formula as the file writes it, with the value that it was saved with. */
export type FormulaCell =
  | number
  | {
      readonly formula: string;
      readonly saved?: number | string;
      /** Where it is an array formula: the area that it fills. */
      readonly fills?: string;
    };

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function cellXml(address: string, cell: FormulaCell): string {
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  const { formula, saved, fills } = cell;
  const kind = fills === undefined ? "" : ` t="array" ref="${fills}"`;
  const value = saved === undefined ? "" : `<v>${escaped(String(saved))}</v>`;
  const type = typeof saved === "string" ? ' t="str"' : "";
  return `<c r="${address}"${type}><f${kind}>${escaped(formula)}</f>${value}</c>`;
}

/**
 * A workbook of one sheet, "H", with formulas that no program would write, or more of them than one would type.
 * @param columns the cells of column A, of column B…, each from row 1 on
 * @param names defined names with what they stand for
 * @param calculation attributes of calcPr
 */
export async function formulaBook(
  columns: readonly (readonly (FormulaCell | undefined)[])[],
  names: Readonly<Record<string, string>> = {},
  calculation?: string,
): Promise<Uint8Array> {
  const files = unzipSync(await writeXlsx({ sheets: [{ name: "H", rows: [[1]] }] }));
  const height = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length: height }, (_, row) => {
    const cells = columns.map((column, at) => {
      const cell = column.at(row);
      return cell === undefined ? "" : cellXml(`${"ABCDEFGH".charAt(at)}${row + 1}`, cell);
    });
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  const change = (part: string, from: RegExp, to: string): void => {
    const text = strFromU8(files[part]);
    files[part] = strToU8(text.replace(from, () => to));
  };
  change(
    "xl/worksheets/sheet1.xml",
    /<sheetData>.*<\/sheetData>/s,
    `<sheetData>${rows.join("")}</sheetData>`,
  );
  const list = Object.entries(names).map(
    ([name, formula]) => `<definedName name="${name}">${escaped(formula)}</definedName>`,
  );
  if (list.length > 0)
    change(
      "xl/workbook.xml",
      /<\/sheets>/,
      `</sheets><definedNames>${list.join("")}</definedNames>`,
    );
  if (calculation !== undefined) {
    change("xl/workbook.xml", /<calcPr[^>]*>/, "");
    change("xl/workbook.xml", /<\/workbook>/, `<calcPr ${calculation}/></workbook>`);
  }
  return zipSync(files);
}
