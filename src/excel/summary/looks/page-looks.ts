import { textHash } from "../../../poi/text-hash";
import { MOST_MERGED } from "../../merged-rows";
import { usedOnce } from "../../sheets";
import { COLUMN } from "../grid";
import { isOurName } from "../marker";
import { hiddenColumns } from "../typed-columns";

/** Letters, sizes and colours within a header or footer, which LibreOffice writes with every text. */
const LETTERS = /&(?:"[^"]*"|\d+|K[\dA-F+-]{6})/g;

/** In points. That of the header, which is empty, LibreOffice sets anew. */
const MARGINS = ["leftMargin", "rightMargin", "topMargin", "bottomMargin", "footerMargin"] as const;

/** What else says how the sheet is printed. */
const PRINTING = [
  "orientation",
  "paperSize",
  "centerHorizontally",
  "centerVertically",
  "blackAndWhite",
  "draftMode",
  "firstPageNumber",
  "printGridlines",
  "printHeadings",
  "printComments",
  "printErrors",
  "printOrder",
] as const;

const PAGE = ["zoom", ...PRINTING, ...MARGINS] as const;

const HEADERS = [
  "leftHeader",
  "centerHeader",
  "rightHeader",
  "leftFooter",
  "centerFooter",
  "rightFooter",
] as const;

/** Where the frozen panes stand in what is told of a sheet, and what stands for none. */
const PANES = 1;
const NONE = "-";

/**
 * Asks for what belongs to the sheet as a whole: colour of the tab, frozen panes, hidden rows, how it is
 * printed and where its pages begin, names, tables and filters, data validation, and how many conditional formats and
 * merged cells there are (merged as far as this Excel can tell, and not those to fill in). The answer is there after the
 * next sync: a text without commas.
 * @param rows 0-based sheet rows that are not blank: where something stands is said by these, for blank rows may come and go
 */
export function askForPage(sheet: Excel.Worksheet, rows: readonly number[]): () => string {
  const count = 1 + (rows.at(-1) ?? 0);
  sheet.load("tabColor");
  const frozen = usedOnce(sheet.freezePanes.getLocationOrNullObject());
  frozen.load("address");
  const shown = usedOnce(sheet.getRangeByIndexes(0, 0, count, COLUMN.justification));
  shown.load("rowHidden");
  const helpers = hiddenColumns(sheet);
  helpers.load("columnHidden");
  const whole = usedOnce(sheet.getRange());
  const counts = [whole.conditionalFormats.getCount(), sheet.tables.getCount()];
  const validation = whole.dataValidation;
  validation.load("type");
  sheet.names.load("items/name");
  const { autoFilter } = sheet;
  autoFilter.load("enabled");
  const printing = askForPrinting(sheet, rows);
  const merged = askForMerged(sheet, count);
  return () => {
    const theirs = sheet.names.items.map(({ name }) => name).filter((name) => !isOurName(name));
    const said = [
      sheet.tabColor,
      shown.rowHidden,
      helpers.columnHidden,
      ...counts.map(({ value }) => value),
      validation.type,
      ...theirs.sort(),
      autoFilter.enabled,
      ...printing(),
    ].join("\u0001");
    const panes = frozen.isNullObject ? NONE : withoutSheet(frozen.address);
    return [textHash(said).toString(16), panes, ...merged()].join(" ");
  };
}

/** Whether a sheet is as a whole as it was. Panes that are frozen no more are no loss, and LibreOffice's terminal forgets them. */
export function pageAlike(kept: string, now: string): boolean {
  const [was, is] = [kept, now].map((text) => text.split(" "));
  return (
    was.length === is.length &&
    is.every((said, at) => said === was[at] || (at === PANES && said === NONE))
  );
}

/** Asks how many merged areas there are in the columns before those to fill in, and of how many cells. */
function askForMerged(sheet: Excel.Worksheet, rows: number): () => number[] {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.13")) return () => [];
  const columns = COLUMN.justification;
  // A merged area has two cells at least.
  const atATime = Math.floor((2 * MOST_MERGED) / columns);
  const asked = Array.from({ length: Math.ceil(rows / atATime) }, (_, at) => {
    const count = Math.min(atATime, rows - at * atATime);
    const part = usedOnce(sheet.getRangeByIndexes(at * atATime, 0, count, columns));
    const merged = usedOnce(part.getMergedAreasOrNullObject());
    merged.load("areaCount,cellCount");
    return merged;
  });
  return () => {
    const found = asked.filter(({ isNullObject }) => !isNullObject);
    const areas = found.reduce((sum, { areaCount }) => sum + areaCount, 0);
    return [areas, found.reduce((sum, { cellCount }) => sum + cellCount, 0)];
  };
}

function askForPrinting(sheet: Excel.Worksheet, rows: readonly number[]): () => unknown[] {
  const { pageLayout, horizontalPageBreaks, verticalPageBreaks } = sheet;
  pageLayout.load(PAGE.join(","));
  const { headersFooters } = pageLayout;
  headersFooters.load("state");
  const { defaultForAllPages: pages } = headersFooters;
  pages.load(HEADERS.join(","));
  const area = usedOnce(pageLayout.getPrintAreaOrNullObject());
  area.load(
    "areas/items/rowIndex,areas/items/rowCount,areas/items/columnIndex,areas/items/columnCount",
  );
  const titles = [
    usedOnce(pageLayout.getPrintTitleRowsOrNullObject()),
    usedOnce(pageLayout.getPrintTitleColumnsOrNullObject()),
  ];
  for (const title of titles) title.load("address");
  horizontalPageBreaks.load("items/rowIndex");
  verticalPageBreaks.load("items/columnIndex");
  const rowsAbove = (row: number): number => rows.filter((each) => each < row).length;
  return () => {
    const { scale, horizontalFitToPages, verticalFitToPages } = pageLayout.zoom;
    const areas = area.isNullObject ? [] : area.areas.items;
    return [
      ...[scale, horizontalFitToPages, verticalFitToPages].map((each) => each ?? 0),
      ...PRINTING.map((each) => pageLayout[each]),
      ...MARGINS.map((side) => Math.round(pageLayout[side])),
      headersFooters.state,
      ...HEADERS.map((each) => pages[each].replaceAll(LETTERS, "")),
      ...areas.flatMap(({ rowIndex, rowCount, columnIndex, columnCount }) => [
        rowsAbove(rowIndex),
        rowsAbove(rowIndex + rowCount),
        columnIndex,
        columnCount,
      ]),
      ...titles.map(({ isNullObject }) => isNullObject),
      ...horizontalPageBreaks.items.map(({ rowIndex }) => rowsAbove(rowIndex)),
      "",
      ...verticalPageBreaks.items.map(({ columnIndex }) => columnIndex),
    ];
  };
}

/** "Resumen POI!1:2" → "1:2". */
const withoutSheet = (address: string): string => address.slice(address.lastIndexOf("!") + 1);
