import { shiftRect, type Rect, type Shift } from "./address";
import type { Worksheet } from "./worksheet";

/** A range (or several areas) of a sheet that a client may hold; it moves with its cells. */
export interface LiveRange {
  sheet: Worksheet;
  rects: Rect[];
  /** Id under which the client keeps it. */
  referenceId?: string;
}

/** The ranges that clients hold by reference (`_KeepReference`). */
export class LiveRanges {
  private readonly kept = new Map<string, LiveRange>();
  private next = 1;

  /** Keeps a range and returns its reference id. */
  keep(range: LiveRange): string {
    if (range.referenceId === undefined) {
      range.referenceId = `{range-${this.next}}`;
      this.next += 1;
    }
    this.kept.set(range.referenceId, range);
    return range.referenceId;
  }

  /** The range under an id; undefined when it was released, or its cells are gone. */
  get(id: string): LiveRange | undefined {
    return this.kept.get(id);
  }

  release(id: string): void {
    this.kept.delete(id);
  }

  get count(): number {
    return this.kept.size;
  }

  /** Moves the kept ranges of a sheet after rows or columns were put in or taken out. */
  shift(sheet: Worksheet, shift: Shift): void {
    for (const [id, range] of this.kept) {
      if (range.sheet !== sheet) continue;
      range.rects = range.rects
        .map((rect) => shiftRect(rect, shift))
        .filter((rect) => rect !== undefined);
      if (range.rects.length === 0) this.kept.delete(id);
    }
  }

  /** Drops the ranges of a sheet that was deleted. */
  dropSheet(sheet: Worksheet): void {
    for (const [id, range] of this.kept) if (range.sheet === sheet) this.kept.delete(id);
  }
}
