import type { CellValue, Row } from "../cells";
import type { Columns } from "./columns";
import { slotOf, TARGET, type PeriodKind, type Series } from "../slots";
import { CELLS_OF_FIELD, type PointedField } from "./pointed-fields";
import { fold } from "./fold";
import { type TextRole } from "./words";

/**
 * A header cell that a person pointed at. It is found again by what it says, so that it stays with its column
 * where rows or columns are put in before it.
 */
export interface PointedCell {
  readonly field: PointedField;
  /** 0-based month, quarter or semester; 0 where the field has one cell. */
  readonly index: number;
  /** What the cell says; a number as text. */
  readonly text: string;
  /** Rows below the topmost of the header's cells that were pointed at. */
  readonly row: number;
  /** How many cells left of it in its row say the same. */
  readonly nth: number;
}

/** What a person pointed at in one header. */
export interface PointedHeader {
  /** The sheet on which it was pointed at. */
  readonly sheet: string;
  readonly cells: readonly PointedCell[];
}

/**
 * A pointed header as far as one sheet goes. On its own sheet it is heeded whatever the words say; on another that
 * has the same header cells (a sheet a quarter, one renamed) it gives what they do not tell.
 */
export interface PointedOnSheet {
  readonly header: PointedHeader;
  readonly isOwn: boolean;
}

/** The pointed headers as they hold for a sheet, its own first. */
export function pointedOn(
  headers: readonly PointedHeader[],
  sheet: string,
): readonly PointedOnSheet[] {
  return headers
    .map((header) => ({ header, isOwn: header.sheet === sheet }))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
}

/** Rows from the first to the last of a header's cells. */
export function heightOf({ cells }: PointedHeader): number {
  return 1 + Math.max(...cells.map(({ row }) => row));
}

const said = (value: CellValue | undefined): string => fold(String(value ?? ""));

/** How many cells left of one in its row say the same. */
export function sameBefore(row: Row, at: number): number {
  const text = said(row[at]);
  return row.slice(0, at).filter((value) => said(value) === text).length;
}

/**
 * Where a header's cells stand if the topmost of them are in `rows[at]`; undefined where one is not there.
 * @returns by place in `header.cells`, the index into its row
 */
export function locate(
  { cells }: PointedHeader,
  rows: readonly Row[],
  at: number,
): readonly number[] | undefined {
  const places: number[] = [];
  for (const { text, row, nth } of cells) {
    const wanted = fold(text);
    let left = nth;
    const place = (rows[at + row] ?? []).findIndex(
      (value) => said(value) === wanted && left-- === 0,
    );
    if (place < 0) return undefined;
    places.push(place);
  }
  return places;
}

const isTextRole = (field: PointedField): field is Exclude<TextRole, "category"> =>
  field === "unit" || field === "activity" || field === "measure";

/** What a field of amounts stands for, but for the target. */
const AMOUNTS: Readonly<
  Record<
    Exclude<PointedField, TextRole | "target">,
    { readonly series: Series; readonly kind: PeriodKind }
  >
> = {
  programmed: { series: "programmed", kind: "month" },
  executed: { series: "executed", kind: "month" },
  reprogrammed: { series: "reprogrammed", kind: "month" },
  "programmed-quarters": { series: "programmed", kind: "quarter" },
  "executed-quarters": { series: "executed", kind: "quarter" },
  "reprogrammed-quarters": { series: "reprogrammed", kind: "quarter" },
  "programmed-semesters": { series: "programmed", kind: "semester" },
  "executed-semesters": { series: "executed", kind: "semester" },
  "reprogrammed-semesters": { series: "reprogrammed", kind: "semester" },
};

function slotOfCell(field: Exclude<PointedField, TextRole>, index: number): number {
  if (field === "target") return TARGET;
  const { series, kind } = AMOUNTS[field];
  return slotOf(series, { kind, index });
}

/**
 * Columns as the words of a header tell them, with what was pointed at.
 * @param places as `locate` gives them
 * @param firstColumn the sheet column of `row[0]`
 */
export function overlay(
  columns: Columns,
  { header, isOwn }: PointedOnSheet,
  places: readonly number[],
  firstColumn: number,
): Columns {
  const text = { ...columns.text };
  const amount = Int32Array.from(columns.amount);
  const pointed = new Set(places.map((place) => firstColumn + place));
  const slots = new Set<number>();
  if (isOwn) {
    for (const role of Object.keys(text) as TextRole[]) {
      if (pointed.has(text[role])) text[role] = -1;
    }
    for (const [slot, column] of amount.entries()) if (pointed.has(column)) amount[slot] = -1;
  }
  for (const [at, { field, index }] of header.cells.entries()) {
    const column = firstColumn + places[at];
    if (isTextRole(field)) {
      if (isOwn || text[field] < 0) text[field] = column;
    } else {
      const slot = slotOfCell(field, index);
      slots.add(slot);
      if (isOwn || amount[slot] < 0) amount[slot] = column;
    }
  }
  return {
    ...columns,
    text,
    amount,
    // Of several columns that say the same, the one pointed at is meant.
    claims: columns.claims.filter(
      ({ column, slot }) => !isOwn || (!pointed.has(column) && !slots.has(slot)),
    ),
    monthsAreNumbers:
      columns.monthsAreNumbers || header.cells.some((cell) => /^\d+$/.test(cell.text.trim())),
    code: pointed.has(columns.code) && isOwn ? -1 : columns.code,
    rule: pointed.has(columns.rule) && isOwn ? -1 : columns.rule,
    reasons: isOwn ? columns.reasons.filter(({ column }) => !pointed.has(column)) : columns.reasons,
  };
}

/** The sheet columns of a field under a header, as many as it has cells; undefined where one is not there. */
export function columnsOfField(
  { text, amount }: Columns,
  field: PointedField,
): readonly number[] | undefined {
  const columns = isTextRole(field)
    ? [text[field]]
    : Array.from({ length: CELLS_OF_FIELD[field] }, (_, index) => amount[slotOfCell(field, index)]);
  return columns.every((column) => column >= 0) ? columns : undefined;
}
