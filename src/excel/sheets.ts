/** A worksheet of the open workbook. */
export interface SheetRef {
  /** Excel's own id of the sheet, which renaming does not change. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
}

/** Every worksheet, in the order of their tabs. One round trip. */
export async function listSheets(context: Excel.RequestContext): Promise<SheetRef[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility");
  await context.sync();
  return worksheets.items.map(({ id, name, visibility }) => ({
    id,
    name,
    hidden: visibility !== "Visible",
  }));
}

/**
 * A range that is needed in one request only: Excel does not keep it for later ones, which would take another
 * request to release it.
 */
export function usedOnce<Kept extends Excel.Range | Excel.RangeAreas>(range: Kept): Kept {
  range.untrack();
  return range;
}
