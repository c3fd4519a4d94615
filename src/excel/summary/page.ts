import type { Catalogue } from "../../i18n/index";
import { usedOnce } from "../sheets";
import { COLUMN } from "./grid";

/** Points. */
const MARGIN = 24;
const BOTTOM_MARGIN = 40;

/** Excel takes 255 characters in a header or footer, its codes included. */
const LONGEST_PART = 120;

/** A text as a header or footer takes it: there `&` begins a code. */
function plain(text: string): string {
  const short = text.length > LONGEST_PART ? `${text.slice(0, LONGEST_PART - 1)}…` : text;
  return short.replaceAll("&", "&&");
}

/** A4 lying down, one page wide, the plan's title and the page's number on every page. */
export function layOutPage(
  sheet: Excel.Worksheet,
  texts: Catalogue,
  title: string,
  rows: number,
): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  pageLayout.centerHorizontally = true;
  for (const side of ["leftMargin", "rightMargin", "topMargin", "footerMargin"] as const) {
    pageLayout[side] = MARGIN;
  }
  pageLayout.bottomMargin = BOTTOM_MARGIN;
  pageLayout.setPrintArea(usedOnce(sheet.getRangeByIndexes(0, 0, rows, COLUMN.last + 1)));
  pageLayout.setPrintTitleRows("$1:$2");
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftFooter = plain(title);
  defaultForAllPages.rightFooter = texts.summary.page;
}
