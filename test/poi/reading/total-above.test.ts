import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { row, times, activity, read, named, THREE, OF_THREE } from "./plan-of-rows";

describe("a row without a measure that adds up those below it", () => {
  const sums = times(6);

  it.each<[string, CellValue[]]>([
    ["its name", row(["", "", "Objetivo", ""], sums)],
    ["a code and its name", row(["OEI.01", "", "Objetivo", ""], sums)],
    ["its unit", row(["", "OPP", "", ""], sums)],
  ])("is a total above them where it has %s", (_, above) => {
    const plan = read([above, ...THREE]);
    expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 1]);
  });

  it.each<[string, CellValue[]]>([
    ["a unit and a name", row(["", "OPP", "Actividad 0", ""], sums)],
    ["a code, a unit and a name", row(["AO-00", "OPP", "Actividad 0", ""], sums)],
    ["a code and a name, and other figures", row(["AO-00", "", "Actividad 0", ""], times(5))],
  ])("is an activity that lacks it where it has %s", (_, above) => {
    expect(named(read([above, ...THREE]))).toEqual(["Actividad 0", ...OF_THREE]);
  });
});

describe("a row over what it adds up", () => {
  const over = (label: string, factor: number): CellValue[] =>
    row(["", "", label, ""], times(factor));
  const SECTIONS = [over("PRODUCTO 1", 3), activity(1), activity(2, times(2))];

  it("is a total though it has one row under it, where others are totals so", () => {
    const plan = read([
      over("OBJETIVO", 8),
      ...SECTIONS,
      over("PRODUCTO 2", 5),
      activity(3, times(5)),
    ]);
    expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 3]);
    const again = read([...SECTIONS, over("PRODUCTO 2", 5), activity(3, times(5)), ...SECTIONS]);
    expect([again.activities.count, again.totals.count]).toEqual([5, 3]);
  });

  it.each<[string, CellValue[][]]>([
    ["no others are", [activity(1), over("Actividad 4", 5), activity(3, times(5))]],
    ["its number stands beside it", [...SECTIONS, row([4, "", "Actividad 4", ""]), activity(3)]],
    ["the row below says something else", [...SECTIONS, over("Actividad 4", 4), activity(3)]],
    [
      "more rows than the one follow",
      [...SECTIONS, over("Actividad 4", 1), activity(3), activity(5, times(3))],
    ],
  ])("is an activity where %s", (_, rows) => {
    expect(named(read(rows))).toContain("Actividad 4");
  });
});

describe("a row that says what the only activity below it says, at the table's beginning", () => {
  const above = (label: string, of: CellValue[]): CellValue[] => [
    "",
    "",
    label,
    "",
    ...of.slice(4),
  ];
  const rest = [activity(2, times(2)), activity(3, times(3))];

  it("is above it where it is called an objective, or the next such row adds up several", () => {
    const each = (name: string): CellValue[][] =>
      [1, 2, 3].flatMap((number) => {
        const only = activity(number, times(number));
        return [above(`${name}${number} Mejorar`, only), only];
      });
    const plan = read(each("OEI.0"));
    expect([named(plan), plan.totals.count]).toEqual([OF_THREE, 3]);
    const five = row(["", "", "Servicios internos", ""], times(5));
    const more = read([above("Servicios", activity(1)), activity(1), five, ...rest]);
    expect([named(more), more.totals.count]).toEqual([OF_THREE, 2]);
  });

  it("is an activity without its measure where nothing tells, or its figures are others", () => {
    const alike = read([above("Servicios", activity(1)), activity(1), ...rest]);
    expect(named(alike)).toEqual(["Servicios", ...OF_THREE]);
    const other = read([above("OEI.01 Mejorar", activity(1, times(9))), activity(1), ...rest]);
    expect(named(other)).toEqual(["OEI.01 Mejorar", ...OF_THREE]);
  });
});
