import type { CellValue, SheetBlock } from "../../src/poi/cells";

/** Some rows of a sheet, each as long as the longest of them. */
export const block = (
  values: CellValue[][],
  sheet = "Hoja1",
  firstRow = 0,
  firstColumn = 0,
): SheetBlock => {
  const width = Math.max(...values.map((row) => row.length));
  return {
    sheet,
    firstRow,
    firstColumn,
    values: values.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "")),
  };
};
