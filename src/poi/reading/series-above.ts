import type { Row } from "../cells";
import { fold, wordsOf } from "../header/fold";
import { seriesOfWord } from "../header/series-words";
import { namesPercentage, seriesSaid } from "../header/words";
import type { Table } from "../plan";

/** Between a header and the title of its table stand so many rows at most. */
const MOST_BETWEEN = 2;

/** Which series the title right above a header names, where it stands alone in its row: EJECUCIÓN, over the second table of a sheet. */
export class SeriesAbove {
  private last: { readonly row: number; readonly series: Table["seriesAbove"] } | undefined;

  /** Forgets the sheet before. */
  forget(): void {
    this.last = undefined;
  }

  /** Takes a row that is no activity. */
  note(row: Row, sheetRow: number): void {
    const texts = row.filter((value) => value !== "");
    if (texts.length !== 1 || typeof texts[0] !== "string") return;
    const series = saidBy(texts[0]);
    if (series !== undefined) this.last = { row: sheetRow, series };
  }

  /** What is said over a header that begins at a sheet row. */
  over(sheetRow: number): Table["seriesAbove"] {
    const { last } = this;
    return last && sheetRow - last.row <= MOST_BETWEEN + 1 ? last.series : undefined;
  }
}

/** A figure in per cent, as a title may have one: "AVANCE AL 75 %". */
const FIGURE = /\d+([.,]\d+)? ?%/g;

function saidBy(title: string): Table["seriesAbove"] {
  if (namesPercentage(title.replace(FIGURE, ""))) return "percentage";
  const isAgain = wordsOf(fold(title)).some((word) => seriesOfWord(word) === "reprogrammed");
  return seriesSaid(title) ?? (isAgain ? "reprogrammed" : undefined);
}
