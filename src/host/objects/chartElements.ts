import {
  append,
  child,
  children,
  createLike,
  descendants,
  ensureChild,
  insertOrdered,
  numberAttribute,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { absoluteAddress, quoteSheet } from "../model/address";
import { addSeries, plotOf, seriesOf, touchChart, type ChartPart } from "../model/charts";
import { invalidArgument } from "../protocol/errors";
import {
  asBoolean,
  asNumber,
  asOneOf,
  asString,
  HostClass,
  type Arguments,
} from "../protocol/hostClass";
import type { Wire } from "../protocol/wire";
import { rangeClass } from "./range";
import { shapeFormatClass, titleFormatClass } from "./chartFormats";
import { rectOf } from "./rangeValues";

const MAIN_NS = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART_ORDER = [
  "title", "autoTitleDeleted", "pivotFmts", "view3D", "floor", "sideWall", "backWall", "plotArea",
  "legend", "plotVisOnly", "dispBlanksAs", "extLst",
]; // prettier-ignore
const AXIS_ORDER = [
  "axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt",
  "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses",
]; // prettier-ignore
const LABEL_PARTS = [
  "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
]; // prettier-ignore
const SERIES_ORDER = [
  "idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "trendline", "errBars",
  "cat", "val", "smooth", "shape", "extLst",
]; // prettier-ignore

function chartElement({ sheet, partName }: ChartPart): Element {
  const element = child(sheet.workbook.pkg.root(partName), "chart");
  if (!element) throw new Error(`${partName} has no chart`);
  return element;
}

/** Something that can carry a title: the chart, or one of its axes. */
interface Titled {
  chart: ChartPart;
  owner: Element;
  order: readonly string[];
}

function titleText({ owner }: Titled): string {
  const title = child(owner, "title");
  return title
    ? descendants(title, "t")
        .map((run) => run.textContent ?? "")
        .join("")
    : "";
}

function setTitle({ chart, owner, order }: Titled, text: string | undefined): void {
  const old = child(owner, "title");
  if (old) remove(old);
  const deleted = child(owner, "autoTitleDeleted");
  if (deleted) setAttributes(deleted, { val: text === undefined ? 1 : 0 });
  if (text !== undefined) {
    const title = createLike(owner, "title");
    insertOrdered(owner, title, order);
    const rich = append(append(title, "tx"), "rich");
    const document = owner.ownerDocument;
    const drawing = (parent: Element, name: string): Element => {
      if (!document) throw new Error("element without a document");
      const element = document.createElementNS(MAIN_NS, `a:${name}`);
      parent.appendChild(element);
      return element;
    };
    drawing(rich, "bodyPr");
    drawing(drawing(drawing(rich, "p"), "r"), "t").textContent = text;
    append(title, "overlay", { val: 0 });
  }
  touchChart(chart);
}

const titleMembers = {
  Text: {
    get: titleText,
    set: (target: Titled, value: Wire) => {
      setTitle(target, asString(value));
    },
  },
  Visible: {
    get: ({ owner }: Titled) => child(owner, "title") !== undefined,
    set: (target: Titled, value: Wire) => {
      const visible = asBoolean(value);
      if (visible !== (child(target.owner, "title") !== undefined)) {
        setTitle(target, visible ? "" : undefined);
      }
    },
  },
};
const titleClass = new HostClass<Titled>("ChartTitle", {
  properties: titleMembers,
  navigation: { Format: ({ chart, owner }) => titleFormatClass.of({ chart, owner }) },
});
const axisTitleClass = new HostClass<Titled>("ChartAxisTitle", { properties: titleMembers });

/** ChartTitle of a chart. */
export const chartTitleClass = {
  of: (chart: ChartPart) =>
    titleClass.of({ chart, owner: chartElement(chart), order: CHART_ORDER }),
};

const LEGEND_POSITIONS = { Top: "t", Bottom: "b", Left: "l", Right: "r", Corner: "tr" } as const;
type LegendPosition = keyof typeof LEGEND_POSITIONS;
const POSITIONS: readonly LegendPosition[] = ["Top", "Bottom", "Left", "Right", "Corner"];

export const chartLegendClass = new HostClass<ChartPart>("ChartLegend", {
  properties: {
    Visible: {
      get: (chart) => child(chartElement(chart), "legend") !== undefined,
      set: (chart, value) => {
        const owner = chartElement(chart);
        const legend = child(owner, "legend");
        if (!asBoolean(value)) {
          if (legend) remove(legend);
        } else if (!legend) {
          const made = ensureChild(owner, "legend", CHART_ORDER);
          append(made, "legendPos", { val: "r" });
          append(made, "overlay", { val: 0 });
        }
        touchChart(chart);
      },
    },
    Position: {
      get: (chart) => {
        const legend = child(chartElement(chart), "legend");
        const stored = legend && child(legend, "legendPos")?.getAttribute("val");
        return POSITIONS.find((word) => LEGEND_POSITIONS[word] === stored) ?? "Right";
      },
      set: (chart, value) => {
        const position = LEGEND_POSITIONS[asOneOf(value, POSITIONS)];
        const legend = ensureChild(chartElement(chart), "legend", CHART_ORDER);
        setAttributes(ensureChild(legend, "legendPos", ["legendPos", "overlay"]), {
          val: position,
        });
        touchChart(chart);
      },
    },
  },
});

interface Axis {
  chart: ChartPart;
  element: Element;
}

function bound({ element }: Axis, name: "min" | "max"): Wire {
  const scaling = child(element, "scaling");
  const limit = scaling && child(scaling, name);
  return (limit && numberAttribute(limit, "val")) ?? "";
}

function setBound({ chart, element }: Axis, name: "min" | "max", value: Wire): void {
  const order = ["logBase", "orientation", "max", "min"];
  const scaling = ensureChild(element, "scaling", AXIS_ORDER);
  const old = child(scaling, name);
  if (old) remove(old);
  if (value !== "") setAttributes(ensureChild(scaling, name, order), { val: asNumber(value) });
  touchChart(chart);
}

const gridlinesClass = new HostClass<Axis>("ChartGridlines", {
  properties: {
    Visible: {
      get: ({ element }) => child(element, "majorGridlines") !== undefined,
      set: ({ chart, element }, value) => {
        const lines = child(element, "majorGridlines");
        if (asBoolean(value)) ensureChild(element, "majorGridlines", AXIS_ORDER);
        else if (lines) remove(lines);
        touchChart(chart);
      },
    },
  },
});

const axisClass = new HostClass<Axis>("ChartAxis", {
  properties: {
    Minimum: {
      get: (axis) => bound(axis, "min"),
      set: (axis, value) => setBound(axis, "min", value),
    },
    Maximum: {
      get: (axis) => bound(axis, "max"),
      set: (axis, value) => setBound(axis, "max", value),
    },
    NumberFormat: {
      get: ({ element }) => child(element, "numFmt")?.getAttribute("formatCode") ?? "General",
      set: ({ chart, element }, value) => {
        const format = ensureChild(element, "numFmt", AXIS_ORDER);
        setAttributes(format, { formatCode: asString(value), sourceLinked: 0 });
        touchChart(chart);
      },
    },
    ReversePlotOrder: {
      get: ({ element }) =>
        descendants(element, "orientation").at(0)?.getAttribute("val") === "maxMin",
      set: ({ chart, element }, value) => {
        const scaling = ensureChild(element, "scaling", AXIS_ORDER);
        const order = ["logBase", "orientation", "max", "min"];
        setAttributes(ensureChild(scaling, "orientation", order), {
          val: asBoolean(value) ? "maxMin" : "minMax",
        });
        touchChart(chart);
      },
    },
    Visible: {
      get: ({ element }) => child(element, "delete")?.getAttribute("val") !== "1",
      set: ({ chart, element }, value) => {
        setAttributes(ensureChild(element, "delete", AXIS_ORDER), {
          val: asBoolean(value) ? 0 : 1,
        });
        touchChart(chart);
      },
    },
  },
  navigation: {
    MajorGridlines: (axis) => gridlinesClass.of(axis),
    Title: ({ chart, element }) => axisTitleClass.of({ chart, owner: element, order: AXIS_ORDER }),
  },
});

function axis(chart: ChartPart, name: "catAx" | "valAx"): ReturnType<typeof axisClass.of> {
  const area = plotOf(chart).parentElement;
  const element = area && child(area, name);
  if (!element) throw invalidArgument("the chart has no such axis");
  return axisClass.of({ chart, element });
}

export const chartAxesClass = new HostClass<ChartPart>("ChartAxes", {
  navigation: {
    CategoryAxis: (chart) => axis(chart, "catAx"),
    ValueAxis: (chart) => axis(chart, "valAx"),
  },
});

interface Series {
  chart: ChartPart;
  element: Element;
}

function setReference({ chart, element }: Series, name: "cat" | "val", args: Arguments): null {
  const object = args.object(0);
  const range = object && rangeClass.targetOf(object);
  if (!range) throw invalidArgument("a range was expected");
  const formula = `${quoteSheet(range.sheet.name)}!${absoluteAddress(rectOf(range))}`;
  const holder = ensureChild(element, name, SERIES_ORDER);
  for (const old of children(holder)) remove(old);
  append(append(holder, name === "val" ? "numRef" : "strRef"), "f", {}, formula);
  touchChart(chart);
  return null;
}

const seriesClass = new HostClass<Series>("ChartSeries", {
  properties: {
    Name: {
      get: ({ chart, element }) => {
        const tx = child(element, "tx");
        const literal = tx && child(tx, "v")?.textContent;
        if (literal) return literal;
        return tx
          ? (descendants(tx, "v").at(0)?.textContent ??
              descendants(tx, "f").at(0)?.textContent ??
              "")
          : `Series${seriesOf(chart).indexOf(element) + 1}`;
      },
      set: ({ chart, element }, value) => {
        const tx = ensureChild(element, "tx", SERIES_ORDER);
        for (const old of children(tx)) remove(old);
        append(tx, "v", {}, asString(value));
        touchChart(chart);
      },
    },
    HasDataLabels: {
      get: ({ element }) => {
        const labels = child(element, "dLbls");
        return labels !== undefined && child(labels, "showVal")?.getAttribute("val") === "1";
      },
      set: ({ chart, element }, value) => {
        const old = child(element, "dLbls");
        if (old) remove(old);
        if (asBoolean(value)) {
          const labels = ensureChild(element, "dLbls", SERIES_ORDER);
          for (const shown of LABEL_PARTS)
            append(labels, shown, { val: shown === "showVal" ? 1 : 0 });
        }
        touchChart(chart);
      },
    },
    GapWidth: {
      get: ({ chart }) => {
        const gap = child(plotOf(chart), "gapWidth");
        return (gap && numberAttribute(gap, "val")) ?? 150;
      },
      set: ({ chart }, value) => {
        const gap = child(plotOf(chart), "gapWidth");
        if (!gap) throw invalidArgument("the series are no bars or columns");
        setAttributes(gap, { val: asNumber(value) });
        touchChart(chart);
      },
    },
  },
  navigation: {
    Format: ({ chart, element }) => shapeFormatClass.of({ chart, element, order: SERIES_ORDER }),
  },
  methods: {
    SetValues: (series, args) => setReference(series, "val", args),
    SetXAxisValues: (series, args) => setReference(series, "cat", args),
    Delete({ chart, element }) {
      remove(element);
      touchChart(chart);
      return null;
    },
  },
});

export const chartSeriesCollectionClass = new HostClass<ChartPart>("ChartSeriesCollection", {
  properties: { Count: { get: (chart) => seriesOf(chart).length } },
  items: (chart) => seriesOf(chart).map((element) => seriesClass.of({ chart, element })),
  methods: {
    Add(chart, args) {
      const element = addSeries(chart, { name: undefined, categories: undefined, values: "" });
      const name = args.optionalString(0);
      const object = seriesClass.of({ chart, element });
      if (name !== undefined) object.set("Name", name);
      return object;
    },
    GetCount: (chart) => seriesOf(chart).length,
    GetItemAt(chart, args) {
      const element = seriesOf(chart).at(args.integer(0));
      if (!element) throw invalidArgument("index");
      return seriesClass.of({ chart, element });
    },
  },
});
