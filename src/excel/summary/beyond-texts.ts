import type { CellValue } from "../../poi/cells";
import { MOST_MERGED } from "../merged-rows";
import { usedOnce } from "../sheets";
import type { Area } from "./sheet-area";

/** A column to fill in, and what its cells say. */
export interface FilledColumn {
  readonly area: Area;
  readonly cells: readonly CellValue[];
}

/** What the columns to fill in may hold beyond texts, which is not carried over. */
export type BeyondTexts =
  /** A link behind a text. */
  | "links"
  /** One cell over the rows of several activities: only the first has its text. */
  | "merged";

/**
 * Asks what the columns to fill in hold beyond their texts. The answer is there after the next sync. Nothing is asked
 * where nothing is typed.
 */
export function askBeyondTexts(
  sheet: Excel.Worksheet,
  columns: readonly FilledColumn[],
): () => BeyondTexts | undefined {
  const filled = filledParts(columns);
  const haveLinks = filled.map((column) => askForLinks(sheet, column));
  const areMerged = filled.map(({ area }) => askForMerged(sheet, area));
  return () => {
    if (haveLinks.some((answer) => answer())) return "links";
    return areMerged.some((answer) => answer()) ? "merged" : undefined;
  };
}

/** Columns from their first cell with a text to their last; without those that have none. */
export function filledParts(columns: readonly FilledColumn[]): FilledColumn[] {
  return columns.flatMap(({ area, cells }) => {
    const first = cells.findIndex((content) => content !== "");
    if (first < 0) return [];
    const texts = cells.slice(first, 1 + cells.findLastIndex((content) => content !== ""));
    return [{ area: { ...area, row: area.row + first, rows: texts.length }, cells: texts }];
  });
}

/** Whether a text leads somewhere that it does not say itself, as to the document that proves it. */
function askForLinks(sheet: Excel.Worksheet, { area, cells }: FilledColumn): () => boolean {
  const range = usedOnce(sheet.getRangeByIndexes(area.row, area.column, area.rows, 1));
  const properties = range.getCellProperties({ hyperlink: true });
  return () =>
    properties.value.some(([{ hyperlink }], at) => leadsElsewhere(hyperlink, String(cells[at])));
}

/** Whether a link is more than its text: an address that was typed becomes a link to itself. */
function leadsElsewhere(link: Excel.RangeHyperlink | null | undefined, text: string): boolean {
  if (!link) return false;
  const { address, documentReference } = link;
  if (documentReference) return true;
  return address !== undefined && address !== "" && plain(address) !== plain(text);
}

const plain = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|https?:\/\/)/, "")
    .replace(/\/$/, "");

/** Whether a text's cell reaches over several rows; as far as this Excel can tell. */
function askForMerged(sheet: Excel.Worksheet, { row, column, rows }: Area): () => boolean {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return () => false;
  // With the row below: the last text's cell may reach there.
  const all = rows + 1;
  const asked = Array.from({ length: Math.ceil(all / MOST_MERGED) }, (_, at) => {
    const count = Math.min(MOST_MERGED, all - at * MOST_MERGED);
    const part = usedOnce(sheet.getRangeByIndexes(row + at * MOST_MERGED, column, count, 1));
    const merged = usedOnce(part.getMergedAreasOrNullObject());
    merged.load("areas/rowCount");
    return merged;
  });
  return () =>
    asked.some(
      ({ isNullObject, areas }) =>
        !isNullObject && areas.items.some(({ rowCount }) => rowCount > 1),
    );
}
