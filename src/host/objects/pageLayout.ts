import {
  booleanAttribute,
  child,
  createLike,
  ensureChild,
  insertOrdered,
  numberAttribute,
  remove,
  setAttributes,
} from "../../workbook-file/xml";
import {
  absoluteAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  parseRect,
  quoteSheet,
  splitSheet,
  type Rect,
} from "../model/address";
import type { Worksheet } from "../model/worksheet";
import { invalidArgument } from "../protocol/errors";
import {
  asBoolean,
  asNumber,
  asOneOf,
  asString,
  HostClass,
  type HostObject,
  type Property,
} from "../protocol/hostClass";
import { isWireObject, type Wire, type WireObject } from "../protocol/wire";
import { rangeAreasClass, rangeArgument, rangeOf } from "./range";
import { rectOf } from "./rangeValues";

const POINTS_PER_INCH = 72;
const DEFAULT_MARGINS = {
  left: 0.7,
  right: 0.7,
  top: 0.75,
  bottom: 0.75,
  header: 0.3,
  footer: 0.3,
};
type Margin = keyof typeof DEFAULT_MARGINS;

// The numbers of paper sizes in a file, and Office.js's words for the common ones.
const PAPERS: Readonly<Record<number, string>> = {
  1: "Letter", 3: "Tabloid", 5: "Legal", 7: "Executive", 8: "A3", 9: "A4", 11: "A5", 12: "B4", 13: "B5",
}; // prettier-ignore

function readMargin(sheet: Worksheet, margin: Margin): number {
  const element = child(sheet.shell, "pageMargins");
  const inches = (element && numberAttribute(element, margin)) ?? DEFAULT_MARGINS[margin];
  return inches * POINTS_PER_INCH;
}

function writeMargin(sheet: Worksheet, margin: Margin, points: number): void {
  const exists = child(sheet.shell, "pageMargins") !== undefined;
  const element = sheet.ensure("pageMargins");
  if (!exists) setAttributes(element, DEFAULT_MARGINS);
  element.setAttribute(margin, String(points / POINTS_PER_INCH));
}

function margin(name: Margin): Property<Worksheet> {
  return {
    get: (sheet) => readMargin(sheet, name),
    set: (sheet, value) => {
      writeMargin(sheet, name, asNumber(value));
    },
  };
}

function flag(element: "printOptions" | "pageSetup", attribute: string): Property<Worksheet> {
  return {
    get: (sheet) => {
      const found = child(sheet.shell, element);
      return found !== undefined && booleanAttribute(found, attribute);
    },
    set: (sheet, value) => {
      setAttributes(sheet.ensure(element), { [attribute]: asBoolean(value) || undefined });
    },
  };
}

/** A property whose words the file has others for; without the attribute the first of them. */
function word(attribute: string, stored: Readonly<Record<string, string>>): Property<Worksheet> {
  const words = Object.keys(stored);
  return {
    get: (sheet) => {
      const value = child(sheet.shell, "pageSetup")?.getAttribute(attribute);
      return words.find((each) => stored[each] === value) ?? words[0];
    },
    set: (sheet, value) => {
      const chosen = asOneOf(value, words);
      setAttributes(sheet.ensure("pageSetup"), {
        [attribute]: chosen === words[0] ? undefined : stored[chosen],
      });
    },
  };
}

function setup(sheet: Worksheet, attribute: string): number | undefined {
  const element = child(sheet.shell, "pageSetup");
  return element && numberAttribute(element, attribute);
}

function readZoom(sheet: Worksheet): Wire {
  const properties = child(sheet.shell, "sheetPr");
  const page = properties && child(properties, "pageSetUpPr");
  if (!page || !booleanAttribute(page, "fitToPage")) return { scale: setup(sheet, "scale") ?? 100 };
  const zoom: WireObject = {};
  const wide = setup(sheet, "fitToWidth") ?? 1;
  const tall = setup(sheet, "fitToHeight") ?? 1;
  if (wide > 0) zoom["horizontalFitToPages"] = wide;
  if (tall > 0) zoom["verticalFitToPages"] = tall;
  return zoom;
}

/** Percent that Excel takes. */
const SCALES = { smallest: 10, largest: 400 } as const;

function writeZoom(sheet: Worksheet, value: Wire): void {
  if (!isWireObject(value)) throw invalidArgument("zoom");
  const { scale, horizontalFitToPages: wide, verticalFitToPages: tall } = value;
  const fits = typeof wide === "number" || typeof tall === "number";
  if (!fits && typeof scale === "number" && (scale < SCALES.smallest || scale > SCALES.largest))
    throw invalidArgument("zoom");
  const page = ensureChild(sheet.ensure("sheetPr"), "pageSetUpPr", [
    "tabColor",
    "outlinePr",
    "pageSetUpPr",
  ]);
  setAttributes(page, { fitToPage: fits || undefined });
  setAttributes(sheet.ensure("pageSetup"), {
    scale: typeof scale === "number" && !fits ? Math.round(scale) : undefined,
    fitToWidth: fits ? (typeof wide === "number" ? wide : 0) : undefined,
    fitToHeight: fits ? (typeof tall === "number" ? tall : 0) : undefined,
  });
}

const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";

function definedRects(sheet: Worksheet, name: string): Rect[] {
  const formula = sheet.workbook.names.find(name, sheet)?.formula ?? "";
  return formula
    .split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
    .map((part) => parseRect(splitSheet(part).address))
    .filter((rect) => rect !== undefined);
}

function define(sheet: Worksheet, name: string, rects: readonly Rect[]): void {
  const prefix = `${quoteSheet(sheet.name)}!`;
  const formula = rects.map((rect) => prefix + absoluteAddress(rect)).join(",");
  sheet.workbook.names.set(name, sheet, formula);
}

const isColumns = (rect: Rect): boolean => rect.top === 0 && rect.bottom === MAX_ROWS - 1;
const isRows = (rect: Rect): boolean => rect.left === 0 && rect.right === MAX_COLUMNS - 1;

function titles(sheet: Worksheet, kind: (rect: Rect) => boolean): HostObject | null {
  const rect = definedRects(sheet, PRINT_TITLES).find(kind);
  return rect ? rangeOf(sheet, rect) : null;
}

function setTitles(sheet: Worksheet, rect: Rect, kind: (rect: Rect) => boolean): void {
  const others = definedRects(sheet, PRINT_TITLES).filter((each) => !kind(each));
  // Columns come first, as Excel writes them.
  define(
    sheet,
    PRINT_TITLES,
    [rect, ...others].sort((a, b) => Number(isRows(a)) - Number(isRows(b))),
  );
}

function printArea(sheet: Worksheet): HostObject | null {
  const rects = definedRects(sheet, PRINT_AREA);
  return rects.length > 0 ? rangeAreasClass.of({ sheet, rects }) : null;
}

const HEADER_ORDER = [
  "oddHeader",
  "oddFooter",
  "evenHeader",
  "evenFooter",
  "firstHeader",
  "firstFooter",
];
type Pages = "odd" | "even" | "first";
interface HeaderTarget {
  sheet: Worksheet;
  pages: Pages;
}
const SECTIONS = { Left: "L", Center: "C", Right: "R" } as const;
type Section = keyof typeof SECTIONS;

function readSections(
  { sheet, pages }: HeaderTarget,
  kind: "Header" | "Footer",
): Record<Section, string> {
  const list = child(sheet.shell, "headerFooter");
  const text = (list && child(list, `${pages}${kind}`)?.textContent) ?? "";
  const part = (letter: string): string =>
    new RegExp(`&${letter}([\\s\\S]*?)(?=&[LCR]|$)`).exec(text)?.[1] ?? "";
  return { Left: part("L"), Center: part("C"), Right: part("R") };
}

function section(name: Section, kind: "Header" | "Footer"): Property<HeaderTarget> {
  return {
    get: (target) => readSections(target, kind)[name],
    set: (target, value) => {
      const parts = { ...readSections(target, kind), [name]: asString(value) };
      const list = target.sheet.ensure("headerFooter");
      const local = `${target.pages}${kind}`;
      const old = child(list, local);
      if (old) remove(old);
      const element = createLike(list, local);
      element.textContent = (["Left", "Center", "Right"] as const)
        .filter((each) => parts[each] !== "")
        .map((each) => `&${SECTIONS[each]}${parts[each]}`)
        .join("");
      if (element.textContent !== "") insertOrdered(list, element, HEADER_ORDER);
    },
  };
}

const headerFooterClass = new HostClass<HeaderTarget>("HeaderFooter", {
  properties: {
    LeftHeader: section("Left", "Header"),
    CenterHeader: section("Center", "Header"),
    RightHeader: section("Right", "Header"),
    LeftFooter: section("Left", "Footer"),
    CenterFooter: section("Center", "Footer"),
    RightFooter: section("Right", "Footer"),
  },
});

/** Which pages have headers and footers of their own: Office.js's word, and the two flags of the file. */
const HEADER_STATES = {
  Default: { first: false, odd: false },
  FirstAndDefault: { first: true, odd: false },
  OddAndEven: { first: false, odd: true },
  FirstOddAndEven: { first: true, odd: true },
} as const;
type HeaderState = keyof typeof HEADER_STATES;
const STATES: readonly HeaderState[] = [
  "Default",
  "FirstAndDefault",
  "OddAndEven",
  "FirstOddAndEven",
];

const headerFooterGroupClass = new HostClass<Worksheet>("HeaderFooterGroup", {
  properties: {
    State: {
      get: (sheet) => {
        const list = child(sheet.shell, "headerFooter");
        const has = (flag: string): boolean => list !== undefined && booleanAttribute(list, flag);
        const [first, odd] = [has("differentFirst"), has("differentOddEven")];
        return (
          STATES.find(
            (each) => HEADER_STATES[each].first === first && HEADER_STATES[each].odd === odd,
          ) ?? null
        );
      },
      set: (sheet, value) => {
        const { first, odd } = HEADER_STATES[asOneOf(value, STATES)];
        setAttributes(sheet.ensure("headerFooter"), {
          differentFirst: first || undefined,
          differentOddEven: odd || undefined,
        });
      },
    },
  },
  navigation: {
    DefaultForAllPages: (sheet) => headerFooterClass.of({ sheet, pages: "odd" }),
    OddPages: (sheet) => headerFooterClass.of({ sheet, pages: "odd" }),
    EvenPages: (sheet) => headerFooterClass.of({ sheet, pages: "even" }),
    FirstPage: (sheet) => headerFooterClass.of({ sheet, pages: "first" }),
  },
});

export const pageLayoutClass = new HostClass<Worksheet>("PageLayout", {
  properties: {
    Orientation: {
      get: (sheet) =>
        child(sheet.shell, "pageSetup")?.getAttribute("orientation") === "landscape"
          ? "Landscape"
          : "Portrait",
      set: (sheet, value) => {
        const word = asOneOf(value, ["Portrait", "Landscape"]).toLowerCase();
        setAttributes(sheet.ensure("pageSetup"), { orientation: word });
      },
    },
    PaperSize: {
      get: (sheet) => PAPERS[setup(sheet, "paperSize") ?? 1] ?? null,
      set: (sheet, value) => {
        const number = Object.entries(PAPERS).find(([, word]) => word === value)?.[0];
        if (number === undefined) throw invalidArgument("paperSize");
        setAttributes(sheet.ensure("pageSetup"), { paperSize: number });
      },
    },
    Zoom: { get: readZoom, set: writeZoom },
    CenterHorizontally: flag("printOptions", "horizontalCentered"),
    CenterVertically: flag("printOptions", "verticalCentered"),
    PrintGridlines: flag("printOptions", "gridLines"),
    PrintHeadings: flag("printOptions", "headings"),
    BlackAndWhite: flag("pageSetup", "blackAndWhite"),
    DraftMode: flag("pageSetup", "draft"),
    PrintOrder: word("pageOrder", { DownThenOver: "downThenOver", OverThenDown: "overThenDown" }),
    PrintComments: word("cellComments", {
      NoComments: "none",
      EndSheet: "atEnd",
      InPlace: "asDisplayed",
    }),
    PrintErrors: word("errors", {
      AsDisplayed: "displayed",
      Blank: "blank",
      Dash: "dash",
      NotAvailable: "NA",
    }),
    FirstPageNumber: {
      get: (sheet) => {
        const element = child(sheet.shell, "pageSetup");
        const own = element && booleanAttribute(element, "useFirstPageNumber");
        return own ? (setup(sheet, "firstPageNumber") ?? 1) : "";
      },
      set: (sheet, value) => {
        const number = value === "" ? undefined : asNumber(value);
        setAttributes(sheet.ensure("pageSetup"), {
          firstPageNumber: number,
          useFirstPageNumber: number === undefined ? undefined : true,
        });
      },
    },
    LeftMargin: margin("left"),
    RightMargin: margin("right"),
    TopMargin: margin("top"),
    BottomMargin: margin("bottom"),
    HeaderMargin: margin("header"),
    FooterMargin: margin("footer"),
  },
  navigation: { HeadersFooters: (sheet) => headerFooterGroupClass.of(sheet) },
  methods: {
    SetPrintArea(sheet, args) {
      const object = args.object(0);
      const areas = object && rangeAreasClass.targetOf(object);
      define(sheet, PRINT_AREA, (areas ?? rangeArgument(sheet, args, 0)).rects);
      return null;
    },
    GetPrintAreaOrNullObject: printArea,
    GetPrintArea: printArea,
    SetPrintTitleRows(sheet, args) {
      const rect = rectOf(rangeArgument(sheet, args, 0));
      setTitles(sheet, { ...rect, left: 0, right: MAX_COLUMNS - 1 }, isRows);
      return null;
    },
    SetPrintTitleColumns(sheet, args) {
      const rect = rectOf(rangeArgument(sheet, args, 0));
      setTitles(sheet, { ...rect, top: 0, bottom: MAX_ROWS - 1 }, isColumns);
      return null;
    },
    GetPrintTitleRowsOrNullObject: (sheet) => titles(sheet, isRows),
    GetPrintTitleColumnsOrNullObject: (sheet) => titles(sheet, isColumns),
    SetPrintMargins(sheet, args) {
      const unit = { Points: 1, Inches: POINTS_PER_INCH, Centimeters: POINTS_PER_INCH / 2.54 }[
        asOneOf(args.string(0), ["Points", "Inches", "Centimeters"])
      ];
      const wanted = args.wire(1);
      if (!isWireObject(wanted)) throw invalidArgument("margins");
      for (const name of ["left", "right", "top", "bottom", "header", "footer"] as const) {
        const value = wanted[name];
        if (typeof value === "number") writeMargin(sheet, name, value * unit);
      }
      return null;
    },
  },
});
