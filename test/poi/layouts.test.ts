import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../src/poi/address";
import { validate, type Validation } from "../../src/poi/validation";
import { LAYOUTS } from "../fixtures/layouts/index";
import { reprogrammed } from "../fixtures/layouts/reprogrammed";
import { ACTIVITIES, broken, sum, type Layout } from "../fixtures/layouts/sheet";
import { planOf } from "./poi-sheet";

const errorsOf = ({ findings }: Validation): string[] =>
  findings
    .filter(({ severity }) => severity === "error")
    .map(({ check, row, column }) => `${check} ${cellAddress(row, column)}`)
    .sort();

describe.each(LAYOUTS)("$name", (layout: Layout) => {
  const { sheets, activities = ACTIVITIES, remarks = [], isExecuted = true, faults } = layout;

  it("is read whole, and found sound", () => {
    const validation = validate(planOf(...sheets));
    const { plan, execution, quarter } = validation;
    const isAgain = plan.tables.some(({ columns }) => columns.programmedBy === "reprogrammed");
    expect(errorsOf(validation)).toEqual([]);
    expect([...new Set(validation.findings.map(({ check }) => check))]).toEqual(remarks);
    expect(plan.activities.activity).toEqual(activities.map(({ activity }) => activity));
    const units = new Map<string, number>();
    for (const { unit } of activities) units.set(unit, (units.get(unit) ?? 0) + 1);
    expect(execution.units.map(({ unit, activities: count }) => [unit, count])).toEqual([...units]);
    const toDate = (months: readonly number[]): number => sum(months.slice(0, quarter * 3));
    expect(execution.totals).toMatchObject({
      programmed: sum(activities.map((a) => toDate((isAgain && reprogrammed(a)) || a.programmed))),
      executed: isExecuted ? sum(activities.map(({ executed }) => toDate(executed))) : 0,
    });
  });

  it.each(faults)("has what is wrong with it found, and nothing else: $name", (fault) => {
    const [sheet, ...others] = sheets;
    const validation = validate(planOf(broken(sheet, fault), ...others));
    expect(errorsOf(validation)).toEqual(
      fault.finds.map(([check, line, id]) => `${check} ${sheet.cell(line, id)}`).sort(),
    );
  });
});
