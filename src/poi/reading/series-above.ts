import { seriesSaid } from "../header/words";
import type { Row } from "../layout";

/** Between a header and the title of its table stand so many rows at most. */
const MOST_BETWEEN = 2;

/** Which series the title right above a header names, where it stands alone in its row: EJECUCIÓN, over the second table of a sheet. */
export class SeriesAbove {
  private last: { readonly row: number; readonly series: "programmed" | "executed" } | undefined;

  /** Forgets the sheet before. */
  forget(): void {
    this.last = undefined;
  }

  /** Takes a row that is no activity. */
  note(row: Row, sheetRow: number): void {
    const texts = row.filter((value) => value !== "");
    if (texts.length !== 1 || typeof texts[0] !== "string") return;
    const series = seriesSaid(texts[0]);
    if (series !== undefined) this.last = { row: sheetRow, series };
  }

  /** What is said over a header that begins at a sheet row. */
  over(sheetRow: number): "programmed" | "executed" | undefined {
    const { last } = this;
    return last && sheetRow - last.row <= MOST_BETWEEN + 1 ? last.series : undefined;
  }
}
