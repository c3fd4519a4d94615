import type { CellValue } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { MONTHS, planOf } from "../poi-sheet";

export const header = ["N°", "UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS];
export const ONES = Array<number>(12).fill(1);

/** A row of the table: what stands before the amounts, then META and twelve months. */
export const row = (texts: CellValue[], months: readonly number[] = ONES): CellValue[] => [
  ...texts,
  months.reduce((sum, month) => sum + month, 0),
  ...months,
];

export const times = (factor: number): number[] => ONES.map((month) => month * factor);

export const activity = (number: number, months = ONES): CellValue[] =>
  row([number, "OPP", `Actividad ${number}`, "Informe"], months);

/** The plan of some rows under the header; `without` leaves out columns by their names. */
export function read(rows: readonly CellValue[][], without: readonly string[] = []): Plan {
  const kept = (cells: readonly CellValue[]): CellValue[] =>
    cells.filter((_, column) => !without.includes(header[column]));
  return planOf({
    sheet: "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [header, ...rows].map(kept),
  });
}

export const named = ({ activities }: Plan): string[] =>
  Array.from({ length: activities.count }, (_, index) => activities.activity.at(index) ?? "");

export const THREE = [activity(1), activity(2, times(2)), activity(3, times(3))];
export const OF_THREE = ["Actividad 1", "Actividad 2", "Actividad 3"];
export const TOTAL = row(["", "TOTAL", "", ""], times(6));
