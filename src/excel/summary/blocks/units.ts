import { cellAddress } from "../../../poi/address";
import { sumOf } from "../../../poi/formula";
import { isPlainCriterion, unitCount, unitSum, type SlotsOf } from "../../../poi/plan-formulas";
import { slotsOfQuarter, TARGET_SLOTS, type UnitLine } from "../../../poi/summary";
import {
  fixedCell,
  fixedColumn,
  formula,
  workbookText,
  type Block,
  type Content,
  type Format,
  type Formula,
} from "../block";
import { COLOR, COLUMN, PERCENT, quarterColumns, TEXT } from "../grid";
import { IDENTITY } from "../places";
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

/** A row a unit: activities, META, each quarter and to date; then their total. */
export function unitsBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first } = places.units;
  const count = summary.units.length;
  const toDate = quarterColumns(summary.quarter);
  const level = toDate.ratio + 1;
  const groups: Record<number, string> = { [toDate.programmed]: t.toDateGroup };
  const names: Record<number, string> = { ...triple(summary.quarter, t) };
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    groups[quarterColumns(quarter).programmed] = t.quarterGroup(quarter + 1);
    Object.assign(names, triple(quarter, t));
  }
  return {
    firstRow: heading,
    rows: [
      sheetRow({ 0: t.unitsHeading }),
      sheetRow(groups),
      sheetRow({
        [COLUMN.unit]: t.unit,
        [COLUMN.cell]: t.activityCount,
        [COLUMN.target]: t.meta,
        ...names,
        [level]: t.level,
      }),
      ...summary.units.map((line, index) => unitRow(context, line, first + index)),
      totalRow(context, first + count),
    ],
    formats: [
      headingFormat(),
      headerFormat(1, 2, level),
      { ...columnsOf(0, level, 3, count + 1), grid: true, vertical: "Center" },
      { ...columnsOf(COLUMN.unit, COLUMN.unit, 3, count), numberFormat: TEXT },
      { ...columnsOf(COLUMN.cell, COLUMN.cell, 3, count + 1), numberFormat: "#,##0" },
      {
        ...columnsOf(COLUMN.target, toDate.executed, 3, count + 1),
        numberFormat: amountFormat(summary),
      },
      ...Array.from({ length: summary.quarter + 1 }, (_, quarter): Format => ({
        ...columnsOf(quarterColumns(quarter).ratio, quarterColumns(quarter).ratio, 3, count + 1),
        numberFormat: PERCENT,
      })),
      ...Array.from({ length: summary.quarter + 1 }, (_, quarter): Format => ({
        ...columnsOf(quarterColumns(quarter).programmed, quarterColumns(quarter).ratio, 1, 1),
        merge: true,
      })),
      levelFormat(context, [level, level], 3, count + 1),
      { ...columnsOf(0, level, 3 + count, 1), bold: true, fill: COLOR.total },
      { ...columnsOf(COLUMN.unit, COLUMN.activity, 2, count + 2), merge: true },
    ],
  };
}

function triple(quarter: number, t: BlockContext["texts"]["summary"]): Record<number, string> {
  const { programmed, executed, ratio } = quarterColumns(quarter);
  return { [programmed]: t.shortProgrammed, [executed]: t.shortExecuted, [ratio]: t.ratio };
}

function unitRow(context: BlockContext, line: UnitLine, row: number): Content[] {
  const { summary, texts, places } = context;
  const { plan } = summary;
  const key = `$${cellAddress(row, COLUMN.unit)}`;
  const { excluded } = places;
  const isSome = excluded.first <= excluded.last;
  /** The unit's figure over the plan less that of its rows that are not counted. */
  const figure = (all: string, column: number): Formula => {
    if (!isSome) return formula(all);
    const keys = fixedColumn(COLUMN.unit, excluded.first, excluded.last);
    const values = fixedColumn(column, excluded.first, excluded.last);
    if (isPlainCriterion(plan, line.index))
      return formula(`${all}-SUMIFS(${values},${keys},${key})`);
    const own = summary.excluded.flatMap(({ unit }, index) =>
      unit === line.unit ? [fixedCell(excluded.first + index, column)] : [],
    );
    return formula(own.length === 0 ? all : `${all}-(${sumOf(own)})`);
  };
  const sum = (slotsOf: SlotsOf, column: number): Formula =>
    line.index < 0
      ? restOf(context, row, column)
      : figure(unitSum(plan, line.index, slotsOf, key), column);
  const quarters: Record<number, Formula> = {};
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    const { programmed, executed } = quarterColumns(quarter);
    quarters[programmed] = sum(slotsOfQuarter("programmed", quarter), programmed);
    quarters[executed] = sum(slotsOfQuarter("executed", quarter), executed);
  }
  return sheetRow({
    [COLUMN.unit]: line.index < 0 ? texts.summary.noUnit : workbookText(line.unit),
    [COLUMN.cell]:
      line.index < 0
        ? restOf(context, row, COLUMN.cell)
        : figure(unitCount(plan, line.index, key), COLUMN.last),
    [COLUMN.target]: sum(TARGET_SLOTS, COLUMN.target),
    ...quarters,
    ...derived(context, row),
  });
}

/** What activities without a unit have: the whole plan's figure less that of the units above. */
function restOf({ summary, places }: BlockContext, row: number, column: number): Formula {
  const all = wholeOf(summary.quarter, places.totals.first, column);
  const above = `${cellAddress(places.units.first, column)}:${cellAddress(row - 1, column)}`;
  return formula(row === places.units.first ? all : `${all}-SUM(${above})`);
}

/** The cell that has the whole plan's figure for one of this block's columns. */
function wholeOf(quarters: number, firstTotal: number, column: number): string {
  if (column === COLUMN.cell) return cellAddress(IDENTITY.activities, 1);
  if (column === COLUMN.target) return cellAddress(IDENTITY.target, 1);
  const quarter = Array.from({ length: quarters }, (_, index) => index).find(
    (index) =>
      column === quarterColumns(index).programmed || column === quarterColumns(index).executed,
  );
  if (quarter === undefined) return "0";
  const isProgrammed = column === quarterColumns(quarter).programmed;
  return cellAddress(firstTotal + quarter, isProgrammed ? 2 : 3);
}

function totalRow(context: BlockContext, row: number): Content[] {
  const { summary, texts, places } = context;
  const sum = (column: number): Formula =>
    formula(`SUM(${cellAddress(places.units.first, column)}:${cellAddress(row - 1, column)})`);
  const quarters: Record<number, Formula> = {};
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    const { programmed, executed } = quarterColumns(quarter);
    quarters[programmed] = sum(programmed);
    quarters[executed] = sum(executed);
  }
  return sheetRow({
    [COLUMN.unit]: texts.summary.total,
    [COLUMN.cell]: sum(COLUMN.cell),
    [COLUMN.target]: sum(COLUMN.target),
    ...quarters,
    ...derived(context, row),
  });
}

/** Ratios, sums to date and the level, from the row's own cells. */
function derived(context: BlockContext, row: number): Record<number, Content> {
  const { quarter: reported } = context.summary;
  const contents: Record<number, Content> = {};
  const quarters = Array.from({ length: reported }, (_, quarter) => quarterColumns(quarter));
  const toDate = quarterColumns(reported);
  const cells = (columns: readonly number[]): Formula =>
    formula(columns.map((column) => cellAddress(row, column)).join("+"));
  contents[toDate.programmed] = cells(quarters.map(({ programmed }) => programmed));
  contents[toDate.executed] = cells(quarters.map(({ executed }) => executed));
  for (const { programmed, executed, ratio } of [...quarters, toDate]) {
    contents[ratio] = ratioFormula(cellAddress(row, programmed), cellAddress(row, executed));
  }
  const level = levelFormula(
    context,
    cellAddress(row, toDate.programmed),
    cellAddress(row, toDate.executed),
  );
  // A unit none of whose activities is counted has no level.
  contents[toDate.ratio + 1] = formula(
    `IF(${cellAddress(row, COLUMN.cell)}>0,${level.formula},"")`,
  );
  return contents;
}
