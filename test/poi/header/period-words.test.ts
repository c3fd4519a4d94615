import { describe, expect, it } from "@jest/globals";
import { headerFacts } from "../../../src/poi/header/words";

const periodOf = (text: string) => headerFacts(text).period;

describe("the period that a header names", () => {
  it.each([
    ["Jan-25", "month", 0],
    ["APR", "month", 3],
    ["Aug", "month", 7],
    ["DECEMBER", "month", 11],
    ["MARZO (I TRIM)", "month", 2],
    ["I TRIMESTRE (ENE-MAR)", "quarter", 0],
    ["TRIMESTRE II: Abril, Mayo y Junio", "quarter", 1],
    ["Jul-Set", "quarter", 2],
    ["Programado Enero a Marzo", "quarter", 0],
    ["EJECUTADO A MARZO", "quarter", 0],
    ["Ier Trim.", "quarter", 0],
    ["IIdo Trim.", "quarter", 1],
    ["IIIer Trim.", "quarter", 2],
    ["IVto Trim.", "quarter", 3],
    ["Q3", "quarter", 2],
    ["ITRIM", "quarter", 0],
    ["2DOTRIM", "quarter", 1],
    ["TRIM4", "quarter", 3],
    ["1T25", "quarter", 0],
    ["ENE-JUN", "semester", 0],
    ["AL 30 DE JUNIO", "semester", 0],
    ["Jul - Dic", "semester", 1],
    ["Ene-Dic", "year", 0],
  ] as const)("%s is %s %i", (text, kind, index) => {
    expect(periodOf(text)).toEqual({ kind, index });
  });

  it.each(["ENERO A SETIEMBRE", "ENE–SET", "EJECUTADO AL MES DE SETIEMBRE", "AL III TRIMESTRE"])(
    "%s is all that was until then",
    (text) => {
      expect(periodOf(text)).toEqual({ kind: "quarter", index: 2, isToDate: true });
    },
  );

  it.each(["FEB-ABR", "Enero a Agosto", "A MAYO", "5T", "Q5", "TRIM", "S1"])(
    "%s is none by itself",
    (text) => {
      expect(periodOf(text)).toBeUndefined();
    },
  );
});
