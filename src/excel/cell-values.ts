import type { CellValue } from "../poi/cells";

const isCellValue = (value: unknown): value is CellValue =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/**
 * The values of a range as Office.js hands them over (`any[][]`), typed.
 * @throws TypeError when they are no rectangle of texts, numbers and booleans
 */
export function cellValues(values: unknown): CellValue[][] {
  if (!isGrid(values)) throw new TypeError("Range.values is not a rectangle of cells");
  return values;
}

function isGrid(values: unknown): values is CellValue[][] {
  return (
    Array.isArray(values) &&
    values.every((row: unknown) => Array.isArray(row) && row.every(isCellValue))
  );
}

/** As `cellValues`, for number formats: every cell a text. */
export function cellFormats(formats: unknown): string[][] {
  return cellValues(formats).map((row) => row.map(String));
}
