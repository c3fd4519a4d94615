import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readTyped } from "../../src/poi/typed-number";

describe("readTyped", () => {
  it.each([
    ["12", 12],
    [" 8 ", 8],
    ["\u00a08\u00a0", 8],
    ["\u200b8", 8],
    ["5.0", 5],
    ["12.", 12],
    ["12,5", 12.5],
    ["0,125", 0.125],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["1 234", 1234],
    ["1 234,50", 1234.5],
    ["1234,567", 1234.567],
    ["1'234", 1234],
    ["1'234,5", 1234.5],
    ["1'234,567", 1_234_567],
    ["12’345,678", 12_345_678],
    ["1´234,567.50", 1_234_567.5],
    ["1,234'567,890", 1_234_567_890],
    ["-1'234,567", -1_234_567],
    ["1 234 567,890", 1_234_567.89],
    ["1'234'567.125", 1_234_567.125],
    [".5", 0.5],
    ["-3", -3],
    ["−3", -3],
    ["+3", 3],
    ["0%", 0],
  ])("%j is %d beyond doubt", (text, amount) => {
    expect(readTyped(text)).toEqual({ kind: "number", amount });
  });

  it.each([
    ["1,234", "comma", [1234, 1.234]],
    ["1.234", "point", [1.234, 1234]],
    ["-12.500", "point", [-12.5, -12_500]],
    ["1 234,567", "comma", [1_234_567, 1234.567]],
    ["1\u00a0234.567", "point", [1234.567, 1_234_567]],
    ["1'234.567", "point", [1234.567, 1_234_567]],
    ["50%", "percent", [0.5, 50]],
    ["7 %", "percent", [0.07, 7]],
  ])("%j can be read in two ways", (text, convention, readings) => {
    expect(readTyped(text)).toEqual({ kind: "ambiguous", convention, readings });
  });

  it.each(["-", "—", " – ", "--"])("%j is a dash", (text) => {
    expect(readTyped(text)).toEqual({ kind: "dash" });
  });

  it.each([
    ...["S/D", "s.d.", "N.A.", "n/a", "N.D.", "Sin dato", "No aplica"],
    ...["S/P", "s.p.", "S/E", "N/P", "n.p", "Sin programación", "NO EJECUTADO"],
  ])("%j says that there is no figure", (text) => {
    expect(readTyped(text)).toEqual({ kind: "no-data" });
  });

  it.each([
    "uno",
    "SE",
    "SP",
    "NP 2",
    "12 informes",
    "1.2.3",
    "1,23,4",
    "1'23,456",
    "1'234,56,7",
    "1234'567,890",
    "1 234,567,8",
    "'1",
    "12/03",
    "(3)",
    "1e3",
    "#REF!",
    "=1+1",
    "",
    "%",
    "sd 5",
    "Infinity",
    "0x10",
    "9".repeat(41),
  ])("%j is some other text", (text) => {
    expect(readTyped(text)).toBeUndefined();
  });

  it("reads millions as Peru writes them: an apostrophe, and commas for thousands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 99_999_999_999 }), (cents) => {
        const text = (cents / 100).toLocaleString("en", { minimumFractionDigits: 2 });
        const commas = [...text.matchAll(/,/g)].map(({ index }) => index);
        const millions = commas.at(-2) ?? -1;
        const peruvian = `${text.slice(0, millions)}'${text.slice(millions + 1)}`;
        expect(readTyped(peruvian)).toEqual({ kind: "number", amount: cents / 100 });
        const whole = Math.floor(cents / 100);
        expect(readTyped(peruvian.slice(0, -3))).toEqual({ kind: "number", amount: whole });
      }),
    );
  });

  it("reads what either country writes, or says that it can be read in two ways", () => {
    const amounts = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(amounts, fc.constantFrom(0, 1, 2, 3), fc.boolean(), (digits, decimals, es) => {
        const amount = digits / 10 ** decimals;
        const text = new Intl.NumberFormat(es ? "de" : "en", {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }).format(amount);
        const read = readTyped(text);
        const meant =
          read?.kind === "number" ? [read.amount] : read?.kind === "ambiguous" ? read.readings : [];
        expect(meant.map((reading) => reading + 0)).toContain(amount + 0);
      }),
    );
  });
});
