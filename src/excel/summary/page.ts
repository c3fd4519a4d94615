import type { Catalogue } from "../../i18n/index";
import { shortened } from "../../poi/shortened";
import { usedOnce } from "../sheets";
import type { Block } from "./block";
import { COLUMN, widthOf } from "./grid";

/** Points. */
const MARGIN = 24;
const SIDE_MARGIN = 18;
const BOTTOM_MARGIN = 40;

/** A4 lying down. */
const PAPER = { width: 842, height: 595 } as const;

/** Rows that every page begins with: the title, the plan's, and a blank one. */
export const REPEATED_ROWS = 3;

/** LibreOffice's and Excel's rows are a little higher than asked for. */
const SAFETY = 0.95;

/** Excel takes 255 characters in a header or footer, its codes included. */
const LONGEST_PART = 120;

/** A text as a header or footer takes it: there `&` begins a code. */
function plain(text: string): string {
  return shortened(text, LONGEST_PART).replaceAll("&", "&&");
}

/** Where the sheet is printed: in the Excel that makes it, or in whatever program its file is opened with. */
export type PrintedIn = "excel" | "anywhere";

/**
 * How much wider than it was asked for a column may be on paper. On the screen its width is counted in digits of the
 * workbook's font, drawn in whole pixels; on paper a digit has its own width, or whole points. Of Calibri 11 that is 6 %
 * more, in Excel for Mac 14 %; LibreOffice without that font takes another, as a rule DejaVu Sans: 33 %.
 */
const WIDEST: Readonly<Record<PrintedIn, number>> = { excel: 1.15, anywhere: 1.35 };

/** Percent: the smallest that Excel takes, and what is never exceeded. */
const SCALES = { smallest: 10, largest: 100 } as const;

/**
 * Percent of its size to which the sheet is printed so that it is one page wide. Not left to Excel ("fit to one page
 * wide"), which then takes no notice of page breaks (its help, on scaling a worksheet).
 * @param widths of the columns, in points
 */
export function pageScale(widths: readonly number[], printedIn: PrintedIn): number {
  const widest = widthOf(widths, 0, COLUMN.last) * WIDEST[printedIn];
  const scale = Math.floor((100 * (PAPER.width - 2 * SIDE_MARGIN)) / widest);
  return Math.max(SCALES.smallest, Math.min(SCALES.largest, scale));
}

/** Points of the sheet that a page has, and below them those that are kept spare. */
export interface PageHeight {
  readonly height: number;
  readonly spare: number;
}

/** Height of a page of the sheet, printed to a scale in percent. */
export function pageHeight(scale: number): PageHeight {
  const all = (PAPER.height - MARGIN - BOTTOM_MARGIN) / (scale / 100);
  return { height: SAFETY * all, spare: (1 - SAFETY) * all };
}

/** How the sheet's pages are. */
export interface Pages {
  /** In percent. */
  readonly scale: number;
  /** 0-based rows before which a page begins. */
  readonly breaks: readonly number[];
}

/** A4 lying down, the plan's title and the page's number on every page. */
export function layOutPage(
  sheet: Excel.Worksheet,
  texts: Catalogue,
  title: string,
  blocks: readonly Block[],
  { scale, breaks }: Pages,
): void {
  const { pageLayout } = sheet;
  const rows = Math.max(...blocks.map(({ firstRow, rows: { length } }) => firstRow + length));
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { scale };
  pageLayout.centerHorizontally = true;
  for (const side of ["topMargin", "footerMargin"] as const) pageLayout[side] = MARGIN;
  for (const side of ["leftMargin", "rightMargin"] as const) pageLayout[side] = SIDE_MARGIN;
  pageLayout.bottomMargin = BOTTOM_MARGIN;
  pageLayout.setPrintArea(usedOnce(sheet.getRangeByIndexes(0, 0, rows, COLUMN.last + 1)));
  pageLayout.setPrintTitleRows(`$1:$${REPEATED_ROWS}`);
  for (const row of breaks)
    sheet.horizontalPageBreaks.add(usedOnce(sheet.getRangeByIndexes(row, 0, 1, 1)));
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftFooter = plain(title);
  defaultForAllPages.rightFooter = texts.summary.page;
}
