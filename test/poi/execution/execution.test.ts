import { describe, expect, it } from "@jest/globals";
import { progress } from "../../../src/poi/execution/execution";
import { DEFAULT_THRESHOLDS } from "../../../src/poi/execution/thresholds";

describe("what decimals taken from each other leave behind is nothing", () => {
  const left = 0.1 + 0.2 - 0.3;

  it("as something programmed", () => {
    expect(progress(left, 0, DEFAULT_THRESHOLDS).level).toBe("not-programmed");
    expect(progress(left, 3, DEFAULT_THRESHOLDS)).toMatchObject({
      ratio: null,
      level: "unprogrammed",
    });
  });

  it("as something executed", () => {
    expect(progress(0, left, DEFAULT_THRESHOLDS).level).toBe("not-programmed");
    expect(progress(4, left, DEFAULT_THRESHOLDS).level).toBe("critical");
  });
});
