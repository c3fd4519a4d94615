import { fixedCell, fixedColumn, formula, workbookText, type Block, type Formula } from "../block";
import { COLOR, COLUMN, quarterColumns, TEXT } from "../grid";
import {
  amountFormat,
  columnsOf,
  headerFormat,
  headingFormat,
  link,
  listHeights,
  sheetRow,
  type BlockContext,
} from "./context";

/**
 * The rows whose months do not add up, and those whose cells have slid, with their own figures as long as their sums fail: every total takes these
 * off, and counts the row by itself once it is corrected. Each figure stands in the column of the table of
 * units that it is taken off.
 */
export function excludedBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first } = places.excluded;
  const count = summary.excluded.length;
  const groups: Record<number, string> = {};
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    const { programmed, executed } = quarterColumns(quarter);
    groups[programmed] = `${t.shortProgrammed} ${t.quarterName(quarter + 1)}`;
    groups[executed] = `${t.shortExecuted} ${t.quarterName(quarter + 1)}`;
  }
  const rows = summary.excluded.map((line, index) => {
    const state = fixedCell(first + index, COLUMN.last);
    const figures: Record<number, Formula> = {
      [COLUMN.target]: formula(`${state}*${line.target}`),
    };
    for (const [quarter, { programmed, executed }] of line.quarters.entries()) {
      const columns = quarterColumns(quarter);
      figures[columns.programmed] = formula(`${state}*${programmed}`);
      figures[columns.executed] = formula(`${state}*${executed}`);
    }
    return sheetRow({
      [COLUMN.unit]: workbookText(line.unit),
      [COLUMN.activity]: workbookText(line.activity),
      [COLUMN.cell]: link(line.sheet, line.row, line.column),
      ...figures,
      [COLUMN.last]: formula(`IF(${line.broken},1,0)`),
    });
  });
  const figuresEnd = quarterColumns(summary.quarter - 1).ratio;
  return {
    firstRow: heading,
    rows: [
      sheetRow({ 0: t.excludedHeading(count - summary.apart, summary.apart) }),
      sheetRow({
        [COLUMN.unit]: t.unit,
        [COLUMN.activity]: t.activity,
        [COLUMN.cell]: t.cell,
        [COLUMN.target]: t.meta,
        ...groups,
        [COLUMN.last]: t.state,
      }),
      ...rows,
    ],
    formats: [
      headingFormat(),
      headerFormat(1),
      { ...columnsOf(0, COLUMN.last, 2, count), grid: true, vertical: "Center" },
      { ...columnsOf(0, COLUMN.activity, 2, count), numberFormat: TEXT, wrap: true },
      { ...columnsOf(COLUMN.cell, COLUMN.cell, 2, count), color: COLOR.link, wrap: true },
      {
        ...columnsOf(COLUMN.target, figuresEnd, 2, count),
        numberFormat: amountFormat(summary),
      },
      {
        ...columnsOf(COLUMN.last, COLUMN.last, 2, count),
        numberFormat: `"${t.notCounted}";;"${t.corrected}"`,
        horizontal: "Center",
      },
      ...listHeights(context, rows, 2, [
        [COLUMN.unit, COLUMN.unit],
        [COLUMN.activity, COLUMN.activity],
      ]),
    ],
  };
}

/** A figure of the whole plan without the rows that are not counted: `column` is where theirs stand. */
export function withoutExcluded(
  { places: { excluded } }: BlockContext,
  all: string,
  column: number,
): Formula {
  return excluded.first > excluded.last
    ? formula(all)
    : formula(`${all}-SUM(${fixedColumn(column, excluded.first, excluded.last)})`);
}
