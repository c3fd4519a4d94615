import { cellAddress } from "../../../poi/address";
import { formula, type Block } from "../block";
import { COLOR, PERCENT, quarterColumns } from "../grid";
import {
  amountFormat,
  columnsOf,
  headerFormat,
  headingFormat,
  levelFormat,
  levelFormula,
  ratioFormula,
  sheetRow,
  type BlockContext,
} from "./context";
import { withoutExcluded } from "./excluded";

/** Columns of this block: the period spans the first two. */
const C = { period: 0, programmed: 2, executed: 3, gap: 4, ratio: 5, level: 6, last: 7 } as const;

/** The whole plan's execution: each quarter by itself, and to date. */
export function totalsBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first, last } = places.totals;
  const line = (row: number, label: string, programmed: string, executed: string) => {
    const p = cellAddress(row, C.programmed);
    const e = cellAddress(row, C.executed);
    return sheetRow({
      [C.period]: label,
      [C.programmed]: formula(programmed),
      [C.executed]: formula(executed),
      [C.gap]: formula(`${p}-${e}`),
      [C.ratio]: ratioFormula(p, e),
      [C.level]: levelFormula(context, p, e),
    });
  };
  const quarters = summary.all.quarters.map(({ programmed, executed }, quarter) => {
    const columns = quarterColumns(quarter);
    return line(
      first + quarter,
      t.quarterName(quarter + 1),
      withoutExcluded(context, programmed, columns.programmed).formula,
      withoutExcluded(context, executed, columns.executed).formula,
    );
  });
  const sum = (column: number): string =>
    `SUM(${cellAddress(first, column)}:${cellAddress(last - 1, column)})`;
  const count = last - first + 1;
  return {
    firstRow: heading,
    rows: [
      sheetRow({ 0: t.totalsHeading }),
      sheetRow({
        [C.period]: t.period,
        [C.programmed]: t.shortProgrammed,
        [C.executed]: t.shortExecuted,
        [C.gap]: t.gap,
        [C.ratio]: t.ratio,
        [C.level]: t.level,
      }),
      ...quarters,
      line(last, t.toDate(summary.quarter), sum(C.programmed), sum(C.executed)),
    ],
    formats: [
      headingFormat(),
      headerFormat(1, 1, C.last),
      { ...columnsOf(0, C.last, 2, count), grid: true },
      { ...columnsOf(C.programmed, C.gap, 2, count), numberFormat: amountFormat(summary) },
      { ...columnsOf(C.ratio, C.ratio, 2, count), numberFormat: PERCENT },
      { ...columnsOf(0, C.last, 1 + count, 1), bold: true, fill: COLOR.total },
      { ...columnsOf(C.period, C.period + 1, 1, count + 1), merge: true },
      { ...columnsOf(C.level, C.last, 1, count + 1), merge: true },
      levelFormat(context, [C.level, C.last], 2, count),
    ],
  };
}
