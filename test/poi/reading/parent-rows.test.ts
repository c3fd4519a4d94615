import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { textAt, type Plan } from "../../../src/poi/plan";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

type Months = readonly number[];

const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS];
const sum = (numbers: Months): number => numbers.reduce((a, b) => a + b, 0);
const added = (rows: readonly Months[]): number[] =>
  MONTHS.map((_, month) => sum(rows.map((row) => row[month])));
const same = (amount: number): number[] => MONTHS.map(() => amount);

const row = (name: string, months: Months, measure = "ACCIÓN"): CellValue[] => [
  "OPP",
  name,
  measure,
  sum(months),
  ...months,
];
const total = (months: Months): CellValue[] => ["TOTAL", "", "", sum(months), ...months];

/** Tasks that share their activity's months in a way of each month's own. */
const TASKS: readonly (readonly Months[])[] = [
  [
    [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8],
    [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5],
  ],
  [
    [1, 6, 1, 8, 0, 3, 3, 9, 8, 8, 7, 4],
    [5, 7, 7, 2, 1, 5, 6, 6, 4, 9, 0, 1],
    [0, 2, 0, 4, 0, 6, 0, 8, 0, 1, 0, 3],
  ],
];
const LEAVES = TASKS.flat();

/** An activity over each group of tasks. */
const grouped = (groups: readonly (readonly Months[])[] = TASKS): CellValue[][] =>
  groups.flatMap((tasks, index) => [
    row(`Actividad ${index + 1}`, added(tasks)),
    ...tasks.map((months, task) => row(`Tarea ${index + 1}.${task + 1}`, months)),
  ]);

const read = (...rows: CellValue[][]): Plan =>
  planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values: [header, ...rows] });

const activities = ({ activities: rows }: Plan): string[] => [...rows.activity];
const totals = ({ totals: rows }: Plan): string[] =>
  Array.from({ length: rows.count }, (_, index) => textAt(rows, index, "activity"));
const errors = (plan: Plan): string[] =>
  validate(plan)
    .findings.filter(({ severity }) => severity === "error")
    .map(({ check, row: at, found, expected }) => `${check} ${at + 1}: ${found} ${expected}`);

const ALL_TASKS = ["Tarea 1.1", "Tarea 1.2", "Tarea 2.1", "Tarea 2.2", "Tarea 2.3"];

describe("activities that add up their tasks", () => {
  it("are totals of these, and TOTAL of the activities holds", () => {
    const plan = read(...grouped(), total(added(LEAVES)));
    expect(activities(plan)).toEqual(ALL_TASKS);
    expect(totals(plan)).toEqual(["Actividad 1", "Actividad 2", ""]);
    expect([...plan.sections.values()]).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 5 },
    ]);
    expect(errors(plan)).toEqual([]);
  });

  it("may stand beside one without tasks and one with a single one, where TOTAL holds", () => {
    const plan = read(
      row("Sola", same(9)),
      ...grouped([...TASKS, [same(7)]]),
      row("Otra", same(4)),
      total(added([same(9), ...LEAVES, same(7), same(4)])),
    );
    expect(activities(plan)).toEqual(["Sola", ...ALL_TASKS, "Tarea 3.1", "Otra"]);
    expect(errors(plan)).toEqual([]);
  });

  it("may add up activities that do so themselves", () => {
    const objective = row("Objetivo", added(LEAVES));
    const plan = read(objective, ...grouped(), total(added(LEAVES)));
    expect(activities(plan)).toEqual(ALL_TASKS);
    expect(totals(plan)).toEqual(["Objetivo", "Actividad 1", "Actividad 2", ""]);
    expect(errors(plan)).toEqual([]);
  });

  it("are known where one does not hold in a month, and that is said", () => {
    const rows = [...grouped([...TASKS, ...TASKS]), total(added([...LEAVES, ...LEAVES]))];
    rows[3] = rows[3].map((value, column) => (column === 6 ? Number(value) + 1 : value));
    expect(errors(read(...rows))).toEqual(["target-sum 5: 135 136", "total-sum 5: 9 8"]);
  });

  it.each<[string, readonly number[]]>([
    ["two", [0, 3]],
    ["all", [0, 3, 7, 10]],
  ])("are known where a month of %s does not hold, and those are said", (_, wrong) => {
    const rows = [...grouped([...TASKS, ...TASKS]), total(added([...LEAVES, ...LEAVES]))];
    for (const at of wrong)
      rows[at] = rows[at].map((value, column) => (column === 4 + at ? Number(value) + 1 : value));
    const plan = read(...rows);
    expect([totals(plan).length, plan.activities.count]).toEqual([5, 10]);
    expect(errors(plan).map((error) => error.split(":")[0])).toEqual(
      wrong.flatMap((at) => [`target-sum ${at + 2}`, `total-sum ${at + 2}`]),
    );
  });

  it("are known by TOTAL where a cell was taken out of one, and the rest has slid", () => {
    const rows = [...grouped([...TASKS, ...TASKS]), total(added([...LEAVES, ...LEAVES]))];
    rows[3] = [...rows[3].toSpliced(12, 1), ""];
    const plan = read(...rows);
    expect([totals(plan).length, plan.activities.count]).toEqual([5, 10]);
    expect(errors(plan)).not.toEqual([]);
    expect(errors(plan).filter((error) => !/^[a-z-]+ 5:/.test(error))).toEqual([]);
  });

  it("are known by TOTAL where their tasks have few shares", () => {
    const few = [
      [same(3), [...same(1).slice(6), ...same(2).slice(6)]],
      [[...same(4).slice(6), ...same(3).slice(6)], same(1)],
      [[...same(5).slice(6), ...same(9).slice(6)], same(2)],
    ];
    const plan = read(...grouped(few), total(added(few.flat())));
    expect([totals(plan).length, plan.activities.count]).toEqual([4, 6]);
    expect(errors(plan)).toEqual([]);
    expect(read(...grouped(few)).totals.count).toBe(0);
  });

  it("keep the codes and the reasons of their tasks", () => {
    const values = [
      ["CÓDIGO DE ACTIVIDAD", ...header, "MOTIVO"],
      ...grouped().map((cells, index) => [`AO-${index}`, ...cells, `Motivo ${index}`]),
      ["", ...total(added(LEAVES)), ""],
    ];
    const plan = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
    expect([...plan.codes]).toEqual(["AO-1", "AO-2", "AO-4", "AO-5", "AO-6"]);
    expect([...plan.reasons].map(([at, [{ text }]]) => [at, text])).toEqual(
      ["1", "2", "4", "5", "6"].map((of, at) => [at, `Motivo ${of}`]),
    );
  });
});

describe("rows that add up by chance", () => {
  const flat = (...rows: CellValue[][]): void => {
    const plan = read(...rows);
    expect(plan.sections.size).toBe(0);
    expect(plan.activities.count).toBe(rows.length - plan.totals.count);
  };

  it("are activities where each says the same every month", () => {
    const rows = [same(2), same(1), same(1), same(4), same(2), same(2)];
    flat(...rows.map((months, index) => row(`Actividad ${index}`, months)));
  });

  it("are activities where they share what they add up alike but in one month", () => {
    const tasks = [[2, ...same(1).slice(1)], same(1)];
    flat(...grouped([tasks, tasks]));
  });

  it("are activities where one alone adds up others", () => {
    flat(...grouped(TASKS.slice(0, 1)));
    flat(...grouped(TASKS.slice(0, 1)), row("Otra", same(4)), row("Otra más", same(5)));
  });

  it("are activities where TOTAL has them all", () => {
    const rows = grouped();
    flat(...rows, total(added([...TASKS.map(added), ...LEAVES])));
  });

  it("are activities where some are left and no TOTAL tells", () => {
    flat(...grouped(), row("Sola", same(9)));
  });

  it("are activities where half of the columns do not hold", () => {
    const rows = grouped().map((cells, index) =>
      index % 3 === 0
        ? cells.map((value, column) => (column > 9 ? Number(value) + 1 : value))
        : cells,
    );
    flat(...rows);
  });

  it("are activities where each is the double of the next", () => {
    const doubled = TASKS.flatMap(([first]) => [first.map((month) => 2 * month), first]);
    flat(...doubled.map((months, index) => row(`Actividad ${index}`, months)));
  });
});
