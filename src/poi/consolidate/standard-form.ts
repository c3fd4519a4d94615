import { cellAddress, columnLetters } from "../address";
import type { CellValue, SheetBlock } from "../cells";
import type { CollectedRow } from "./collect-rows";
import type { TextRole } from "../header/words";
import { formBlocks, HEADER_ROWS, lastRowOf, type FormBlock } from "./form-blocks";
import { numberOf, sum, type FormCell, type FormulaCell } from "./form-cell";
import { headerCells, headerMerges, type FormWords, type Merge } from "./form-header";
import { executedColumns, monthColumns, shapeOf, type Shape } from "./form-shape";

/** An activity with the file that it comes from. */
export interface ProvenRow extends CollectedRow {
  readonly file: string;
}

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
  /** What stands in the columns before the figures. */
  readonly texts: readonly TextRole[];
  /** First of the columns that say where a row comes from. */
  readonly provenanceColumn: number;
  readonly columns: number;
}

/** Excel takes 255 arguments in a function. */
const MOST_RANGES = 255;

/**
 * Puts activities in the usual form of a POI: their names (categories where some have one), META, the months of each series, the quarters side by side as sums of
 * their months, and where each row comes from. TOTAL adds up the rows that add up; where these lie in too many pieces
 * for one SUM, a column says which they are, and TOTAL is a SUMIF of it. Where some are planned by quarters alone, TOTAL
 * has no months of these: they would not add up to its quarters.
 * @param given at least one, in the order that they are to have
 */
export function standardForm(given: readonly ProvenRow[], words: FormWords): StandardForm {
  const blocks = formBlocks(given);
  const ranges = rangesOf(blocks);
  const shape = shapeOf(given, ranges.length > MOST_RANGES);
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
  const totalOf = totals(rows, blocks, ranges, shape, words);
  rows.push([
    words.total,
    ...Array<null>(shape.texts.length - 1).fill(null),
    ...Array.from({ length: shape.provenance - shape.texts.length }, (_, at) =>
      totalOf(shape.texts.length + at),
    ),
  ]);
  return {
    rows,
    merges: blocks.flatMap((block) => headerMerges(shape, block)),
    headers: blocks.map(({ headerRow, firstRow }) => ({ first: headerRow, last: firstRow - 1 })),
    totalRow: last + 1,
    texts: shape.texts,
    provenanceColumn: shape.provenance,
    columns: shape.columns,
  };
}

/** What TOTAL says of a column: nothing of the months that not every block has. */
function totals(
  rows: readonly (readonly FormCell[])[],
  blocks: readonly FormBlock<ProvenRow>[],
  ranges: readonly Run[],
  shape: Shape,
  words: FormWords,
): (column: number) => FormulaCell | 0 | null {
  const first = blocks[0].firstRow;
  const last = lastRowOf(blocks[blocks.length - 1]);
  const addsColumn = columnLetters(shape.columns - 1);
  const executed = executedColumns(shape);
  const withoutMonths = monthColumns(
    shape,
    blocks.flatMap(({ byQuarter }) => byQuarter),
  );
  return (column) => {
    if (withoutMonths.has(column)) return null;
    const letters = columnLetters(column);
    const cells = ranges
      .filter(({ reported }) => reported || !executed.has(column))
      .map(({ from, to }) => `${letters}${from + 1}:${letters}${to + 1}`);
    if (cells.length === 0) return 0;
    const formula = shape.saysWhatAdds
      ? `SUMIF($${addsColumn}$${first + 1}:$${addsColumn}$${last + 1},"${words.yes}",${letters}${first + 1}:${letters}${last + 1})`
      : `SUM(${cells.join(",")})`;
    let value = 0;
    // Blank where it is not reported.
    for (const { from, to } of ranges)
      for (let row = from; row <= to; row++) value += numberOf(rows[row][column]);
    return { formula, value };
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

function activityRow(row: ProvenRow, sheetRow: number, shape: Shape, words: FormWords): FormCell[] {
  const cells: FormCell[] = [...shape.texts.map((role) => row[role]), row.target];
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
