import { cellAddress, columnLetters } from "../address";
import type { CellValue, SheetBlock } from "../cells";
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

/** A plan on one sheet in the usual form, from A1: title, blank row, two header rows, activities, TOTAL. */
export interface StandardForm {
  /** rows × columns. */
  readonly rows: readonly (readonly FormCell[])[];
  /** 0-based, inclusive: header cells that belong together. */
  readonly merges: readonly Merge[];
  readonly headerRows: { readonly first: number; readonly last: number };
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
const FIRST_HEADER_ROW = 2;
const FIRST_ROW = 4;
/** Excel takes 255 arguments in a function. */
const MOST_RANGES = 255;

/**
 * Puts activities in the usual form of a POI: META, the months of each series, the quarters side by side as sums of
 * their months, and where each row comes from. TOTAL adds up the rows that add up; where these lie in too many pieces
 * for one SUM, a column says which they are, and TOTAL is a SUMIF of it.
 * @param given at least one, in the order that they are to have
 */
export function standardForm(given: readonly ProvenRow[], words: FormWords): StandardForm {
  const ranges = rangesOf(given);
  const byColumn = ranges.length > MOST_RANGES;
  const shape = shapeOf(given, byColumn);
  const lastRow = FIRST_ROW + given.length - 1;
  const rows: FormCell[][] = [
    [words.title],
    [],
    ...headerRows(shape, words),
    ...given.map((row, index) => activityRow(row, FIRST_ROW + index, shape, words)),
  ];
  const addsColumn = columnLetters(shape.columns - 1);
  const totalOf = (column: number): FormulaCell => {
    const letters = columnLetters(column);
    const cells = ranges.map(({ from, to }) => `${letters}${from + 1}:${letters}${to + 1}`);
    const formula = byColumn
      ? `SUMIF($${addsColumn}$${FIRST_ROW + 1}:$${addsColumn}$${lastRow + 1},"${words.yes}",${letters}${FIRST_ROW + 1}:${letters}${lastRow + 1})`
      : `SUM(${cells.join(",")})`;
    let value = 0;
    for (const [index, { adds }] of given.entries())
      if (adds) value += numberOf(rows[FIRST_ROW + index][column]);
    return { formula, value };
  };
  rows.push([
    words.total,
    ...Array<null>(TEXT_COLUMNS - 1).fill(null),
    ...Array.from({ length: shape.provenance - TEXT_COLUMNS }, (_, at) =>
      ranges.length === 0 ? 0 : totalOf(TEXT_COLUMNS + at),
    ),
  ]);
  return {
    rows,
    merges: headerMerges(shape),
    headerRows: { first: FIRST_HEADER_ROW, last: FIRST_HEADER_ROW + 1 },
    totalRow: lastRow + 1,
    textColumns: TEXT_COLUMNS,
    provenanceColumn: shape.provenance,
    columns: shape.columns,
  };
}

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

/** Which columns the form has: META, 12 months a series, the series of each quarter, provenance. */
interface Shape {
  readonly series: readonly Series[];
  readonly months: (series: number) => number;
  readonly quarter: (quarter: number, series: number) => number;
  readonly provenance: number;
  /** After file, sheet and row. */
  readonly hasCodes: boolean;
  readonly saysWhatAdds: boolean;
  readonly columns: number;
}

function shapeOf(rows: readonly CollectedRow[], saysWhatAdds: boolean): Shape {
  const used = new Set<Series>(["programmed"]);
  for (const { series } of rows) for (const of of series) used.add(of.series);
  const series = SERIES.filter((of) => used.has(of));
  const firstMonth = TEXT_COLUMNS + 1;
  const firstQuarter = firstMonth + series.length * 12;
  const provenance = firstQuarter + 4 * series.length;
  const hasCodes = rows.some(({ code }) => code !== "");
  return {
    series,
    months: (of) => firstMonth + of * 12,
    quarter: (quarter, of) => firstQuarter + quarter * series.length + of,
    provenance,
    hasCodes,
    saysWhatAdds,
    columns: provenance + 3 + (hasCodes ? 1 : 0) + (saysWhatAdds ? 1 : 0),
  };
}

function headerRows(shape: Shape, words: FormWords): FormCell[][] {
  const upper: FormCell[] = [
    words.unit,
    words.category,
    words.activity,
    words.measure,
    words.target,
  ];
  const lower: FormCell[] = Array<null>(upper.length).fill(null);
  for (const [of, series] of shape.series.entries())
    for (let month = 0; month < 12; month++) {
      upper[shape.months(of) + month] = month === 0 ? words.series(series) : null;
      lower[shape.months(of) + month] = words.month(month);
    }
  for (let quarter = 0; quarter < 4; quarter++)
    for (const [of, series] of shape.series.entries()) {
      upper[shape.quarter(quarter, of)] = of === 0 ? words.quarter(quarter + 1) : null;
      lower[shape.quarter(quarter, of)] = words.shortSeries(series);
    }
  upper.push(words.file, words.sheet, words.row);
  if (shape.hasCodes) upper.push(words.code);
  if (shape.saysWhatAdds) upper.push(words.adds);
  return [upper, lower];
}

function headerMerges(shape: Shape): Merge[] {
  const over = (startCol: number, endCol: number, rows: number): Merge => ({
    startRow: FIRST_HEADER_ROW,
    startCol,
    endRow: FIRST_HEADER_ROW + rows - 1,
    endCol,
  });
  return [
    ...Array.from({ length: TEXT_COLUMNS + 1 }, (_, column) => over(column, column, 2)),
    ...shape.series.map((_, of) => over(shape.months(of), shape.months(of) + 11, 1)),
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
    for (let month = 0; month < 12; month++) cells[first + month] = own?.months[month] ?? null;
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
  if (shape.saysWhatAdds) cells.push(row.adds ? words.yes : words.no);
  return cells;
}

/** Runs of rows that add up, as sheet rows; 0-based, inclusive. */
function rangesOf(rows: readonly CollectedRow[]): { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const [index, { adds }] of rows.entries()) {
    if (!adds) continue;
    const at = FIRST_ROW + index;
    const last = ranges.at(-1);
    if (last?.to === at - 1) last.to = at;
    else ranges.push({ from: at, to: at });
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
