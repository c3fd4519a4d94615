import { describe, expect, it } from "@jest/globals";
import type { SheetBlock } from "../../../src/poi/cells";
import { validate } from "../../../src/poi/validation/validation";
import { verdictOf } from "../../../src/poi/validation/verdict";
import { planOf, poiSheet, withoutExecuted } from "../poi-sheet";

const said = (...blocks: SheetBlock[]): string => verdictOf(validate(planOf(...blocks)));

const SOUND = poiSheet({ activities: [{ activity: "UNO" }] });
const other = (title?: string): SheetBlock =>
  poiSheet({ sheet: "POI 2", title, activities: [{ activity: "DOS" }] });
const LOOKS_LIKE_A_PLAN: SheetBlock = {
  sheet: "Anexo",
  firstRow: 0,
  firstColumn: 0,
  values: [
    ["ACTIVIDAD", "U.M.", "META"],
    ["TRES", "ACCIONES", 12],
  ],
};

describe("the verdict", () => {
  it("is that a plan is ready where nothing is left to be looked at", () => {
    expect(said(SOUND, other())).toBe("ready");
  });

  it("is that errors are to be corrected, whatever else there is", () => {
    const wrong = poiSheet({ activities: [{ activity: "UNO", cells: { AD: 9 } }] });
    expect(said(wrong, LOOKS_LIKE_A_PLAN)).toBe("to-fix");
  });

  it.each([
    ["sheets of different years are added up", [SOUND, other("POI 2020 - AL IV TRIMESTRE")]],
    ["a sheet that looks like a plan was not read", [SOUND, LOOKS_LIKE_A_PLAN]],
    ["a part of it reports no execution", [SOUND, withoutExecuted(other())]],
    [
      "there are warnings",
      [SOUND, poiSheet({ sheet: "POI 2", activities: [{ activity: "UNO" }] })],
    ],
  ])("is that somebody has to look where %s", (_, blocks) => {
    expect(validate(planOf(...blocks)).counts.error).toBe(0);
    expect(said(...blocks)).toBe("to-review");
  });
});
