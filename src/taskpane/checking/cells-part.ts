import { FIRST_LIKELY_DATE } from "../../poi/reading/usual-amount";
import { isDateFormat, type SheetBlock } from "../../poi/cells";

/** A block of cells as it is handed over to another thread: which of its numbers are dates, in place of a function that tells. */
export interface CellsPart extends Omit<SheetBlock, "numberFormat"> {
  /** Places of the dates: rows after the block's first × its columns, plus columns after its first. */
  readonly dates: Uint32Array;
}

const A_DATE = "d/m/yyyy";

/** What is handed over of a block. */
export function cellsPart({ numberFormat, ...block }: SheetBlock): CellsPart {
  const { firstRow, firstColumn, values } = block;
  const width = widthOf(values);
  const dates: number[] = [];
  if (numberFormat) {
    for (const [row, cells] of values.entries()) {
      for (let column = 0; column < cells.length; column++) {
        const value = cells[column];
        if (typeof value !== "number" || value < FIRST_LIKELY_DATE) continue;
        const format = numberFormat(firstRow + row, firstColumn + column);
        if (format !== undefined && isDateFormat(format)) dates.push(row * width + column);
      }
    }
  }
  return { ...block, dates: Uint32Array.from(dates) };
}

/** The block that was handed over. */
export function blockOf({ dates, ...block }: CellsPart): SheetBlock {
  if (dates.length === 0) return block;
  const { firstRow, firstColumn } = block;
  const width = widthOf(block.values);
  const known = new Set(dates);
  return {
    ...block,
    numberFormat: (row, column) =>
      known.has((row - firstRow) * width + column - firstColumn) ? A_DATE : undefined,
  };
}

const widthOf = (values: SheetBlock["values"]): number =>
  values.reduce((most, { length }) => Math.max(most, length), 0);
