import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { lines, testFormulas } from "./formula-tester";
import { auditOf, EXECUTED, inRows, typed } from "./plan-of-rows";

const EXECUTED_FROM_II = ["U", "V", "W", "X", "Y", "Z", "AA", "AB", "AC", "AG", "AI", "AK"];

/** A plan of one activity, TOTAL in row 6, that reports the first quarter. */
const AT_FIRST_QUARTER: Readonly<Record<string, CellValue>> = {
  A1: "PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL I TRIMESTRE",
  ...Object.fromEntries(
    [5, 6].flatMap((row) => EXECUTED_FROM_II.map((each) => [`${each}${row}`, 0])),
  ),
};

describe("a closed quarter of the only activity of a table", () => {
  testFormulas(auditOf(1), {
    valid: [
      { name: "EJECUTADO I TRIMESTRE typed", formulas: typed("AE5") },
      { name: "both series typed", formulas: typed("AD5", "AE5") },
      { name: "while it is reported", formulas: typed("AD5", "AE5"), values: AT_FIRST_QUARTER },
      { name: "three quarters, each with its TOTAL", formulas: inRows([5, 6], ["AE", "AG", "AI"]) },
      { name: "one column with its TOTAL", formulas: inRows([5, 6], ["AF"]) },
    ],
    invalid: [
      {
        name: "wrong: META and TOTAL follow it",
        formulas: typed("AD5"),
        values: { AD5: 5, E5: 14, AD6: 5, E6: 14 },
        finds: ["AD5 error typed-over-formula =SUM(F5:H5)"],
      },
      {
        name: "wrong, with its TOTAL typed",
        formulas: typed("AD5", "AD6"),
        values: { AD5: 5, E5: 14, AD6: 5, E6: 14 },
        finds: [
          "AD5 error typed-over-formula =SUM(F5:H5)",
          "AD6 error quarter-sum",
          "AD6 warning typed-over-formula =SUM(AD5)",
        ],
      },
      {
        name: "a later one, while those before are formulas",
        formulas: typed("AG5"),
        finds: ["AG5 warning typed-over-formula =SUM(U5:W5)"],
      },
    ],
  });

  it("is no such in a table of two", () => {
    expect(lines(auditOf(2)({ name: "", formulas: typed("AE5") }))).toEqual([
      "AE5 warning typed-over-formula =SUM(R5:T5)",
    ]);
  });
});

describe("a column typed in every table", () => {
  testFormulas(auditOf(1, [{ rows: 1, typed: ["AG"] }]), {
    valid: [{ name: "of one activity each", formulas: typed("AG5") }],
    invalid: [
      {
        name: "with another figure than its months",
        formulas: typed("AG5"),
        values: { AG5: 5, AG6: 5 },
        finds: ["AG5 error typed-over-formula =SUM(U5:W5)"],
      },
    ],
  });
});

describe("TOTAL of a column that is typed", () => {
  testFormulas(auditOf(2), {
    valid: [
      { name: "one column", formulas: inRows([5, 6, 7], ["AF"]) },
      { name: "closed quarters", formulas: inRows([5, 6, 7], ["AD", "AE", "AF", "AG"]) },
    ],
    invalid: [
      {
        name: "wrong",
        formulas: inRows([5, 6, 7], ["AF"]),
        values: { AF7: 8 },
        finds: ["AF7 error typed-over-formula =SUM(AF5:AF6)"],
      },
      {
        name: "of a figure that is not that of its months",
        formulas: inRows([5, 6, 7], ["AG"]),
        values: { AG5: 5, AG7: 8 },
        finds: [
          "AG5 error quarter-sum",
          "AG7 error quarter-sum",
          "AG7 warning typed-over-formula =SUM(AG5:AG6)",
        ],
      },
      {
        name: "where the activities' cells are formulas",
        formulas: typed("AE7", "AG7"),
        finds: ["AE7 warning typed-over-formula =SUM(AE5:AE6) AG7"],
      },
      {
        name: "where one of the activities' cells is a formula",
        formulas: typed("AF5", "AF7"),
        finds: [
          "AF5 warning typed-over-formula =SUM(I5:K5)",
          "AF7 warning typed-over-formula =SUM(AF5:AF6)",
        ],
      },
      {
        name: "where all quarters of the series are typed anyway",
        formulas: { ...inRows([5, 6], EXECUTED), AE7: "" },
        finds: ["AE7 warning typed-over-formula =SUM(AE5:AE6)"],
      },
      {
        name: "META, which is often typed",
        formulas: inRows([5, 6, 7], ["E"]),
        finds: ["E7 warning typed-over-formula =SUM(E5:E6)"],
      },
    ],
  });
});

describe("TOTAL of closed quarters, months and all", () => {
  const first = ["R", "S", "T", "AE"];
  const second = ["U", "V", "W", "AG"];

  testFormulas(auditOf(3), {
    valid: [
      { name: "the first quarter", formulas: inRows([8], first) },
      { name: "two quarters", formulas: inRows([8], [...first, ...second]) },
    ],
    invalid: [
      {
        name: "a month alone",
        formulas: typed("R8"),
        finds: ["R8 warning typed-over-formula =SUM(R5:R7)"],
      },
      {
        name: "a month beside the quarter",
        formulas: typed("T8", "AE8"),
        finds: ["T8 warning typed-over-formula =SUM(T5:T7) AE8"],
      },
      {
        name: "the months, while the quarter is a formula",
        formulas: inRows([8], ["R", "S", "T"]),
        finds: ["R8 warning typed-over-formula =SUM(R5:R7) S8 T8"],
      },
      {
        name: "a later quarter, while the first is formulas",
        formulas: inRows([8], second),
        finds: ["U8 warning typed-over-formula =SUM(U5:U7) V8 W8 AG8"],
      },
      {
        name: "a wrong month among them",
        formulas: inRows([8], first),
        values: { S8: 4 },
        finds: [
          "R8 warning typed-over-formula =SUM(R5:R7) T8 AE8",
          "S8 error typed-over-formula =SUM(S5:S7)",
        ],
      },
    ],
  });

  it("is not of a quarter that is not yet reported", () => {
    const formulas = inRows([6], ["F", "G", "H", "AD", "I", "J", "K", "AF"]);
    expect(lines(auditOf(1)({ name: "", formulas, values: AT_FIRST_QUARTER }))).toEqual([
      "I6 warning typed-over-formula =SUM(I5) J6 K6 AF6",
    ]);
  });
});
