import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../../src/poi/address";
import type { CellValue } from "../../../src/poi/cells";
import { monthSlot } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

const NAMES = ["UNIDAD", "ACTIVIDAD", "U.M."];
const QUARTERS = ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"];
const COUNT = 6;

/** Columns of a header under one group: their names, and what an activity has in them. */
interface Group {
  readonly group?: string;
  readonly names: readonly string[];
  readonly of: (row: number) => readonly CellValue[];
}

const monthsOf = (row: number): number[] => MONTHS.map((_, month) => 3 * row + ((month * 5) % 7));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const quartersOf = (row: number): number[] =>
  [0, 3, 6, 9].map((from) => sum(monthsOf(row).slice(from, from + 3)));
const yearOf = (row: number): number => sum(monthsOf(row));

const MONTHLY: Group = { names: MONTHS, of: monthsOf };
const META: Group = { names: ["META ANUAL"], of: (row) => [yearOf(row)] };
const PROGRAMMED: Group = { ...MONTHLY, group: "PROGRAMADO" };

/** What is found of a plan of six activities, apart from what it lacks; cells that say something else by their address. */
function found(groups: readonly Group[], cells: Readonly<Record<string, number>> = {}): string[] {
  return validated(groups, cells)
    .findings.filter(({ check }) => check !== "missing-column")
    .map(({ check, row, column }) => `${check} ${cellAddress(row, column)}`);
}

/** The plan of six activities under some columns, below its title. */
function validated(
  groups: readonly Group[],
  cells: Readonly<Record<string, number>> = {},
): Validation {
  const hasGroups = groups.some(({ group }) => group !== undefined);
  const over = groups.flatMap(({ group, names }) =>
    names.map((name, at) => (at > 0 ? "" : (group ?? (hasGroups ? name : "")))),
  );
  const lower = groups.flatMap(({ group, names }) =>
    names.map((name) => (hasGroups && group === undefined && names.length === 1 ? "" : name)),
  );
  const header: CellValue[][] = hasGroups
    ? [
        [...NAMES, ...over],
        ["", "", "", ...lower],
      ]
    : [[...NAMES, ...lower]];
  const rows = Array.from({ length: COUNT }, (_, row): CellValue[] => [
    "Gerencia de Obras",
    `Actividad ${row + 1}`,
    "Informe",
    ...groups.flatMap(({ of }) => of(row)),
  ]);
  const values = [...header, ...rows].map((row, at) =>
    row.map((value, column) => cells[cellAddress(at, column)] ?? value),
  );
  const block = { sheet: "POI 2024", firstRow: 0, firstColumn: 0, values };
  return validate(planOf(block));
}

const small = (row: number): number => 11 + row;

describe("a period of which no word tells whose it is", () => {
  it.each([
    ["BENEFICIARIOS", ["Hombres", "Mujeres", "Total"]],
    ["RECURSOS HUMANOS", ["Nombrados", "CAS", "Total"]],
    ["RIESGO", ["Total"]],
    ["BRECHA", ["Anual"]],
    ["INDICADOR", QUARTERS],
  ])("is no series' under %s, before its columns or behind them", (group, names) => {
    const other: Group = { group, names, of: (row) => names.map(() => small(row)) };
    for (const months of [PROGRAMMED, MONTHLY])
      for (const groups of [
        [META, other, months],
        [META, months, other],
      ])
        expect(found(groups).filter((each) => !each.startsWith("unread-columns"))).toEqual([]);
  });

  it.each(["Puntaje total", "Total horas", "Total 2023", "Anual 2025"])(
    "is no series' by the name of %s",
    (name) => {
      const other: Group = { names: [name], of: (row) => [small(row)] };
      for (const groups of [
        [META, other, MONTHLY],
        [META, MONTHLY, other],
        [META, PROGRAMMED, other],
      ])
        expect(found(groups).filter((each) => !each.startsWith("unread-columns"))).toEqual([]);
    },
  );

  it("is named, as a column that was not read", () => {
    const other: Group = { names: ["Total horas"], of: (row) => [small(row)] };
    expect(found([META, MONTHLY, other])).toEqual(["unread-columns Q1"]);
  });

  it("leaves a plan without META without it", () => {
    const other: Group = { group: "RIESGO", names: ["Total"], of: (row) => [small(row)] };
    expect(found([PROGRAMMED, other])).toEqual(["unread-columns P2"]);
  });

  it.each(["Total de actividades", "Total 2024"])(
    "is the year's where its figures say so: %s",
    (name) => {
      const total: Group = { names: [name], of: (row) => [yearOf(row)] };
      expect(found([META, MONTHLY, total])).toEqual([]);
      expect(found([META, MONTHLY, total], { Q4: 500 })).toEqual(["quarter-sum Q4"]);
      expect(found([MONTHLY, total], { P4: 500 })).not.toEqual([]);
    },
  );

  it("is a quarter's where its figures say so, of whichever series", () => {
    const quarters: Group = { group: "RESUMEN", names: QUARTERS, of: quartersOf };
    const executed: Group = {
      group: "EJECUTADO",
      names: MONTHS,
      of: (row) => monthsOf(row).toReversed(),
    };
    for (const groups of [
      [META, PROGRAMMED, quarters],
      [META, MONTHLY, quarters],
    ]) {
      expect(found(groups)).toEqual([]);
      expect(found(groups, { Q5: 500 })).toEqual(["quarter-sum Q5"]);
    }
    expect(found([META, PROGRAMMED, executed, quarters])).toEqual([]);
    expect(found([META, PROGRAMMED, executed, quarters], { AC5: 500 })).toEqual([
      "quarter-sum AC5",
    ]);
  });

  it("is a month's under the quarters where its figures say so", () => {
    const quarters: Group = { group: "PROGRAMADO", names: QUARTERS, of: quartersOf };
    const months: Group = { group: "DETALLE", names: MONTHS, of: monthsOf };
    expect(found([META, quarters, months])).toEqual([]);
    expect(found([META, quarters, months], { E5: 500 })).toEqual(["quarter-sum E5"]);
    const other: Group = { group: "DETALLE", names: MONTHS, of: (row) => MONTHS.map(() => row) };
    expect(found([META, quarters, other])).toEqual(["unread-columns I2"]);
  });

  it("is what was programmed where its months are the first of all", () => {
    const months: Group = {
      group: "CALENDARIO",
      names: [...MONTHS, "TOTAL"],
      of: (row) => [...monthsOf(row), yearOf(row)],
    };
    expect(found([META, months])).toEqual([]);
    expect(found([META, months], { Q4: 500 })).toEqual(["quarter-sum Q4"]);
  });

  it("is not what was executed where an unknown group has the months again", () => {
    const physical: Group = { ...MONTHLY, group: "FÍSICO" };
    const value: Group = {
      group: "VALOR",
      names: MONTHS,
      of: (row) => monthsOf(row).map((x) => 30 * x),
    };
    expect(found([META, physical, value])).toEqual(["unread-columns Q2"]);
  });

  it("is not what was executed where it has a word of its own beside months that are there already", () => {
    const named = (word: string, factor: number): Group => ({
      names: [...MONTHS, "Total"].map((month) => `${word}_${month}`),
      of: (row) => [...monthsOf(row), yearOf(row)].map((x) => factor * x),
    });
    expect(found([named("Fis", 1), named("Val", 30)])).toEqual(["unread-columns Q1"]);
    expect(found([named("Fis", 1), named("Fin", 30)])).toEqual([]);
    expect(found([named("Fis", 1), named("Fin", 30)], { P4: 500 })).toEqual(["target-sum P4"]);
  });
});

describe("what was programmed again, under MODIFICACIÓN", () => {
  const again = (number: number): Group => ({
    group: `MODIFICACIÓN N° 0${number}`,
    names: MONTHS,
    of: (row) => monthsOf(row).map((x) => x + number),
  });
  const executed: Group = { ...MONTHLY, group: "EJECUTADO" };

  it("is the last one, and the others are named", () => {
    const groups = [
      META,
      { ...MONTHLY, group: "PROGRAMACIÓN INICIAL" },
      again(1),
      again(2),
      executed,
    ];
    const { plan } = validated(groups);
    const { amount, programmedBy } = plan.tables[0].columns;
    const first = 4 + 24;
    expect(MONTHS.map((_, month) => amount[monthSlot("reprogrammed", month)])).toEqual(
      MONTHS.map((_, month) => first + month),
    );
    expect(programmedBy).toBe("reprogrammed");
    expect(found(groups)).toEqual(["unread-columns Q2"]);
  });
});

describe("META under a group of another's", () => {
  it.each([0, 1])("gives way to the plan's own, wherever it stands", (place) => {
    const other: Group = {
      group: "PEI",
      names: ["Meta 2024", "Meta 2025"],
      of: (row) => [small(row), small(row)],
    };
    const groups = [META, PROGRAMMED].toSpliced(place, 0, other);
    expect(found(groups).filter((each) => !each.startsWith("unread-columns"))).toEqual([]);
  });
});

describe("ACUMULADO ANUAL beside the quarters", () => {
  const pairs: Group[] = QUARTERS.map((quarter, at) => ({
    group: quarter,
    names: ["PROG.", "EJEC."],
    of: (row) => [quartersOf(row)[at], quartersOf(row)[at]],
  }));
  const yearly = (executed: (row: number) => number): Group => ({
    group: "ACUMULADO ANUAL",
    names: ["PROG.", "EJEC."],
    of: (row) => [yearOf(row), executed(row)],
  });

  it("is the year's where most of its figures say so, and what is wrong with it is found", () => {
    expect(found([META, ...pairs, yearly(yearOf)])).toEqual([]);
    expect(found([META, ...pairs, yearly(yearOf)], { M4: 755, N5: 1244 })).toEqual([
      "quarter-sum M4",
      "quarter-sum N5",
    ]);
  });

  it("is a running total like others where they do not, and named", () => {
    expect(found([META, ...pairs, yearly((row) => 7 + row)])).toEqual(["unread-columns N2"]);
  });
});
