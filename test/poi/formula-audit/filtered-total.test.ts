import { describe, expect, it } from "@jest/globals";
import { columnLetters } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import { poiSheet } from "../poi-sheet";
import { auditedSheet, type Formulas } from "./formula-tester";

describe("a TOTAL of SUBTOTAL under a filter", () => {
  // Row 6 is hidden. It has nothing in the first semester: there TOTAL holds.
  const hiddenRows = [{ start: 5, end: 6 }];
  const late = [0, 0, 0, 0, 0, 0, 1, 2, 3, 1, 2, 3];
  const all = poiSheet({ activities: [{}, { programmed: late }, {}], total: true });
  const shown = poiSheet({ activities: [{}, {}], total: true }).values.slice(-1);
  const amounts = Array.from({ length: 33 }, (_, at) => columnLetters(4 + at));
  const ofEach = (name: string): Formulas =>
    Object.fromEntries(amounts.map((column) => [`${column}8`, `=${name}${column}5:${column}7)`]));
  const checks = (
    hidden: typeof hiddenRows,
    formulas: Formulas,
    total: readonly CellValue[] = shown[0],
  ): string[] => {
    const values = [...all.values.slice(0, -1), total];
    const sheet = { ...all, hiddenRows: hidden, values };
    const validation = auditedSheet(sheet, formulas);
    expect(validation.counts.error).toBe(
      validation.findings.filter(({ severity }) => severity === "error").length,
    );
    return [...new Set(validation.findings.map(({ check }) => check))];
  };
  const more = [...shown[0]].with(20, 9);

  it("is not wrong, whichever columns hold", () => {
    expect(checks(hiddenRows, ofEach("SUBTOTAL(109,"))).toEqual(["filtered-total"]);
    const sheet = { ...all, hiddenRows, values: [...all.values.slice(0, -1), ...shown] };
    const { totals } = auditedSheet(sheet, ofEach("SUBTOTAL(9,"));
    expect(totals[0].unfiltered).toBeDefined();
  });

  // No column of it holds: from the figures alone it may be a filter's.
  const even = poiSheet({ activities: [{}, {}, {}], total: true });
  const withTotal = (
    total: readonly CellValue[],
    formulas: Formulas,
    hidden = hiddenRows,
  ): string[] => {
    const values = [...even.values.slice(0, -1), total];
    const { findings, counts, totals } = auditedSheet(
      { ...even, hiddenRows: hidden, values },
      formulas,
    );
    const errors = findings.filter(({ severity }) => severity === "error");
    expect(counts.error).toBe(errors.length);
    expect(totals[0].unfiltered !== undefined).toBe(errors.length === 0);
    return [...new Set(findings.map(({ check }) => check))];
  };
  const zeros = shown[0].map((value) => (typeof value === "number" ? 0 : value));
  const shorter = Object.fromEntries(amounts.map((at) => [`${at}8`, `=SUM(${at}5:${at}6)`]));

  it.each<[string, Formulas, readonly CellValue[], string]>([
    ["a filter's where it is typed", {}, shown[0], "filtered-total"],
    ["a filter's where it is AGGREGATE", ofEach("AGGREGATE(9,5,"), shown[0], "filtered-total"],
    [
      "a filter's where what it adds up may be",
      { ...ofEach("SUM("), E8: "=SUBTOTAL(9,E5:E7)" },
      shown[0],
      "filtered-total",
    ],
    [
      "a filter's where it looks elsewhere",
      { ...ofEach("SUM("), E8: "='Hoja 2'!E9" },
      shown[0],
      "filtered-total",
    ],
    ["wrong where SUM makes it", ofEach("SUM("), shown[0], "total-sum"],
    ["wrong where its formulas leave out a row", shorter, shown[0], "total-sum"],
    ["wrong where it is typed and says nothing", {}, zeros, "total-sum"],
  ])("of which no column holds is %s", (_, formulas, total, check) => {
    expect(withTotal(total, formulas)).toEqual([check]);
  });

  const oneRow = poiSheet({ activities: [{}], total: true }).values.slice(-1)[0];

  it.each<[string, Formulas, readonly CellValue[], typeof hiddenRows, string]>([
    [
      "a filter's that shows nothing",
      ofEach("SUBTOTAL(109,"),
      zeros,
      [{ start: 4, end: 7 }],
      "filtered-total",
    ],
    [
      "a filter's where SUBTOTAL(9) counts a row hidden by hand",
      ofEach("SUBTOTAL(9,"),
      shown[0],
      [{ start: 4, end: 6 }],
      "filtered-total",
    ],
    ["wrong where it leaves out more than what is hidden", {}, oneRow, hiddenRows, "total-sum"],
    [
      "wrong where a SUBTOTAL, of what nobody knows, says less than the rows shown",
      Object.fromEntries(amounts.map((column) => [`${column}8`, "=SUBTOTAL(109,Mis_Filas)"])),
      oneRow,
      hiddenRows,
      "total-sum",
    ],
  ])("is %s", (_, formulas, total, hidden, check) => {
    expect(withTotal(total, formulas, hidden)).toEqual([check]);
  });

  it.each<[string, typeof hiddenRows, Formulas]>([
    ["no row is hidden", [], ofEach("SUBTOTAL(109,")],
    ["no activity is hidden", [{ start: 0, end: 4 }], ofEach("SUBTOTAL(109,")],
    ["another row is hidden", [{ start: 6, end: 7 }], ofEach("SUBTOTAL(109,")],
    ["all its rows are hidden", [{ start: 4, end: 7 }], {}],
    ["no SUBTOTAL makes it", hiddenRows, ofEach("SUM(")],
  ])("is wrong where %s", (_, hidden, formulas) => {
    const found = checks(hidden, formulas);
    expect(found).toContain("total-sum");
    expect(found).not.toContain("filtered-total");
  });

  it("is wrong in a column that neither the rows shown nor all make", () => {
    const found = checks(hiddenRows, ofEach("SUBTOTAL(109,"), more);
    expect(found).toEqual(["filtered-total", "total-sum", "quarter-sum"]);
  });

  it("is wrong in a column whose formula leaves out a row", () => {
    const formulas = { ...ofEach("SUBTOTAL(109,"), L8: "=SUBTOTAL(109,L5:L6)" };
    const total = [...shown[0]].with(11, 1);
    expect(checks(hiddenRows, formulas, total)).toContain("formula-shape");
  });
});
