import { quotedSheet } from "../../poi/address";
import { cellValues } from "../cell-values";
import { usedOnce } from "../sheets";

/** Cells of other sheets that are looked at; of larger sheets, such as a long plan, none. */
const MOST_CELLS = 50_000;

/** A sheet, and how many cells it uses. */
export interface SheetSize {
  readonly sheet: Excel.Worksheet;
  readonly cells: number;
}

/**
 * Whether formulas of other sheets refer to a sheet: they would be errors once it is deleted. One round trip; none where
 * there are no such sheets.
 * @param others the sheets to look at, the smaller ones first, as long as there is room
 */
export async function isReferredTo(
  context: Excel.RequestContext,
  name: string,
  others: readonly SheetSize[],
): Promise<boolean> {
  let room = MOST_CELLS;
  const asked = [...others]
    .sort((a, b) => a.cells - b.cells)
    .filter(({ cells }) => (room -= cells) >= 0)
    .map(({ sheet }) => {
      const used = usedOnce(sheet.getUsedRange(true));
      used.load("formulas");
      return used;
    });
  if (asked.length === 0) return false;
  await context.sync();
  const spellings = [quotedSheet(name), name].map((each) => `${each}!`.toLowerCase());
  return asked.some(({ formulas }) =>
    cellValues(formulas).some((row) =>
      row.some((content) => {
        if (typeof content !== "string" || !content.startsWith("=")) return false;
        const formula = content.toLowerCase();
        return spellings.some((each) => formula.includes(each));
      }),
    ),
  );
}
