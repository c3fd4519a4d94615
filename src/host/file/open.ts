import { Workbook, sheetGuid } from "../model/workbook";
import type { EngineLoader } from "../calculation/engine/engine";
import { BlockCellStore, NoRoomError, StringTable } from "../model/cells";
import { Worksheet, type Visibility } from "../model/worksheet";
import { cutWorksheet } from "../../workbook-file/cell-content";
import { OpenError } from "../../workbook-file/errors";
import { detectFormat } from "../../workbook-file/format";
import {
  calculationSaid,
  OFFICE_RELATIONSHIPS,
  sharedStrings,
  workbookPartOf,
  worksheetsOf,
  type ListedSheet,
} from "../../workbook-file/workbook-part";
import { OpcPackage } from "../../workbook-file/package";
import { convertToXlsx } from "../../workbook-file/convert";
import { child, descendants, numberAttribute } from "../../workbook-file/xml";
import { parseSqref } from "../model/address";
import { parseShell, readCells } from "./worksheetPart";

const EMPTY_STYLES =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
  `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  `<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
  `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;
const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/**
 * Opens a workbook file. .xlsx and .xlsm are kept part by part; .xls, .ods and .csv are first
 * turned into .xlsx by hucre (their values, formulas, merges and widths; not all of their looks).
 * @throws OpenError saying why a file cannot be opened.
 */
export async function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  loadEngine: EngineLoader,
): Promise<Workbook> {
  const format = detectFormat(bytes, fileName);
  if (format === "xlsx") return readPackage(OpcPackage.open(bytes), fileName, loadEngine, true);
  const { xlsx, givenUp } = await convertToXlsx(bytes, format);
  const workbook = readPackage(OpcPackage.open(xlsx), fileName, loadEngine, false);
  workbook.givenUp = givenUp;
  workbook.hasLostFormulas = format === "xls" || format === "xlsb";
  return workbook;
}

/** @param isAsWritten whether the package is what its program wrote, and not one converted here */
function readPackage(
  pkg: OpcPackage,
  fileName: string,
  loadEngine: EngineLoader,
  isAsWritten: boolean,
): Workbook {
  const main = workbookPartOf(pkg);
  const strings = new StringTable();
  for (const { text, rich } of sharedStrings(pkg, main)) strings.addShared(text, rich);
  const styles = pkg.related(main, "styles")?.target ?? addStyles(pkg, main);
  const theme = pkg.related(main, "theme")?.target;
  const workbook = new Workbook(pkg, main, strings, styles, theme, fileName, loadEngine);
  try {
    readSheets(workbook);
  } catch (error) {
    if (error instanceof NoRoomError)
      throw new OpenError("too-large", error.message, { cause: error });
    throw error;
  }
  const views = child(workbook.root, "bookViews");
  const view = views && child(views, "workbookView");
  workbook.openOn((view && numberAttribute(view, "activeTab")) ?? 0);
  const { mode, isAskedOnOpening } = calculationSaid(workbook.root);
  workbook.calculation.mode = mode;
  workbook.dirty = false;
  workbook.calculation.stale = false;
  workbook.formulasChanged = false;
  const hasUnknown = workbook.calculation.begin(isAsWritten && isAskedOnOpening);
  if (hasUnknown && mode !== "Manual") workbook.calculation.markStale();
  return workbook;
}

function addStyles(pkg: OpcPackage, main: string): string {
  pkg.write("xl/styles.xml", EMPTY_STYLES, STYLES_TYPE);
  pkg.relate(main, `${OFFICE_RELATIONSHIPS}/styles`, "xl/styles.xml");
  return "xl/styles.xml";
}

const VISIBILITY: Readonly<Record<ListedSheet["state"], Visibility>> = {
  visible: "Visible",
  hidden: "Hidden",
  veryHidden: "VeryHidden",
};

function readSheets(workbook: Workbook): void {
  const { pkg, strings } = workbook;
  for (const { name, sheetId, state, partName } of worksheetsOf(pkg, workbook.partName)) {
    // A list of a few kilobytes would be read as often as it says.
    if (workbook.originals.has(partName))
      throw new OpenError("truncated", `two sheets are kept in ${partName}`);
    const text = cutWorksheet(pkg.text(partName), partName);
    workbook.originals.set(partName, text);
    const sheet = new Worksheet(
      workbook,
      sheetGuid(sheetId ?? workbook.sheets.length + 1),
      name,
      VISIBILITY[state],
      partName,
      new BlockCellStore(strings, workbook.room),
      parseShell(text, partName),
      text.prefix,
    );
    workbook.sheets.push(sheet);
    readCells(sheet, text.data, strings);
    const selected = descendants(sheet.shell, "selection").at(-1)?.getAttribute("sqref");
    const selection = parseSqref(selected ?? "");
    if (selection.length > 0) sheet.selection = selection;
  }
}
