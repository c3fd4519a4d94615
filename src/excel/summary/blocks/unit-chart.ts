import { cellAddress } from "../../../poi/address";
import { quotedText } from "../../../poi/formulas/formula";
import { fixedCell, fixedColumn, formula, type Block, type Content } from "../block";
import { COLUMN, HELPER, quarterColumns, WHOLE_WIDTH } from "../grid";
import { barsOf, IDENTITY } from "../places";
import { sheetRow, type BlockContext } from "./context";
import { headingFormat, noteFormat } from "./list";

/** Where a bar is cut off. */
const LONGEST_BAR = 1.2;
/** So that thirty bars still fit on a page. */
const ROW_HEIGHT = 13;

/**
 * The room of the chart of units, with what it shows in hidden columns beside it: the units by their ratio, the worst
 * first at every moment, each bar in three parts that end at the thresholds.
 */
export function unitChartBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first, last } = places.chart;
  const bars = barsOf(summary);
  const withRatio = summary.groups.unit.filter(({ progress }) => progress.ratio !== null).length;
  const rows = Array.from({ length: last - first + 1 }, (_, index) =>
    index === 0
      ? legend(context)
      : sheetRow(index <= bars ? bar(context, first + index, index) : {}, WHOLE_WIDTH),
  );
  return {
    firstRow: heading,
    rows: [
      sheetRow({ 0: t.unitChart(summary.quarter, bars, withRatio) }, WHOLE_WIDTH),
      sheetRow({ 0: t.unitChartNote }, WHOLE_WIDTH),
      ...rows,
    ],
    formats: [
      headingFormat(),
      noteFormat(1),
      { row: 2, rows: rows.length, column: 0, columns: 1, height: ROW_HEIGHT },
    ],
  };
}

const CRITICAL = fixedCell(IDENTITY.critical, 1);
const LOW = fixedCell(IDENTITY.low, 1);

/** A ratio as a text, by no format: TEXT reads one in the language of the Excel that calculates. */
const percentText = (ratio: string, sign: string): string =>
  `ROUND(${ratio}*100,1)&${quotedText(sign)}`;

/** The names of the three parts. */
function legend({ texts: { summary: t } }: BlockContext): Content[] {
  const percent = (cell: string): string => percentText(cell, t.percentSign);
  const from = HELPER.firstPart;
  return sheetRow(
    {
      [HELPER.label]: t.unit,
      [from]: formula(`${quotedText(`${t.upTo} `)}&${percent(CRITICAL)}`),
      [from + 1]: formula(`${percent(CRITICAL)}&" – "&${percent(LOW)}`),
      [from + 2]: formula(`${quotedText(`${t.from} `)}&${percent(LOW)}`),
    },
    WHOLE_WIDTH,
  );
}

/** The k-th unit from below: where it stands among the units, its ratio, its label and the parts of its bar. */
function bar(
  { summary, texts, places }: BlockContext,
  row: number,
  k: number,
): Record<number, Content> {
  const { first, last } = places.unit;
  const ranks = fixedColumn(HELPER.rank, first, last);
  const place = cellAddress(row, HELPER.row);
  const ratio = cellAddress(row, HELPER.rank);
  const at = (column: number): string => `INDEX(${fixedColumn(column, first, last)},${place})`;
  const part = (text: string): Content => formula(`IF(${ratio}="",0,${text})`);
  return {
    [HELPER.row]: formula(`IFERROR(MATCH(SMALL(${ranks},${k}),${ranks},0),0)`),
    [HELPER.rank]: formula(`IF(${place}=0,"",${at(quarterColumns(summary.quarter).ratio)})`),
    [HELPER.label]: formula(
      `IF(${place}=0,"",${at(COLUMN.unit)}&" · "&${percentText(ratio, texts.summary.percentSign)})`,
    ),
    [HELPER.firstPart]: part(`MIN(${ratio},${CRITICAL})`),
    [HELPER.firstPart + 1]: part(`MAX(0,MIN(${ratio},${LOW})-${CRITICAL})`),
    [HELPER.firstPart + 2]: part(`MAX(0,MIN(${ratio},${LONGEST_BAR})-${LOW})`),
  };
}
