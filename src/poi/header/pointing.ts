import { cellAddress } from "../address";
import type { CellValue, Row } from "../cells";
import { missingColumns, type MissingColumn } from "./columns";
import { isUsable, likeliestHeader } from "./layout";
import { columnsOfYear } from "./column-claims";
import { looksLikeData } from "./data-cell";
import {
  CELLS_OF_FIELD,
  POINTED_FIELDS,
  TALLEST_POINTED,
  type PointedField,
} from "./pointed-fields";
import { columnsOfField, heightOf, locate, sameBefore, type PointedHeader } from "./pointed-header";
import { Titles } from "./titles";

/** Some rows of a sheet, with a header among them; from column A on. */
export interface HeaderRows {
  readonly sheet: string;
  /** 0-based sheet row of `values[0]`. */
  readonly firstRow: number;
  readonly values: readonly Row[];
}

/** A rectangle of cells; 0-based. */
export interface SelectedArea {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A header cell pointed at, where it stands; 0-based. */
export interface PlacedCell {
  readonly field: PointedField;
  /** 0-based month, quarter or semester; 0 where the field has one cell. */
  readonly index: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Why what is selected is not taken. `count`: not as many cells as the field has; `blank`: they say nothing, and
 * could not be found again; `apart`: they are too far from those pointed at before.
 */
export type PointingProblem = "count" | "blank" | "apart";

/** Months with the quarter after each three. */
const WITH_QUARTERS = [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14];

/**
 * Where a field's cells stand among selected columns: side by side, or with as many others between each two
 * (PROG | EJEC | % by month), or months with the quarter after each three. Undefined where they fit no such way.
 */
function offsetsIn(columns: number, count: number): readonly number[] | undefined {
  // With what follows the last of them, or without.
  const step = columns % count === 0 ? columns / count : (columns - 1) / (count - 1);
  if (step >= 1 && Number.isInteger(step))
    return Array.from({ length: count }, (_, index) => index * step);
  const afterEachThree = count === 12 && (columns === 15 || columns === 16);
  return afterEachThree ? WITH_QUARTERS : undefined;
}

const isSaid = (value: CellValue | undefined): boolean => String(value ?? "").trim() !== "";

/**
 * The header cells of a field that a selection means. Merged cells say what they say in the first of them; of
 * several rows the lowest in which every cell says something is taken.
 */
export function placedCells(
  field: PointedField,
  { row, column, rows, columns }: SelectedArea,
  { firstRow, values }: HeaderRows,
): readonly PlacedCell[] | PointingProblem {
  const at = (sheetRow: number, sheetColumn: number): CellValue | undefined =>
    values[sheetRow - firstRow]?.[sheetColumn];
  const count = CELLS_OF_FIELD[field];
  if (count === 1) {
    const said: PlacedCell[] = [];
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        if (isSaid(at(r, c))) said.push({ field, index: 0, row: r, column: c });
      }
    }
    if (said.length === 0) return "blank";
    return said.length === 1 ? said : "count";
  }
  const offsets = offsetsIn(columns, count);
  if (!offsets) return "count";
  for (let r = row + rows - 1; r >= row; r--) {
    if (offsets.every((offset) => isSaid(at(r, column + offset))))
      return offsets.map((offset, index) => ({ field, index, row: r, column: column + offset }));
  }
  return "blank";
}

/** Whether cells are near enough to be of one header. */
export function areTogether(cells: readonly PlacedCell[]): boolean {
  const rows = cells.map(({ row }) => row);
  return Math.max(...rows) - Math.min(...rows) < TALLEST_POINTED;
}

/** Cells pointed at, as they are kept in the workbook. */
export function pointedHeader(
  { sheet, firstRow, values }: HeaderRows,
  cells: readonly PlacedCell[],
): PointedHeader {
  const top = Math.min(...cells.map(({ row }) => row));
  return {
    sheet,
    cells: cells.map(({ field, index, row, column }) => {
      const said = values[row - firstRow];
      return {
        field,
        index,
        text: String(said[column]),
        row: row - top,
        nth: sameBefore(said, column),
      };
    }),
  };
}

/** The header that was pointed at among some rows before, and its cells; undefined where there is none. */
export function pointedBefore(
  headers: readonly PointedHeader[],
  { sheet, firstRow, values }: HeaderRows,
): { readonly header: PointedHeader; readonly cells: readonly PlacedCell[] } | undefined {
  for (const header of headers) {
    if (header.sheet !== sheet) continue;
    for (let at = 0; at + heightOf(header) <= values.length; at++) {
      const places = locate(header, values, at);
      if (!places) continue;
      const cells = header.cells.map(({ field, index, row }, place) => ({
        field,
        index,
        row: firstRow + at + row,
        column: places[place],
      }));
      return { header, cells };
    }
  }
  return undefined;
}

/** A field of a header, as far as it is known. */
export interface KnownField {
  /** "G4", or "G4:R4" from the first to the last. */
  readonly address: string;
  /** What its cell says, or its first and last. */
  readonly texts: readonly string[];
  readonly isPointed: boolean;
  /** Whether some of its cells look like data below a header. */
  readonly looksLikeData: boolean;
}

/** What is known of a header: by its words, and by what was pointed at. */
export interface HeaderKnown {
  readonly fields: Readonly<Record<PointedField, KnownField | undefined>>;
  readonly missing: readonly MissingColumn[];
  /** Whether a table can be read under it. */
  readonly isUsable: boolean;
}

/** What is known of the likeliest header among some rows; read exactly as the plan is. */
export function headerKnown(rows: HeaderRows, cells: readonly PlacedCell[]): HeaderKnown {
  const pointed = cells.length > 0 ? [{ header: pointedHeader(rows, cells), isOwn: true }] : [];
  const header = ofSheetYear(rows, likeliestHeader(rows.values, 0, pointed));
  const fields = Object.fromEntries(
    POINTED_FIELDS.map((field) => {
      const placed = cells.filter((cell) => cell.field === field);
      if (placed.length > 0) return [field, knownField(rows, placed, true)];
      const columns = header && columnsOfField(header.columns, field);
      return [field, columns && knownField(rows, wordsOver(rows, header, field, columns), false)];
    }),
  ) as Record<PointedField, KnownField | undefined>;
  return {
    fields,
    missing: header ? missingColumns(header.columns) : ["unit", "activity", "measure", "target"],
    isUsable: header !== undefined && isUsable(header.columns),
  };
}

/** A header with the columns of the year that the titles above it name, as the plan is read. */
function ofSheetYear(
  { sheet, values }: HeaderRows,
  header: ReturnType<typeof likeliestHeader>,
): ReturnType<typeof likeliestHeader> {
  if (!header) return header;
  const titles = new Titles();
  for (const row of values.slice(0, header.at)) titles.add(row);
  return { ...header, columns: columnsOfYear(header.columns, titles.yearSoFar(sheet)) };
}

/** The lowest cells of a band that say something over some columns. */
function wordsOver(
  { firstRow, values }: HeaderRows,
  { at, height }: { readonly at: number; readonly height: number },
  field: PointedField,
  columns: readonly number[],
): PlacedCell[] {
  return columns.map((column, index) => {
    let row = at + height - 1;
    while (row > at && !isSaid(values[row][column])) row--;
    return { field, index, row: firstRow + row, column };
  });
}

function knownField(
  { firstRow, values }: HeaderRows,
  cells: readonly PlacedCell[],
  isPointed: boolean,
): KnownField {
  const ends = cells.length > 1 ? [cells[0], cells[cells.length - 1]] : cells;
  return {
    address: ends.map(({ row, column }) => cellAddress(row, column)).join(":"),
    texts: ends.map(({ row, column }) => String(values[row - firstRow][column]).trim()),
    isPointed,
    looksLikeData: isPointed && cells.some((cell) => isDataCell(cell, values[cell.row - firstRow])),
  };
}

const isDataCell = ({ field, index, column }: PlacedCell, row: Row): boolean =>
  looksLikeData(row, column, CELLS_OF_FIELD[field] > 1 ? index : undefined);
