import { describe, expect, it } from "@jest/globals";
import { cellAddress, columnLetters } from "../../../src/poi/address";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { formulaCorrections } from "../../../src/poi/diagnosis/formula-corrections";
import { rulesOf } from "../../../src/poi/sums/rules";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { LAYOUTS } from "../../fixtures/layouts/index";
import { planOf, poiSheet } from "../poi-sheet";
import {
  auditedSheet,
  lines,
  testFormulas,
  type FormulaCase,
  type Formulas,
} from "./formula-tester";

const QUARTERS = ["F:H", "R:T", "I:K", "U:W", "L:N", "X:Z", "O:Q", "AA:AC"];

/** The columns of what was programmed month by month. */
const MONTH_TOTALS = Array.from({ length: 12 }, (_, index) => columnLetters(5 + index));

const spanIn = (row: number, span: string): string =>
  span
    .split(":")
    .map((letters) => `${letters}${row}`)
    .join(":");

/** Rows 5–8, TOTAL in row 9: quarters and TOTAL are formulas, META is typed, every month is 1. */
const SHEET = poiSheet({ activities: [{}, {}, {}, {}], total: true });
const SOUND: Formulas = Object.fromEntries([
  ...[5, 6, 7, 8].flatMap((row) =>
    QUARTERS.map((span, index) => [cellAddress(row - 1, 29 + index), `=SUM(${spanIn(row, span)})`]),
  ),
  ...Array.from({ length: 33 }, (_, index) => {
    const letters = columnLetters(4 + index);
    return [`${letters}9`, `=SUM(${letters}5:${letters}8)`];
  }),
]) as Formulas;

function withValues(sheet: SheetBlock, values: FormulaCase["values"] = {}): SheetBlock {
  return {
    ...sheet,
    values: sheet.values.map((row, rowIndex) =>
      row.map((value, column): CellValue => values[cellAddress(rowIndex, column)] ?? value),
    ),
  };
}

const audit = ({ formulas, values }: FormulaCase): Validation =>
  auditedSheet(
    withValues(SHEET, values),
    Object.fromEntries(
      Object.entries({ ...SOUND, ...formulas }).filter(([, formula]) => formula !== ""),
    ),
  );

describe("a quarter's formula", () => {
  testFormulas(audit, {
    valid: [
      { name: "as it should be", formulas: {} },
      { name: "cell by cell", formulas: { AD5: "=+F5+G5+(H5)" } },
      { name: "with SUBTOTAL", formulas: { AD5: "=SUBTOTAL(109,F5:H5)" } },
      { name: "rounded, errors caught", formulas: { AD5: "=IFERROR(ROUND(SUM(F5:H5),0),0)" } },
      {
        name: "nothing while there is nothing to add up",
        formulas: {
          AD5: '=IF(SUM(F5:H5)=0,"",SUM(F5:H5))',
          AE5: '=IF(COUNT(R5:T5)>0,SUM(R5:T5),"-")',
          AF5: "=IF(ISERROR(SUM(I5:K5)),0,SUM(I5:K5))",
          AH5: '=IF(B5="",,SUM(L5:N5))',
        },
      },
      {
        name: "one thing or another",
        formulas: { AD5: '=IF(D5="%",H5,SUM(F5:H5))', AE5: '=IF(D5="%",12,SUM(R5:S5))' },
      },
      { name: "with fixed references", formulas: { AD5: "=SUM($F$5:$H$5)" } },
      { name: "in parts, of one", formulas: { AD5: "=SUM(F5,G5)+SUM(H5)" } },
      { name: "of more, less what is too much", formulas: { AD5: "=SUM(F5:I5)-I5" } },
      { name: "a figure of another sheet", formulas: { AD5: "='Hoja 2'!B4" } },
      {
        name: "a name, a table, another function",
        formulas: { AD5: "=Primero", AE5: "=SUM(Tabla1[@[ENE]:[MAR]])", AF5: "=SUMPRODUCT(I5:K5)" },
      },
      { name: "of a column beside the amounts", formulas: { AD5: "=AZ5" } },
      { name: "META of its quarters", formulas: { E5: "=AD5+AF5+AH5+AJ5" } },
      { name: "META of another sheet", formulas: { E5: "=Metas!C7" } },
    ],
    invalid: [
      {
        name: "misses its first month",
        formulas: { AD5: "=SUM(G5:H5)" },
        values: { AD5: 2 },
        finds: ["AD5 error missing-part =SUM(F5:H5)"],
      },
      {
        name: "misses its first month, where it is to say nothing while there is nothing",
        formulas: { AD5: '=IF(SUM(G5:H5)=0,"",SUM(G5:H5))' },
        values: { AD5: 2 },
        finds: ["AD5 error missing-part =SUM(F5:H5)"],
      },
      {
        name: "misses a month that is zero: wrong from the day on which it is not",
        formulas: { AD5: "=SUM(G5:H5)" },
        values: { F5: 0, R5: 0, AD5: 2, AE5: 2, E5: 11, E9: 47, F9: 3, R9: 3, AD9: 11, AE9: 11 },
        finds: ["AD5 error missing-part =SUM(F5:H5)"],
      },
      {
        name: "a month too far right",
        formulas: { AD5: "=SUM(G5:I5)" },
        finds: ["AD5 error missing-part =SUM(F5:H5)"],
      },
      {
        name: "one month too many",
        formulas: { AD5: "=SUM(F5:I5)" },
        values: { AD5: 4 },
        finds: ["AD5 error extra-part =SUM(F5:H5)"],
      },
      {
        name: "of the row above, where the value happens to be right",
        formulas: { AD6: "=SUM(F5:H5)" },
        finds: ["AD6 warning other-row =SUM(F6:H6)"],
      },
      {
        name: "of its row and the next",
        formulas: { AD6: "=SUM(F6:H7)" },
        values: { AD6: 6 },
        finds: ["AD6 error other-row =SUM(F6:H6)"],
      },
      {
        name: "of the header's row",
        formulas: { AD5: "=SUM(F4:H4)" },
        values: { AD5: 0 },
        finds: ["AD5 error other-row =SUM(F5:H5)"],
      },
      {
        name: "PROGRAMADO for EJECUTADO, where they are equal",
        formulas: { AE6: "=SUM(F6:H6)" },
        finds: ["AE6 warning wrong-series =SUM(R6:T6)"],
      },
      {
        name: "with a number added",
        formulas: { AD6: "=SUM(F6:H6)+2" },
        values: { AD6: 5 },
        finds: ["AD6 error constant =SUM(F6:H6)"],
      },
      {
        name: "of another workbook, however it is written",
        formulas: {
          AD5: "=[1]POI!$F$5",
          AD6: "=SUM('C:\\POI\\[POI 2020.xlsx]POI'!$F$6:$H$6)",
          AD7: "=SUM(F7:H7)+[Otro.xlsx]Hoja1!A1",
        },
        values: { AD7: 4 },
        finds: [
          "AD5 warning external-reference =SUM(F5:H5)",
          "AD6 warning external-reference =SUM(F6:H6)",
          "AD7 error external-reference =SUM(F7:H7)",
        ],
      },
      {
        name: "a lost reference",
        formulas: { AD5: "=SUM(F5:G5,#REF!)" },
        values: { AD5: "#REF!" },
        finds: ["AD5 error broken-reference =SUM(F5:H5)", "9 info unverified-total"],
      },
      {
        name: "typed over, right and wrong",
        formulas: { AD5: "", AF6: "" },
        values: { AF6: 30 },
        finds: [
          "AD5 warning typed-over-formula =SUM(F5:H5)",
          "AF6 error typed-over-formula =SUM(I6:K6)",
        ],
      },
      {
        name: "gone for a text or TRUE, which has a finding of its own",
        formulas: { AD5: "", AF6: "" },
        values: { AD5: "tres", AF6: true },
        finds: ["AD5 error not-a-number", "AF6 error not-a-number", "9 info unverified-total"],
      },
      {
        name: "written like its neighbours",
        formulas: {
          AD5: "=F5+G5+H5",
          AD6: "=F6+G6+H6",
          AD7: "=F7+G7+H7",
          AD8: "=F8+G8",
        },
        values: { AD8: 2 },
        finds: ["AD8 error missing-part =F8+G8+H8"],
      },
    ],
  });

  it("is no rule where most of a column is typed", () => {
    const formulas = { AD5: "=SUM(F5:H5)" };
    expect(lines(auditedSheet(SHEET, formulas))).toEqual([]);
  });
});

describe("TOTAL's formula", () => {
  testFormulas(audit, {
    valid: [
      { name: "of a quarter, from its own months", formulas: { AD9: "=SUM(F9:H9)" } },
      { name: "from the header down", formulas: { F9: "=SUM(F4:F8)" } },
      { name: "row by row", formulas: { F9: "=F5+F6+F7+F8" } },
      { name: "of another sheet", formulas: { F9: "=Resumen!B3" } },
    ],
    invalid: [
      {
        name: "leaves out the last row",
        formulas: { F9: "=SUM(F5:F7)" },
        values: { F9: 3 },
        finds: ["F9 error missing-rows =SUM(F5:F8)"],
      },
      {
        name: "counts a row twice",
        formulas: { F9: "=SUM(F5:F8,F8)" },
        values: { F9: 5 },
        finds: ["F9 error counted-twice =SUM(F5:F8)"],
      },
      {
        name: "of the next column",
        formulas: { F9: "=SUM(G5:G8)" },
        finds: ["F9 error missing-part =SUM(F5:F8)"],
      },
      {
        name: "PROGRAMADO for EJECUTADO",
        formulas: { R9: "=SUM(F5:F8)" },
        finds: ["R9 warning wrong-series =SUM(R5:R8)"],
      },
      {
        name: "typed over, right and wrong",
        formulas: { F9: "", G9: "" },
        values: { G9: 8 },
        finds: [
          "F9 warning typed-over-formula =SUM(F5:F8)",
          "G9 error typed-over-formula =SUM(G5:G8)",
        ],
      },
      {
        name: "its months typed over, right but for one: said once",
        formulas: Object.fromEntries(MONTH_TOTALS.map((letters) => [`${letters}9`, ""])),
        values: { H9: 5, AD9: 12 },
        finds: [
          `F9 warning typed-over-formula =SUM(F5:F8)${MONTH_TOTALS.filter(
            (letters) => letters !== "F" && letters !== "H",
          )
            .map((letters) => ` ${letters}9`)
            .join("")}`,
          "H9 error typed-over-formula =SUM(H5:H8)",
        ],
      },
    ],
  });
});

describe("formulas over subtotals", () => {
  // Rows 3–4, 6–8 and 10–12 with a SUBTOTAL below each, TOTAL GENERAL last.
  const layout = LAYOUTS.find(({ name }) => name === "SUBTOTAL by unit and TOTAL GENERAL");
  const sheet = layout?.sheets[0] ?? SHEET;
  const sound = soundFormulas(sheet, []);
  const plan = planOf(sheet);
  const rows = Array.from(plan.totals.sheetRow, (row) => row + 1);
  const grand = rows[rows.length - 1];
  const first = plan.activities.sheetRow[0] + 1;
  const columnIndex = plan.tables[0].columns.amount[0];
  const column = columnLetters(columnIndex);
  const subtotals = (name: string): Formulas =>
    Object.fromEntries(
      rows.slice(0, -1).map((row, index) => {
        const from = index === 0 ? first : rows[index - 1] + 1;
        return [`${column}${row}`, `=${name}${column}${from}:${column}${row - 1})`];
      }),
    );
  const found = (formulas: Formulas): string[] =>
    lines(auditedSheet(sheet, { ...sound, ...formulas }));

  it("are sound where each row counts once", () => {
    const cell = `${column}${grand}`;
    const all = `${column}${first}:${column}${grand - 1}`;
    const each = rows.slice(0, -1).map((row) => `${column}${row}`);
    expect(found({ [cell]: `=${each.join("+")}` })).toEqual([]);
    expect(found({ ...subtotals("SUBTOTAL(9,"), [cell]: `=SUBTOTAL(9,${all})` })).toEqual([]);
    expect(found({ ...subtotals("SUM("), [cell]: `=SUM(${all})-${each.join("-")}` })).toEqual([]);
  });

  it("are not where a subtotal is counted with its rows, or left out", () => {
    const cell = `${column}${grand}`;
    const all = `${column}${first}:${column}${grand - 1}`;
    const each = rows.slice(0, -1).map((row) => `${column}${row}`);
    const kinds = (formulas: Formulas): string[] =>
      found(formulas).map((line) => line.split(" ").slice(0, 3).join(" "));
    expect(kinds({ ...subtotals("SUM("), [cell]: `=SUM(${all})` })).toEqual([
      `${cell} warning counted-twice`,
    ]);
    expect(kinds({ ...subtotals("SUM("), [cell]: `=SUBTOTAL(9,${all})` })).toEqual([
      `${cell} warning counted-twice`,
    ]);
    const left = rows.slice(1, -1).map((row) => Number(sheet.values[row - 1][columnIndex]));
    const damaged = withValues(sheet, { [cell]: left.reduce((sum, value) => sum + value, 0) });
    const formulas = { ...sound, [cell]: `=${each.slice(1).join("+")}` };
    expect(lines(auditedSheet(damaged, formulas))).toEqual([
      expect.stringContaining(`${cell} error missing-rows`),
    ]);
  });

  it.each([
    ["leaves out a row", "missing-rows", `${column}${rows[0] - 1}`],
    ["has a number typed over it", "typed-over-formula", undefined],
  ])("say once, where a subtotal %s, what TOTAL GENERAL adds up of it", (_, fault, leftOut) => {
    const cells = [`${column}${rows[0]}`, `${column}${grand}`];
    const isLeftOut = leftOut !== undefined;
    const by = isLeftOut ? -Number(sheet.values[rows[0] - 2][columnIndex]) : 900;
    const damaged = withValues(
      sheet,
      Object.fromEntries(
        cells.map((cell, at) => [
          cell,
          Number(sheet.values[[rows[0], grand][at] - 1][columnIndex]) + by,
        ]),
      ),
    );
    const each = rows.slice(0, -1).map((row) => `${column}${row}`);
    const short = `=SUM(${column}${first}:${column}${rows[0] - 2})`;
    const formulas = {
      ...sound,
      ...subtotals("SUM("),
      [cells[0]]: isLeftOut ? short : "",
      [cells[1]]: `=${each.join("+")}`,
    };
    expect(lines(auditedSheet(damaged, formulas))).toEqual([
      expect.stringContaining(`${cells[0]} error ${fault}`),
    ]);
  });
});

/** The sums of a plan as formulas, by the rules that its columns obey. */
function soundFormulas(sheet: SheetBlock, others: readonly SheetBlock[]): Formulas {
  const plan = planOf(sheet, ...others);
  const formulas: Record<string, string> = {};
  for (const table of plan.tables.filter((each) => each.sheet === sheet.sheet)) {
    for (const { total, parts } of rulesOf(table.columns)) {
      for (let row = table.activities.start; row < table.activities.end; row++) {
        const sheetRow = plan.activities.sheetRow[row];
        const cells = parts.map((part) => cellAddress(sheetRow, table.columns.amount[part]));
        formulas[cellAddress(sheetRow, table.columns.amount[total])] = `=${cells.join("+")}`;
      }
    }
  }
  const { totals } = validate(plan);
  for (const [total, { start, end, sums }] of totals.entries()) {
    const table = plan.tables[plan.totals.table[total]];
    if (table.sheet !== sheet.sheet) continue;
    for (const [slot, column] of table.columns.amount.entries()) {
      if (column < 0 || sums[slot] === undefined) continue;
      const cells = Array.from({ length: end - start }, (_, index) => start + index)
        .filter((row) => plan.tables[plan.activities.table[row]].sheet === sheet.sheet)
        .map((row) => cellAddress(plan.activities.sheetRow[row], column));
      formulas[cellAddress(plan.totals.sheetRow[total], column)] = `=${cells.join("+")}`;
    }
  }
  return formulas;
}

describe("every layout that is understood, its sums made formulas", () => {
  it.each(LAYOUTS.map(({ name, sheets }) => ({ name, sheets })))("$name", ({ sheets }) => {
    const [sheet, ...others] = sheets;
    const sound = validate(planOf(sheet, ...others));
    const formulas = soundFormulas(sheet, others);
    expect(lines(auditedSheet(sheet, formulas, undefined, others))).toEqual(lines(sound));
  });
});

describe("a TOTAL under which stand rows that may be activities", () => {
  const [first] = SHEET.values.slice(4);
  const certainties = (formula: string, total: number): string[] => {
    const below = { ...SHEET, values: [...SHEET.values, first] };
    const { findings, totals } = auditedSheet(withValues(below, { E9: total }), {
      ...SOUND,
      E9: formula,
    });
    return formulaCorrections(findings, totals)
      .filter(({ isTotal, cells }) => isTotal && cells[0].column === 4)
      .map(({ certainty, cells }) => `${certainty} ${cells[0].toFormula}`);
  };

  it("is not certainly to add up what stands below it", () => {
    expect(certainties("=SUM(E5:E8)", 48)).toEqual(["likely =SUM(E5:E8,E10)"]);
  });

  it("is certainly to add up what stands above it where it reaches below already", () => {
    expect(certainties("=SUM(E6:E8,E10)", 48)).toEqual(["certain =SUM(E5:E8,E10)"]);
  });
});
