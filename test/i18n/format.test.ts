import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { equalAmounts } from "../../src/poi/amounts";
import { createFormat, type Language } from "../../src/i18n/format";
import { checks as en } from "../../src/i18n/en/checks/index";
import { checks as es } from "../../src/i18n/es/checks/index";
import type { FindingOf } from "../../src/poi/findings/finding";
import { TARGET } from "../../src/poi/slots";

const finding = (found: number, expected: number): FindingOf<"target-sum"> => ({
  check: "target-sum",
  severity: "error",
  sheet: "POI",
  row: 4,
  rowIndex: 0,
  isTotal: false,
  unit: "OFICINA",
  activity: "INFORMES",
  column: 4,
  slot: TARGET,
  found,
  expected,
  detail: { parts: "months" },
});

describe.each<Language>(["es", "en"])("amounts beside each other in %s", (language) => {
  const { apart, number, difference } = createFormat(language);

  it.each([
    [4, 3.9996, "4", "3.9996", "+0.0004"],
    [3.01, 1.005 + 2.001, "3.01", "3.006", "+0.004"],
    [1.004, 1.006, "1.004", "1.006", "-0.002"],
    [1234.5, 1234, "1,234.5", "1,234", "+0.5"],
    [5, 5, "5", "5", "0"],
  ])("%d and %d", (found, expected, ...said) => {
    expect(Object.values(apart(found, expected))).toEqual(said);
  });

  it("are never said the same where the check calls them different, nor their difference 0", () => {
    const amount = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: -100_000, max: 100_000 }).map((units) => units / 10_000),
    );
    const near = fc
      .tuple(amount, fc.integer({ min: 2, max: 12 }), fc.integer({ min: -20, max: 20 }))
      .map(([value, digits, steps]): [number, number] => [value, value + steps / 10 ** digits]);
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(amount, amount)), ([found, expected]) => {
        fc.pre(!equalAmounts(found, expected, false));
        const said = apart(found, expected);
        expect(said.found).not.toBe(said.expected);
        expect(said.difference).not.toMatch(/^[-+]?0$/);
        const { message } = (language === "es" ? es : en).texts["target-sum"];
        for (const text of Object.values(said))
          expect(message(finding(found, expected))).toContain(text);
      }),
    );
  });

  it("have no more decimals than they need", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const [found, expected] = [a / 100, b / 100];
        expect(apart(found, expected)).toEqual({
          found: number(found),
          expected: number(expected),
          difference: difference(found - expected),
        });
      }),
    );
  });
});
