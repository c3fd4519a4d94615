import { textHash } from "../../../poi/text-hash";
import { hasNewerMember } from "../../newer-member";
import { OUR_CHARTS } from "../drawings";

/** Share of a chart's width or height: it follows the heights of the rows under it, which people change to read what they typed. */
const SIZE_TOLERANCE = 0.25;

/** What is told of a chart, in this order. */
const PARTS = ["type", "series", "width", "height", "looks", "left", "top", "fills"] as const;

/**
 * Points that an edge may be off: what widths and heights of all the columns and rows before it add up to, each as
 * rounded by what opened the workbook.
 */
const PLACE_TOLERANCE = 30;

/** The fills of a chart where this Excel does not tell them. */
const NOT_TOLD = "?";

/**
 * Reads kind, number of series, size, title, legend, labels and lines (hashed), place and fills (hashed) of each of our
 * charts; "" where it is not there. What a series is filled with Office.js tells since ExcelApi 1.16, its copy of npm not
 * at all. One round trip, with the requests that wait, and another for the fills.
 */
export async function readCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<string[]> {
  const { charts } = sheet;
  charts.load(
    "items/name,items/chartType,items/width,items/height,items/left,items/top,items/title/text,items/title/visible," +
      "items/legend/visible,items/legend/position,items/series/items/name,items/series/items/hasDataLabels," +
      "items/series/items/format/line/color",
  );
  await context.sync();
  const ours = Object.values(OUR_CHARTS).map((name) =>
    charts.items.find((chart) => chart.name === name),
  );
  const fills = ours.map((chart) =>
    (chart?.series.items ?? []).flatMap(({ format: { fill } }) =>
      hasNewerMember(fill, "getSolidColor", "1.16") ? [fill.getSolidColor()] : [],
    ),
  );
  if (fills.flat().length > 0) await context.sync();
  return ours.map((chart, at) =>
    chart
      ? lookOf(
          chart,
          fills[at].map(({ value }) => value),
        )
      : "",
  );
}

function lookOf(chart: Excel.Chart, fills: readonly string[]): string {
  const { chartType, series, width, height, left, top, title, legend } = chart;
  const said = [
    title.visible ? title.text : "",
    legend.visible ? legend.position : "",
    ...series.items.flatMap(({ hasDataLabels, format }) => [hasDataLabels, format.line.color]),
  ];
  const [wide, high, x, y] = [width, height, left, top].map(Math.round);
  const filled = fills.length > 0 ? hashOf(fills) : NOT_TOLD;
  return [chartType, series.items.length, wide, high, hashOf(said), x, y, filled].join(" ");
}

const hashOf = (said: readonly unknown[]): string => textHash(said.join("\u0001")).toString(16);

/** Whether our charts are as they were. */
export function chartsAlike(kept: readonly string[], now: readonly string[]): boolean {
  return kept.every((each, at) => isSameChart(each, now[at]));
}

function isSameChart(kept: string, now: string): boolean {
  const [was, is] = [kept, now].map((text) => text.split(" "));
  return was.every((said, at) => {
    const off = Math.abs(Number(said) - Number(is[at]));
    switch (PARTS.at(at)) {
      case "width":
      case "height":
        return off <= SIZE_TOLERANCE * Number(said);
      case "left":
      case "top":
        return off <= PLACE_TOLERANCE;
      case "fills":
        return said === is[at] || [said, is[at]].includes(NOT_TOLD);
      default:
        return said === is[at];
    }
  });
}
