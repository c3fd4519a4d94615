import { textHash } from "../../../poi/seal/hash";
import { OUR_CHARTS } from "../drawings";

/** Share of a chart's width or height: it follows the heights of the rows under it, which people change to read what they typed. */
const SIZE_TOLERANCE = 0.25;

/** Where width and height stand among what is told of a chart. */
const SIZES: readonly number[] = [2, 3];

/**
 * Asks for kind, number of series, width, height, and title, legend and labels (hashed) of each of our charts; "" where
 * it is not there. The answer is there after the next sync. What a series is filled with Office.js did not tell before
 * ExcelApi 1.16, and its package of npm does not to this day.
 */
export function askForCharts(sheet: Excel.Worksheet): () => string[] {
  const { charts } = sheet;
  charts.load(
    "items/name,items/chartType,items/width,items/height,items/title/text,items/title/visible," +
      "items/legend/visible,items/legend/position,items/series/items/name,items/series/items/hasDataLabels",
  );
  return () =>
    Object.values(OUR_CHARTS).map((ours) => {
      const chart = charts.items.find(({ name }) => name === ours);
      if (!chart) return "";
      const { chartType, series, width, height, title, legend } = chart;
      const said = [
        title.visible ? title.text : "",
        legend.visible ? legend.position : "",
        ...series.items.map(({ hasDataLabels }) => hasDataLabels),
      ].join("\u0001");
      const size = [width, height].map(Math.round);
      return [chartType, series.items.length, ...size, textHash(said).toString(16)].join(" ");
    });
}

/** Whether our charts are as they were. */
export function chartsAlike(kept: readonly string[], now: readonly string[]): boolean {
  return kept.every((each, at) => isSameChart(each, now[at]));
}

function isSameChart(kept: string, now: string): boolean {
  const [was, is] = [kept, now].map((text) => text.split(" "));
  return was.every((part, at) =>
    SIZES.includes(at)
      ? Math.abs(Number(part) - Number(is[at])) <= SIZE_TOLERANCE * Number(part)
      : part === is[at],
  );
}
