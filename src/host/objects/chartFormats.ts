import {
  child,
  children,
  ensureChild,
  insertOrdered,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { touchChart, type ChartPart } from "../model/charts";
import { asNumber, asString, HostClass } from "../protocol/hostClass";
import { asColor } from "./rangeFormat";

const MAIN_NS = "http://schemas.openxmlformats.org/drawingml/2006/main";
const FILLS = ["noFill", "solidFill", "gradFill", "pattFill"];
const SHAPE_ORDER = ["xfrm", "custGeom", "prstGeom", ...FILLS, "ln", "effectLst"];
const SPACE_ORDER = [
  "date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotFmts",
  "protection", "chart", "spPr", "txPr", "externalData", "printSettings", "userShapes", "extLst",
]; // prettier-ignore
/** Hundredths of a point. */
const FONT_UNIT = 100;

/** Something with a shape: where its <spPr> belongs among its children. */
interface Shaped {
  chart: ChartPart;
  element: Element;
  order: readonly string[];
}

function drawing(parent: Element, name: string): Element {
  const document = parent.ownerDocument;
  if (!document) throw new Error("element without a document");
  return document.createElementNS(MAIN_NS, `a:${name}`);
}

/** The child of that name of a drawing element, made where it is missing. */
function ensureDrawing(parent: Element, name: string, order: readonly string[]): Element {
  const old = child(parent, name);
  if (old) return old;
  const made = drawing(parent, name);
  insertOrdered(parent, made, order);
  return made;
}

/** Fills an element (<spPr>, <ln>) with one colour, "#RRGGBB". */
function fill(element: Element, color: string): void {
  for (const old of children(element)) if (FILLS.includes(old.localName ?? "")) remove(old);
  const solid = drawing(element, "solidFill");
  const rgb = drawing(element, "srgbClr");
  rgb.setAttribute("val", color.slice(1));
  solid.appendChild(rgb);
  insertOrdered(element, solid, SHAPE_ORDER);
}

/** The one colour that an element (<spPr>, <ln>) is filled with, "#RRGGBB"; "" where it has none, or more. */
function fillColor(element: Element | undefined): string {
  const solid = element && child(element, "solidFill");
  const rgb = solid && child(solid, "srgbClr")?.getAttribute("val");
  return rgb ? `#${rgb.toUpperCase()}` : "";
}

const shapeOf = ({ element }: Shaped): Element | undefined => child(element, "spPr");

const fillClass = new HostClass<Shaped>("ChartFill", {
  methods: {
    GetSolidColor: (shaped) => fillColor(shapeOf(shaped)),
    SetSolidColor({ chart, element, order }, args) {
      fill(ensureChild(element, "spPr", order), asColor(args.string(0)));
      touchChart(chart);
      return null;
    },
  },
});

const lineClass = new HostClass<Shaped>("ChartLineFormat", {
  properties: {
    Color: {
      get: (shaped) => {
        const shape = shapeOf(shaped);
        return fillColor(shape && child(shape, "ln"));
      },
      set: ({ chart, element, order }, value) => {
        const shape = ensureChild(element, "spPr", order);
        fill(ensureDrawing(shape, "ln", SHAPE_ORDER), asColor(asString(value)));
        touchChart(chart);
      },
    },
  },
});

/** Fill and outline of a series. */
export const shapeFormatClass = new HostClass<Shaped>("ChartSeriesFormat", {
  navigation: { Fill: (shaped) => fillClass.of(shaped), Line: (shaped) => lineClass.of(shaped) },
});

/** A text's look: where its paragraph's properties are. */
interface Lettered {
  chart: ChartPart;
  /** Makes the element that says how the letters look. */
  properties: () => Element;
}

const fontClass = new HostClass<Lettered>("ChartFont", {
  properties: {
    Size: {
      set: ({ chart, properties }, value) => {
        setAttributes(properties(), { sz: Math.round(asNumber(value) * FONT_UNIT) });
        touchChart(chart);
      },
    },
  },
});

/** The properties of the first paragraph of a text body (<txPr>, <rich>). */
function paragraphProperties(body: Element): Element {
  const order = ["bodyPr", "lstStyle", "p"];
  ensureDrawing(body, "bodyPr", order);
  const paragraph = ensureDrawing(body, "p", order);
  const properties = ensureDrawing(paragraph, "pPr", ["pPr", "r", "fld", "endParaRPr"]);
  return ensureDrawing(properties, "defRPr", ["defRPr"]);
}

/** ChartAreaFormat: the letters of the whole chart. */
export const areaFormatClass = new HostClass<ChartPart>("ChartAreaFormat", {
  navigation: {
    Font: (chart) =>
      fontClass.of({
        chart,
        properties: () =>
          paragraphProperties(
            ensureChild(chart.sheet.workbook.pkg.root(chart.partName), "txPr", SPACE_ORDER),
          ),
      }),
  },
});

/** ChartTitleFormat: the letters of a title that has a text. */
export const titleFormatClass = new HostClass<{ chart: ChartPart; owner: Element }>(
  "ChartTitleFormat",
  {
    navigation: {
      Font: ({ chart, owner }) =>
        fontClass.of({
          chart,
          properties: () => {
            const title = ensureChild(owner, "title", ["title"]);
            const rich = ensureChild(ensureChild(title, "tx", ["tx"]), "rich", ["rich"]);
            return paragraphProperties(rich);
          },
        }),
    },
  },
);
