import { Workbook, sheetGuid } from "../model/workbook";
import type { EngineLoader } from "../formulas";
import { BlockCellStore, CellKind, StringTable } from "../model/cells";
import { columnOfKey, rowOfKey, Worksheet, type Visibility } from "../model/worksheet";
import { OpenError } from "./errors";
import { detectFormat } from "./format";
import { OpcPackage } from "./package";
import { convertToXlsx } from "./convert";
import { child, children, descendants, numberAttribute } from "./xml";
import { parseSqref } from "../model/address";
import { cutWorksheet, parseShell, readCells, richText } from "./worksheetPart";

const EMPTY_STYLES =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` +
  `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  `<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
  `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;
const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

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
  const xlsx = format === "xlsx" ? bytes : await convertToXlsx(bytes, format);
  return readPackage(OpcPackage.open(xlsx), fileName, loadEngine);
}

function readPackage(pkg: OpcPackage, fileName: string, loadEngine: EngineLoader): Workbook {
  if (!pkg.has("[Content_Types].xml")) {
    throw new OpenError("not-a-workbook", "the archive is not an Office document");
  }
  const main = pkg.related("", "officeDocument")?.target;
  if (main === undefined || !pkg.contentType(main)?.includes("sheet")) {
    throw new OpenError("not-a-workbook", "the document is not an Excel workbook");
  }
  const strings = new StringTable();
  readSharedStrings(pkg, pkg.related(main, "sharedStrings")?.target, strings);
  const styles = pkg.related(main, "styles")?.target ?? addStyles(pkg, main);
  const theme = pkg.related(main, "theme")?.target;
  const workbook = new Workbook(pkg, main, strings, styles, theme, fileName, loadEngine);
  readSheets(workbook);
  const views = child(workbook.root, "bookViews");
  const view = views && child(views, "workbookView");
  workbook.openOn((view && numberAttribute(view, "activeTab")) ?? 0);
  const calculation = child(workbook.root, "calcPr")?.getAttribute("calcMode");
  if (calculation === "manual") workbook.calculation.mode = "Manual";
  if (calculation === "autoNoTable") workbook.calculation.mode = "AutomaticExceptTables";
  workbook.dirty = false;
  workbook.calculation.stale = false;
  workbook.formulasChanged = false;
  // As programs write that do not calculate; Excel does when it opens such a file.
  if (workbook.calculation.mode !== "Manual" && hasFormulaWithoutValue(workbook))
    workbook.calculation.markStale();
  return workbook;
}

function hasFormulaWithoutValue({ sheets }: Workbook): boolean {
  return sheets.some((sheet) =>
    [...sheet.formulas.keys()].some(
      (key) => sheet.cells.get(rowOfKey(key), columnOfKey(key)).kind === CellKind.empty,
    ),
  );
}

function addStyles(pkg: OpcPackage, main: string): string {
  pkg.write("xl/styles.xml", EMPTY_STYLES, STYLES_TYPE);
  pkg.relate(main, `${OFFICE_RELATIONSHIPS}/styles`, "xl/styles.xml");
  return "xl/styles.xml";
}

function readSharedStrings(
  pkg: OpcPackage,
  partName: string | undefined,
  strings: StringTable,
): void {
  if (partName === undefined || !pkg.has(partName)) return;
  const text = pkg.text(partName);
  const prefix = /<((?:[\w.-]+:)?)sst[\s>]/.exec(text)?.[1] ?? "";
  const item = new RegExp(`<${prefix}si(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${prefix}si>)`, "g");
  for (const match of text.matchAll(item)) {
    const inside = match.at(1) ?? "";
    strings.addShared(
      richText(inside, prefix),
      inside.includes(`<${prefix}r>`) || inside.includes("rPh"),
    );
  }
}

const VISIBILITY: Readonly<Record<string, Visibility>> = {
  hidden: "Hidden",
  veryHidden: "VeryHidden",
};

function readSheets(workbook: Workbook): void {
  const { pkg, partName, strings } = workbook;
  const relations = new Map(pkg.relationships(partName).map((each) => [each.id, each]));
  const list = child(workbook.root, "sheets");
  const names = new Set<string>();
  for (const element of list ? children(list, "sheet") : []) {
    const id =
      element.getAttributeNS(OFFICE_RELATIONSHIPS, "id") ?? element.getAttribute("r:id") ?? "";
    const relation = relations.get(id);
    // Chart sheets and macro sheets are kept in the file but are no worksheets.
    if (!relation?.type.endsWith("/worksheet")) continue;
    const name = element.getAttribute("name") ?? "";
    if (names.has(name.toLowerCase())) {
      throw new OpenError("truncated", `two sheets are called ${name}`);
    }
    names.add(name.toLowerCase());
    const text = cutWorksheet(pkg.text(relation.target), relation.target);
    workbook.originals.set(relation.target, text);
    const sheet = new Worksheet(
      workbook,
      sheetGuid(numberAttribute(element, "sheetId") ?? workbook.sheets.length + 1),
      name,
      VISIBILITY[element.getAttribute("state") ?? ""] ?? "Visible",
      relation.target,
      new BlockCellStore(strings),
      parseShell(text, relation.target),
      text.prefix,
    );
    workbook.sheets.push(sheet);
    readCells(sheet, text.data, strings);
    const selected = descendants(sheet.shell, "selection").at(-1)?.getAttribute("sqref");
    const selection = parseSqref(selected ?? "");
    if (selection.length > 0) sheet.selection = selection;
  }
  if (workbook.sheets.length === 0) {
    throw new OpenError("not-a-workbook", "the workbook has no worksheet");
  }
}
