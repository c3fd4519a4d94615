import { describe, expect, it } from "@jest/globals";
import { columnLetters, columnOfLetters } from "../../../src/poi/address";
import { movedFormula } from "../../../src/excel/corrections/moved-formula";

const columnNow = (column: number): number => column;

describe("a formula whose row has moved from 5 to 105", () => {
  it.each([
    ["=SUM(I5:K5)", "=SUM(I105:K105)"],
    ["=H5+L5+P5+T5", "=H105+L105+P105+T105"],
    ["=SUBTOTAL(9,AA5:AC5)", "=SUBTOTAL(9,AA105:AC105)"],
    ["=SUM(F5, G5)*2.5-1", "=SUM(F105, G105)*2.5-1"],
    ["=12", "=12"],
    ['=IF(SUM(F5:H5)=0,"",SUM(F5:H5))', '=IF(SUM(F105:H105)=0,"",SUM(F105:H105))'],
  ])("%s reads %s", (formula, moved) => {
    expect(movedFormula(formula, { from: 4, to: 104, columnNow })).toBe(moved);
  });

  it.each([
    "=SUM(F5:F9)",
    "=SUM(F4:H4)",
    "=SUM($F$5:$H$5)",
    "=SUM(F5:H$5)",
    "='Hoja 5'!F5",
    "=Hoja!F5",
    "=[1]POI!F5",
    "=SUM(F5:H5,#REF!)",
    "=Tasa*F5",
    "=TASA.F5",
    "=LOG10(F5)",
    '=SUM(F5:H5)&"F5"',
    '=IF(SUM(F5:H5)=0,"F5",SUM(F5:H5))',
    "=SUM(F:F)",
    "=SUM(5:5)",
    "=SUM(Tabla1[ENE])",
    `=${"1+".repeat(20_000)}x`,
  ])("is not known of %s", (formula) => {
    expect(movedFormula(formula, { from: 4, to: 104, columnNow })).toBeUndefined();
  });
});

describe("a formula whose columns have moved", () => {
  /** E is no part of the plan; F and G stand one column further right, H two; R to T and X to Z have changed sides. */
  const places: Record<string, string> = { F: "G", G: "H", H: "J", R: "X", T: "Z", X: "R", Z: "T" };
  const columnNow = (column: number): number | undefined => {
    const now = places[columnLetters(column)] as string | undefined;
    return now === undefined ? undefined : columnOfLetters(now);
  };
  const moved = (formula: string): string | undefined =>
    movedFormula(formula, { from: 4, to: 5, columnNow });

  it.each([
    ["=SUM(F5:H5)", "=SUM(G6:J6)"],
    ["=F5+G5-H5*2", "=G6+H6-J6*2"],
    ["=SUM(R5:T5)+X5", "=SUM(X6:Z6)+R6"],
  ])("%s reads %s", (formula, expected) => {
    expect(moved(formula)).toBe(expected);
  });

  it.each(["=SUM(E5:H5)", "=F5+E5", "=SUM(R5:Z5)", "=SUM(F5:H6)"])(
    "is not known of %s",
    (formula) => {
      expect(moved(formula)).toBeUndefined();
    },
  );
});
