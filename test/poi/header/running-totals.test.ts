import { describe, expect, it } from "@jest/globals";
import type { Columns } from "../../../src/poi/header/columns";
import { headerAt } from "../../../src/poi/header/layout";
import { slotOf, type PeriodKind } from "../../../src/poi/slots";

const NAMES = ["UNIDAD", "ACTIVIDAD", "META"];
const ROMAN = ["I", "II", "III", "IV"];

/** The columns of a header whose columns after META stand under PROGRAMADO, or other names. */
function columnsOf(names: readonly string[], groups: readonly string[] = ["PROGRAMADO"]): Columns {
  const over = [...NAMES, ...groups, ...names.slice(groups.length).map(() => "")];
  const header = headerAt([over, [...NAMES.map(() => ""), ...names]], 0, 0);
  if (!header) throw new Error("no header");
  return header.columns;
}

/** Where an amount programmed stands, counted from the first column after META; undefined where nowhere. */
function at({ amount }: Columns, kind: PeriodKind, index = 0): number | undefined {
  const column = amount[slotOf("programmed", { kind, index })];
  return column < 0 ? undefined : column - NAMES.length;
}

const missed = ({ claims }: Columns): string[] =>
  claims
    .filter(({ slot, isRunningTotal }) => slot < 0 && !isRunningTotal)
    .map(({ header }) => header.replace("PROGRAMADO / ", ""));

const unchecked = ({ claims }: Columns): string[] =>
  claims
    .filter(({ isRunningTotal }) => isRunningTotal)
    .map(({ header }) => header.replace("PROGRAMADO / ", ""));

const quarters = ROMAN.map((name) => `${name} TRIM`);
const toDate = ["AL II TRIM", "I-III TRIM (Acum.)", "ACUMULADO AL IV TRIMESTRE"];

describe("running totals", () => {
  it("are the semester's and the year's beside all that they add up", () => {
    const columns = columnsOf([...quarters, ...toDate]);
    expect([at(columns, "quarter", 1), at(columns, "semester"), at(columns, "year")]).toEqual([
      1, 4, 6,
    ]);
    expect([missed(columns), unchecked(columns)]).toEqual([[], ["I-III TRIM (Acum.)"]]);
  });

  it("give way to the semester and the year that have columns of their own", () => {
    const columns = columnsOf([...quarters, "I SEM", "TOTAL ANUAL", ...toDate]);
    expect([at(columns, "semester"), at(columns, "year")]).toEqual([4, 5]);
    expect([missed(columns), unchecked(columns)]).toEqual([[], toDate]);
  });

  it("are missed where quarters that they add up have no columns, and pass for none of them", () => {
    const columns = columnsOf(["I TRIM", ...toDate]);
    expect([0, 1, 2, 3].map((index) => at(columns, "quarter", index))).toEqual([
      0,
      undefined,
      undefined,
      undefined,
    ]);
    expect(missed(columns)).toEqual(toDate);
    expect(missed(columnsOf(["I TRIM", "AL II TRIM"]))).toEqual(["AL II TRIM"]);
  });

  it("are missed from the first on where there is nothing else: it would pass for all there is by the third", () => {
    const groups = ["PROGRAMADO", "", "", "", "EJECUTADO"];
    const columns = columnsOf(["AL I TRIM", ...toDate, "ENE"], groups);
    expect(at(columns, "quarter")).toBeUndefined();
    expect(missed(columns)).toEqual(["AL I TRIM", ...toDate]);
  });

  it("are the first quarter to its end, by itself or beside months, and say the same as it beside it", () => {
    expect(at(columnsOf(["AL I TRIM"]), "quarter")).toBe(0);
    const months = ["ENE", "FEB", "MAR", "AL I TRIM"];
    expect(at(columnsOf(months), "quarter")).toBe(3);
    const columns = columnsOf(["AL I TRIM", ...quarters]);
    expect([at(columns, "quarter"), missed(columns), unchecked(columns)]).toEqual([1, [], []]);
    expect(
      columns.claims.filter(
        ({ slot }) => slot === slotOf("programmed", { kind: "quarter", index: 0 }),
      ),
    ).toHaveLength(2);
  });

  it("are not checked to the end of the second semester beside months or quarters, which it may add up or not", () => {
    const columns = columnsOf([...quarters, "AL I SEMESTRE", "AL II SEMESTRE"]);
    expect([at(columns, "semester"), at(columns, "semester", 1)]).toEqual([4, undefined]);
    expect([missed(columns), unchecked(columns)]).toEqual([[], ["AL II SEMESTRE"]]);
    const alone = columnsOf(["AL I SEMESTRE", "AL II SEMESTRE"]);
    expect([at(alone, "semester"), at(alone, "semester", 1)]).toEqual([0, 1]);
    expect([missed(alone), unchecked(alone)]).toEqual([[], []]);
  });

  it("are what there is of a quarter where there is one alone", () => {
    const columns = columnsOf(["AL III TRIM"]);
    expect(at(columns, "quarter", 2)).toBe(0);
    expect([missed(columns), unchecked(columns)]).toEqual([[], []]);
  });

  it("are none of percentages, balances and money, nor those by month", () => {
    const others = [
      "% AL II TRIM",
      "SALDO AL II TRIM",
      "PRESUPUESTO ACUMULADO AL II TRIM",
      "ACUM. ENE",
    ];
    const columns = columnsOf(["I TRIM", ...others]);
    expect([at(columns, "semester"), at(columns, "quarter", 1), missed(columns)]).toEqual([
      undefined,
      undefined,
      [],
    ]);
    const under = columnsOf(["I TRIM", "ACUM. AL II TRIM"], ["PROGRAMADO", "% DE AVANCE"]);
    expect(missed(under)).toEqual([]);
  });

  it("are not checked beside what they add up, where they do not say to the end of what", () => {
    const names = ["EJECUCIÓN ACUMULADA", "PROG. ACUM.", "% EJECUCIÓN ACUMULADA"];
    expect(unchecked(columnsOf(quarters, ["PROGRAMADO"]))).toEqual([]);
    const columns = columnsOf([...quarters, ...names], ["PROGRAMADO", "", "", "", "", "", ""]);
    expect([missed(columns), unchecked(columns)]).toEqual([[], ["PROG. ACUM."]]);
  });
});
