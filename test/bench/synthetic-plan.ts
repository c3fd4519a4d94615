import type { CellValue, SheetBlock } from "../../src/poi/cells";
import { poiSheet } from "../poi/poi-sheet";

/** Small linear congruential generator (Numerical Recipes), so that every run measures the same plan. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const COLUMNS = 37;
const UNITS = Array.from({ length: 120 }, (_, index) => `GERENCIA DE ASUNTOS NÚMERO ${index + 1}`);
const MEASURES = ["ACCIONES", "INFORMES", "DOCUMENTOS", "REPORTES"];

/**
 * The cells of a sheet with a plan of `rows` activities × 37 columns, as Office.js hands them over: every row
 * sound but for one in a thousand, which has one month or one quarter changed.
 * @param rowsPerFault one row in so many is faulty
 */
export function syntheticPlan(rows: number, rowsPerFault = 1000): SheetBlock {
  const random = randomOf(20211231);
  const header = poiSheet({ activities: [] }).values;
  const values: CellValue[][] = header.map((row) => [...row]);
  for (let row = 0; row < rows; row++) {
    const cells: CellValue[] = [
      UNITS[Math.floor((row * UNITS.length) / rows)],
      row % 3 === 0 ? "GESTIÓN ADMINISTRATIVA" : "ADMINISTRACIÓN DE RECURSOS MUNICIPALES",
      `ACTIVIDAD OPERATIVA DE SEGUIMIENTO Y CONTROL NÚMERO ${row + 1}`,
      MEASURES[random(MEASURES.length)],
      0,
    ];
    let target = 0;
    for (let month = 0; month < 12; month++) {
      const programmed = random(40);
      cells.push(programmed);
      target += programmed;
    }
    for (let month = 0; month < 12; month++)
      cells.push(Math.max(0, Number(cells[5 + month]) - random(2)));
    cells[4] = target;
    for (let quarter = 0; quarter < 4; quarter++) {
      for (const first of [5, 17]) {
        cells.push(
          [0, 1, 2].reduce((sum, month) => sum + Number(cells[first + quarter * 3 + month]), 0),
        );
      }
    }
    if (random(rowsPerFault) === 0) {
      const column = 5 + random(COLUMNS - 5);
      cells[column] = Number(cells[column]) + 1 + random(9);
    }
    values.push(cells);
  }
  return { sheet: "POI", firstRow: 0, firstColumn: 0, values };
}
