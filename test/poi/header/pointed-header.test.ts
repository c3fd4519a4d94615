import { describe, expect, it } from "@jest/globals";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import type { Plan } from "../../../src/poi/plan";
import type { PointedField } from "../../../src/poi/header/pointed-fields";
import {
  sameBefore,
  type PointedCell,
  type PointedHeader,
} from "../../../src/poi/header/pointed-header";
import { monthSlot, TARGET } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";

/** A table whose names no word list has, from row 3 on: title, blank row, two header rows, two activities. */
const VALUES: readonly CellValue[][] = [
  ["PLAN OPERATIVO INSTITUCIONAL 2026"],
  [""],
  [
    "Equipo",
    "Producto",
    "Se cuenta en",
    "Compromiso",
    "Previsto",
    ...blanks(11),
    "Logrado",
    ...blanks(11),
  ],
  ["", "", "", "", ...marks("a"), ...marks("b")],
  ["Finanzas", "Informes", "Informe", 12, ...Array<number>(24).fill(1)],
  ["Sistemas", "Equipos", "Equipo", 24, ...Array<number>(24).fill(2)],
];

function blanks(count: number): string[] {
  return Array<string>(count).fill("");
}

/** Twelve header cells that say nothing but which they are. */
function marks(letter: string): string[] {
  return Array.from({ length: 12 }, (_, index) => `${letter}${index + 1}`);
}

const sheetOf = (values: readonly (readonly CellValue[])[], sheet = "Hoja1"): SheetBlock => {
  const width = Math.max(...values.map((row) => row.length));
  const rows = values.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  return { sheet, firstRow: 0, firstColumn: 0, values: rows };
};

/** What a person points at: a field and where its cells stand in VALUES. */
function pointed(
  fields: Partial<Record<PointedField, readonly (readonly [number, number])[]>>,
): PointedHeader {
  const all = Object.entries(fields) as [PointedField, readonly (readonly [number, number])[]][];
  const top = Math.min(...all.flatMap(([, places]) => places.map(([row]) => row)));
  return {
    sheet: "Hoja1",
    cells: all.flatMap(([field, places]) =>
      places.map(([row, column], index): PointedCell => ({
        field,
        index,
        text: String(VALUES[row][column]),
        row: row - top,
        nth: sameBefore(VALUES[row], column),
      })),
    ),
  };
}

const run = (row: number, from: number): [number, number][] =>
  Array.from({ length: 12 }, (_, index) => [row, from + index]);

const WHOLE = pointed({
  unit: [[2, 0]],
  activity: [[2, 1]],
  measure: [[2, 2]],
  target: [[2, 3]],
  programmed: run(3, 4),
  executed: run(3, 16),
});

function read(header: PointedHeader | undefined, ...sheets: SheetBlock[]): Plan {
  const builder = new PlanBuilder(0, header ? [header] : []);
  for (const sheet of sheets) builder.add(sheet);
  return builder.finish();
}

describe("header cells that were pointed at", () => {
  it("make a table of what no words tell", () => {
    expect(() => read(undefined, sheetOf(VALUES))).toThrow("no-plan");
    const plan = read(WHOLE, sheetOf(VALUES));
    expect(plan.activities.activity).toEqual(["Informes", "Equipos"]);
    expect(plan.tables).toMatchObject([
      { firstHeaderRow: 2, lastHeaderRow: 3, firstRow: 4, missing: ["quarters"] },
    ]);
    expect(plan.tables[0].columns.text).toMatchObject({ unit: 0, activity: 1, measure: 2 });
    expect(plan.tables[0].columns.amount[TARGET]).toBe(3);
    expect(plan.tables[0].columns.amount[monthSlot("executed", 11)]).toBe(27);
    expect(validate(plan).counts.error).toBe(0);
  });

  it("give semesters, and what was reprogrammed, against which execution is measured", () => {
    const header = [
      ["Equipo", "Producto", "Compromiso", "Previsto", "", "Cambiado", "", "Logrado", ""],
      ["", "", "", "c1", "c2", "r1", "r2", "l1", "l2"],
    ];
    const rows = [
      ["Finanzas", "Informes", 10, 4, 6, 2, 8, 2, 8],
      ["Sistemas", "Equipos", 9, 4, 5, 4, 5, 1, 5],
    ];
    const two = (field: PointedField, name: string): PointedCell[] =>
      [1, 2].map((number, index) => ({ field, index, text: `${name}${number}`, row: 1, nth: 0 }));
    const cells: PointedCell[] = [
      { field: "activity", index: 0, text: "Producto", row: 0, nth: 0 },
      { field: "target", index: 0, text: "Compromiso", row: 0, nth: 0 },
      ...two("programmed-semesters", "c"),
      ...two("reprogrammed-semesters", "r"),
      ...two("executed-semesters", "l"),
    ];
    const plan = read({ sheet: "Hoja1", cells }, sheetOf([...header, ...rows]));
    expect(plan.tables).toMatchObject([{ columns: { programmedBy: "reprogrammed" } }]);
    const { execution, findings } = validate(plan, { quarter: 2 });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(execution.totals).toMatchObject({ programmed: 6, executed: 3 });
    const wrong = [...header, ["Finanzas", "Informes", 11, 4, 6, 2, 8, 2, 8]];
    expect(validate(read({ sheet: "Hoja1", cells }, sheetOf(wrong))).findings).toContainEqual(
      expect.objectContaining({ check: "target-sum", found: 11, expected: 10 }),
    );
  });

  it("are found again below rows and right of columns put in", () => {
    const moved = [[""], [""], ...VALUES].map((row) => ["", ...row]);
    const { tables } = read(WHOLE, sheetOf(moved));
    expect(tables).toMatchObject([{ firstHeaderRow: 4, firstRow: 6 }]);
    expect(tables[0].columns.text.activity).toBe(2);
    expect(tables[0].columns.amount[monthSlot("programmed", 0)]).toBe(5);
    // A column put in between.
    const between = VALUES.map((row) => [...row.slice(0, 4), "", ...row.slice(4)]);
    const apart = read(WHOLE, sheetOf(between)).tables[0].columns;
    expect(apart.amount[TARGET]).toBe(3);
    expect(apart.amount[monthSlot("programmed", 0)]).toBe(5);
  });

  it("are found again however they are written", () => {
    const other = VALUES.map((row) =>
      row.map((value) => (value === "Compromiso" ? "  COMPROMÍSO\n" : value)),
    );
    expect(read(WHOLE, sheetOf(other)).tables[0].columns.amount[TARGET]).toBe(3);
    const renamed = VALUES.map((row) =>
      row.map((value) => (value === "Compromiso" ? "Otra cosa" : value)),
    );
    expect(() => read(WHOLE, sheetOf(renamed))).toThrow("no-plan");
  });

  it("tell equal texts apart by which they are in their row", () => {
    const same = VALUES.map((row, at) =>
      at === 3 ? [...row.slice(0, 4), ...marks("m"), ...marks("m")] : row,
    );
    const header: PointedHeader = {
      ...WHOLE,
      cells: WHOLE.cells.map((cell) =>
        cell.field === "programmed" || cell.field === "executed"
          ? { ...cell, text: `m${cell.index + 1}`, nth: cell.field === "executed" ? 1 : 0 }
          : cell,
      ),
    };
    const [{ columns }] = read(header, sheetOf(same)).tables;
    expect(columns.amount[monthSlot("programmed", 2)]).toBe(6);
    expect(columns.amount[monthSlot("executed", 2)]).toBe(18);
  });

  it("are joined by what the words tell, and change it where they say otherwise", () => {
    const known = VALUES.map((row, at) =>
      at === 2
        ? [
            "Unidad orgánica",
            "Tarea",
            "Producto",
            "META",
            "PROGRAMADO",
            ...blanks(11),
            "EJECUTADO",
            ...blanks(11),
          ]
        : at === 3
          ? ["", "", "", "", ...MONTHS, ...MONTHS]
          : row,
    );
    const header: PointedHeader = {
      sheet: "Hoja1",
      cells: [{ field: "activity", index: 0, text: "Producto", row: 0, nth: 0 }],
    };
    const { tables, activities } = read(header, sheetOf(known));
    expect(tables).toMatchObject([{ firstHeaderRow: 2, lastHeaderRow: 3 }]);
    expect(tables[0].columns.text).toMatchObject({ unit: 0, activity: 2, measure: -1 });
    expect(tables[0].columns.amount[monthSlot("executed", 0)]).toBe(16);
    expect(activities.activity).toEqual(["Informe", "Equipo"]);
    // On another sheet they give only what is missing there.
    const elsewhere = read(header, sheetOf(known, "Hoja2")).tables[0].columns.text;
    expect(elsewhere).toMatchObject({ unit: 0, activity: 1 });
  });

  it("hold for every sheet with the same header, and for one renamed", () => {
    const plan = read(WHOLE, sheetOf(VALUES), sheetOf(VALUES, "Hoja2"));
    expect(plan.tables.map(({ sheet }) => sheet)).toEqual(["Hoja1", "Hoja2"]);
    expect(read(WHOLE, sheetOf(VALUES, "POI"))).toMatchObject({ activities: { count: 2 } });
  });

  it("begin a table again where the header is repeated, also across blocks", () => {
    const [, , first, second, ...rows] = VALUES;
    const pages = sheetOf([...VALUES, first, second, ...rows]);
    const builder = new PlanBuilder(0, [WHOLE]);
    for (const from of [0, 3, 7]) {
      const values = pages.values.slice(from, { 0: 3, 3: 7, 7: undefined }[from]);
      builder.add({ ...pages, firstRow: from, values });
    }
    const plan = builder.finish();
    expect(plan.activities.count).toBe(4);
    expect(plan.tables).toMatchObject([{ firstHeaderRow: 2 }, { firstHeaderRow: 6, continues: 0 }]);
  });
});

const MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"];
