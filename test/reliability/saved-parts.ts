import { strFromU8, unzipSync } from "fflate";
import {
  children,
  descendants,
  parseXml,
  remove,
  rootOf,
  type Element,
} from "../../src/workbook-file/xml";
import { serializeElement } from "../../src/workbook-file/xml";

/** What a saved workbook says, part by part, without what only says how it is stored: indexes, ids, order of parts. */
export interface SavedParts {
  /** Every part that is the user's: "sheet POI" without our conditional formats, "workbook" without our names… */
  readonly users: ReadonlyMap<string, string>;
  /** Ours: "formats POI", "sheet Resumen POI", "settings"… */
  readonly ours: ReadonlyMap<string, string>;
  /** Names of all sheets, in their order. */
  readonly sheets: readonly string[];
  readonly activeSheet: string;
}

/**
 * Parts whose contents are told with what refers to them, or that only list others or say when it was saved; and the
 * charts, of which the user of these tests has none: those of our sheet are stored under other names each time.
 */
const TOLD_ELSEWHERE =
  /^(docProps\/core\.xml|xl\/(drawings|charts)\/.*|xl\/(workbook|styles|sharedStrings)\.xml|xl\/worksheets\/.*|customXml\/item\d+\.xml|\[Content_Types\]\.xml|.*\.rels)$/;

/** Names on a sheet by which it is ours. */
const OURS = /^_cuadra_(summary|consolidated)$/;

/** Reads a saved .xlsx. Two workbooks that say the same give equal parts. */
export function savedParts(bytes: Uint8Array): SavedParts {
  const files = new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
  const part = (name: string): Element => rootOf(parseXml(files.get(name) ?? "<none/>", name));
  const workbook = part("xl/workbook.xml");
  const targets = new Map(
    children(part("xl/_rels/workbook.xml.rels")).map((each) => [
      each.getAttribute("Id"),
      (each.getAttribute("Target") ?? "").replace(/^\/?(xl\/)?/, "xl/"),
    ]),
  );
  const looks = new Looks(part("xl/styles.xml"), part("xl/sharedStrings.xml"));
  const sheets = descendants(workbook, "sheet").map((each) => ({
    name: each.getAttribute("name") ?? "",
    state: each.getAttribute("state") ?? "visible",
    target: targets.get(each.getAttribute("r:id")) ?? "",
  }));
  const names = descendants(workbook, "definedName").map((each) => ({
    name: each.getAttribute("name") ?? "",
    sheet: sheets[Number(each.getAttribute("localSheetId") ?? "-1")]?.name ?? "",
    text: each.textContent,
  }));
  const ourSheets = new Set([
    ...names.filter(({ name }) => OURS.test(name)).map(({ sheet }) => sheet),
    // Cut off before it was marked: no user's sheet is called so.
    ...sheets.map(({ name }) => name).filter((name) => name.startsWith("_cuadra_aside")),
  ]);
  const users = new Map<string, string>();
  const ours = new Map<string, string>();
  for (const { name, state, target } of sheets) {
    const root = part(target);
    const formats = looks.spellOut(root);
    const isOurs = ourSheets.has(name);
    (isOurs ? ours : users).set(`sheet ${name}`, `${state} ${serializeElement(root)}`);
    if (formats.length > 0) ours.set(`formats ${name}`, formats.join("\n"));
  }
  const isOurName = ({ name, sheet }: (typeof names)[number]): boolean =>
    ourSheets.has(sheet) || name.startsWith("_cuadra");
  const listed = (some: typeof names): string =>
    some
      .map(({ name, sheet, text }) => `${sheet}!${name}: ${text}`)
      .sort()
      .join("\n");
  ours.set("names", listed(names.filter(isOurName)));
  const calculation = descendants(workbook, "calcPr").map(serializeElement).join("");
  users.set("names", listed(names.filter((each) => !isOurName(each))));
  users.set("calculation", calculation);
  users.set(
    "sheets",
    sheets
      .map(({ name }) => name)
      .filter((name) => !ourSheets.has(name))
      .join("\n"),
  );
  for (const [name, text] of files) {
    if (!TOLD_ELSEWHERE.test(name)) users.set(name, text);
    if (name.startsWith("customXml/")) ours.set("settings", settingsIn(part(name)));
  }
  const view = descendants(workbook, "workbookView").at(0);
  const activeSheet = sheets[Number(view?.getAttribute("activeTab") ?? "0")]?.name ?? "";
  return { users, ours, sheets: sheets.map(({ name }) => name), activeSheet };
}

/** The settings but for when corrections were made and under which number, which no two runs have in common. */
function settingsIn(root: Element): string {
  const plain = (name: string, value: unknown): unknown => {
    if (name === "time" || name === "id" || name === "nextId") return 0;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  };
  return children(root)
    .map((setting) => {
      const value: unknown = JSON.parse(setting.textContent ?? "null");
      return `${setting.getAttribute("key") ?? ""}: ${JSON.stringify(value, plain)}`;
    })
    .sort()
    .join("\n");
}

/** Names of the parts in which two workbooks differ. */
export function differences(
  some: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...some.keys(), ...others.keys()]);
  return [...names].filter((name) => some.get(name) !== others.get(name));
}

/** A workbook's styles and texts, by the indexes that its sheets refer to. */
class Looks {
  private readonly cellLooks: readonly string[];
  private readonly formatLooks: readonly string[];
  private readonly texts: readonly string[];

  constructor(styles: Element, strings: Element) {
    const all = (list: string): string[] =>
      children(styles, list).flatMap((each) => children(each).map(serializeElement));
    const [fonts, fills, borders, formats] = ["fonts", "fills", "borders", "numFmts"].map(all);
    const number = (element: Element, name: string): number =>
      Number(element.getAttribute(name) ?? "0");
    const [cellXfs] = children(styles, "cellXfs");
    this.cellLooks = children(cellXfs).map((xf) => {
      const format = number(xf, "numFmtId");
      return [
        fonts[number(xf, "fontId")],
        fills[number(xf, "fillId")],
        borders[number(xf, "borderId")],
        formats.find((each) => each.includes(`numFmtId="${format}"`)) ?? String(format),
        ...children(xf).map(serializeElement),
      ].join("");
    });
    this.formatLooks = all("dxfs");
    this.texts = children(strings, "si").map(serializeElement);
  }

  /** Puts a sheet's looks and texts in place of their indexes; takes our conditional formats out and returns them. */
  spellOut(sheet: Element): string[] {
    for (const cell of descendants(sheet, "c")) {
      const look = this.cellLooks[Number(cell.getAttribute("s") ?? "0")];
      cell.setAttribute("s", look);
      const type = cell.getAttribute("t");
      if (type === null) continue;
      // Always after the look, in whichever order a program wrote them.
      cell.removeAttribute("t");
      cell.setAttribute("t", type === "s" ? "text" : type);
      if (type !== "s") continue;
      const [value] = children(cell, "v");
      value.textContent = this.texts[Number(value.textContent)];
    }
    for (const line of [...descendants(sheet, "row"), ...descendants(sheet, "col")])
      for (const name of ["s", "style"]) {
        const index = line.getAttribute(name);
        if (index !== null) line.setAttribute(name, this.cellLooks[Number(index)]);
      }
    // Which sheet is in front is told by the workbook.
    for (const view of descendants(sheet, "sheetView")) view.removeAttribute("tabSelected");
    const ours: string[] = [];
    for (const rule of descendants(sheet, "cfRule")) {
      rule.removeAttribute("priority");
      const look = rule.getAttribute("dxfId");
      if (look !== null) rule.setAttribute("dxfId", this.formatLooks[Number(look)]);
      const area = rule.parentNode;
      if (!area || !rule.textContent?.includes("cuadra:")) continue;
      const element = descendants(sheet, "conditionalFormatting").find((each) => each === area);
      ours.push(`${element?.getAttribute("sqref") ?? ""} ${serializeElement(rule)}`);
      remove(rule);
      if (element && children(element).length === 0) remove(element);
    }
    return ours;
  }
}
