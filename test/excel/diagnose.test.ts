import { describe, expect, it } from "@jest/globals";
import { diagnosePlan } from "../../src/excel/diagnose";
import { readPlan } from "../../src/excel/read";
import type { CellChange, Correction } from "../../src/poi/diagnosis/correction";
import { diagnose } from "../../src/poi/diagnosis/diagnose";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { columnLetters } from "../../src/poi/address";
import { poiSheet } from "../poi/poi-sheet";
import { edit, openSheets } from "./workbooks";

async function validated(): Promise<Validation> {
  return validate((await readPlan()).plan);
}

const ONLY_THE_MONTH = [{ slot: 1, column: 5, from: 9, to: 1 }];

const waysOf = ({ cells, alternatives }: Correction): (readonly CellChange[])[] => [
  cells,
  ...alternatives,
];

describe("diagnosePlan", () => {
  it("knows that a quarter that is a formula proves nothing of its months", async () => {
    const excel = await openSheets(poiSheet({ activities: [{ cells: { F: 9 } }, {}] }));
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("AD5").formulas = [["=SUM(F5:H5)"]];
    });
    const validation = await validated();
    // Without that knowledge the month cannot be it: its quarter holds.
    expect(waysOf(diagnose(validation).corrections[0])).not.toContainEqual(ONLY_THE_MONTH);
    const { requests } = excel.counters;
    const [correction] = (await diagnosePlan(validation)).corrections;
    expect(excel.counters.requests - requests).toBe(1);
    expect(waysOf(correction)).toContainEqual(ONLY_THE_MONTH);
    expect(correction.certainty).not.toBe("certain");
  });

  it("does not hear a total row of formulas", async () => {
    await openSheets(poiSheet({ activities: [{ cells: { R: 5 } }, {}, {}], total: true }));
    await edit((book) => {
      const total = book.worksheets.getItem("POI").getRange("E8:AK8");
      total.formulas = [
        Array.from({ length: 33 }, (_, index) => {
          const column = columnLetters(4 + index);
          return index === 13 ? 3 : `=SUM(${column}5:${column}7)`;
        }),
      ];
    });
    // One typed column is left as a witness; the rest would say that nothing is wrong.
    const validation = await validated();
    const { corrections } = await diagnosePlan(validation);
    expect(corrections[0].cells).toEqual([{ slot: 20, column: 17, from: 5, to: 1 }]);
  });

  it("knows that rows under a TOTAL of which formulas are the sums prove nothing of their months", async () => {
    const wrong = Array<number>(12).fill(1).with(4, 10);
    const excel = await openSheets(
      poiSheet({
        activities: [{ programmed: wrong, executed: wrong }, {}, {}],
        total: { E: 36, J: 30, AF: 9 },
      }),
    );
    await edit((book) => {
      const sheet = book.worksheets.getItem("POI");
      sheet.getRange("E5").formulas = [["=SUM(F5:Q5)"]];
      sheet.getRange("AF5").formulas = [["=SUM(I5:K5)"]];
    });
    const validation = await validated();
    expect(diagnose(validation).corrections).toMatchObject([{ certainty: "certain" }]);
    const { requests } = excel.counters;
    expect((await diagnosePlan(validation)).corrections).toMatchObject([
      { isTotal: true, certainty: "ambiguous" },
    ]);
    expect(excel.counters.requests - requests).toBe(1);
  });

  it("asks for many damaged rows in parts that fit an answer", async () => {
    const activities = Array.from({ length: 700 }, () => ({ cells: { E: 99 } }));
    const excel = await openSheets(poiSheet({ activities }));
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("E704").formulas = [["=90+9"]];
    });
    const validation = await validated();
    const { requests } = excel.counters;
    expect((await diagnosePlan(validation)).corrections).toHaveLength(700);
    expect(excel.counters.requests - requests).toBe(3);
  });

  it("asks Excel nothing where all sums hold", async () => {
    const excel = await openSheets(poiSheet({ activities: [{}, {}], total: true }));
    const validation = await validated();
    const { requests } = excel.counters;
    expect((await diagnosePlan(validation)).corrections).toEqual([]);
    expect(excel.counters.requests).toBe(requests);
  });

  it("stops when it is cancelled", async () => {
    await openSheets(poiSheet({ activities: [{ cells: { E: 99 } }, {}] }));
    await expect(diagnosePlan(await validated(), AbortSignal.abort())).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
