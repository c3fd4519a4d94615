import type { CellValue } from "../poi/cells";
import type { OwnSheetKind } from "../poi/own-sheet";
import { ownSheetWords as english } from "./en/own-sheets";
import { ownSheetWords as spanish } from "./es/own-sheets";

/** The rectangle at the top of a sheet in which its words are looked for. */
export const OWN_SHEET_TOP = { rows: 24, columns: 9 } as const;

/** Of a summary's title and the headings below it: one of them somebody may have written otherwise. */
const FEWEST_WORDS = 3;

/**
 * Whether a sheet looks like one that Cuadra made, in whatever language it speaks: what tells a copy of its values,
 * or one that another program saved, which has lost its mark. A summary has its title and headings in one column, a
 * list of differences its headers in one row.
 * @param cells the first rows and columns of what stands on the sheet
 */
export function ownSheetByLook(cells: readonly (readonly CellValue[])[]): OwnSheetKind | undefined {
  const top = cells
    .slice(0, OWN_SHEET_TOP.rows)
    .map((row) =>
      row
        .slice(0, OWN_SHEET_TOP.columns)
        .map((value) => (typeof value === "string" ? value.trim() : "")),
    );
  const columns = Array.from({ length: OWN_SHEET_TOP.columns }, (_, column) =>
    top.map((row) => row.at(column) ?? ""),
  );
  for (const { summary, differences } of [spanish, english]) {
    const has = (line: readonly string[], words: readonly string[]): number =>
      words.filter((word) => line.includes(word)).length;
    const [headings, headers] = [Object.values(summary), Object.values(differences)];
    if (columns.some((column) => has(column, headings) >= FEWEST_WORDS)) return "summary";
    if (top.some((row) => has(row, headers) === headers.length)) return "differences";
  }
  return undefined;
}
