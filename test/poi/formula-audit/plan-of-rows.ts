import { cellAddress, columnLetters } from "../../../src/poi/address";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import type { Validation } from "../../../src/poi/validation/validation";
import { poiSheet } from "../poi-sheet";
import { auditedSheets, type FormulaCase, type Formulas } from "./formula-tester";

/** PROG and EJEC by turns, from AD: every month is 1. */
export const MONTHS_OF: Readonly<Record<string, string>> = {
  AD: "F:H",
  AE: "R:T",
  AF: "I:K",
  AG: "U:W",
  AH: "L:N",
  AI: "X:Z",
  AJ: "O:Q",
  AK: "AA:AC",
};
export const QUARTERS = Object.keys(MONTHS_OF);

const quarter = (letters: string, row: number): string =>
  `=SUM(${MONTHS_OF[letters].replaceAll(/[A-Z]+/g, (each) => `${each}${row}`)})`;

/** The quarters of some rows, each with "" where its months add up to nothing. */
export const blankWhileZero = (rows: readonly number[]): Formulas =>
  Object.fromEntries(
    rows.flatMap((row) =>
      QUARTERS.map((letters) => {
        const sum = quarter(letters, row).slice(1);
        return [`${letters}${row}`, `=IF(${sum}=0,"",${sum})`];
      }),
    ),
  );

const target = (row: number): string => `=AD${row}+AF${row}+AH${row}+AJ${row}`;

/** A plan of some rows from row 5, and its formulas: META of its quarters, these of their months, TOTAL of its rows. */
function planOfRows(rows: number, sheet = "POI"): { sheet: SheetBlock; formulas: Formulas } {
  const each = Array.from({ length: rows }, (_, index) => index + 5);
  const formulas: [string, string][] = [
    ...each.flatMap((row): [string, string][] => [
      [`E${row}`, target(row)],
      ...QUARTERS.map((letters): [string, string] => [`${letters}${row}`, quarter(letters, row)]),
    ]),
    ...Array.from({ length: 33 }, (_, index): [string, string] => {
      const letters = columnLetters(4 + index);
      return [`${letters}${rows + 5}`, `=SUM(${letters}5:${letters}${rows + 4})`];
    }),
  ];
  const activities = each.map((row) => ({ activity: `${sheet} ${row}` }));
  return {
    sheet: poiSheet({ sheet, activities, total: true }),
    formulas: Object.fromEntries(formulas),
  };
}

/** Cells without a formula. */
export const typed = (...cells: string[]): Formulas =>
  Object.fromEntries(cells.map((cell) => [cell, ""]));

/** Columns without formulas in some rows. */
export const inRows = (rows: readonly number[], columns: readonly string[]): Formulas =>
  typed(...rows.flatMap((row) => columns.map((letters) => `${letters}${row}`)));

/**
 * What Cuadra says of the plan's sheet and others, whose formulas are all right.
 * @param others their rows, and the columns of theirs that are typed
 */
export const auditOf =
  (rows: number, others: readonly { rows: number; typed?: readonly string[] }[] = []) =>
  ({ formulas, values = {} }: FormulaCase): Validation => {
    const plan = planOfRows(rows);
    const sheet = {
      ...plan.sheet,
      values: plan.sheet.values.map((row, rowIndex) =>
        row.map((value, column): CellValue => values[cellAddress(rowIndex, column)] ?? value),
      ),
    };
    return auditedSheets([
      [sheet, without({ ...plan.formulas, ...formulas })],
      ...others.map(({ rows: count, typed: columns = [] }, index) => {
        const other = planOfRows(count, `GERENCIA ${index + 1}`);
        const given = inRows([5, 6, 7].slice(0, count), columns);
        return [other.sheet, without({ ...other.formulas, ...given })] as const;
      }),
    ]);
  };

const without = (formulas: Formulas): Formulas =>
  Object.fromEntries(Object.entries(formulas).filter(([, formula]) => formula !== ""));

export const PROGRAMMED = ["AD", "AF", "AH", "AJ"];
export const EXECUTED = ["AE", "AG", "AI", "AK"];
