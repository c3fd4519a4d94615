import { describe, expect, it } from "@jest/globals";
import { highlight } from "../../src/excel/highlight/highlight";
import { readPlan } from "../../src/excel/read";
import { makeSummary } from "../../src/excel/summary/summary-sheet";
import { validate } from "../../src/poi/validation/validation";
import { levelActivity } from "../poi/level-activity";
import { poiSheet } from "../poi/poi-sheet";
import { texts } from "./corrections/diagnosed";
import { shownHighlights } from "./highlight/shown";
import { openSheets, valuesOf } from "./workbooks";

const RUN = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24];
const BEHIND = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const LEVEL = Array<number>(12).fill(90);

const sheet = poiSheet({
  activities: [
    { unit: "A" },
    levelActivity(RUN, BEHIND, "last", { unit: "A", activity: "ACUMULADA" }),
    levelActivity(LEVEL, LEVEL, "last", { unit: "B", measure: "PORCENTAJE" }),
    { unit: "B", cells: { AD: 4 } },
  ],
  total: true,
});

describe("rows whose months do not add up, in the workbook", () => {
  it("are not highlighted as wrong sums, nor counted in the summary's totals", async () => {
    await openSheets(sheet);
    const { plan, sheets } = await readPlan();
    const validation = validate(plan);
    const { findings, execution } = validation;
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { check: "quarter-sum", row: 7 },
    ]);
    await highlight(validation, sheets);
    const shown = await shownHighlights();
    expect([...shown].filter(([, cells]) => cells.size > 0)).toEqual([
      ["quarter-sum", new Set(["POI!7,29"])],
    ]);
    await makeSummary(validation, sheets, texts);
    const rows = await valuesOf(texts.summary.sheetName);
    const labels = new Map(rows.map((row) => [row[0], row[1]]));
    expect(labels.get(texts.summary.activities)).toBe(2);
    expect(labels.get(texts.summary.target)).toBe(execution.totals.target);
    const toDate = rows.find(([label]) => label === texts.summary.toDate(4));
    expect(toDate?.slice(2, 4)).toEqual([24, 24]);
    const under = rows.find((row) => row[1] === "ACUMULADA" && typeof row[3] === "number");
    expect(under?.slice(3, 7)).toEqual([24, 12, 12, 0.5]);
    expect(rows.flat()).toContain(texts.summary.excludedHeading(0, 2));
  });
});
