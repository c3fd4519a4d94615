import { describe, expect, it } from "@jest/globals";
import { movedFormula } from "../../../src/excel/corrections/moved-formula";

describe("a formula whose row has moved from 5 to 105", () => {
  it.each([
    ["=SUM(I5:K5)", "=SUM(I105:K105)"],
    ["=H5+L5+P5+T5", "=H105+L105+P105+T105"],
    ["=SUBTOTAL(9,AA5:AC5)", "=SUBTOTAL(9,AA105:AC105)"],
    ["=SUM(F5, G5)*2.5-1", "=SUM(F105, G105)*2.5-1"],
    ["=12", "=12"],
  ])("%s reads %s", (formula, moved) => {
    expect(movedFormula(formula, 4, 104)).toBe(moved);
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
    "=SUM(F:F)",
    "=SUM(5:5)",
    "=SUM(Tabla1[ENE])",
    `=${"1+".repeat(20_000)}x`,
  ])("is not known of %s", (formula) => {
    expect(movedFormula(formula, 4, 104)).toBeUndefined();
  });
});
