import { descendants, type Element } from "../../workbook-file/xml";
import type { OpcPackage } from "../../workbook-file/package";
import { columnOfKey, rowOfKey, type Worksheet } from "./worksheet";

// Elements of a worksheet that hold formulas: conditional formats and data validation, also those
// of Excel 2010's extensions (xm:f).
const SHELL_FORMULAS = ["formula", "formula1", "formula2", "f"];

/** Applies a change to every formula of a sheet: cells, conditional formats, validation, charts. */
export function mapSheetFormulas(sheet: Worksheet, change: (formula: string) => string): void {
  sheet.formulas.forEach((formula, key) => {
    const changed = change(formula);
    if (changed === formula) return;
    sheet.formulas.set(key, changed);
    // A share whose formulas no longer move together is written out one by one.
    for (const [share, members] of sheet.shared) {
      if (!members.includes(key)) continue;
      for (const member of members) sheet.touched.cells.add(rowOfKey(member), columnOfKey(member));
      sheet.shared.delete(share);
    }
    sheet.touchCell(rowOfKey(key), columnOfKey(key));
  });
  const inShell = SHELL_FORMULAS.flatMap((name) => descendants(sheet.shell, name));
  if (changeTexts(inShell, change)) sheet.touchShell();
  mapLinks(sheet, change);
  mapCharts(sheet.workbook.pkg, sheet.partName, change);
}

function mapLinks(sheet: Worksheet, change: (formula: string) => string): void {
  for (const link of descendants(sheet.shell, "hyperlink")) {
    const location = link.getAttribute("location");
    if (!location?.includes("!")) continue;
    const changed = change(location);
    if (changed === location) continue;
    link.setAttribute("location", changed);
    sheet.touchShell();
  }
}

function mapCharts(pkg: OpcPackage, sheetPart: string, change: (formula: string) => string): void {
  const drawings = pkg.relationships(sheetPart).filter((each) => each.type.endsWith("/drawing"));
  for (const drawing of drawings) {
    for (const { target, type } of pkg.relationships(drawing.target)) {
      if (!type.endsWith("/chart") || !pkg.has(target)) continue;
      if (changeTexts(descendants(pkg.root(target), "f"), change)) pkg.touch(target);
    }
  }
}

function changeTexts(elements: readonly Element[], change: (formula: string) => string): boolean {
  let any = false;
  for (const element of elements) {
    const formula = element.textContent ?? "";
    const changed = change(formula);
    if (changed === formula) continue;
    element.textContent = changed;
    any = true;
  }
  return any;
}
