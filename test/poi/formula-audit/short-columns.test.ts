import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { formulaCorrections } from "../../../src/poi/diagnosis/formula-corrections";
import { poiSheet, withoutQuarters } from "../poi-sheet";
import { auditedSheets, lines, testFormulas, type FormulaCase } from "./formula-tester";
import {
  auditOf,
  blankWhileZero,
  EXECUTED,
  inRows,
  PROGRAMMED,
  QUARTERS,
  typed,
} from "./plan-of-rows";

const LATE = ["AA", "AB", "AC", "AK"];

/** What a row says that executed nothing in its last quarter, and TOTAL with it. */
const blankIn = (rows: readonly number[]): Record<string, CellValue> => ({
  ...Object.fromEntries(rows.flatMap((row) => LATE.map((letters) => [`${letters}${row}`, ""]))),
  ...Object.fromEntries(LATE.map((letters) => [`${letters}7`, ""])),
});

describe("a plan of two rows", () => {
  testFormulas(auditOf(2), {
    valid: [
      { name: "all of formulas", formulas: {} },
      { name: "all typed but for TOTAL", formulas: inRows([5, 6], ["E", ...QUARTERS]) },
      { name: "META typed", formulas: inRows([5, 6], ["E"]) },
      { name: "EJECUTADO typed", formulas: inRows([5, 6], EXECUTED) },
      { name: "one row's EJECUTADO typed", formulas: inRows([6], EXECUTED) },
      { name: "one row typed", formulas: inRows([6], ["E", ...QUARTERS]) },
      { name: "one row typed but for META", formulas: inRows([6], QUARTERS) },
      { name: "a quarter typed", formulas: inRows([5, 6], ["AF"]) },
      { name: "closed quarters typed", formulas: inRows([5, 6], ["AE", "AG"]) },
      {
        name: "the last quarter not yet filled",
        formulas: inRows([5, 6, 7], LATE),
        values: blankIn([5, 6]),
      },
      {
        name: "the last quarter not yet filled, its formula in one row alone",
        formulas: inRows([6], LATE),
        values: { ...blankIn([5, 6]), AK5: 0 },
      },
      {
        name: "half of a row's quarters typed",
        formulas: typed("AD5", "AF5"),
      },
      {
        name: "META a figure of another sheet in one row",
        formulas: { E5: "", E6: "=Metas!C7" },
      },
      {
        name: "META typed in one row, quarters typed",
        formulas: { ...inRows([5, 6], PROGRAMMED), E5: "" },
      },
    ],
    invalid: [
      {
        name: "a quarter typed over, right",
        formulas: typed("AF5"),
        finds: ["AF5 warning typed-over-formula =SUM(I5:K5)"],
      },
      {
        name: "a quarter typed over, wrong: META and TOTAL follow it",
        formulas: typed("AF5"),
        values: { AF5: 5, E5: 14, AF7: 8, E7: 26 },
        finds: ["AF5 error typed-over-formula =SUM(I5:K5)"],
      },
      {
        name: "a quarter typed over in a plan whose EJECUTADO and META are typed",
        formulas: { ...inRows([5, 6], ["E", ...EXECUTED]), AF5: "" },
        finds: ["AF5 warning typed-over-formula =SUM(I5:K5)"],
      },
      {
        name: "a quarter left blank",
        formulas: typed("AG6"),
        values: { AG6: "", AG7: 3 },
        finds: ["AG6 error typed-over-formula =SUM(U6:W6)"],
      },
      {
        name: "META typed over, right",
        formulas: typed("E6"),
        finds: ["E6 warning typed-over-formula =AD6+AF6+AH6+AJ6"],
      },
      {
        name: "META typed over, wrong",
        formulas: typed("E6"),
        values: { E6: 20, E7: 32 },
        finds: ["E6 error typed-over-formula =AD6+AF6+AH6+AJ6"],
      },
      {
        name: "a quarter in each row",
        formulas: typed("AF5", "AI6"),
        finds: [
          "AF5 warning typed-over-formula =SUM(I5:K5)",
          "AI6 warning typed-over-formula =SUM(X6:Z6)",
        ],
      },
      {
        name: "the first quarter reported typed over",
        formulas: {
          ...inRows([5, 6], ["AG", "AI", "AK"]),
          AE6: "",
        },
        values: Object.fromEntries(
          ["U", "V", "W", "X", "Y", "Z", "AA", "AB", "AC", "AG", "AI", "AK"].flatMap((letters) =>
            [5, 6, 7].map((row) => [`${letters}${row}`, ""]),
          ),
        ),
        finds: ["AE6 warning typed-over-formula =SUM(R6:T6)"],
      },
      {
        name: "not a quarter of which no month is known",
        formulas: typed("AG6"),
        values: { U6: "", V6: "", W6: "", U7: 1, V7: 1, W7: 1 },
        finds: ["AG6 error quarter-sum", "AG7 error quarter-sum"],
      },
    ],
  });
});

describe("a plan of three rows", () => {
  testFormulas(auditOf(3), {
    valid: [
      {
        name: "quarters that say nothing while their months add up to nothing",
        formulas: blankWhileZero([5, 6, 7]),
        values: Object.fromEntries(
          ["AA", "AB", "AC", "AK"].flatMap((letters) =>
            [5, 6, 7, 8].map((row) => [`${letters}${row}`, ""]),
          ),
        ),
      },
      { name: "two rows typed", formulas: inRows([5, 6], ["E", ...QUARTERS]) },
      { name: "META typed in two rows", formulas: inRows([5, 6], ["E"]) },
    ],
    invalid: [
      {
        name: "a quarter typed over",
        formulas: typed("AF5"),
        finds: ["AF5 warning typed-over-formula =SUM(I5:K5)"],
      },
      {
        name: "a quarter typed over, wrong, where the others say nothing while there is nothing",
        formulas: { ...blankWhileZero([5, 6, 7]), AF5: "" },
        values: { AF5: 5, E5: 14, AF8: 11, E8: 38 },
        finds: ['AF5 error typed-over-formula =IF(SUM(I5:K5)=0,"",SUM(I5:K5))'],
      },
      {
        name: "META typed over",
        formulas: typed("E5"),
        finds: ["E5 warning typed-over-formula =AD5+AF5+AH5+AJ5"],
      },
      {
        name: "a quarter typed over, which is blank in another row",
        formulas: typed("AG5", "AG6"),
        values: { U6: "", V6: "", W6: "", AG6: "", U8: 2, V8: 2, W8: 2, AG8: 6 },
        finds: ["AG5 warning typed-over-formula =SUM(U5:W5)"],
      },
      {
        name: "two quarters of a row typed over",
        formulas: typed("AD5", "AF5"),
        finds: [
          "AD5 warning typed-over-formula =SUM(F5:H5)",
          "AF5 warning typed-over-formula =SUM(I5:K5)",
        ],
      },
    ],
  });
});

describe("a plan of two or three rows of formulas", () => {
  it("is sound whatever columns and rows of it are typed", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3 }),
        fc.subarray(["E", ...QUARTERS]),
        fc.subarray([5, 6, 7]),
        (count, columns, typedRows) => {
          const rows = [5, 6, 7].slice(0, count);
          const formulas = {
            ...inRows(rows, columns),
            ...inRows(
              rows.filter((row) => typedRows.includes(row)),
              ["E", ...QUARTERS],
            ),
          };
          expect(lines(auditOf(count)({ name: "", formulas }))).toEqual([]);
        },
      ),
    );
  });
});

describe("a plan of one row", () => {
  testFormulas(auditOf(1), {
    valid: [
      { name: "META typed", formulas: typed("E5") },
      { name: "two quarters typed", formulas: typed("AD5", "AF5") },
      { name: "EJECUTADO typed", formulas: inRows([5], EXECUTED) },
    ],
    invalid: [
      {
        name: "a quarter typed over",
        formulas: typed("AF5"),
        values: { AF5: 5, E5: 14, AF6: 5, E6: 14 },
        finds: ["AF5 error typed-over-formula =SUM(I5:K5)"],
      },
    ],
  });

  describe("beside other sheets of META as a formula", () => {
    testFormulas(auditOf(1, [{ rows: 2 }, { rows: 1 }]), {
      valid: [{ name: "a sheet that is typed", formulas: inRows([5], ["E", ...QUARTERS]) }],
      invalid: [
        {
          name: "META typed over",
          formulas: typed("E5"),
          finds: ["E5 warning typed-over-formula =AD5+AF5+AH5+AJ5"],
        },
      ],
    });
  });

  describe.each([
    { name: "a sheet of META as a formula", others: [{ rows: 2 }] },
    {
      name: "sheets of META as a formula and typed",
      others: [{ rows: 3 }, { rows: 3, typed: ["E"] }],
    },
  ])("beside $name", ({ others }) => {
    testFormulas(auditOf(1, others), {
      valid: [{ name: "META typed", formulas: typed("E5") }],
      invalid: [
        {
          name: "a quarter typed over",
          formulas: typed("AF5"),
          finds: ["AF5 warning typed-over-formula =SUM(I5:K5)"],
        },
      ],
    });
  });
});

describe("a plan of one row without quarters", () => {
  const sheetOf = (name: string): SheetBlock =>
    withoutQuarters(poiSheet({ sheet: name, activities: [{ activity: name }] }));
  const others = ["A", "B", "C"].map((name) => [sheetOf(name), { E5: "=SUM(F5:Q5)" }] as const);

  it("may have META typed whatever other sheets do", () => {
    expect(lines(auditedSheets([[sheetOf("POI"), {}], ...others]))).toEqual([]);
  });
});

describe("what is typed over in a short table", () => {
  const certainties = (rows: number, given: Omit<FormulaCase, "name">): string[] => {
    const { findings, totals } = auditOf(rows)({ name: "", ...given });
    return formulaCorrections(findings, totals).map(({ certainty }) => certainty);
  };

  it("is likely to be a formula, and not certainly, right and wrong", () => {
    const values = { AF5: 5, E5: 14, AF7: 8, E7: 26 };
    expect(certainties(2, { formulas: typed("AF5") })).toEqual(["likely"]);
    expect(certainties(2, { formulas: typed("AF5"), values })).toEqual(["likely"]);
  });
});
