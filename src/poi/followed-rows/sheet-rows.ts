import { groupBy } from "../group-by";
import { sheetKey } from "./plan-row-index";

/** The 0-based rows [top, bottom] of a sheet, which is named in whatever letter case. */
export interface SheetRows {
  readonly sheet: string;
  readonly top: number;
  readonly bottom: number;
}

/** Rows of some sheets, of which it is asked whether others are among them. */
export class SheetRowSet {
  /** By sheet, in the order of their tops, none of which overlap. */
  private readonly ofSheets = new Map<string, readonly SheetRows[]>();
  /** The same by each name that was asked for, in its own letter case. */
  private readonly named = new Map<string, readonly SheetRows[]>();

  constructor(rows: readonly SheetRows[]) {
    for (const [key, ofSheet] of groupBy(rows, ({ sheet }) => sheetKey(sheet)))
      this.ofSheets.set(key, joined(ofSheet));
  }

  /** Whether some of the rows are among those. */
  meets({ sheet, top, bottom }: SheetRows): boolean {
    const ranges = this.rangesOf(sheet);
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle].bottom < top) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length && ranges[low].top <= bottom;
  }

  private rangesOf(sheet: string): readonly SheetRows[] {
    let ranges = this.named.get(sheet);
    if (!ranges) this.named.set(sheet, (ranges = this.ofSheets.get(sheetKey(sheet)) ?? []));
    return ranges;
  }
}

/** Rows of one sheet in order, those that overlap as one. */
function joined(rows: readonly SheetRows[]): SheetRows[] {
  const ranges: SheetRows[] = [];
  for (const each of [...rows].sort((a, b) => a.top - b.top)) {
    const last = ranges.at(-1);
    if (!last || each.top > last.bottom) ranges.push(each);
    else if (each.bottom > last.bottom)
      ranges[ranges.length - 1] = { ...last, bottom: each.bottom };
  }
  return ranges;
}
