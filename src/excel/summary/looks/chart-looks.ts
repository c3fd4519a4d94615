import { textHash } from "../../../poi/seal/hash";
import { OUR_CHARTS } from "../drawings";

/** Share of a chart's width or height: it follows the heights of the rows under it, which people change to read what they typed. */
const SIZE_TOLERANCE = 0.25;

/** Where width and height stand among what is told of a chart, and its left and top edge. */
const SIZES: readonly number[] = [2, 3];
const PLACES: readonly number[] = [5, 6];

/**
 * Points that an edge may be off: what widths and heights of all the columns and rows before it add up to, each as
 * rounded by what opened the workbook.
 */
const PLACE_TOLERANCE = 30;

/**
 * Asks for kind, number of series, width, height, title, legend and labels (hashed), and place of each of our charts; ""
 * where it is not there. The answer is there after the next sync. What a series is filled with Office.js did not tell before
 * ExcelApi 1.16, and its package of npm does not to this day.
 */
export function askForCharts(sheet: Excel.Worksheet): () => string[] {
  const { charts } = sheet;
  charts.load(
    "items/name,items/chartType,items/width,items/height,items/left,items/top,items/title/text,items/title/visible," +
      "items/legend/visible,items/legend/position,items/series/items/name,items/series/items/hasDataLabels",
  );
  return () =>
    Object.values(OUR_CHARTS).map((ours) => {
      const chart = charts.items.find(({ name }) => name === ours);
      if (!chart) return "";
      const { chartType, series, width, height, left, top, title, legend } = chart;
      const said = [
        title.visible ? title.text : "",
        legend.visible ? legend.position : "",
        ...series.items.map(({ hasDataLabels }) => hasDataLabels),
      ].join("\u0001");
      const [wide, high, x, y] = [width, height, left, top].map(Math.round);
      return [chartType, series.items.length, wide, high, textHash(said).toString(16), x, y].join(
        " ",
      );
    });
}

/** Whether our charts are as they were. */
export function chartsAlike(kept: readonly string[], now: readonly string[]): boolean {
  return kept.every((each, at) => isSameChart(each, now[at]));
}

function isSameChart(kept: string, now: string): boolean {
  const [was, is] = [kept, now].map((text) => text.split(" "));
  return was.every((part, at) => {
    const off = Math.abs(Number(part) - Number(is[at]));
    if (SIZES.includes(at)) return off <= SIZE_TOLERANCE * Number(part);
    return PLACES.includes(at) ? off <= PLACE_TOLERANCE : part === is[at];
  });
}
