import type { OpcPackage } from "../../workbook-file/package";
import {
  append,
  child,
  children,
  descendants,
  numberAttribute,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Worksheet } from "./worksheet";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING_NS = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const CHART_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const MAIN_NS = "http://schemas.openxmlformats.org/drawingml/2006/main";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
/** English Metric Units in a point. */
const EMU_PER_POINT = 12_700;

/** A chart of a sheet: its frame in the drawing and its own part. */
export interface ChartPart {
  sheet: Worksheet;
  drawing: string;
  /** <twoCellAnchor>, <oneCellAnchor> or <absoluteAnchor> */
  anchor: Element;
  partName: string;
}

/** The charts of a sheet in drawing order. */
export function chartsOn(sheet: Worksheet): ChartPart[] {
  const { pkg } = sheet.workbook;
  const drawing = pkg.related(sheet.partName, "drawing")?.target;
  if (drawing === undefined || !pkg.has(drawing)) return [];
  const parts = new Map(pkg.relationships(drawing).map(({ id, target }) => [id, target]));
  return children(pkg.root(drawing)).flatMap((anchor) => {
    const reference = descendants(anchor, "chart").at(0);
    const partName = parts.get(reference?.getAttributeNS(OFFICE, "id") ?? "");
    return partName !== undefined && pkg.has(partName)
      ? [{ sheet, drawing, anchor, partName }]
      : [];
  });
}

/** The element that names the chart's frame. */
export function frameName(chart: ChartPart): Element {
  const element = descendants(chart.anchor, "cNvPr").at(0);
  if (!element) throw new Error("a chart's frame has no name");
  return element;
}

/** Office.js kinds of charts that can be made, as the file writes them. */
export const CHART_KINDS = {
  ColumnClustered: { element: "barChart", direction: "col", grouping: "clustered" },
  ColumnStacked: { element: "barChart", direction: "col", grouping: "stacked" },
  ColumnStacked100: { element: "barChart", direction: "col", grouping: "percentStacked" },
  BarClustered: { element: "barChart", direction: "bar", grouping: "clustered" },
  BarStacked: { element: "barChart", direction: "bar", grouping: "stacked" },
  BarStacked100: { element: "barChart", direction: "bar", grouping: "percentStacked" },
  Line: { element: "lineChart", direction: undefined, grouping: "standard" },
  LineMarkers: { element: "lineChart", direction: undefined, grouping: "standard" },
} as const;
export type ChartKind = keyof typeof CHART_KINDS;

/** One series: references without "=", in the form of a formula ("Hoja1!$B$1"). */
export interface SeriesSource {
  name: string | undefined;
  categories: string | undefined;
  values: string;
}

/** Adds a chart to a sheet. Position and size come from `placeChart`. */
export function addChart(
  sheet: Worksheet,
  kind: ChartKind,
  series: readonly SeriesSource[],
): ChartPart {
  const { pkg } = sheet.workbook;
  const drawing = ensureDrawing(sheet);
  const partName = pkg.freeName("xl/charts/chart", ".xml");
  pkg.write(partName, chartXml(kind), CHART_TYPE);
  const relation = pkg.relate(drawing, `${OFFICE}/chart`, partName);
  const root = pkg.root(drawing);
  const ids = descendants(root, "cNvPr").map((each) => numberAttribute(each, "id") ?? 0);
  const id = Math.max(1, ...ids) + 1;
  const count = chartsOn(sheet).length + 1;
  const fragment = pkg.parse(anchorXml(id, `Gráfico ${count}`, relation), drawing);
  const anchor = pkg.document(drawing).importNode(fragment, true);
  root.appendChild(anchor);
  pkg.touch(drawing);
  sheet.workbook.changed();
  const chart: ChartPart = { sheet, drawing, anchor: lastAnchor(pkg, drawing), partName };
  for (const source of series) addSeries(chart, source);
  return chart;
}

function lastAnchor(pkg: OpcPackage, drawing: string): Element {
  const anchor = children(pkg.root(drawing)).at(-1);
  if (!anchor) throw new Error("the drawing is empty");
  return anchor;
}

function ensureDrawing(sheet: Worksheet): string {
  const { pkg } = sheet.workbook;
  const existing = pkg.related(sheet.partName, "drawing")?.target;
  if (existing !== undefined) return existing;
  const name = pkg.freeName("xl/drawings/drawing", ".xml");
  pkg.write(
    name,
    `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING_NS}" xmlns:a="${MAIN_NS}"/>`,
    DRAWING_TYPE,
  );
  const id = pkg.relate(sheet.partName, `${OFFICE}/drawing`, name);
  sheet.ensure("drawing").setAttributeNS(OFFICE, "r:id", id);
  return name;
}

function anchorXml(id: number, name: string, relation: string): string {
  const marker = (tag: string): string =>
    `<xdr:${tag}><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  return (
    `<xdr:twoCellAnchor xmlns:xdr="${DRAWING_NS}" xmlns:a="${MAIN_NS}">${marker("from")}${marker("to")}` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART_NS}">` +
    `<c:chart xmlns:c="${CHART_NS}" xmlns:r="${OFFICE}" r:id="${relation}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

function chartXml(kind: ChartKind): string {
  const { element, direction, grouping } = CHART_KINDS[kind];
  const bar = element === "barChart";
  const overlap = grouping === "clustered" ? "" : `<c:overlap val="100"/>`;
  const body =
    (bar ? `<c:barDir val="${direction}"/>` : "") +
    `<c:grouping val="${grouping}"/><c:varyColors val="0"/>` +
    (bar ? `<c:gapWidth val="150"/>${overlap}` : `<c:marker val="1"/>`) +
    `<c:axId val="111111111"/><c:axId val="222222222"/>`;
  const [category, value] = direction === "bar" ? ["l", "b"] : ["b", "l"];
  // A bar chart lists its first category at the bottom unless told otherwise; Excel leaves it so.
  const axis = (tag: string, id: string, position: string, other: string, more: string): string =>
    `<c:${tag}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${position}"/>${tag === "valAx" ? "<c:majorGridlines/>" : ""}<c:numFmt formatCode="General" sourceLinked="1"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${other}"/>` +
    `<c:crosses val="autoZero"/>${more}</c:${tag}>`;
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART_NS}" xmlns:a="${MAIN_NS}" xmlns:r="${OFFICE}"><c:chart><c:autoTitleDeleted val="1"/>` +
    `<c:plotArea><c:layout/><c:${element}>${body}</c:${element}>` +
    axis(
      "catAx",
      "111111111",
      category,
      "222222222",
      `<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>`,
    ) +
    axis("valAx", "222222222", value, "111111111", `<c:crossBetween val="between"/>`) +
    `</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`
  );
}

/** The element that holds the series: <barChart>, <lineChart>… of the plot area. */
export function plotOf({ sheet, partName }: ChartPart): Element {
  const area = descendants(sheet.workbook.pkg.root(partName), "plotArea").at(0);
  const plot = area && children(area).find((each) => each.localName?.endsWith("Chart"));
  if (!plot) throw new Error(`${partName} has no plot`);
  return plot;
}

/** The elements of a chart's series, in their order. */
export function seriesOf(chart: ChartPart): Element[] {
  return children(plotOf(chart), "ser");
}

/** Adds a series after the others; caches are left to whoever opens the file. */
export function addSeries(chart: ChartPart, { name, categories, values }: SeriesSource): Element {
  const plot = plotOf(chart);
  const index = seriesOf(chart).length;
  const series = append(plot, "ser");
  const after = children(plot).find((each) =>
    ["dLbls", "gapWidth", "overlap", "marker", "axId", "shape"].includes(each.localName ?? ""),
  );
  plot.insertBefore(series, after ?? null);
  append(series, "idx", { val: index });
  append(series, "order", { val: index });
  if (name !== undefined) append(append(append(series, "tx"), "strRef"), "f", {}, name);
  if (plot.localName === "barChart") append(series, "invertIfNegative", { val: 0 });
  if (categories !== undefined)
    append(append(append(series, "cat"), "strRef"), "f", {}, categories);
  append(append(append(series, "val"), "numRef"), "f", {}, values);
  touchChart(chart);
  return series;
}

/** Says that a chart's part was changed. */
export function touchChart({ sheet, partName }: ChartPart): void {
  sheet.workbook.pkg.touch(partName);
  sheet.workbook.changed();
}

/** Deletes a chart: its frame and its part. */
export function deleteChart(chart: ChartPart): void {
  const { pkg } = chart.sheet.workbook;
  const relation = pkg.relationships(chart.drawing).find(({ target }) => target === chart.partName);
  if (relation) pkg.unrelate(chart.drawing, relation.id);
  for (const { target, external } of pkg.relationships(chart.partName)) {
    if (!external) pkg.delete(target);
  }
  pkg.delete(chart.partName);
  remove(chart.anchor);
  pkg.touch(chart.drawing);
  chart.sheet.workbook.changed();
}

/** A frame on the sheet, in points from its upper-left corner. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

type Sizes = (index: number) => number;

function edges(
  anchor: Element,
  tag: "from" | "to",
): { column: number; x: number; row: number; y: number } | undefined {
  const marker = child(anchor, tag);
  if (!marker) return undefined;
  const value = (name: string): number => Number(child(marker, name)?.textContent ?? 0);
  return { column: value("col"), x: value("colOff"), row: value("row"), y: value("rowOff") };
}

function pointsTo(index: number, offset: number, size: Sizes): number {
  let points = offset / EMU_PER_POINT;
  for (let at = 0; at < index; at += 1) points += size(at);
  return points;
}

/** Where a chart lies. `columnSize` and `rowSize` give points by 0-based index. */
export function frameOf({ anchor }: ChartPart, columnSize: Sizes, rowSize: Sizes): Frame {
  const from = edges(anchor, "from");
  const to = edges(anchor, "to");
  const left = from ? pointsTo(from.column, from.x, columnSize) : 0;
  const top = from ? pointsTo(from.row, from.y, rowSize) : 0;
  if (to) {
    return {
      left,
      top,
      width: pointsTo(to.column, to.x, columnSize) - left,
      height: pointsTo(to.row, to.y, rowSize) - top,
    };
  }
  const size = child(anchor, "ext");
  const points = (name: string): number =>
    ((size && numberAttribute(size, name)) ?? 0) / EMU_PER_POINT;
  return { left, top, width: points("cx"), height: points("cy") };
}

/** Puts a chart somewhere; it then moves and grows with the cells under it, as Excel's do. */
export function placeChart(
  chart: ChartPart,
  frame: Frame,
  columnSize: Sizes,
  rowSize: Sizes,
): void {
  const { anchor } = chart;
  const place = (points: number, size: Sizes, limit: number): { index: number; offset: number } => {
    let rest = Math.max(0, points);
    let index = 0;
    while (index < limit - 1 && rest >= size(index)) {
      rest -= size(index);
      index += 1;
    }
    return { index, offset: Math.round(rest * EMU_PER_POINT) };
  };
  const write = (tag: "from" | "to", x: number, y: number): void => {
    const marker = child(anchor, tag);
    if (!marker) return;
    const column = place(x, columnSize, MAX_COLUMNS);
    const row = place(y, rowSize, MAX_ROWS);
    const values = { col: column.index, colOff: column.offset, row: row.index, rowOff: row.offset };
    for (const [name, value] of Object.entries(values)) {
      const element = child(marker, name);
      if (element) element.textContent = String(value);
    }
  };
  write("from", frame.left, frame.top);
  write("to", frame.left + frame.width, frame.top + frame.height);
  const size = child(anchor, "ext");
  if (size) {
    setAttributes(size, {
      cx: Math.round(frame.width * EMU_PER_POINT),
      cy: Math.round(frame.height * EMU_PER_POINT),
    });
  }
  chart.sheet.workbook.pkg.touch(chart.drawing);
  chart.sheet.workbook.changed();
}
