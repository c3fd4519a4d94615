import { describe, expect, it } from "@jest/globals";
import { typingLikelihood } from "../../../src/poi/diagnosis/typing-errors";

const NOTHING_AROUND = { beside: [], above: null, totals: [], parts: [], range: 1000 };

describe("the typing error that explains a wrong value", () => {
  it.each([
    [12, 21, "transposed-digits"],
    [10, 1, "transposed-digits"],
    [125, 15, "missing-digit"],
    [15, 155, "extra-digit"],
    [25, 24, "wrong-digit"],
    [25, 250, "times-ten"],
    [250, 25, "tenth"],
    [7, -7, "sign"],
    [1250, 1.25, "separator"],
    [1_250_000, 1.25, "separator"],
    [7, null, "left-out"],
    [7, 0, "left-out"],
    [37, 612, undefined],
  ] as const)("%p typed as %p: %s", (truth, observed, error) => {
    expect(typingLikelihood(truth, observed, NOTHING_AROUND).error).toBe(error);
  });

  it("is a copy of what stands beside, above or in the cell's total", () => {
    const around = { beside: [612, 8], above: 77, totals: [951, 4000], parts: [], range: 1000 };
    const errorOf = (observed: number): string | undefined =>
      typingLikelihood(30, observed, around).error;
    expect([612, 77, 951].map(errorOf)).toEqual(["copied-beside", "copied-above", "copied-total"]);
  });

  it("is no copy of a total that says nothing", () => {
    const around = { ...NOTHING_AROUND, totals: [0, 0] };
    expect(typingLikelihood(7, 0, around)).toEqual(typingLikelihood(7, 0, NOTHING_AROUND));
  });

  it("is a sum that left one of its cells out", () => {
    const around = { ...NOTHING_AROUND, parts: [3, 4, 7] };
    expect(typingLikelihood(14, 7, around).error).toBe("short-sum");
    expect(typingLikelihood(14, 8, around).error).not.toBe("short-sum");
  });

  it("is no slip of the keyboard where nothing was to be typed", () => {
    const { error, likelihood } = typingLikelihood(null, 7, NOTHING_AROUND);
    expect(error).toBeUndefined();
    expect(likelihood).toBeLessThan(typingLikelihood(0, 7, NOTHING_AROUND).likelihood / 10);
  });

  it("makes a value that it explains likelier than one that it does not", () => {
    const explained = typingLikelihood(120, 210, NOTHING_AROUND).likelihood;
    const other = typingLikelihood(120, 347, NOTHING_AROUND).likelihood;
    expect(explained).toBeGreaterThan(50 * other);
  });
});
