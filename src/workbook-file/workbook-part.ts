import type { Element } from "@xmldom/xmldom";
import { richText } from "./cell-content";
import { OpenError } from "./errors";
import type { OpcPackage } from "./package";
import { booleanAttribute, child, children, numberAttribute } from "./xml";

export const OFFICE_RELATIONSHIPS =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * Name of the part that is the workbook.
 * @throws OpenError "not-a-workbook" where the package is something else
 */
export function workbookPartOf(pkg: OpcPackage): string {
  if (!pkg.has("[Content_Types].xml")) {
    throw new OpenError("not-a-workbook", "the archive is not an Office document");
  }
  const main = pkg.related("", "officeDocument")?.target;
  if (main === undefined || !pkg.contentType(main)?.includes("sheet")) {
    throw new OpenError("not-a-workbook", "the document is not an Excel workbook");
  }
  return main;
}

/** How Excel calculates a workbook, as its part says. */
export interface CalculationSaid {
  readonly mode: "Automatic" | "AutomaticExceptTables" | "Manual";
  /**
   * Whether Excel calculates it when it opens it. Programs that do not calculate ask for it, and write 0 for what a
   * formula gives; those that do calculate may ask for it too.
   */
  readonly isAskedOnOpening: boolean;
}

/** @param workbook root of the workbook part of an .xlsx file as its program wrote it */
export function calculationSaid(workbook: Element): CalculationSaid {
  const calcPr = child(workbook, "calcPr");
  const said = calcPr?.getAttribute("calcMode");
  const mode =
    said === "manual" ? "Manual" : said === "autoNoTable" ? "AutomaticExceptTables" : "Automatic";
  const isAsked = calcPr !== undefined && booleanAttribute(calcPr, "fullCalcOnLoad");
  return { mode, isAskedOnOpening: isAsked && mode !== "Manual" };
}

/** The shared strings, in their order; rich: with runs or phonetic readings. */
export function* sharedStrings(
  pkg: OpcPackage,
  main: string,
): Generator<{ readonly text: string; readonly rich: boolean }> {
  const partName = pkg.related(main, "sharedStrings")?.target;
  if (partName === undefined || !pkg.has(partName)) return;
  const text = pkg.text(partName);
  const prefix = /<((?:[\w.-]+:)?)sst[\s>]/.exec(text)?.[1] ?? "";
  const item = new RegExp(`<${prefix}si(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${prefix}si>)`, "g");
  for (const match of text.matchAll(item)) {
    const inside = match.at(1) ?? "";
    yield {
      text: richText(inside, prefix),
      rich: inside.includes(`<${prefix}r>`) || inside.includes("rPh"),
    };
  }
}

/** A worksheet, as the workbook part lists it. */
export interface ListedSheet {
  readonly name: string;
  /** 0-based place among all sheets of the file, by which defined names refer to it. */
  readonly place: number;
  readonly sheetId: number | undefined;
  readonly state: "visible" | "hidden" | "veryHidden";
  readonly partName: string;
}

/**
 * The worksheets in the order of their tabs. Chart sheets and macro sheets are kept in a file but are no worksheets.
 * @throws OpenError "truncated" where two have the same name; "not-a-workbook" where there is none
 */
export function worksheetsOf(pkg: OpcPackage, main: string): ListedSheet[] {
  const relations = new Map(pkg.relationships(main).map((each) => [each.id, each]));
  const list = child(pkg.root(main), "sheets");
  const names = new Set<string>();
  const sheets: ListedSheet[] = [];
  for (const [place, element] of (list ? children(list, "sheet") : []).entries()) {
    const id =
      element.getAttributeNS(OFFICE_RELATIONSHIPS, "id") ?? element.getAttribute("r:id") ?? "";
    const relation = relations.get(id);
    if (!relation?.type.endsWith("/worksheet")) continue;
    const name = element.getAttribute("name") ?? "";
    if (names.has(name.toLowerCase())) {
      throw new OpenError("truncated", `two sheets are called ${name}`);
    }
    names.add(name.toLowerCase());
    const state = element.getAttribute("state");
    sheets.push({
      name,
      place,
      sheetId: numberAttribute(element, "sheetId"),
      state: state === "hidden" || state === "veryHidden" ? state : "visible",
      partName: relation.target,
    });
  }
  if (sheets.length === 0) {
    throw new OpenError("not-a-workbook", "the workbook has no worksheet");
  }
  return sheets;
}
