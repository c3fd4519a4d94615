import type { Catalogue } from "../../i18n/index";
import { shortened } from "../../poi/shortened";
import { usedOnce } from "../sheets";
import type { Block } from "./block";
import { COLUMN, widthOf } from "./grid";

/** Points. */
const MARGIN = 24;
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

/** Points of the sheet that a page has, and below them those that are kept spare. */
export interface PageHeight {
  readonly height: number;
  readonly spare: number;
}

/** Height of a page of the sheet, whose columns are as wide as a page. */
export function pageHeight(widths: readonly number[]): PageHeight {
  const scale = Math.min(1, (PAPER.width - 2 * MARGIN) / widthOf(widths, 0, COLUMN.last));
  const all = (PAPER.height - MARGIN - BOTTOM_MARGIN) / scale;
  return { height: SAFETY * all, spare: (1 - SAFETY) * all };
}

/**
 * A4 lying down, one page wide, the plan's title and the page's number on every page.
 * @param breaks 0-based rows before which a page begins
 */
export function layOutPage(
  sheet: Excel.Worksheet,
  texts: Catalogue,
  title: string,
  blocks: readonly Block[],
  breaks: readonly number[],
): void {
  const { pageLayout } = sheet;
  const rows = Math.max(...blocks.map(({ firstRow, rows: { length } }) => firstRow + length));
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  pageLayout.centerHorizontally = true;
  for (const side of ["leftMargin", "rightMargin", "topMargin", "footerMargin"] as const) {
    pageLayout[side] = MARGIN;
  }
  pageLayout.bottomMargin = BOTTOM_MARGIN;
  pageLayout.setPrintArea(usedOnce(sheet.getRangeByIndexes(0, 0, rows, COLUMN.last + 1)));
  pageLayout.setPrintTitleRows(`$1:$${REPEATED_ROWS}`);
  for (const row of breaks)
    sheet.horizontalPageBreaks.add(usedOnce(sheet.getRangeByIndexes(row, 0, 1, 1)));
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftFooter = plain(title);
  defaultForAllPages.rightFooter = texts.summary.page;
}
