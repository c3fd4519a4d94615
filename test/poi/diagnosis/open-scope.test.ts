import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

type Amount = number | string;

const HEADER = ["UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS];
const amounts = (month: Amount): CellValue[] => [
  typeof month === "number" ? 12 * month : month,
  ...MONTHS.map(() => month),
];
const row = (unit: string, name: string, month: number): CellValue[] => [
  unit,
  name,
  "ACCIÓN",
  ...amounts(month),
];
const total = (label: string, month: Amount): CellValue[] => [label, "", "", ...amounts(month)];

/** How the total rows are corrected: by sheet row, META as it is made, and in the other ways. */
function corrected(...sheets: CellValue[][][]): Record<string, unknown> {
  const plan = planOf(
    ...sheets.map((rows, index) => ({
      sheet: `POI ${index + 1}`,
      firstRow: 0,
      firstColumn: 0,
      values: [HEADER, ...rows],
    })),
  );
  const { corrections } = diagnose(validate(plan));
  return Object.fromEntries(
    corrections
      .filter(({ isTotal }) => isTotal)
      .map(({ sheet, row: at, certainty, cells, alternatives, reason }) => {
        const scope = reason.find(({ kind }) => kind === "open-scope");
        expect(scope !== undefined).toBe(alternatives.length > 0);
        const ways = [cells, ...alternatives].map(([{ to }]) => Number(to) / 12);
        return [`${sheet} ${at + 1}`, [certainty, ...ways]];
      }),
  );
}

/** Offices A and B under one gerencia, C and D under another, each with its total. */
const twoLevels = (first: Amount, second: Amount, last: Amount): CellValue[][] => [
  row("A", "1", 1),
  row("A", "2", 2),
  total("TOTAL A", 3),
  row("B", "3", 4),
  row("B", "4", 8),
  total("TOTAL B", 12),
  total("TOTAL GERENCIA NORTE", first),
  row("C", "5", 16),
  row("C", "6", 32),
  total("TOTAL C", 48),
  row("D", "7", 64),
  row("D", "8", 128),
  total("TOTAL D", 192),
  total("TOTAL GERENCIA SUR", second),
  total("TOTAL", last),
];

describe("a total row of which nothing can be read", () => {
  it("is not certainly that of the rows right above it", () => {
    expect(corrected(twoLevels("#REF!", 240, 255))).toEqual({
      "POI 1 8": ["ambiguous", 15, 255, 12],
    });
    expect(corrected(twoLevels(15, "#REF!", 255))).toEqual({
      "POI 1 15": ["ambiguous", 255, 192, 240, 252],
    });
  });

  it("is the whole table's where it says TOTAL under the totals of all others", () => {
    expect(corrected(twoLevels(15, 240, "#REF!"))).toEqual({ "POI 1 16": ["certain", 255] });
  });

  it("is likely that of the unit that it names", () => {
    const rows = [
      row("A", "1", 1),
      total("TOTAL A", 1),
      row("B", "2", 2),
      total("TOTAL B", "#REF!"),
    ];
    expect(corrected([...rows, total("TOTAL", 3)])).toEqual({ "POI 1 5": ["likely", 2, 3] });
  });

  it("may be its sheet's or the plan's", () => {
    const first = [row("A", "1", 1), total("TOTAL", 1)];
    const second = [row("B", "2", 2), total("TOTAL", "#REF!")];
    expect(corrected(first, second)).toEqual({ "POI 2 3": ["ambiguous", 2, 3] });
  });

  it("is certain where there is one thing only that it can add up", () => {
    expect(corrected([row("A", "1", 1), row("A", "2", 2), total("TOTAL", "#REF!")])).toEqual({
      "POI 1 4": ["certain", 3],
    });
  });
});

describe("a total row of which some columns hold", () => {
  it("covers the rows with which they do", () => {
    const rows = twoLevels(15, 240, 255);
    expect(corrected(rows.with(6, rows[6].with(5, "#REF!")))).toEqual({
      "POI 1 8": ["certain", 15 / 12],
    });
  });
});
