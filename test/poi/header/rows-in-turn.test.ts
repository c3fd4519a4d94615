import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { MONTHS, planOf } from "../poi-sheet";
import { named } from "../reading/plan-of-rows";

const HEADER = ["N°", "UNIDAD", "ACTIVIDAD", "U.M.", "META", ...MONTHS];

/** The plan of some rows, each a name in the column of activities and what stands before it. */
function read(names: readonly string[], before: (at: number) => [CellValue, string]): Plan {
  return planOf({
    sheet: "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [
      HEADER,
      ...names.map((name, at) => [
        ...before(at),
        name,
        "Acción",
        12 * (at + 1),
        ...MONTHS.map(() => at + 1),
      ]),
    ],
  });
}

const unnumbered = (at: number): [CellValue, string] => ["", `GERENCIA ${Math.floor(at / 2)}`];
const numbered = (at: number): [CellValue, string] => [at + 1, `GERENCIA ${Math.floor(at / 2)}`];
const PAIR = ["Programación de inversiones", "Ejecución de obras"];
const OTHERS = ["Supervisión", "Campañas", "Monitoreo", "Difusión"];

describe("activities that are called as rows in turn are", () => {
  it.each<[string, string[], (at: number) => [CellValue, string]]>([
    ["two of them in each unit", [...PAIR, ...PAIR, ...PAIR], unnumbered],
    ["two pairs among others", [...OTHERS, ...PAIR, ...OTHERS, ...PAIR, ...OTHERS], unnumbered],
    [
      "two of what was executed, and none of what is programmed",
      [...OTHERS, "Ejecución", ...OTHERS, "Ejecución"],
      unnumbered,
    ],
    [
      "the tasks of each activity",
      [1, 2, 3].flatMap(() => ["Planificación", "Ejecución", "Informe final"]),
      unnumbered,
    ],
    ["numbered one by one", [1, 2, 3].flatMap(() => ["Programación", "Ejecución"]), numbered],
    [
      "numbered, physical and money",
      [1, 2, 3].flatMap(() => ["Avance físico", "Avance financiero"]),
      numbered,
    ],
  ])("are read each by itself: %s", (_, names, before) => {
    expect(named(read(names, before))).toEqual(names);
  });
});

describe("rows told apart where the names of activities stand", () => {
  it.each<[string, string[]]>([
    [
      "the name of an activity, and what was executed of it",
      OTHERS.flatMap((name) => [name, "EJECUTADO"]),
    ],
    [
      "one of the activities called so",
      ["Ejecución de obras", ...OTHERS].flatMap((name) => [name, "EJECUTADO"]),
    ],
  ])("are refused: %s", (_, names) => {
    expect(() => read(names, unnumbered)).toThrow(expect.objectContaining({ code: "no-plan" }));
  });

  it("are two of each activity where they say nothing else", () => {
    const names = [1, 2, 3].flatMap(() => ["PROGRAMADO", "EJECUTADO"]);
    expect(read(names, unnumbered).activities.count).toBe(3);
  });
});
