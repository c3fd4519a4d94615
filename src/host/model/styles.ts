import type { OpcPackage } from "../../workbook-file/package";
import {
  append,
  booleanAttribute,
  child,
  children,
  clone,
  createLike,
  ensureChild,
  insertOrdered,
  numberAttribute,
  remove,
  serializeElement,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { parseColor, readColor, readThemeColors } from "./colors";
import { BUILTIN_FORMATS } from "../../workbook-file/numberFormats";

const STYLESHEET_ORDER = [
  "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs",
  "tableStyles", "colors", "extLst",
]; // prettier-ignore
const FONT_ORDER = [
  "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
  "name", "family", "charset", "scheme",
]; // prettier-ignore
const BORDER_ORDER = [
  "start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal",
]; // prettier-ignore
const DXF_ORDER = ["font", "numFmt", "fill", "alignment", "border", "protection", "extLst"];
const XF_ORDER = ["alignment", "protection", "extLst"];

/** A font as Office.js reads it; undefined = not set (only in differential formats). */
export interface Font {
  name?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: "None" | "Single" | "Double" | "SingleAccountant" | "DoubleAccountant";
  color?: string;
  vertAlign?: "superscript" | "subscript" | "baseline";
}

/** The four sides and two diagonals of a cell's border, by their names in the file. */
export type BorderSide =
  "left" | "right" | "top" | "bottom" | "diagonal" | "vertical" | "horizontal";

/** One line of a border; `style` is the file's word ("thin", "mediumDashDot"…). */
export interface BorderLine {
  style: string;
  color?: string;
}

/** A kind of component of a cell format. */
type Component = "font" | "fill" | "border";
const LISTS: Readonly<Record<Component, string>> = {
  font: "fonts",
  fill: "fills",
  border: "borders",
};

/**
 * xl/styles.xml. The part itself is the model: formats are found in it and added to it, nothing in
 * it is dropped. A cell's style number is its index in cellXfs.
 */
export class Styles {
  private readonly root: Element;
  private readonly theme: string[];
  private readonly lists = new Map<
    string,
    { element: Element; items: Element[]; keys: Map<string, number> }
  >();
  private readonly derived = new Map<string, number>();
  /** What a font, fill or border becomes by a change: few of them stand in many cell formats. */
  private readonly changed = new Map<string, number>();
  private readonly codes = new Map<number, string>();

  constructor(
    private readonly pkg: OpcPackage,
    private readonly partName: string,
    themePart: string | undefined,
  ) {
    this.root = pkg.root(partName);
    this.theme = readThemeColors(themePart === undefined ? undefined : pkg.root(themePart));
  }

  private list(name: string): { element: Element; items: Element[]; keys: Map<string, number> } {
    let list = this.lists.get(name);
    if (!list) {
      const element = ensureChild(this.root, name, STYLESHEET_ORDER);
      const items = children(element);
      const keys = new Map<string, number>();
      items.forEach((item, index) => {
        const key = serializeElement(item);
        if (!keys.has(key)) keys.set(key, index);
      });
      list = { element, items, keys };
      this.lists.set(name, list);
    }
    return list;
  }

  /** The index of an equal element in a list, adding the element when there is none. */
  private indexOf(listName: string, element: Element): number {
    const list = this.list(listName);
    const key = serializeElement(element);
    const known = list.keys.get(key);
    if (known !== undefined) return known;
    list.element.appendChild(element);
    const index = list.items.push(element) - 1;
    list.keys.set(key, index);
    list.element.setAttribute("count", String(list.items.length));
    this.pkg.touch(this.partName);
    return index;
  }

  private xf(style: number): Element {
    const list = this.list("cellXfs");
    const xf = list.items.at(style) ?? list.items.at(0);
    if (xf) return xf;
    const first = append(list.element, "xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 });
    list.items.push(first);
    this.pkg.touch(this.partName);
    return first;
  }

  private component(style: number, component: Component): Element | undefined {
    const id = numberAttribute(this.xf(style), `${component}Id`) ?? 0;
    return this.list(LISTS[component]).items[id];
  }

  /** Makes (or finds) the style that `style` becomes by a change, and returns its number. */
  private derive(style: number, key: string, change: (xf: Element) => void): number {
    const cacheKey = `${style}|${key}`;
    const known = this.derived.get(cacheKey);
    if (known !== undefined) return known;
    const xf = clone(this.xf(style));
    change(xf);
    const index = this.indexOf("cellXfs", xf);
    this.derived.set(cacheKey, index);
    return index;
  }

  private withComponent(
    style: number,
    component: Component,
    key: string,
    change: (element: Element) => void,
  ): number {
    return this.derive(style, `${component}|${key}`, (xf) => {
      const id = numberAttribute(xf, `${component}Id`) ?? 0;
      const cacheKey = `${component}|${id}|${key}`;
      let index = this.changed.get(cacheKey);
      if (index === undefined) {
        const { element: parent, items } = this.list(LISTS[component]);
        const element = id in items ? clone(items[id]) : createLike(parent, component);
        change(element);
        index = this.indexOf(LISTS[component], element);
        this.changed.set(cacheKey, index);
      }
      xf.setAttribute(`${component}Id`, String(index));
      xf.setAttribute(`apply${component.charAt(0).toUpperCase()}${component.slice(1)}`, "1");
    });
  }

  /** The number format code of a style; "General" when none. */
  numberFormat(style: number): string {
    let code = this.codes.get(style);
    if (code === undefined) this.codes.set(style, (code = this.readNumberFormat(style)));
    return code;
  }

  private readNumberFormat(style: number): string {
    const id = numberAttribute(this.xf(style), "numFmtId") ?? 0;
    const own = child(this.root, "numFmts");
    const custom = own && children(own).find((each) => numberAttribute(each, "numFmtId") === id);
    return custom?.getAttribute("formatCode") ?? BUILTIN_FORMATS[id] ?? "General";
  }

  withNumberFormat(style: number, code: string): number {
    return this.derive(style, `numFmt|${code}`, (xf) => {
      setAttributes(xf, { numFmtId: this.numberFormatId(code), applyNumberFormat: true });
    });
  }

  private numberFormatId(code: string): number {
    const builtin = Object.entries(BUILTIN_FORMATS).find(([, format]) => format === code);
    if (builtin) return Number(builtin[0]);
    const list = ensureChild(this.root, "numFmts", STYLESHEET_ORDER);
    const known = children(list).find((each) => each.getAttribute("formatCode") === code);
    if (known) return numberAttribute(known, "numFmtId") ?? 0;
    const ids = children(list).map((each) => numberAttribute(each, "numFmtId") ?? 0);
    const id = Math.max(163, ...ids) + 1;
    append(list, "numFmt", { numFmtId: id, formatCode: code });
    list.setAttribute("count", String(children(list).length));
    this.pkg.touch(this.partName);
    return id;
  }

  font(style: number): Font {
    const element = this.component(style, "font");
    return { ...(element ? readFont(element, this.theme) : {}) };
  }

  withFont(style: number, font: Font): number {
    return this.withComponent(style, "font", JSON.stringify(font), (element) => {
      writeFont(element, font);
    });
  }

  /** Fill colour "#RRGGBB" of a solid fill; "" when there is none. */
  fillColor(style: number): string {
    const element = this.component(style, "fill");
    return (element && readFill(element, this.theme)) ?? "";
  }

  /** @param color "#RRGGBB", or undefined for no fill. */
  withFill(style: number, color: string | undefined): number {
    return this.withComponent(style, "fill", color ?? "none", (element) => {
      for (const old of children(element)) remove(old);
      const pattern = append(element, "patternFill", { patternType: color ? "solid" : "none" });
      if (color) {
        append(pattern, "fgColor", { rgb: toArgb(color) });
        append(pattern, "bgColor", { indexed: 64 });
      }
    });
  }

  border(style: number, side: BorderSide): BorderLine | undefined {
    const element = this.component(style, "border");
    return element && readBorder(element, side, this.theme);
  }

  withBorder(style: number, side: BorderSide, line: BorderLine | undefined): number {
    return this.withComponent(style, "border", `${side}${JSON.stringify(line)}`, (element) => {
      writeBorder(element, side, line);
    });
  }

  /** An attribute of the alignment element ("horizontal", "wrapText"…); undefined = default. */
  alignment(style: number, attribute: string): string | undefined {
    return child(this.xf(style), "alignment")?.getAttribute(attribute) ?? undefined;
  }

  withAlignment(
    style: number,
    attribute: string,
    value: string | number | boolean | undefined,
  ): number {
    return this.derive(style, `alignment|${attribute}|${String(value)}`, (xf) => {
      setAttributes(ensureChild(xf, "alignment", XF_ORDER), { [attribute]: value });
      xf.setAttribute("applyAlignment", "1");
    });
  }

  /** Whether cells of the style are locked when their sheet is protected, or hide formulas. */
  protection(style: number, attribute: "locked" | "hidden"): boolean {
    const element = child(this.xf(style), "protection");
    const absent = attribute === "locked";
    return element ? booleanAttribute(element, attribute, absent) : absent;
  }

  withProtection(style: number, attribute: "locked" | "hidden", value: boolean): number {
    return this.derive(style, `protection|${attribute}|${String(value)}`, (xf) => {
      setAttributes(ensureChild(xf, "protection", XF_ORDER), { [attribute]: value });
      xf.setAttribute("applyProtection", "1");
    });
  }

  /** Whether the text of such cells was typed with a leading apostrophe. */
  quotePrefix(style: number): boolean {
    return booleanAttribute(this.xf(style), "quotePrefix");
  }

  withQuotePrefix(style: number, value: boolean): number {
    if (this.quotePrefix(style) === value) return style;
    return this.derive(style, `quotePrefix|${String(value)}`, (xf) => {
      setAttributes(xf, { quotePrefix: value ? true : undefined });
    });
  }

  /** A colour element of any part as "#RRGGBB". */
  color(element: Element | undefined): string | undefined {
    return readColor(element, this.theme);
  }

  /** A differential format (conditional formats), by its number. */
  differential(id: number): DifferentialFormat {
    const element = this.list("dxfs").items.at(id);
    return element ? readDifferential(element, this.theme) : { font: {}, borders: {} };
  }

  /** The number of a differential format equal to this one, added when there is none. */
  addDifferential(format: DifferentialFormat): number {
    const element = createLike(this.list("dxfs").element, "dxf");
    writeDifferential(element, format);
    return this.indexOf("dxfs", element);
  }

  /** The number that `id` becomes when its XML (with all we do not model) is changed. */
  changeDifferential(id: number | undefined, format: DifferentialFormat): number {
    const current = id === undefined ? undefined : this.list("dxfs").items[id];
    if (!current) return this.addDifferential(format);
    const element = clone(current);
    writeDifferential(element, format);
    return this.indexOf("dxfs", element);
  }
}

/** What a conditional format changes in a cell. */
export interface DifferentialFormat {
  font: Font;
  /** "#RRGGBB" */
  fill?: string;
  numberFormat?: string;
  borders: Partial<Record<BorderSide, BorderLine>>;
}

function toArgb(color: string): string {
  return `FF${(parseColor(color) ?? "#000000").slice(1)}`;
}

const UNDERLINES = {
  single: "Single",
  double: "Double",
  singleAccounting: "SingleAccountant",
  doubleAccounting: "DoubleAccountant",
  none: "None",
} as const;

function readFont(element: Element, theme: readonly string[]): Font {
  const font: Font = {};
  const flag = (name: string): boolean | undefined => {
    const found = child(element, name);
    return found && booleanAttribute(found, "val", true);
  };
  const bold = flag("b");
  const italic = flag("i");
  const strikethrough = flag("strike");
  if (bold !== undefined) font.bold = bold;
  if (italic !== undefined) font.italic = italic;
  if (strikethrough !== undefined) font.strikethrough = strikethrough;
  const underline = child(element, "u");
  if (underline) {
    const word = underline.getAttribute("val") ?? "single";
    font.underline = Object.entries(UNDERLINES).find(([name]) => name === word)?.[1] ?? "Single";
  }
  const size = child(element, "sz");
  const points = size && numberAttribute(size, "val");
  if (points !== undefined) font.size = points;
  const name = child(element, "name")?.getAttribute("val");
  if (name) font.name = name;
  const color = readColor(child(element, "color"), theme);
  if (color !== undefined) font.color = color;
  const vertical = child(element, "vertAlign")?.getAttribute("val");
  if (vertical === "superscript" || vertical === "subscript") font.vertAlign = vertical;
  return font;
}

function setFontChild(
  element: Element,
  name: string,
  attributes: Record<string, string | number> | undefined,
): void {
  const old = child(element, name);
  if (old) remove(old);
  if (!attributes) return;
  const made = setAttributes(createLike(element, name), attributes);
  insertOrdered(element, made, FONT_ORDER);
}

function writeFont(element: Element, font: Font): void {
  const flag = (name: string, value: boolean | undefined): void => {
    if (value !== undefined) setFontChild(element, name, value ? {} : { val: 0 });
  };
  flag("b", font.bold);
  flag("i", font.italic);
  flag("strike", font.strikethrough);
  if (font.underline !== undefined) {
    const word = Object.entries(UNDERLINES).find(([, name]) => name === font.underline)?.[0];
    const none = word === undefined || word === "none";
    setFontChild(element, "u", none ? undefined : word === "single" ? {} : { val: word });
  }
  if (font.vertAlign !== undefined) {
    const baseline = font.vertAlign === "baseline";
    setFontChild(element, "vertAlign", baseline ? undefined : { val: font.vertAlign });
  }
  if (font.size !== undefined) setFontChild(element, "sz", { val: font.size });
  if (font.color !== undefined) setFontChild(element, "color", { rgb: toArgb(font.color) });
  if (font.name !== undefined) {
    setFontChild(element, "name", { val: font.name });
    setFontChild(element, "scheme", undefined);
  }
}

function readFill(
  element: Element,
  theme: readonly string[],
  differential = false,
): string | undefined {
  const pattern = child(element, "patternFill");
  if (!pattern) return undefined;
  const type = pattern.getAttribute("patternType");
  if (type === "none" || (!type && !differential)) return undefined;
  // A solid differential fill keeps its colour in bgColor, a cell's in fgColor.
  const name = differential && type !== "lightUp" ? "bgColor" : "fgColor";
  return readColor(child(pattern, name), theme) ?? readColor(child(pattern, "fgColor"), theme);
}

function readBorder(
  element: Element,
  side: BorderSide,
  theme: readonly string[],
): BorderLine | undefined {
  const line = child(element, side);
  const style = line?.getAttribute("style");
  if (!line || !style || style === "none") return undefined;
  const color = readColor(child(line, "color"), theme);
  return color === undefined ? { style } : { style, color };
}

function writeBorder(element: Element, side: BorderSide, line: BorderLine | undefined): void {
  const target = ensureChild(element, side, BORDER_ORDER);
  for (const old of children(target)) remove(old);
  setAttributes(target, { style: line?.style });
  if (line)
    append(target, "color", line.color === undefined ? { auto: 1 } : { rgb: toArgb(line.color) });
}

const SIDES: readonly BorderSide[] = ["left", "right", "top", "bottom"];

function readDifferential(element: Element, theme: readonly string[]): DifferentialFormat {
  const format: DifferentialFormat = { font: {}, borders: {} };
  const font = child(element, "font");
  if (font) format.font = readFont(font, theme);
  const fill = child(element, "fill");
  const color = fill && readFill(fill, theme, true);
  if (color !== undefined) format.fill = color;
  const code = child(element, "numFmt")?.getAttribute("formatCode");
  if (code) format.numberFormat = code;
  const border = child(element, "border");
  for (const side of border ? SIDES : []) {
    const line = border && readBorder(border, side, theme);
    if (line) format.borders[side] = line;
  }
  return format;
}

function writeDifferential(element: Element, format: DifferentialFormat): void {
  const drop = (name: string): void => {
    const old = child(element, name);
    if (old) remove(old);
  };
  if (Object.keys(format.font).length > 0) {
    writeFont(ensureChild(element, "font", DXF_ORDER), format.font);
  }
  if (format.fill === undefined) drop("fill");
  else {
    const fill = ensureChild(element, "fill", DXF_ORDER);
    for (const old of children(fill)) remove(old);
    append(append(fill, "patternFill", { patternType: "solid" }), "bgColor", {
      rgb: toArgb(format.fill),
    });
  }
  if (format.numberFormat !== undefined) {
    const known = child(element, "numFmt");
    setAttributes(ensureChild(element, "numFmt", DXF_ORDER), {
      numFmtId: known?.getAttribute("numFmtId") ?? 200,
      formatCode: format.numberFormat,
    });
  }
  if (Object.keys(format.borders).length > 0) {
    const border = ensureChild(element, "border", DXF_ORDER);
    for (const side of SIDES)
      if (format.borders[side]) writeBorder(border, side, format.borders[side]);
  }
}
