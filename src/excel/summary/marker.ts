import { quotedText } from "../../poi/formulas/formula";

/**
 * Hidden names that live on the summary sheet and make it ours: names of a worksheet survive saving, copying
 * and reopening in Excel and in LibreOffice, which worksheet custom properties do not.
 */

/** Its formula is the text of the sheet's own name, so that a copy made by hand is not taken for the original. */
export const SUMMARY_MARKER = "_cuadra_summary";

/** Asks for the marker of a worksheet, which may have none. */
export function askMarker(sheet: Excel.Worksheet): Excel.NamedItem {
  const marker = sheet.names.getItemOrNullObject(SUMMARY_MARKER);
  marker.load("formula");
  return marker;
}

/** The formula of a marker that was asked for; undefined where there is none. */
export const markerFormula = (marker: Excel.NamedItem): string | undefined =>
  marker.isNullObject ? undefined : String(marker.formula);

/** Whether a name that lives on a sheet is one of ours. */
export const isOurName = (name: string): boolean => name.startsWith("_cuadra_");

/** What names of our sheets begin with while they are built, or make room: one that was cut off before it was marked has nothing else. */
export const ASIDE = "_cuadra_aside";

/** What the marker's formula says while a sheet is being built. */
export const DRAFT = "draft";

/** What it says of a sheet that was replaced but not deleted, because it holds something of the user's. */
export const SUPERSEDED = "superseded";

/** What it says of a sheet of ours that is no summary (excel/versions), which is no more part of the plan than one; no sheet can be called so. */
export const DIFFERENCES = "differences:";

/** What it says of a summary of values alone, in a workbook that has none of the plan's sheets. */
export const VALUES = "values:";

const NO_SUMMARY: readonly string[] = [DRAFT, SUPERSEDED, DIFFERENCES, VALUES];

/** Whether a marker that says this is on a summary that was made whole and not replaced, and follows its plan. */
export function isSummary(says: string): boolean {
  return !NO_SUMMARY.includes(says);
}

/** The plan's seal when the sheet was made. */
export const SEAL_NAME = "_cuadra_seal";

/** Fingerprint of what we wrote on the sheet (`fingerprint.ts`). */
export const WRITTEN_NAME = "_cuadra_written";

/** How the sheet looked when it was made (`looks.ts`). */
export const LOOKS_NAME = "_cuadra_looks";

/** The two lists with columns to fill in: of listed activities, and of those no longer listed. */
export const TYPED_LISTS = ["listed", "kept"] as const;
export type TypedList = (typeof TYPED_LISTS)[number];

/** Columns of those lists that are read when the summary is made again. */
export const TYPED_COLUMNS = [
  "unit",
  "activity",
  "measure",
  "twin",
  "justification",
  "remedy",
] as const;
export type TypedColumn = (typeof TYPED_COLUMNS)[number];

/** The hidden column of justifications that were filled in from the plan: what still says the same was not typed. */
export const GIVEN_NAME = "_cuadra_listed_given";

/** Name of a list's column: it follows columns and rows that a person puts in. */
export function typedName(list: TypedList, column: TypedColumn): string {
  return `_cuadra_${list}_${column}`;
}

/** What stands in the column of twins beside a header that is written again within a list: the words that nobody typed. */
export function headerMark(justification: string, remedy: string): string {
  return `${justification} · ${remedy}`;
}

/** A text within a formula has 255 characters, quotes doubled. */
const LONGEST_PIECE = 120;

/** The formula of a name that holds a text: `="Resumen POI"`, a long one in pieces, `="…"&"…"`. */
export function textFormula(text: string): string {
  const pieces = [];
  for (let at = 0; at === 0 || at < text.length; at += LONGEST_PIECE)
    pieces.push(quotedText(text.slice(at, at + LONGEST_PIECE)));
  return `=${pieces.join("&")}`;
}

const PIECES = /^="(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*$/;

/** The text of such a name's formula; "" where it holds none. */
export function formulaText(formula: unknown): string {
  if (typeof formula !== "string" || !PIECES.test(formula)) return "";
  const pieces = formula.matchAll(/"((?:[^"]|"")*)"/g);
  return [...pieces].map(([, piece]) => piece.replaceAll('""', '"')).join("");
}
