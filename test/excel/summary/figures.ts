import { expect } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import { activitiesOf, isUnderExecuted, type Progress } from "../../../src/poi/execution/execution";
import { textAt } from "../../../src/poi/plan";
import type { GroupRole } from "../../../src/poi/formulas/plan-formulas";
import type { ProgressLine } from "../../../src/poi/summary/activity-lines";
import { summaryOf } from "../../../src/poi/summary/summary";
import type { Validation } from "../../../src/poi/validation/validation";
import { blockOf } from "./sheet-cells";

const t = es.summary;
const level = es.execution.level;

const ratioOf = (ratio: number | null): unknown => (ratio === null ? "" : expect.closeTo(ratio, 8));

const figures = ({ programmed, executed, ratio, level: name }: Progress): unknown[] => [
  expect.closeTo(programmed, 6),
  expect.closeTo(executed, 6),
  ratioOf(ratio),
  level(name),
];

const withGap = (progress: Progress): unknown[] => {
  const [programmed, executed, ratio, name] = figures(progress);
  const gap = expect.closeTo(progress.programmed - progress.executed, 6);
  return [programmed, executed, gap, ratio, name];
};

/** Every figure of a summary sheet against the core's own. */
export function expectCoreFigures(
  rows: readonly (readonly unknown[])[],
  validation: Validation,
): void {
  expectIdentity(rows, validation);
  for (const role of ["unit", "category", "measure"] as const) {
    expectGroups(rows, validation, role);
    const names = validation.plan.activities[role].pool;
    expect(rows.map((row) => row[0])).toEqual(expect.arrayContaining([...names]));
  }
  const { quarter } = validation;
  const { underExecuted, exceeded, unprogrammed, notProgrammed } = summaryOf(validation);
  expectList(rows, t.underExecutedHeading(quarter), underExecuted);
  expectList(rows, t.exceededHeading(quarter), exceeded);
  expectList(rows, t.unprogrammedHeading(quarter), unprogrammed);
  expectList(rows, t.notProgrammedHeading(quarter), notProgrammed);
  expect(underExecuted.map(({ index }) => index)).toEqual(
    [...activitiesOf(validation.execution)]
      .filter((activity) => isUnderExecuted(activity.level))
      .sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0) || a.row - b.row)
      .map(({ row }) => row),
  );
}

/** How many activities are in no sum. */
const leftOutOf = ({ excluded, apart }: Validation["execution"]): number =>
  excluded.size + apart.size;

/** The counts, and the institution's totals. */
export function expectIdentity(
  rows: readonly (readonly unknown[])[],
  { execution, plan }: Validation,
): void {
  const labels = new Map(rows.map((row) => [row[0], row[1]]));
  const leftOut = leftOutOf(execution);
  expect(labels.get(t.activities)).toBe(plan.activities.count - leftOut);
  expect(labels.get(t.excluded)).toBe(leftOut);
  expect(labels.get(t.target)).toBeCloseTo(execution.totals.target, 6);
  const totals = blockOf(rows, t.totalsHeading, 3);
  expect(totals.map((row) => row.slice(2, 7))).toEqual(
    [...execution.quarters, execution.totals].map(withGap),
  );
}

/** The table of one kind of group, worked out from the plan row by row. */
export function expectGroups(
  rows: readonly (readonly unknown[])[],
  validation: Validation,
  role: GroupRole,
): void {
  const { execution, plan, quarter } = validation;
  const sums = new Map<string, { activities: number; programmed: number[]; executed: number[] }>();
  for (let row = 0; row < plan.activities.count; row++) {
    if (execution.excluded.has(row) || execution.apart.has(row)) continue;
    const name = textAt(plan.activities, row, role);
    const sum = sums.get(name) ?? {
      activities: 0,
      programmed: Array<number>(quarter).fill(0),
      executed: Array<number>(quarter).fill(0),
    };
    sums.set(name, sum);
    sum.activities++;
    for (let at = 0; at < quarter; at++) {
      sum.programmed[at] += execution.amounts.programmed[at][row];
      sum.executed[at] += execution.amounts.executed[at][row];
    }
  }
  const block = blockOf(rows, t.groupHeading[role], role === "measure" ? 3 : 2);
  if (plan.activities[role].pool.length === 0) {
    expect(rows.map((row) => row[0])).toContain(t.noGroup[role]);
    return;
  }
  const cellsOf = (row: unknown[]): unknown[] => [
    row[2],
    ...Array.from({ length: quarter }, (_, at) => row.slice(4 + 3 * at, 6 + 3 * at)),
  ];
  const expected = (name: string): unknown[] => {
    const sum = sums.get(name);
    return [
      sum?.activities ?? 0,
      ...Array.from({ length: quarter }, (_, at) => [
        expect.closeTo(sum?.programmed[at] ?? 0, 6),
        expect.closeTo(sum?.executed[at] ?? 0, 6),
      ]),
    ];
  };
  const named = block.slice(0, -2);
  const names = new Set(named.map(([name]) => String(name)));
  expect(named.map(cellsOf)).toEqual(named.map((row) => expected(String(row[0]))));
  // What was put in under another name since the summary was made.
  const others = [...sums].filter(([name]) => !names.has(name)).map(([, sum]) => sum);
  const [rest, total] = block.slice(-2);
  const added = (series: "programmed" | "executed", at: number): unknown =>
    expect.closeTo(
      others.reduce((sum, each) => sum + each[series][at], 0),
      6,
    );
  const activities = others.reduce((sum, each) => sum + each.activities, 0);
  expect(cellsOf(rest)).toEqual([
    activities,
    ...Array.from({ length: quarter }, (_, at) => [added("programmed", at), added("executed", at)]),
  ]);
  expect(rest[0]).toBe(activities > 0 ? t.restOf[role] : "");
  const { quarters, totals } = execution;
  expect(total.slice(2, 4)).toEqual([
    plan.activities.count - leftOutOf(execution),
    expect.closeTo(totals.target, 6),
  ]);
  for (const [index, { programmed, executed }] of quarters.entries()) {
    expect(total.slice(4 + 3 * index, 6 + 3 * index)).toEqual([
      expect.closeTo(programmed, 6),
      expect.closeTo(executed, 6),
    ]);
  }
  const toDate = 4 + 3 * quarter;
  expect(total.slice(toDate, toDate + 4)).toEqual(figures(totals));
}

/** A list of activities with their execution to date. */
function expectList(
  rows: readonly (readonly unknown[])[],
  heading: string,
  lines: readonly ProgressLine[],
): void {
  if (lines.length === 0) {
    expect(rows.map((row) => row[0])).toContain(heading);
    return;
  }
  const listed = blockOf(rows, heading);
  expect(listed.map((row) => [row[0], row[1], row[2], ...row.slice(3, 8)])).toEqual(
    lines.map((line) => [
      line.unit,
      line.activity,
      `${line.sheet}!${letters(line.column)}${line.row + 1}`,
      ...withGap(line),
    ]),
  );
}

const letters = (column: number): string => String.fromCharCode(65 + column);
