import { textHash } from "../../../poi/seal/hash";
import { usedOnce } from "../../sheets";
import { COLUMN } from "../grid";

/** Letters, sizes and colours within a header or footer, which LibreOffice writes with every text. */
const LETTERS = /&(?:"[^"]*"|\d+|K[\dA-F+-]{6})/g;

/** In points. That of the header, which is empty, LibreOffice sets anew. */
const MARGINS = ["leftMargin", "rightMargin", "topMargin", "bottomMargin", "footerMargin"] as const;

/**
 * Asks for the colour of the tab, paper, margins, headers and footers, and how many conditional formats and merged
 * cells there are (merged as far as this Excel can tell, and not those to fill in). The answer is there after the next
 * sync.
 */
export function askForPage(sheet: Excel.Worksheet, rows: number): () => string {
  sheet.load("tabColor");
  const { pageLayout } = sheet;
  pageLayout.load(["orientation", "paperSize", ...MARGINS].join(","));
  const { defaultForAllPages: pages } = pageLayout.headersFooters;
  pages.load("leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter");
  const shown = usedOnce(sheet.getRangeByIndexes(0, 0, Math.max(1, rows), COLUMN.justification));
  const counts = [usedOnce(sheet.getRange()).conditionalFormats.getCount()];
  const merged = Office.context.requirements.isSetSupported("ExcelApi", "1.13")
    ? usedOnce(shown.getMergedAreasOrNullObject())
    : undefined;
  merged?.load("areaCount,cellCount");
  return () => {
    const { leftHeader, centerHeader, rightHeader, leftFooter, centerFooter, rightFooter } = pages;
    const said = [
      sheet.tabColor,
      pageLayout.orientation,
      pageLayout.paperSize,
      ...MARGINS.map((side) => Math.round(pageLayout[side])),
      ...[leftHeader, centerHeader, rightHeader, leftFooter, centerFooter, rightFooter].map(
        (text) => text.replaceAll(LETTERS, ""),
      ),
      ...counts.map(({ value }) => value),
    ].join("\u0001");
    const areas = !merged || merged.isNullObject ? [] : [merged.areaCount, merged.cellCount];
    return [textHash(said).toString(16), ...areas].join(" ");
  };
}
