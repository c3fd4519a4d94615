import { missingColumns } from "../header/columns";
import type { Header, NearMiss, PlacedMiss } from "../header/layout";
import type { RowsInTurn } from "../header/rows-in-turn";

/** Header words that make a sheet without a table worth a remark. */
export const FEWEST_WORDS = 3;

/** What a table with two rows an activity lacks. */
const LACKING = { series: "series-columns", money: "physical-rows" } as const;

/** A whole header is nearer than any with words missing. */
const nearness = ({ found, alternate }: NearMiss): number => (alternate ? Infinity : found.length);

/** What was read as no table: of each sheet, and of all of them, what comes nearest to one. */
export class NearMisses {
  /** The nearest of all sheets, also where it is worth no remark. */
  nearest: PlacedMiss | undefined;
  private readonly bySheet = new Map<string, PlacedMiss>();

  /** By sheet, what is worth a remark. */
  get ofSheets(): ReadonlyMap<string, PlacedMiss> {
    return this.bySheet;
  }

  /**
   * Remembers rows that have words of a header.
   * @param found those words
   * @param alternate why they are no table's header though nothing is missing
   */
  note(
    found: readonly string[],
    { columns }: Header,
    place: { readonly sheet: string; readonly row: number },
    alternate?: RowsInTurn,
  ): void {
    const miss: PlacedMiss = {
      found,
      missing: alternate ? [LACKING[alternate.of]] : missingColumns(columns),
      ...(alternate && { alternate }),
      ...place,
    };
    const own = nearness(miss);
    if (own > (this.nearest ? nearness(this.nearest) : 0)) this.nearest = miss;
    const ofSheet = this.bySheet.get(place.sheet);
    if (own > (ofSheet ? nearness(ofSheet) : FEWEST_WORDS - 1)) this.bySheet.set(place.sheet, miss);
  }

  /** A table was found below: what looked like a header above it is none, unless it is one whose rows are refused. */
  forget(sheet: string): void {
    if (!this.bySheet.get(sheet)?.alternate) this.bySheet.delete(sheet);
  }

  /** Whether a sheet has a table whose activities have a row for each series and that is not read. */
  hasSeriesRefused(sheet: string): boolean {
    return this.bySheet.get(sheet)?.alternate?.of === "series";
  }
}
