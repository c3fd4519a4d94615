import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { quarterSlot } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

const QUARTERS = ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"];
const NAMES = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "U.M.", "META ANUAL"];
/** What six activities have programmed in each quarter. */
const PROGRAMMED = [2, 3, 4, 5, 6, 7];

type AvanceOf = (programmed: number, quarter: number) => CellValue;

/** A plan of META and AVANCE by quarter. */
function validated(avanceOf: AvanceOf, more: readonly string[] = []): Validation {
  const header = [
    ...NAMES,
    ...QUARTERS.flatMap((quarter) => [`META ${quarter}`, `AVANCE ${quarter}`]),
    ...more,
  ];
  const rows = PROGRAMMED.map((programmed, row): CellValue[] => [
    "OFICINA",
    `Actividad ${row}`,
    "INFORME",
    4 * programmed,
    ...QUARTERS.flatMap((_, quarter) => [programmed, avanceOf(programmed, quarter)]),
    ...more.map(() => programmed),
  ]);
  return validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values: [header, ...rows] }));
}

const executedIn = ({ plan }: Validation): number[] =>
  QUARTERS.map((_, quarter) => plan.tables[0].columns.amount[quarterSlot("executed", quarter)]);

const LEFT_OUT = [-1, -1, -1, -1];

describe("AVANCE by quarter, where no column says what was executed", () => {
  it.each<[string, AvanceOf]>([
    ["of all that was programmed", (programmed) => programmed],
    ["of less", (programmed, quarter) => (quarter === 0 ? programmed : programmed - 1)],
    ["not yet reported", (programmed, quarter) => (quarter === 0 ? programmed : "")],
  ])("is what was executed where its figures are amounts: %s", (_, avanceOf) => {
    const validation = validated(avanceOf);
    expect(executedIn(validation)).toEqual([5, 7, 9, 11]);
    expect(validation.plan.tables[0].missing).toEqual([]);
    expect(validation.findings).toEqual([]);
  });

  it.each<[string, AvanceOf]>([
    ["ratios", (programmed, quarter) => (quarter === 0 ? 1 : (programmed - 1) / programmed)],
    ["percentages", (_, quarter) => (quarter === 0 ? 100 : 50)],
    ["blank", () => ""],
    ["zeros", () => 0],
    ["all of what was programmed, or once", () => 1],
    ["some amounts and a ratio", (programmed, quarter) => (quarter === 3 ? 0.5 : programmed)],
  ])("is left out where they are not: %s", (_, avanceOf) => {
    const validation = validated(avanceOf);
    expect(executedIn(validation)).toEqual(LEFT_OUT);
    expect(validation.plan.tables[0].missing).toEqual(["executed"]);
  });

  it("is left out where a column says what was executed", () => {
    const more = QUARTERS.map((quarter) => `EJEC. ${quarter}`);
    expect(executedIn(validated((programmed) => programmed, more))).toEqual([12, 13, 14, 15]);
  });
});

/** A plan of what is programmed by month, and beside it AVANCE of each. */
function validatedMonths(
  avance: CellValue | ((programmed: number) => CellValue),
  more: readonly string[] = [],
  called = "AVANCE MENSUAL",
): Validation {
  const blank = Array<string>(11).fill("");
  const group = (name: string): string[] => [name, ...blank];
  const header = [
    [...NAMES, ...group("PROGRAMADO"), ...group(called), ...more.flatMap(group)],
    [...NAMES.map(() => ""), ...MONTHS, ...MONTHS, ...more.flatMap(() => MONTHS)],
  ];
  const rows = PROGRAMMED.map((programmed, row): CellValue[] => [
    "OFICINA",
    `Actividad ${row}`,
    "INFORME",
    12 * programmed,
    ...MONTHS.map(() => programmed),
    ...MONTHS.map(() => (typeof avance === "function" ? avance(programmed) : avance)),
    ...more.flatMap(() => MONTHS.map(() => programmed)),
  ]);
  return validate(
    planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values: [...header, ...rows] }),
  );
}

describe("AVANCE by month that is not read", () => {
  it.each([[[]], [["EJECUTADO"]]])("is named, and keeps nothing from being presented", (more) => {
    const { findings } = validatedMonths(0.5, more);
    const unread = findings.flatMap((finding) =>
      finding.check === "unread-columns" ? [finding] : [],
    );
    expect(unread.map(({ severity }) => severity)).toEqual(["info"]);
    const { columns } = unread[0].detail;
    expect(columns).toHaveLength(12);
    expect(columns[0]).toEqual({
      column: 16,
      header: "AVANCE MENSUAL / ENE",
      readInstead: -1,
      isProgress: true,
    });
    const others = findings.filter(({ check }) => check !== "unread-columns");
    expect(others.map(({ check }) => check)).toEqual(more.length > 0 ? [] : ["missing-column"]);
  });

  it("may be called CUMPLIMIENTO, of amounts or of ratios", () => {
    const amounts = validatedMonths((programmed) => programmed, [], "CUMPLIMIENTO");
    expect(amounts.findings).toEqual([]);
    expect(amounts.execution.totals.executed).toBe(
      12 * PROGRAMMED.reduce((sum, each) => sum + each, 0),
    );
    const ratios = validatedMonths(0.5, [], "CUMPLIMIENTO").findings;
    expect(ratios.map(({ check }) => check)).toEqual(["missing-column", "unread-columns"]);
  });

  it("is not named where it says nothing", () => {
    const { findings } = validatedMonths("");
    expect(findings).toEqual([]);
  });
});
