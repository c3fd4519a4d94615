import { describe, expect, it } from "@jest/globals";
import { columnLetters } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import { isNumbering } from "../../../src/poi/reading/column-marks";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { header, named, OF_THREE, read, THREE, TOTAL } from "./plan-of-rows";

describe("a row that numbers the columns", () => {
  const labels = (label: (column: number) => CellValue): CellValue[] =>
    header.map((_, column) => label(column));
  const odd = (usual: (column: number) => CellValue, text: string): CellValue[] =>
    labels((column) => (column === 4 ? text : usual(column)));
  const bracketed = (column: number): string => `(${column + 1})`;
  const lettered = (column: number): string => `(${columnLetters(column).toLowerCase()})`;

  it.each<[string, CellValue[]]>([
    ["1 2 3", labels((column) => column + 1)],
    ["0 1 2", labels((column) => column)],
    ["01 02 03", labels((column) => String(column + 1).padStart(2, "0"))],
    ["(1) (2)", labels(bracketed)],
    ["(5)=(6+…+17)", odd(bracketed, "(5)=(6+…+17)")],
    ["5 = 6+7+8", odd((column) => column + 1, "5 = 6+7+8")],
    ["(5=6+7)", odd(bracketed, "(5=6+7)")],
    ["(a) (b)", labels(lettered)],
    ["A B C", labels(columnLetters)],
    ["(e)=(f+g)", odd(lettered, "(e)=(f+g)")],
    ["(a) … (z) (aa)", Array.from({ length: 30 }, (_, column) => lettered(column))],
    ["columns left out", ["", "", ...Array.from({ length: 13 }, (_, column) => column + 1)]],
  ])("is known: %s", (_, row) => {
    expect(isNumbering(row)).toBe(true);
    expect(named(read([row, ...THREE]))).toEqual(OF_THREE);
  });

  it("is known beside a legend", () => {
    const row = [...labels((column) => column + 1), "", "Leyenda: P programado"];
    expect(isNumbering(row)).toBe(false);
    expect(named(read([row, ...THREE]))).toEqual(OF_THREE);
  });

  it.each<[string, CellValue[]]>([
    [
      "an activity whose months run",
      [1, "OPP", "Actividad 1", "KM", 78, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    ],
    ["one without a name", ["", "", "", "", 55, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ["one with a fraction", [1, 2, 3.5, 4, 5, 6]],
    ["a step left out", [1, 2, 3, 5, 6, 7]],
    ["letters and numbers", ["(a)", "(2)", "(c)", "(4)", "(e)"]],
    ["letters of no order", ["P", "E", "P", "E", "P", "E"]],
    ["too few", [1, 2, 3, 4]],
    ["words", ["a", "b", "c", "d", "e = total", "fin"]],
    ["nothing", ["", "", ""]],
  ])("is not taken of %s", (_, row) => {
    expect(isNumbering(row)).toBe(false);
  });

  const ACTIVITY = header.indexOf("ACTIVIDAD");
  const numbers = (from: number): number[] => Array.from({ length: 13 }, (_, at) => from + at);

  it.each<[string, CellValue[]]>([
    ["A B C D, 1 2 3", ["A", "B", "C", "D", ...numbers(1)]],
    ["A B C D, 5 6 7", ["A", "B", "C", "D", ...numbers(5)]],
    ["(a) (b) (c) (d), (1) (2)", ["(a)", "(b)", "(c)", "(d)", ...numbers(1).map((n) => `(${n})`)]],
    ["texts and numbers", ["", "(1)", "(2)", "(3)", ...numbers(4)]],
    ["texts and numbers, no unit", ["", "", "1", "2", ...numbers(3)]],
    ["1/ 2/ 3/", labels((column) => `${column + 1}/`)],
    ["a number left out", [1, 2, 3, 4, ...numbers(6)]],
    ["what a column is worked out of, by itself", odd((column) => column + 1, "(6+7+…+17)")],
    ["A B C D=(a+b+c) and no more", ["A", "B", "C", "D=(a+b+c)"]],
  ])("is known where the name is marked as well: %s", (_, row) => {
    expect(isNumbering(row, row.length, ACTIVITY)).toBe(true);
    const validation = validate(read([row, ...THREE, TOTAL]));
    expect(named(validation.plan)).toEqual(OF_THREE);
    expect(validation.findings).toEqual([]);
  });

  it("is none of the rows by which it is told what a column holds", () => {
    const report = ["N°", "UNIDAD", "ACTIVIDAD", "U.M.", "META", "ENE", "FEB", "MAR", "TOTAL"];
    const values = [
      report,
      report.map((_, column) => column + 1),
      [1, "OPP", "Actividad 1", "Informe", 12, 4, 4, 4, 12],
      [2, "OPP", "Actividad 2", "Informe", 9, 3, 3, 3, 99],
      [3, "OPP", "Actividad 3", "Informe", 6, 2, 2, 2, 6],
    ];
    const { findings } = validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values }));
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { check: "quarter-sum", row: 3, found: 99, expected: 9 },
    ]);
  });

  it.each<[string, CellValue[]]>([
    ["figures that run", [1, "OPP", "Actividad 4", "Informe", 1, 2, 3, 4, 5, 6]],
    ["a number and figures that run", [4, "", "Actividad 4", "", 5, 6, 7, 8, 9, 10]],
    ["letters that run beside figures that do not", ["A", "B", "C", "D", 6, 1, 2, 3]],
    ["no name", ["", "A", "", "C", 6, 7, 9, 10, 12]],
    ["letters and no figures", ["", "A", "B", "C"]],
  ])("is not taken of an activity with %s", (_, row) => {
    expect(isNumbering(row, row.length, ACTIVITY)).toBe(false);
  });

  it("is none below the first activity", () => {
    const marks = ["A", "B", "C", "D", ...numbers(1)];
    expect(named(read([...THREE, marks]))).toEqual([...OF_THREE, "C"]);
  });
});
