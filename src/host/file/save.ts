import type { Workbook } from "../model/workbook";
import type { Node } from "@xmldom/xmldom";
import { children, descendants } from "../../workbook-file/xml";
import { cutWorksheet } from "../../workbook-file/cell-content";
import { writeWorksheet } from "./worksheetPart";

/**
 * Writes the workbook. Parts that nobody touched are the bytes they were; in a touched worksheet
 * only the touched cells' rows and the changed elements are written anew.
 */
export function saveWorkbook(workbook: Workbook): Uint8Array {
  const { pkg, strings } = workbook;
  if (workbook.calculation.stale) workbook.calculation.recalculate();
  for (const sheet of workbook.sheets) {
    const { touched } = sheet;
    const changed =
      touched.shell || touched.allRows || !touched.cells.isEmpty || touched.rows.size > 0;
    const original = workbook.originals.get(sheet.partName);
    if (!changed || !original) continue;
    const putBack = takeUnfinishedRulesOut(
      sheet.document.documentElement ? descendants(sheet.shell, "cfRule") : [],
    );
    const text = writeWorksheet(sheet, original, strings);
    putBack();
    pkg.write(sheet.partName, text);
    workbook.originals.set(sheet.partName, cutWorksheet(text, sheet.partName));
    touched.cells.clear();
    touched.rows.clear();
    touched.allRows = false;
    touched.shell = false;
  }
  if (workbook.formulasChanged) dropCalculationChain(workbook);
  workbook.dirty = false;
  return pkg.save();
}

/**
 * A custom rule whose formula was never set would make the file invalid; the open workbook still has it.
 * @returns puts them back where they were
 */
function takeUnfinishedRulesOut(rules: ReturnType<typeof descendants>): () => void {
  const undo: (() => void)[] = [];
  const takeOut = (node: Node): void => {
    const { parentNode: parent, nextSibling: next } = node;
    if (!parent) return;
    parent.removeChild(node);
    undo.unshift(() => parent.insertBefore(node, next));
  };
  for (const rule of rules) {
    if (rule.getAttribute("type") !== "expression" || children(rule, "formula").length > 0)
      continue;
    const parent = rule.parentNode;
    takeOut(rule);
    if (parent?.childNodes.length === 0) takeOut(parent);
  }
  return () => {
    for (const each of undo) each();
  };
}

/** calcChain.xml lists the cells with formulas; Excel makes it again when it is missing. */
function dropCalculationChain(workbook: Workbook): void {
  const chain = workbook.pkg.related(workbook.partName, "calcChain");
  if (!chain) return;
  workbook.pkg.unrelate(workbook.partName, chain.id);
  workbook.pkg.delete(chain.target);
}
