import { cellAddress, columnLetters } from "../address";
import type { CellValue, SheetBlock } from "../cells";
import { groupBy } from "../group-by";
import type { SaidRule } from "../sums/measure-rule";
import { SERIES, type Series } from "../slots";
import type { CollectedRow, CollectedValue } from "./collect-rows";

/** An activity with the file that it comes from. */
export interface ProvenRow extends CollectedRow {
  readonly file: string;
}

/** The words of the form's header; a plan's reader must know them again. */
export interface FormWords {
  readonly title: string;
  readonly unit: string;
  readonly category: string;
  readonly activity: string;
  readonly measure: string;
  readonly target: string;
  /** Over the months of a series. */
  readonly series: (series: Series) => string;
  /** Under a quarter. */
  readonly shortSeries: (series: Series) => string;
  /** 0-based. */
  readonly month: (month: number) => string;
  /** 1–4. */
  readonly quarter: (quarter: number) => string;
  readonly total: string;
  /** Where the row comes from. */
  readonly file: string;
  readonly sheet: string;
  readonly row: string;
  readonly code: string;
  /** How its months make META, and what a row says of that. */
  readonly rule: string;
  readonly ruleName: (rule: SaidRule) => string;
  /** Whether the row is in TOTAL. */
  readonly adds: string;
  readonly yes: string;
  readonly no: string;
}

/** A formula with what it gives. */
export interface FormulaCell {
  /** Without "=". */
  readonly formula: string;
  readonly value: number;
}

export type FormCell = CollectedValue | FormulaCell;

/**
 * A plan on one sheet in the usual form, from A1: title, blank row, two header rows, activities, TOTAL. Activities whose
 * plans have no columns of what was executed, or none of months, where others have, stand above the others under a
 * header of their own.
 */
export interface StandardForm {
  /** rows × columns. */
  readonly rows: readonly (readonly FormCell[])[];
  /** 0-based, inclusive: header cells that belong together. */
  readonly merges: readonly Merge[];
  /** 0-based, inclusive; at least one. */
  readonly headers: readonly { readonly first: number; readonly last: number }[];
  readonly totalRow: number;
  /** Columns of texts before the figures. */
  readonly textColumns: number;
  /** First of the columns that say where a row comes from. */
  readonly provenanceColumn: number;
  readonly columns: number;
}

export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

const TEXT_COLUMNS = 4;
const QUARTERS = [0, 1, 2, 3] as const;
const FIRST_HEADER_ROW = 2;
const HEADER_ROWS = 2;
/** Excel takes 255 arguments in a function. */
const MOST_RANGES = 255;

/** The columns of figures that activities under one header have. */
interface BlockColumns {
  /** Whether there are any of what was executed. */
  readonly reported: boolean;
  /** The quarters of which there are no months, as `partOf` names them. */
  readonly byQuarter: readonly string[];
}

/** A 0-based quarter of a series, in a word. */
const partOf = (series: Series, quarter: number): string => `${series} ${quarter}`;

/** Activities under one header. */
export interface FormBlock<Row> extends BlockColumns {
  /** 0-based sheet rows. */
  readonly headerRow: number;
  readonly firstRow: number;
  readonly rows: readonly Row[];
}

function columnsOf({ series }: CollectedRow): BlockColumns {
  return {
    reported: series.some((of) => of.series === "executed"),
    byQuarter: series.flatMap((of) =>
      of.quarters.flatMap(({ byMonth }, quarter) => (byMonth ? [] : [partOf(of.series, quarter)])),
    ),
  };
}

/**
 * The blocks in which activities stand on the sheet. Those whose plans do not say what was executed would, among the
 * others, have executed nothing; they come first, so that TOTAL stands under the columns of it. Those planned by quarters
 * would have quarters unlike their months; they come last of either, because with them TOTAL has no months. Where each
 * has others by quarter, TOTAL stands under a header of its own.
 */
export function formBlocks<Row extends CollectedRow>(rows: readonly Row[]): FormBlock<Row>[] {
  const alike = groupBy(rows, (row) => JSON.stringify(columnsOf(row)));
  const inOrder = [...alike.values()]
    .map((own) => ({ ...columnsOf(own[0]), rows: own }))
    .sort(
      (a, b) => Number(a.reported) - Number(b.reported) || a.byQuarter.length - b.byQuarter.length,
    );
  const blocks: FormBlock<Row>[] = [];
  let headerRow = FIRST_HEADER_ROW;
  for (const block of inOrder) {
    const firstRow = headerRow + HEADER_ROWS;
    blocks.push({ ...block, headerRow, firstRow });
    // A blank row between.
    headerRow = firstRow + block.rows.length + 1;
  }
  const byQuarter = [...new Set(blocks.flatMap((block) => block.byQuarter))];
  const last = blocks.at(-1);
  if (last && byQuarter.length > last.byQuarter.length)
    blocks.push({ ...last, byQuarter, headerRow, firstRow: headerRow + HEADER_ROWS, rows: [] });
  return blocks;
}

/**
 * Puts activities in the usual form of a POI: META, the months of each series, the quarters side by side as sums of
 * their months, and where each row comes from. TOTAL adds up the rows that add up; where these lie in too many pieces
 * for one SUM, a column says which they are, and TOTAL is a SUMIF of it. Where some are planned by quarters alone, TOTAL
 * has no months of these: they would not add up to its quarters.
 * @param given at least one, in the order that they are to have
 */
export function standardForm(given: readonly ProvenRow[], words: FormWords): StandardForm {
  const blocks = formBlocks(given);
  const ranges = rangesOf(blocks);
  const byColumn = ranges.length > MOST_RANGES;
  const shape = shapeOf(given, byColumn);
  const first = blocks[0].firstRow;
  const last = lastRowOf(blocks[blocks.length - 1]);
  const rows: FormCell[][] = [[words.title]];
  for (const block of blocks) {
    const { headerRow, firstRow, rows: own } = block;
    rows.push([], ...headerCells(shape, words, block));
    for (const [index, row] of own.entries())
      rows.push(activityRow(row, firstRow + index, shape, words));
    if (rows.length !== headerRow + HEADER_ROWS + own.length)
      throw new Error("a block does not stand where it should");
  }
  const addsColumn = columnLetters(shape.columns - 1);
  const executed = executedColumns(shape);
  const withoutMonths = monthColumns(
    shape,
    blocks.flatMap(({ byQuarter }) => byQuarter),
  );
  const totalOf = (column: number): FormulaCell | 0 | null => {
    if (withoutMonths.has(column)) return null;
    const letters = columnLetters(column);
    const cells = ranges
      .filter(({ reported }) => reported || !executed.has(column))
      .map(({ from, to }) => `${letters}${from + 1}:${letters}${to + 1}`);
    if (cells.length === 0) return 0;
    const formula = byColumn
      ? `SUMIF($${addsColumn}$${first + 1}:$${addsColumn}$${last + 1},"${words.yes}",${letters}${first + 1}:${letters}${last + 1})`
      : `SUM(${cells.join(",")})`;
    let value = 0;
    // Blank where it is not reported.
    for (const { from, to } of ranges)
      for (let row = from; row <= to; row++) value += numberOf(rows[row][column]);
    return { formula, value };
  };
  rows.push([
    words.total,
    ...Array<null>(TEXT_COLUMNS - 1).fill(null),
    ...Array.from({ length: shape.provenance - TEXT_COLUMNS }, (_, at) =>
      totalOf(TEXT_COLUMNS + at),
    ),
  ]);
  return {
    rows,
    merges: blocks.flatMap((block) => headerMerges(shape, block)),
    headers: blocks.map(({ headerRow, firstRow }) => ({ first: headerRow, last: firstRow - 1 })),
    totalRow: last + 1,
    textColumns: TEXT_COLUMNS,
    provenanceColumn: shape.provenance,
    columns: shape.columns,
  };
}

const lastRowOf = ({ firstRow, rows }: FormBlock<unknown>): number => firstRow + rows.length - 1;

/** What the form's cells hold, as a plan's reader takes them. */
export function formValues({ rows, columns }: StandardForm, sheet: string): SheetBlock {
  const valueOf = (cell: FormCell | undefined): CellValue =>
    typeof cell === "object" && cell !== null ? cell.value : (cell ?? "");
  return {
    sheet,
    firstRow: 0,
    firstColumn: 0,
    values: rows.map((row) => Array.from({ length: columns }, (_, column) => valueOf(row[column]))),
  };
}

/** Which columns the form has: META, the months of each series, the series of each quarter, provenance. */
interface Shape {
  readonly series: readonly Series[];
  /** 12, or 0 where all is planned by quarters. */
  readonly monthsEach: number;
  readonly months: (series: number) => number;
  readonly quarter: (quarter: number, series: number) => number;
  readonly provenance: number;
  /** After file, sheet and row. */
  readonly hasCodes: boolean;
  readonly hasRules: boolean;
  readonly saysWhatAdds: boolean;
  readonly columns: number;
}

function shapeOf(rows: readonly CollectedRow[], saysWhatAdds: boolean): Shape {
  const used = new Set<Series>(["programmed"]);
  for (const { series } of rows) for (const of of series) used.add(of.series);
  const series = SERIES.filter((of) => used.has(of));
  const firstMonth = TEXT_COLUMNS + 1;
  const monthsEach = rows.some(({ series: all }) => all.some((of) => of.months.length > 0))
    ? 12
    : 0;
  const firstQuarter = firstMonth + series.length * monthsEach;
  const provenance = firstQuarter + 4 * series.length;
  const hasCodes = rows.some(({ code }) => code !== "");
  const hasRules = rows.some(({ rule }) => rule !== null);
  return {
    series,
    monthsEach,
    months: (of) => firstMonth + of * monthsEach,
    quarter: (quarter, of) => firstQuarter + quarter * series.length + of,
    provenance,
    hasCodes,
    hasRules,
    saysWhatAdds,
    columns: provenance + 3 + [hasCodes, hasRules, saysWhatAdds].filter(Boolean).length,
  };
}

/** The columns of the months of some quarters, as `partOf` names them. */
function monthColumns(shape: Shape, parts: readonly string[]): ReadonlySet<number> {
  if (shape.monthsEach === 0) return new Set();
  return new Set(
    shape.series.flatMap((series, of) =>
      QUARTERS.filter((quarter) => parts.includes(partOf(series, quarter))).flatMap((quarter) =>
        [0, 1, 2].map((month) => shape.months(of) + quarter * 3 + month),
      ),
    ),
  );
}

/** The columns of what was executed. */
function executedColumns(shape: Shape): ReadonlySet<number> {
  const of = shape.series.indexOf("executed");
  if (of < 0) return new Set();
  const months = Array.from({ length: shape.monthsEach }, (_, month) => shape.months(of) + month);
  return new Set([...months, ...[0, 1, 2, 3].map((quarter) => shape.quarter(quarter, of))]);
}

/** The series whose names stand over their columns; those that a block does not have are blank in it. */
function* namedSeries(
  shape: Shape,
  { reported }: BlockColumns,
): Generator<readonly [number, Series]> {
  for (const named of shape.series.entries()) if (reported || named[1] !== "executed") yield named;
}

/** Months of a series side by side that have a header in a block; 0-based, `to` not included. */
interface RunOfMonths {
  readonly of: number;
  readonly series: Series;
  readonly from: number;
  readonly to: number;
}

function runsOfMonths(shape: Shape, block: BlockColumns): RunOfMonths[] {
  if (shape.monthsEach === 0) return [];
  const runs: { of: number; series: Series; from: number; to: number }[] = [];
  for (const [of, series] of namedSeries(shape, block)) {
    for (const quarter of QUARTERS) {
      if (block.byQuarter.includes(partOf(series, quarter))) continue;
      const from = quarter * 3;
      const before = runs.at(-1);
      if (before?.of === of && before.to === from) before.to += 3;
      else runs.push({ of, series, from, to: from + 3 });
    }
  }
  return runs;
}

function headerCells(shape: Shape, words: FormWords, block: BlockColumns): FormCell[][] {
  const upper = Array<FormCell>(shape.provenance).fill(null);
  const lower = Array<FormCell>(shape.provenance).fill(null);
  const names = [words.unit, words.category, words.activity, words.measure, words.target];
  upper.splice(0, names.length, ...names);
  for (const { of, series, from, to } of runsOfMonths(shape, block)) {
    upper[shape.months(of) + from] = words.series(series);
    for (let month = from; month < to; month++)
      lower[shape.months(of) + month] = words.month(month);
  }
  for (const [of, series] of namedSeries(shape, block)) {
    for (let quarter = 0; quarter < 4; quarter++) {
      if (of === 0) upper[shape.quarter(quarter, of)] = words.quarter(quarter + 1);
      lower[shape.quarter(quarter, of)] = words.shortSeries(series);
    }
  }
  upper.push(words.file, words.sheet, words.row);
  if (shape.hasCodes) upper.push(words.code);
  if (shape.hasRules) upper.push(words.rule);
  if (shape.saysWhatAdds) upper.push(words.adds);
  return [upper, lower];
}

function headerMerges(shape: Shape, block: FormBlock<unknown>): Merge[] {
  const { headerRow } = block;
  const over = (startCol: number, endCol: number, rows: number): Merge => ({
    startRow: headerRow,
    startCol,
    endRow: headerRow + rows - 1,
    endCol,
  });
  return [
    ...Array.from({ length: TEXT_COLUMNS + 1 }, (_, column) => over(column, column, 2)),
    ...runsOfMonths(shape, block).map(({ of, from, to }) =>
      over(shape.months(of) + from, shape.months(of) + to - 1, 1),
    ),
    ...[0, 1, 2, 3].map((quarter) =>
      over(shape.quarter(quarter, 0), shape.quarter(quarter, shape.series.length - 1), 1),
    ),
  ];
}

function activityRow(row: ProvenRow, sheetRow: number, shape: Shape, words: FormWords): FormCell[] {
  const cells: FormCell[] = [row.unit, row.category, row.activity, row.measure, row.target];
  for (const [of, series] of shape.series.entries()) {
    const own = row.series.find((known) => known.series === series);
    const first = shape.months(of);
    for (let month = 0; month < shape.monthsEach; month++)
      cells[first + month] = own?.months[month] ?? null;
    for (let quarter = 0; quarter < 4; quarter++) {
      const { summed, written } = own?.quarters[quarter] ?? { summed: false, written: null };
      const from = first + quarter * 3;
      cells[shape.quarter(quarter, of)] = summed
        ? {
            formula: `SUM(${cellAddress(sheetRow, from)}:${cellAddress(sheetRow, from + 2)})`,
            value: sum(cells.slice(from, from + 3)),
          }
        : written;
    }
  }
  cells.push(row.file, row.sheet, row.sheetRow + 1);
  if (shape.hasCodes) cells.push(row.code);
  if (shape.hasRules) cells.push(row.rule === null ? null : words.ruleName(row.rule));
  if (shape.saysWhatAdds) cells.push(row.adds ? words.yes : words.no);
  return cells;
}

/** Runs of rows that add up, as sheet rows; 0-based, inclusive. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly reported: boolean;
}

function rangesOf(blocks: readonly FormBlock<CollectedRow>[]): Run[] {
  const ranges: { from: number; to: number; reported: boolean }[] = [];
  for (const { firstRow, rows, reported } of blocks) {
    for (const [index, { adds }] of rows.entries()) {
      if (!adds) continue;
      const at = firstRow + index;
      const last = ranges.at(-1);
      if (last?.to === at - 1) last.to = at;
      else ranges.push({ from: at, to: at, reported });
    }
  }
  return ranges;
}

/** What SUM takes of a cell: texts are left out. */
function numberOf(cell: FormCell | undefined): number {
  if (typeof cell === "number") return cell;
  return typeof cell === "object" && cell !== null ? cell.value : 0;
}

function sum(cells: readonly FormCell[]): number {
  return cells.reduce<number>((total, cell) => total + numberOf(cell), 0);
}
