import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";

const NAMES = ["UNIDAD", "ACTIVIDAD", "U.M.", "META ANUAL"];
/** What three activities have in each quarter. */
const PROGRAMMED = [
  [51, 56, 45, 51],
  [63, 60, 61, 71],
  [34, 66, 71, 72],
];
const EXECUTED = [
  [50, 55, 44, 51],
  [61, 58, 62, 70],
  [34, 67, 73, 70],
];
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const toDate = (quarters: readonly number[]): number[] =>
  quarters.map((_, quarter) => sum(quarters.slice(0, quarter + 1)));
const QUARTERS = ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"];

function validated(
  quarter: string,
  names: readonly string[],
  amounts: (row: number) => readonly CellValue[],
): Validation {
  const rows = PROGRAMMED.map((programmed, row) => [
    "Gerencia de Obras",
    `Actividad ${row + 1}`,
    "Informe",
    sum(programmed),
    ...amounts(row),
  ]);
  const header = [...NAMES, ...names];
  const title = [`POI 2024 AL ${quarter} TRIMESTRE`, ...header.slice(1).map(() => "")];
  const values = [title, title.map(() => ""), header, ...rows];
  return validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values }));
}

/** What is executed until a quarter, and nothing in what is later: blank, or the same again as formulas say. */
const until = (quarters: readonly number[], last: number, later: "blank" | "same"): CellValue[] =>
  toDate(quarters).map((amount, quarter, all) =>
    quarter <= last ? amount : later === "blank" ? "" : all[last],
  );

const sumsTo = (of: readonly (readonly number[])[], last: number): number =>
  sum(of.map((quarters) => toDate(quarters)[last]));

const checks = ({ findings }: Validation): string[] => [
  ...new Set(findings.map(({ check }) => check)),
];

describe("what was executed to date, column after column", () => {
  it.each([
    ["AL", ["EJEC. AL I TRIM", "EJEC. AL II TRIM", "EJEC. AL III TRIM", "EJEC. AL IV TRIM"]],
    ["A", ["EJEC. A MARZO", "EJEC. A JUNIO", "EJEC. A SETIEMBRE", "EJEC. A DICIEMBRE"]],
  ])("is what the last with figures says: %s", (_, names) => {
    for (const [last, quarter] of ["I", "II", "III", "IV"].entries())
      for (const later of ["blank", "same"] as const) {
        const validation = validated(
          quarter,
          [...QUARTERS.map((name) => `PROG. ${name}`), ...names],
          (row) => [...PROGRAMMED[row], ...until(EXECUTED[row], last, later)],
        );
        expect(validation.execution.totals).toMatchObject({
          programmed: sumsTo(PROGRAMMED, last),
          executed: sumsTo(EXECUTED, last),
        });
        const isNamed = last > 0 || later === "same";
        expect(validation.findings).toMatchObject(
          isNamed ? [{ check: "unread-columns", severity: "info" }] : [],
        );
      }
  });

  it("is compared with what was programmed to the same quarter's end", () => {
    const names = ["AL I TRIM", "AL I SEMESTRE", "AL III TRIM", "ANUAL"].flatMap((name) => [
      `PROG. ${name}`,
      `EJEC. ${name}`,
    ]);
    for (const [last, quarter] of ["I", "II", "III", "IV"].entries()) {
      const validation = validated(quarter, names, (row) => {
        const executed = until(EXECUTED[row], last, "blank");
        return toDate(PROGRAMMED[row]).flatMap((amount, at) => [amount, executed[at]]);
      });
      expect(validation.execution.totals).toMatchObject({
        programmed: sumsTo(PROGRAMMED, last),
        executed: sumsTo(EXECUTED, last),
      });
    }
  });

  it("is added up as before where the columns are parts: semesters, quarters, and the first of them alone", () => {
    const names = ["I SEMESTRE", "II SEMESTRE"].flatMap((name) => [
      `PROG. ${name}`,
      `EJEC. ${name}`,
    ]);
    const halves = ([first, second, third, fourth]: readonly number[]): number[] => [
      first + second,
      third + fourth,
    ];
    const validation = validated("IV", names, (row) =>
      halves(PROGRAMMED[row]).flatMap((amount, at) => [amount, halves(EXECUTED[row])[at]]),
    );
    expect(validation.execution.totals).toMatchObject({ executed: sumsTo(EXECUTED, 3) });
    expect(validation.findings).toEqual([]);
  });

  it("is left out, and named, beside a quarter before which nothing is programmed", () => {
    const months = ["JUL", "AGO", "SET"];
    const names = [
      "EJEC. AL I SEMESTRE",
      ...months.map((month) => `PROG. ${month}`),
      ...months.map((month) => `EJEC. ${month}`),
    ];
    const validation = validated("III", names, () => [105, 11, 24, 10, 11, 24, 9]);
    expect(validation.execution.totals).toMatchObject({ programmed: 135, executed: 132 });
    expect(checks(validation)).toContain("unread-columns");
  });
});
