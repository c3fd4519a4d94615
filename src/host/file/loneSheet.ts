import { OpcPackage } from "../../workbook-file/package";
import { child, children, remove, setAttributes } from "../../workbook-file/xml";

const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/** What a workbook of one sheet of values needs, by the part that it belongs to: ends of relationship types. */
const NEEDED: readonly (readonly [of: RegExp, kinds: readonly string[]])[] = [
  [/^$/, ["officeDocument"]],
  [/workbook\.xml$/, ["worksheet", "styles", "theme", "sharedStrings"]],
  [/worksheets\//, ["drawing"]],
  [/drawings\//, ["chart", "image"]],
  [/charts\//, ["chartStyle", "chartColorStyle"]],
];

/** Elements of the workbook that point at parts left out. */
const LEFT_OUT = ["fileSharing", "externalReferences", "pivotCaches", "extLst"];

/**
 * A workbook whose other sheets have been deleted, without anything that was only theirs or the workbook's as a
 * whole: links to other workbooks, macros, properties, add-ins' data, texts that no cell shows any more.
 * @param bytes an .xlsx or .xlsm file
 * @returns an .xlsx file
 * @throws OpenError when the bytes are no such file
 */
export function loneSheet(bytes: Uint8Array): Uint8Array {
  const pkg = OpcPackage.open(bytes);
  const kept = new Set(["[Content_Types].xml"]);
  keepNeeded(pkg, "", kept);
  for (const name of pkg.names()) {
    if (!kept.has(name) && !name.endsWith(".rels")) pkg.delete(name);
  }
  const workbook = pkg.related("", "officeDocument");
  if (workbook) {
    const root = pkg.root(workbook.target);
    for (const name of LEFT_OUT) {
      const element = child(root, name);
      if (element) remove(element);
    }
    pkg.touch(workbook.target);
    pkg.setContentType(workbook.target, WORKBOOK_TYPE);
    dropUnusedStrings(pkg, workbook.target);
  }
  return pkg.save();
}

/** Follows the relationships that are needed, and takes the others away. */
function keepNeeded(pkg: OpcPackage, source: string, kept: Set<string>): void {
  const kinds = NEEDED.find(([of]) => of.test(source))?.[1] ?? [];
  for (const { id, type, target, external } of pkg.relationships(source)) {
    const needed = !external && kinds.some((kind) => type.endsWith(`/${kind}`));
    if (!needed || !pkg.has(target)) pkg.unrelate(source, id);
    else if (!kept.has(target)) {
      kept.add(target);
      keepNeeded(pkg, target, kept);
    }
  }
}

/** A cell with a shared text: what stands before and behind its number. */
const SHARED_TEXT = /(<c\b[^>]*\bt="s"[^>]*>\s*<v>)(\d+)(<\/v>)/g;

function dropUnusedStrings(pkg: OpcPackage, workbook: string): void {
  const strings = pkg.related(workbook, "sharedStrings")?.target;
  const sheets = pkg.relationships(workbook).filter(({ type }) => type.endsWith("/worksheet"));
  if (strings === undefined) return;
  const newIndex = new Map<number, number>();
  for (const { target } of sheets) {
    const text = pkg
      .text(target)
      .replace(SHARED_TEXT, (_cell, before: string, index: string, behind: string) => {
        const old = Number(index);
        const now = newIndex.get(old) ?? newIndex.size;
        newIndex.set(old, now);
        return `${before}${now}${behind}`;
      });
    pkg.write(target, text);
  }
  const table = pkg.root(strings);
  const items = children(table, "si");
  for (const item of items) remove(item);
  for (const old of newIndex.keys()) table.appendChild(items[old]);
  setAttributes(table, { count: newIndex.size, uniqueCount: newIndex.size });
  pkg.touch(strings);
}
