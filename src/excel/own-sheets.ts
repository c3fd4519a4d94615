import { ownSheetByLook } from "../i18n/own-sheet-look";
import type { CellValue } from "../poi/cells";
import type { OwnSheet } from "../poi/own-sheet";
import { DIFFERENCES, formulaText, VALUES } from "./summary/marker";

/** A sheet of Cuadra's among those of a workbook. */
export interface KnownSheet extends OwnSheet {
  /** Whether only its values are left, of a workbook that may be another: that it was not read has to be said. */
  readonly isCopy: boolean;
}

/** Those of which it has to be said that they were not read. */
export function copiesAmong(sheets: readonly KnownSheet[]): OwnSheet[] {
  return sheets.filter(({ isCopy }) => isCopy).map(({ name, kind }) => ({ name, kind }));
}

/**
 * What a sheet is that Cuadra made: known by its mark, or where that is lost by its look.
 * @param marker formula of its name SUMMARY_MARKER; undefined where it has none
 * @param top its first rows and columns (OWN_SHEET_TOP)
 * @returns undefined for a sheet of the user's
 */
export function knownSheet(
  name: string,
  marker: string | undefined,
  top: readonly (readonly CellValue[])[],
): KnownSheet | undefined {
  if (marker !== undefined) {
    const says = formulaText(marker);
    return {
      name,
      kind: says === DIFFERENCES ? "differences" : "summary",
      isCopy: says === VALUES,
    };
  }
  const kind = ownSheetByLook(top);
  return kind && { name, kind, isCopy: true };
}
