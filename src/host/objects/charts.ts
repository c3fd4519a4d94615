import { absoluteAddress, quoteSheet, sizeOf, type Rect } from "../model/address";
import { CellKind } from "../model/cells";
import {
  addChart,
  CHART_KINDS,
  chartsOn,
  deleteChart,
  frameName,
  frameOf,
  placeChart,
  plotOf,
  touchChart,
  type ChartKind,
  type ChartPart,
  type Frame,
  type SeriesSource,
} from "../model/charts";
import { assertAllowed } from "../model/edits";
import type { LiveRange } from "../model/liveRanges";
import type { Worksheet } from "../model/worksheet";
import {
  child,
  descendants,
  numberAttribute,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { HostError, invalidArgument, itemNotFound } from "../protocol/errors";
import {
  asBoolean,
  asNumber,
  asString,
  HostClass,
  type HostObject,
  type Property,
} from "../protocol/hostClass";
import {
  chartAxesClass,
  chartLegendClass,
  chartSeriesCollectionClass,
  chartTitleClass,
} from "./chartElements";
import { areaFormatClass } from "./chartFormats";
import { columnPoints, spanPoints } from "./metrics";
import { rangeArgument, rangeClass } from "./range";
import { rectOf } from "./rangeValues";
import { worksheetClass } from "./worksheet";

/** Excel's size for a new chart, in points. */
const NEW_FRAME: Frame = { left: 180, top: 60, width: 360, height: 216 };

function reference(sheet: Worksheet, rect: Rect): string {
  return `${quoteSheet(sheet.name)}!${absoluteAddress(rect)}`;
}

/**
 * The series that Excel makes of a range: texts in the first column (or row) are categories, texts
 * in the first row (or column) names; "Auto" makes series of whichever there are fewer. Of hidden ones it makes none.
 */
function seriesOfRange({ sheet, rects }: LiveRange, by: string): SeriesSource[] {
  const [rect] = rects;
  const { rows, columns } = sizeOf(rect);
  // An error stands where a number would.
  const isNumber = (row: number, column: number): boolean => {
    const { kind } = sheet.value(row, column);
    return kind === CellKind.number || kind === CellKind.error;
  };
  const header = rows > 1 && !isNumber(rect.top, rect.right);
  const labels = columns > 1 && !isNumber(rect.bottom, rect.left);
  const top = rect.top + (header ? 1 : 0);
  const left = rect.left + (labels ? 1 : 0);
  const byColumns = by === "Columns" || (by === "Auto" && columns <= rows);
  const result: SeriesSource[] = [];
  const cell = (row: number, column: number): string =>
    reference(sheet, { top: row, left: column, bottom: row, right: column });
  if (byColumns) {
    for (let column = left; column <= rect.right; column += 1) {
      if (sheet.columnHidden(column)) continue;
      result.push({
        name: header ? cell(rect.top, column) : undefined,
        categories: labels ? reference(sheet, { ...rect, top, right: rect.left }) : undefined,
        values: reference(sheet, { ...rect, top, left: column, right: column }),
      });
    }
    return result;
  }
  for (let row = top; row <= rect.bottom; row += 1) {
    if (sheet.rowHidden(row)) continue;
    result.push({
      name: labels ? cell(row, rect.left) : undefined,
      categories: header ? reference(sheet, { ...rect, left, bottom: rect.top }) : undefined,
      values: reference(sheet, { ...rect, left, top: row, bottom: row }),
    });
  }
  return result;
}

function frame(chart: ChartPart): Frame {
  const { sheet } = chart;
  return frameOf(
    chart,
    (column) => columnPoints(sheet, column),
    (row) => spanPoints(sheet, "rows", row, row),
  );
}

function place(chart: ChartPart, change: Partial<Frame>): void {
  const { sheet } = chart;
  assertAllowed(sheet, "objects");
  const wanted = { ...frame(chart), ...change };
  placeChart(
    chart,
    wanted,
    (column) => columnPoints(sheet, column),
    (row) => spanPoints(sheet, "rows", row, row),
  );
}

function side(name: keyof Frame): Property<ChartPart> {
  return {
    get: (chart) => frame(chart)[name],
    set: (chart, value) => {
      place(chart, { [name]: asNumber(value) });
    },
  };
}

function rectFrame(sheet: Worksheet, from: Rect, to: Rect): Frame {
  return {
    left: spanPoints(sheet, "columns", 0, from.left - 1),
    top: spanPoints(sheet, "rows", 0, from.top - 1),
    width: spanPoints(sheet, "columns", from.left, to.right),
    height: spanPoints(sheet, "rows", from.top, to.bottom),
  };
}

function kindOf(chart: ChartPart): string {
  const plot = plotOf(chart);
  const grouping = child(plot, "grouping")?.getAttribute("val");
  const direction = child(plot, "barDir")?.getAttribute("val") ?? undefined;
  const kind = Object.entries(CHART_KINDS).find(
    ([, each]) =>
      each.element === plot.localName && each.grouping === grouping && each.direction === direction,
  );
  return kind?.[0] ?? (plot.localName === "pieChart" ? "Pie" : "Invalid");
}

function isKind(word: string): word is ChartKind {
  return word in CHART_KINDS;
}

function idOf(chart: ChartPart): string {
  const id = numberAttribute(frameName(chart), "id") ?? 0;
  return `{${id.toString(16).toUpperCase().padStart(8, "0")}-0003-${chart.sheet.id.slice(5, 9)}-0000-000000000000}`;
}

function plotVisibleOnly({ sheet, partName }: ChartPart): Element | undefined {
  return descendants(sheet.workbook.pkg.root(partName), "plotVisOnly").at(0);
}

const chartClass = new HostClass<ChartPart>("Chart", {
  identity: (chart) => ({ Id: idOf(chart) }),
  properties: {
    Id: { get: idOf },
    Name: {
      get: (chart) => frameName(chart).getAttribute("name") ?? "",
      set: (chart, value) => {
        frameName(chart).setAttribute("name", asString(value));
        chart.sheet.workbook.pkg.touch(chart.drawing);
      },
    },
    ChartType: { get: kindOf },
    PlotVisibleOnly: {
      get: (chart) => plotVisibleOnly(chart)?.getAttribute("val") !== "0",
      set: (chart, value) => {
        const element = plotVisibleOnly(chart);
        if (!element) throw invalidArgument("plotVisibleOnly");
        setAttributes(element, { val: asBoolean(value) ? 1 : 0 });
        touchChart(chart);
      },
    },
    Left: side("left"),
    Top: side("top"),
    Width: side("width"),
    Height: side("height"),
  },
  navigation: {
    Axes: (chart) => chartAxesClass.of(chart),
    Format: (chart) => areaFormatClass.of(chart),
    Legend: (chart) => chartLegendClass.of(chart),
    Series: (chart) => chartSeriesCollectionClass.of(chart),
    Title: (chart) => chartTitleClass.of(chart),
    Worksheet: ({ sheet }) => worksheetClass.of(sheet),
  },
  methods: {
    Delete(chart) {
      assertAllowed(chart.sheet, "objects");
      deleteChart(chart);
      return null;
    },
    SetPosition(chart, args) {
      const from = rectOf(rangeArgument(chart.sheet, args, 0));
      const to =
        args.wireOrObject(1) === null ? undefined : rectOf(rangeArgument(chart.sheet, args, 1));
      const wanted = rectFrame(chart.sheet, from, to ?? from);
      place(chart, to ? wanted : { left: wanted.left, top: wanted.top });
      return null;
    },
  },
});

function find(sheet: Worksheet, key: string): HostObject | null {
  const wanted = key.toLowerCase();
  const chart = chartsOn(sheet).find(
    (each) => idOf(each) === key || frameName(each).getAttribute("name")?.toLowerCase() === wanted,
  );
  return chart ? chartClass.of(chart) : null;
}

function required(sheet: Worksheet, key: string): HostObject {
  const chart = find(sheet, key);
  if (!chart) throw itemNotFound(`chart ${key}`);
  return chart;
}

const chartCollectionClass = new HostClass<Worksheet>("ChartCollection", {
  properties: { Count: { get: (sheet) => chartsOn(sheet).length } },
  items: (sheet) => chartsOn(sheet).map((chart) => chartClass.of(chart)),
  indexer: (sheet, key) => required(sheet, String(key)),
  methods: {
    Add(sheet, args) {
      assertAllowed(sheet, "objects");
      const kind = args.string(0);
      if (!isKind(kind)) {
        throw new HostError(
          "ApiNotFound",
          `Charts of type ${kind} are not implemented by the embedded Excel.`,
        );
      }
      const object = args.object(1);
      const source = object && rangeClass.targetOf(object);
      if (!source) throw invalidArgument("sourceData must be a range");
      const chart = addChart(sheet, kind, seriesOfRange(source, args.optionalString(2) ?? "Auto"));
      place(chart, NEW_FRAME);
      return chartClass.of(chart);
    },
    GetCount: (sheet) => chartsOn(sheet).length,
    GetItem: (sheet, args) => required(sheet, args.string(0)),
    GetItemOrNullObject: (sheet, args) => find(sheet, args.string(0)),
    GetItemAt(sheet, args) {
      const chart = chartsOn(sheet).at(args.integer(0));
      if (!chart) throw invalidArgument("index");
      return chartClass.of(chart);
    },
  },
});

/** The charts of a sheet; those of the file can be read, moved and deleted as well as new ones. */
export function chartsOf(sheet: Worksheet): HostObject {
  return chartCollectionClass.of(sheet);
}
