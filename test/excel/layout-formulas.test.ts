import { describe, expect, it } from "@jest/globals";
import { readPlan } from "../../src/excel/read";
import { highlight } from "../../src/excel/highlight/highlight";
import { activitiesOf } from "../../src/poi/execution/execution";
import { activitySums } from "../../src/poi/formulas/activity-formulas";
import {
  groupCount,
  groupSum,
  planCount,
  planSum,
  type SlotsOf,
} from "../../src/poi/formulas/plan-formulas";
import { quarterSlots, type Measured } from "../../src/poi/sums/quarter-amounts";
import { validate, type Validation } from "../../src/poi/validation/validation";
import { LAYOUTS } from "../fixtures/layouts/index";
import { ONE_UNIT_MERGED } from "../fixtures/layouts/names";
import { broken } from "../fixtures/layouts/sheet";
import { workbookOf } from "../fixtures/layouts/workbook";
import { openBytes } from "../host/openWorkbook";
import { expectedHighlights } from "./highlight/expected";
import { shownHighlights } from "./highlight/shown";

/** What formulas give, worked out by Excel on a sheet of their own; `texts` stand in column A beside them. */
async function results(formulas: readonly string[], texts: readonly string[]): Promise<unknown[]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Cálculo");
    sheet.getRange(`A1:A${texts.length}`).values = texts.map((text) => [text]);
    const range = sheet.getRange(`B1:B${formulas.length}`);
    range.formulas = formulas.map((formula) => [`=${formula}`]);
    range.load("values");
    await context.sync();
    return range.values.map(([value]: unknown[]) => value);
  });
}

/** The figures of the summary as formulas, each with what the plan says. */
function figures(validation: Validation): { formula: string; value: number }[] {
  const { plan, execution, quarter } = validation;
  const toDate =
    (series: Measured): SlotsOf =>
    (columns) =>
      Array.from({ length: quarter }, (_, index) => index).flatMap((index) =>
        quarterSlots(columns, series, index),
      );
  const { totals, units } = execution;
  return [
    { formula: planSum(plan, toDate("programmed")).join("+"), value: totals.programmed },
    { formula: planSum(plan, toDate("executed")).join("+"), value: totals.executed },
    { formula: planCount(plan).join("+"), value: plan.activities.count },
    ...units.flatMap(({ unit, activities, programmed, executed }, index) => {
      const at = plan.activities.unit.pool.indexOf(unit);
      const key = `$A$${index + 1}`;
      return [
        {
          formula: groupSum(plan, "unit", at, toDate("programmed"), key).join("+"),
          value: programmed,
        },
        { formula: groupSum(plan, "unit", at, toDate("executed"), key).join("+"), value: executed },
        { formula: groupCount(plan, "unit", at, key).join("+"), value: activities },
      ];
    }),
    ...Array.from(activitiesOf(execution), ({ row, programmed }) => ({
      // The summary's rows find their sheet row by name; here it is known.
      formula: activitySums(plan, toDate("programmed"))(
        row,
        String(plan.activities.sheetRow[row] + 1),
      ),
      value: programmed,
    })),
  ];
}

/** Whether the formulas come to what the plan says. */
async function expectFigures(validation: Validation): Promise<void> {
  const expected = figures(validation);
  const given = await results(
    expected.map(({ formula }) => formula),
    validation.execution.units.map(({ unit }) => unit),
  );
  expect(given).toEqual(expected.map(({ value }) => value));
}

const WANTED = [
  /EJECUTADO before PROGRAMADO/,
  /sections between blocks/,
  /SUBTOTAL by unit/,
  /beside its unit's name/,
  /where neither it nor others/,
  /header repeated/,
  /Prog\. \/ Reprog\./,
  /block of each series/,
  /TOTAL of META alone/,
  /months as dates over P and E/,
  /months as dates \(ene-23\)/,
  /subtotal above its rows, beside/,
  /units as rows over/,
  /each unit with what its activities/,
  /PROGRAMADO and EJECUTADO in rows in turn/,
  /P and E before the names/,
  /what was executed first/,
  /META EJECUTADA and %/,
  /Programado, Reprogramado/,
  /PROGRAMADO over EJECUTADO/,
  /EJECUTADO over PROGRAMADO/,
  /pair of such tables/,
];

/** Highlights by name, without those of each quarter's execution, which stand where its column is. */
const sumsAndLevels = (cells: Map<string, Set<string>>): [string, string[]][] =>
  [...cells]
    .filter(([name, set]) => set.size > 0 && !/^quarter-(?!sum)/.test(name))
    .map(([name, set]): [string, string[]] => [name, [...set].sort()])
    .sort();

describe("the figures, and the highlights, as live formulas over the plan's cells", () => {
  it.each(LAYOUTS.filter(({ name }) => WANTED.some((wanted) => wanted.test(name))))(
    "$name",
    async ({ sheets: [sheet], faults: [fault] }) => {
      await openBytes(await workbookOf(broken(sheet, fault)));
      const { plan, sheets } = await readPlan();
      for (const programmed of ["reprogrammed", "original"] as const) {
        await expectFigures(validate(plan, { programmed }));
        await Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Cálculo").delete();
          await context.sync();
        });
      }
      const validation = validate(plan);
      await highlight(validation, sheets);
      expect(sumsAndLevels(await shownHighlights())).toEqual(
        sumsAndLevels(expectedHighlights(validation)),
      );
    },
  );

  it("a unit in a merged cell among units written in each row", async () => {
    await openBytes(await workbookOf(ONE_UNIT_MERGED, { mergeDown: 0 }));
    await expectFigures(validate((await readPlan()).plan));
  });
});
