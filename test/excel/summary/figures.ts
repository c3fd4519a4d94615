import { expect } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import { activitiesOf, isUnderExecuted } from "../../../src/poi/execution";
import type { Validation } from "../../../src/poi/validation";
import { blockOf } from "./sheet-cells";

const t = es.summary;

/** Every figure of a summary sheet against the core's own. */
export function expectCoreFigures(
  rows: readonly (readonly unknown[])[],
  { execution, plan, quarter }: Validation,
): void {
  const level = es.execution.level;
  const ratioOf = (ratio: number | null): unknown =>
    ratio === null ? "" : expect.closeTo(ratio, 9);
  const labels = new Map(rows.map((row) => [row[0], row[1]]));
  expect(labels.get(t.activities)).toBe(plan.activities.count - execution.excluded.size);
  expect(labels.get(t.excluded)).toBe(execution.excluded.size);
  expect(labels.get(t.target)).toBeCloseTo(execution.totals.target, 6);

  const totals = blockOf(rows, t.totalsHeading);
  expect(totals.map((row) => row.slice(2, 7))).toEqual(
    [...execution.quarters, execution.totals].map(
      ({ programmed, executed, ratio, level: name }) => [
        expect.closeTo(programmed, 6),
        expect.closeTo(executed, 6),
        expect.closeTo(programmed - executed, 6),
        ratioOf(ratio),
        level(name),
      ],
    ),
  );

  const units = blockOf(rows, t.unitsHeading, 2);
  const toDate = 4 + 3 * quarter;
  const counted = units.filter((row) => row[2] !== 0);
  expect(
    counted.slice(0, -1).map((row) => [row[0], row[2], ...row.slice(toDate, toDate + 4)]),
  ).toEqual(
    execution.units.map(({ unit, activities, programmed, executed, ratio, level: name }) => [
      unit || t.noUnit,
      activities,
      expect.closeTo(programmed, 6),
      expect.closeTo(executed, 6),
      ratioOf(ratio),
      level(name),
    ]),
  );
  const [total] = units.slice(-1);
  expect(total.slice(2, 4)).toEqual([
    plan.activities.count - execution.excluded.size,
    expect.closeTo(execution.totals.target, 6),
  ]);
  for (const [index, { programmed, executed }] of execution.quarters.entries()) {
    expect(total.slice(4 + 3 * index, 6 + 3 * index)).toEqual([
      expect.closeTo(programmed, 6),
      expect.closeTo(executed, 6),
    ]);
  }

  const under = [...activitiesOf(execution)]
    .filter((activity) => isUnderExecuted(activity.level))
    .sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0) || a.row - b.row);
  if (under.length === 0) return;
  const listed = blockOf(rows, t.underExecutedHeading(quarter));
  expect(listed.map((row) => [row[1], ...row.slice(3, 8)])).toEqual(
    under.map(({ row, programmed, executed, ratio, level: name }) => [
      plan.activities.activity[row],
      expect.closeTo(programmed, 6),
      expect.closeTo(executed, 6),
      expect.closeTo(programmed - executed, 6),
      ratioOf(ratio),
      level(name),
    ]),
  );
}
