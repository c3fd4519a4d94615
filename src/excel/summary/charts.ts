import { TOTALS } from "./blocks/totals";
import type { BlockContext } from "./blocks/context";
import { OUR_CHARTS } from "./drawings";
import { COLOR, COLUMN, COUNT, HELPER } from "./grid";
import { barsOf, IDENTITY } from "./places";
import { usedOnce } from "../sheets";

/** Points. */
const FONT_SIZE = 8;
const TITLE_SIZE = 10;

/** Dark, middling and light: they differ in black and white too. */
const SHADES = ["#1F3864", "#8EA9DB", "#E7EDF7"] as const;

/** Room for 120 %. */
const LONGEST_BAR = 1.2;

/** Excel's own charts, bound to the sheet's cells: they follow its formulas. */
export function addCharts(sheet: Excel.Worksheet, context: BlockContext): void {
  addQuarterChart(sheet, context);
  if (barsOf(context.summary) > 0) addUnitChart(sheet, context);
}

/** Programmed, and executed where that is reported, by quarter, beside the identity block. */
function addQuarterChart(sheet: Excel.Worksheet, { summary, texts, places }: BlockContext): void {
  const { first } = places.totals;
  const t = texts.summary;
  const range = (row: number, column: number, rows: number, columns: number): Excel.Range =>
    usedOnce(sheet.getRangeByIndexes(row, column, rows, columns));
  const chart = sheet.charts.add(
    Excel.ChartType.columnClustered,
    range(first - 1, TOTALS.programmed, summary.quarter + 1, summary.reported ? 2 : 1),
    Excel.ChartSeriesBy.columns,
  );
  chart.name = OUR_CHARTS.quarters;
  dress(chart, summary.reported ? t.quarterChart : t.programmedChart);
  const shown = [
    { name: t.programmed, shade: SHADES[2] },
    ...(summary.reported ? [{ name: t.executed, shade: SHADES[0] }] : []),
  ];
  for (const [index, { name, shade }] of shown.entries()) {
    const series = chart.series.getItemAt(index);
    series.setXAxisValues(range(first, TOTALS.period, summary.quarter, 1));
    series.name = name;
    series.hasDataLabels = true;
    paint(series, shade);
  }
  const { valueAxis } = chart.axes;
  valueAxis.minimum = 0;
  valueAxis.numberFormat = COUNT;
  // Every column says its figure; a line would go through it.
  valueAxis.majorGridlines.visible = false;
  chart.setPosition(
    range(IDENTITY.heading + 1, COLUMN.target, 1, 1),
    range(IDENTITY.target, COLUMN.last, 1, 1),
  );
}

/** The units' ratios, the worst on top, in the room that their block leaves. */
function addUnitChart(sheet: Excel.Worksheet, { summary, texts, places }: BlockContext): void {
  const { first, last } = places.chart;
  const range = (row: number, column: number, rows: number, columns: number): Excel.Range =>
    usedOnce(sheet.getRangeByIndexes(row, column, rows, columns));
  const bars = barsOf(summary);
  const chart = sheet.charts.add(
    Excel.ChartType.barStacked,
    range(first, HELPER.label, bars + 1, HELPER.lastPart - HELPER.label + 1),
    Excel.ChartSeriesBy.columns,
  );
  chart.name = OUR_CHARTS.units;
  dress(chart);
  for (const [index, shade] of SHADES.entries()) paint(chart.series.getItemAt(index), shade);
  const { categoryAxis, valueAxis } = chart.axes;
  categoryAxis.reversePlotOrder = true;
  valueAxis.minimum = 0;
  valueAxis.maximum = LONGEST_BAR;
  valueAxis.numberFormat = texts.summary.wholePercent;
  chart.setPosition(range(first, 0, 1, 1), range(last, COLUMN.last, 1, 1));
}

/** A chart without a title stands under a heading that is one. */
function dress(chart: Excel.Chart, title?: string): void {
  // What is shown stands in columns that are about to be hidden.
  chart.plotVisibleOnly = false;
  chart.format.font.size = FONT_SIZE;
  if (title === undefined) chart.title.visible = false;
  else {
    chart.title.text = title;
    chart.title.format.font.size = TITLE_SIZE;
  }
  // A chart of one series has none of itself.
  chart.legend.visible = true;
  chart.legend.position = "Bottom";
}

function paint(series: Excel.ChartSeries, shade: string): void {
  series.gapWidth = 40;
  series.format.fill.setSolidColor(shade);
  series.format.line.color = COLOR.title;
}
