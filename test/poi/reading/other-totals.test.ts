import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { validate } from "../../../src/poi/validation/validation";
import { activity, named, OF_THREE, read, row, THREE, times, TOTAL } from "./plan-of-rows";

describe("totals at the foot, each of a part of the rows above", () => {
  const OF_TWO = [
    row([1, "OPP", "Actividad 1", "Informe"]),
    row([2, "OPP", "Actividad 2", "Expediente"], times(2)),
    row([3, "OPP", "Actividad 3", "Informe"], times(3)),
    row([4, "OPP", "Actividad 4", "Expediente"], times(5)),
  ];
  const NAMES = [...OF_THREE, "Actividad 4"];
  const ALL = row(["", "TOTAL", "", ""], times(11));

  it.each<[string, CellValue[][]]>([
    [
      "the measure in their label",
      [
        ["", "", "Total Informe", ""],
        ["", "", "Total Expediente", ""],
      ],
    ],
    [
      "the measure in its column",
      [
        ["", "", "TOTAL", "Informe"],
        ["", "", "TOTAL", "Expediente"],
      ],
    ],
    [
      "a code beside their label",
      [
        ["OEI.01", "", "Total OEI.01", ""],
        ["OEI.02", "", "Total OEI.02", ""],
      ],
    ],
  ])("are neither activities nor the plan's, and said once: %s", (_, [one, other]) => {
    const parts = [row(one, times(4)), row(other, times(7))];
    for (const foot of [parts, [...parts, ALL], [ALL, ...parts]]) {
      const plan = read([...OF_TWO, ...foot]);
      expect(named(plan)).toEqual(NAMES);
      expect(plan.totals.count).toBe(foot.length - 2);
      const said = validate(plan).findings.filter(({ check }) => check !== "missing-column");
      expect(said).toMatchObject([
        { check: "unread-rows", severity: "info", detail: { count: 2, areParts: true } },
      ]);
    }
  });

  it("leave TOTAL to be checked", () => {
    const parts = [
      row(["", "", "TOTAL", "Informe"], times(4)),
      row(["", "", "TOTAL", "Expediente"], times(7)),
    ];
    const { findings } = validate(read([...OF_TWO, ...parts, ALL.with(6, 12)]));
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "total-sum", found: 12, expected: 11 }),
    );
  });

  it("are totals of the rows above them where they do not come to all of these together", () => {
    const plan = read([...OF_TWO, row(["", "SUBTOTAL", "", ""], times(10)), ALL]);
    expect(plan.totals.count).toBe(2);
    expect(validate(plan).findings).toContainEqual(expect.objectContaining({ check: "total-sum" }));
  });
});

describe("a row with a total's label that says something else of the activities", () => {
  const labelled = (label: string, months: readonly number[]): CellValue[] =>
    row(["", "", label, ""], months);
  const running = Array.from({ length: 12 }, (_, month) => 6 * (month + 1));

  it.each<[string, CellValue[]]>([
    ["what they add up to from January on", labelled("TOTAL ACUMULADO", running)],
    ["the same with a slip", labelled("TOTAL ACUMULADO", running.with(4, 31))],
    ["how many have an amount", labelled("TOTAL DE ACTIVIDADES", times(3))],
  ])("is no total: %s", (_, said) => {
    for (const rows of [
      [...THREE, said],
      [...THREE, TOTAL, said],
    ]) {
      const plan = read(rows);
      expect([plan.activities.count, plan.totals.count]).toEqual([3, rows.length - 4]);
      expect(validate(plan).counts.error).toBe(0);
    }
  });

  describe("is one that adds up its section, and says by chance how many activities all sections have", () => {
    const SECTIONS = [
      ...THREE.slice(0, 2),
      labelled("TOTAL OEI.01", times(3)),
      activity(3),
      activity(4, times(3)),
      labelled("TOTAL OEI.02", times(4)),
      activity(5, times(5)),
      labelled("TOTAL OEI.03", times(5)),
    ];
    const GENERAL = labelled("TOTAL GENERAL", times(12));

    it.each<[string, CellValue[][]]>([
      ["with a TOTAL", [...SECTIONS, GENERAL]],
      ["without", SECTIONS],
    ])("and all is sound %s", (_, rows) => {
      const plan = read(rows);
      expect([plan.activities.count, plan.totals.count]).toEqual([5, rows.length - 5]);
      expect(validate(plan).counts.error).toBe(0);
    });

    it.each([5, 7])("and a figure of row %d of these that is wrong is found there", (at) => {
      const rows = [...SECTIONS, GENERAL];
      const wrong = rows[at].with(6, 40);
      const { findings } = validate(read(rows.with(at, wrong)));
      const totals = findings.filter(({ check }) => check === "total-sum");
      expect(totals).toMatchObject([{ row: at + 1, found: 40, expected: rows[at][6] }]);
    });
  });

  it("is one where its figures are neither", () => {
    expect(read([...THREE, labelled("TOTAL ACUMULADO", times(7))]).totals.count).toBe(1);
  });
});
