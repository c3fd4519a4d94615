import { toCol, translateFormulaToR1C1 } from "@borgar/fx";
import { attributeOf, elementIn, scanSheetData, type SheetData } from "./sheetData";
import { decodeText, unescapeXml } from "./xml";

/** A formula of a file, in R1C1 notation with its "=", and the 0-based place of its cell. */
export interface FileFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/**
 * The formulas in some rows of a worksheet. An array formula is its first cell's.
 * @param wanted whether a 0-based row is asked for
 */
export function formulasIn(
  { data, prefix }: SheetData,
  wanted: (row: number) => boolean,
): FileFormula[] {
  /** By their number, those that cells share: the first is written, and in R1C1 notation all are the same. */
  const shared = new Map<string, string>();
  const found: FileFormula[] = [];
  scanSheetData(data, prefix, ({ row, column, content }) => {
    const element = content === "" ? undefined : elementIn(content, `${prefix}f`);
    if (!element) return;
    const isShared = attributeOf(element.attributes, "t") === "shared";
    if (!isShared && !wanted(row)) return;
    const share = isShared ? (attributeOf(element.attributes, "si") ?? "0") : undefined;
    const written = decodeText(unescapeXml(element.inside));
    const formula =
      written === ""
        ? share !== undefined && shared.get(share)
        : translateFormulaToR1C1(`=${written}`, `${toCol(column)}${row + 1}`);
    if (formula === false || formula === undefined) return;
    if (share !== undefined) shared.set(share, formula);
    if (wanted(row)) found.push({ row, column, formula });
  });
  return found;
}
