import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { ConditionalRule } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import type { EmbeddedExcel } from "../../../src/host/node";
import { clearHighlights, highlight } from "../../../src/excel/highlight/highlight";
import { readPlan } from "../../../src/excel/read";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { throughLibreOffice, itWithLibreOffice } from "../libre-office";
import { openBytes } from "../../host/openWorkbook";
import { edit, openSample, openSheets, reopen } from "../workbooks";
import { expectedHighlights } from "./expected";
import { formatsOf, shownHighlights } from "./shown";

async function highlighted(): Promise<Validation> {
  const { plan, sheets } = await readPlan();
  const validation = validate(plan);
  await highlight(validation, sheets);
  return validation;
}

const withoutEmpty = (cells: Map<string, Set<string>>): Record<string, string[]> =>
  Object.fromEntries(
    [...cells]
      .filter(([, set]) => set.size > 0)
      .map(([name, set]): [string, string[]] => [name, [...set].sort()])
      .sort(),
  );

describe("what is highlighted", () => {
  it("is what the core finds, on the sample, also after saving and reopening", async () => {
    const excel = await openSample();
    const validation = await highlighted();
    await reopen(excel);
    const shown = withoutEmpty(await shownHighlights());
    expect(shown).toEqual(withoutEmpty(expectedHighlights(validation)));
    expect(shown["shifted-row"]).toHaveLength(42 * 37);
    expect(shown).not.toHaveProperty("quarter-sum");
    expect(shown).not.toHaveProperty("target-sum");
    expect(shown["to-date-critical"]).toEqual(["POI 1!5,2"]);
  }, 60_000);

  itWithLibreOffice(
    "is the same after LibreOffice has saved the workbook",
    async () => {
      const excel = await openSample();
      const validation = await highlighted();
      await openBytes(await throughLibreOffice(await excel.save()));
      expect(withoutEmpty(await shownHighlights())).toEqual(
        withoutEmpty(expectedHighlights(validation)),
      );
    },
    60_000,
  );

  const months = fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 });
  const activity = fc.record<ActivitySpec>(
    {
      programmed: months,
      executed: months,
      cells: fc.dictionary(
        fc.constantFrom("E", "F", "H", "R", "AC", "AD", "AE", "AJ", "AK"),
        fc.nat({ max: 30 }),
        { maxKeys: 2 },
      ),
    },
    { requiredKeys: [] },
  );

  it("is what the core finds, in any plan whose rows keep their last cell", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(activity, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (activities, quarter) => {
          const title = `POI 2024 - EJECUCIÓN AL ${["I", "II", "III", "IV"][quarter - 1] ?? ""} TRIMESTRE`;
          await openSheets(
            poiSheet({ sheet: "Uno", title, activities }),
            poiSheet({ sheet: "O'Higgins 🙂", activities, total: true }),
          );
          const validation = await highlighted();
          expect(withoutEmpty(await shownHighlights())).toEqual(
            withoutEmpty(expectedHighlights(validation)),
          );
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it("goes when the row is put right, and comes back when it is broken", async () => {
    await openSheets(poiSheet({ activities: [{}, { cells: { AD: 5 } }, {}] }));
    await highlighted();
    const wrong = ["POI!5,29"];
    expect(withoutEmpty(await shownHighlights())["quarter-sum"]).toEqual(wrong);
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("AD6").values = [[3]];
    });
    expect(withoutEmpty(await shownHighlights())).not.toHaveProperty("quarter-sum");
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("AD6").values = [[7]];
    });
    expect(withoutEmpty(await shownHighlights())["quarter-sum"]).toEqual(wrong);
  });

  it("tells a shifted row from a wrong sum while later quarters are still blank", async () => {
    const blank = { AG: "", AI: "", AK: "", U: "", V: "", W: "", X: "", Y: "", Z: "", AA: "", AB: "", AC: "" }; // prettier-ignore
    const sheet = poiSheet({
      title: "POI 2024 - EJECUCIÓN AL I TRIMESTRE",
      activities: [
        { programmed: [5, 2, 7, 1, 8, 3, 4, 9, 6, 2, 5, 1], cells: blank },
        { programmed: [1, 8, 2, 5, 9, 3, 7, 4, 6, 8, 1, 2], cells: blank },
        { programmed: [9, 1, 4, 2, 2, 8, 5, 6, 1, 3, 7, 4], cells: { ...blank, E: 99 } },
      ],
    });
    const [shiftedRow] = sheet.values.slice(5, 6).map((row) => [...row]);
    shiftedRow.splice(8, 1);
    const values = sheet.values.map((row, index) => (index === 5 ? [...shiftedRow, ""] : row));
    await openSheets({ ...sheet, values });
    const validation = await highlighted();
    expect([...validation.shifted.keys()]).toEqual([1]);
    expect(withoutEmpty(await shownHighlights())).toEqual(
      withoutEmpty(expectedHighlights(validation)),
    );
  });

  it("allows for the last binary digits of fractions", async () => {
    const programmed = [0.1, 0.2, 0.3, ...Array<number>(9).fill(0.7)];
    await openSheets(poiSheet({ activities: [{ programmed }, {}] }));
    const validation = await highlighted();
    expect(validation.counts.error).toBe(0);
    expect(withoutEmpty(await shownHighlights())).toEqual({});
  });

  it.each([1, 200])(
    "allows for equal parts that were rounded, in every second of %i rows",
    async (count) => {
      const rounded: ActivitySpec = { programmed: Array<number>(12).fill(0.83), cells: { E: 10 } };
      const more = Array.from({ length: count }, () => [rounded, { measure: "KM" }]).flat();
      const wrong: ActivitySpec = { ...rounded, cells: { E: 11 } };
      await openSheets(poiSheet({ activities: [...more, wrong], total: true }));
      const validation = await highlighted();
      const shown = withoutEmpty(await shownHighlights());
      expect(shown["target-sum"]).toContain(`POI!${4 + 2 * count},4`);
      expect(shown).toEqual(withoutEmpty(expectedHighlights(validation)));
    },
  );
});

describe("what it costs", () => {
  it.each([78, 2000])(
    "is the same number of actions and round trips at %i rows",
    async (rows) => {
      const activities = Array.from({ length: rows }, (_, index): ActivitySpec =>
        index % 7 === 3 ? { cells: { AD: 1 } } : {},
      );
      const excel = await openSheets(poiSheet({ activities, total: true }));
      const { plan, sheets } = await readPlan();
      const validation = validate(plan);
      const { requests, actions } = excel.counters;
      await highlight(validation, sheets);
      expect(excel.counters.requests - requests).toBe(2);
      expect(excel.counters.actions - actions).toBe(ACTIONS);
    },
    60_000,
  );
});

/** Of one table with 37 columns and a total row: 9 sums, 12 quarter levels, 3 to date, the total row. */
const ACTIONS = 346;

describe("clearing", () => {
  /** A plan with conditional formats that the user made: a colour scale, a formula, a comparison. */
  async function openWithUsersOwn(): Promise<EmbeddedExcel> {
    const { sheet, values } = poiSheet({ activities: [{}, { cells: { AD: 9 } }, {}], total: true });
    const conditionalRules: ConditionalRule[] = [
      {
        type: "colorScale",
        priority: 1,
        range: "E5:AK7",
        colorScale: { cfvo: [{ type: "min" }, { type: "max" }], colors: ["FFFFFF", "00FF00"] },
      },
      { type: "expression", priority: 2, range: "A5:AK7", formula: "$E5>100" },
      { type: "cellIs", priority: 3, range: "E5:E7", operator: "greaterThan", formula: "5" },
    ];
    const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
    return openBytes(await writeXlsx({ sheets: [{ name: sheet, rows, conditionalRules }] }));
  }

  async function typesOf(sheet: string): Promise<string[]> {
    return Excel.run(async (context) => {
      const formats = context.workbook.worksheets.getItem(sheet).getRange().conditionalFormats;
      formats.load("items/type");
      await context.sync();
      return formats.items.map(({ type }) => type).sort();
    });
  }

  it("takes ours away and leaves the user's own, also after saving, copying and reopening", async () => {
    const excel = await openWithUsersOwn();
    await highlighted();
    await reopen(excel);
    expect(await clearHighlights()).toBe(25);
    expect(await typesOf("POI")).toEqual(["CellValue", "ColorScale", "Custom"]);
    expect((await formatsOf()).map(({ formula }) => formula)).toEqual(["=$E5>100"]);
    expect(await clearHighlights()).toBe(0);
  }, 30_000);

  it("is part of highlighting again: the same highlights, not twice as many", async () => {
    await openWithUsersOwn();
    await highlighted();
    const first = (await formatsOf()).map(({ formula }) => formula).sort();
    await highlighted();
    expect((await formatsOf()).map(({ formula }) => formula).sort()).toEqual(first);
  }, 30_000);

  it("writes nothing where a sheet of the plan is protected", async () => {
    await openSample();
    await edit((book) => {
      book.worksheets.getItem("POI 2").protection.protect();
    });
    await expect(highlighted()).rejects.toMatchObject({
      code: "sheet-protected",
      details: { sheet: "POI 2" },
    });
    expect(await formatsOf()).toEqual([]);
  });
});
