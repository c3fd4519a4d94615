import { describe, expect, it } from "@jest/globals";
import { headerAt } from "../../../src/poi/header/layout";
import { quarterSlot, slotOf, type Series } from "../../../src/poi/slots";

const NAMES = ["UNIDAD ORGÁNICA", "ACTIVIDAD", "META ANUAL"];

/** By series, which columns of quarters a header has, counted from the first after META; -1 where none. */
function quartersOf(...rows: string[][]): Readonly<Record<"programmed" | "executed", number[]>> {
  const band = rows.map((row, level) => [
    ...NAMES.map((name) => (level === 0 ? name : "")),
    ...row,
  ]);
  const amount = headerAt(band, 0, 0)?.columns.amount;
  const of = (series: Series): number[] =>
    [0, 1, 2, 3].map((quarter) => {
      const column = amount?.[quarterSlot(series, quarter)] ?? -1;
      return column < 0 ? -1 : column - NAMES.length;
    });
  return { programmed: of("programmed"), executed: of("executed") };
}

const NONE = [-1, -1, -1, -1];
const eachQuarter = (...names: string[]): string[] =>
  ["T1", "T2", "T3", "T4"].flatMap((quarter) => names.map((name) => `${name} ${quarter}`));
const underQuarters = (...names: string[]): [string[], string[]] => [
  ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"].flatMap((quarter) => [
    quarter,
    ...names.slice(1).map(() => ""),
  ]),
  [1, 2, 3, 4].flatMap(() => names),
];

describe("AVANCE", () => {
  it.each<[string, string[][]]>([
    ["in one cell with the quarter", [eachQuarter("Meta", "Avance", "%")]],
    ["under the quarter", underQuarters("META", "AVANCE", "% AVANCE")],
    ["beside PROG.", underQuarters("PROG.", "AVANCE", "%")],
  ])("is what was executed between what is programmed and its percentage: %s", (_, rows) => {
    expect(quartersOf(...rows)).toEqual({ programmed: [0, 3, 6, 9], executed: [1, 4, 7, 10] });
  });

  it.each<[string, string[][], number[]]>([
    ["without a percentage beside it", [eachQuarter("Meta", "Avance")], NONE],
    ["beside what was executed", underQuarters("PROG.", "EJEC.", "AVANCE"), [1, 4, 7, 10]],
    [
      "beside what was executed, with a percentage",
      underQuarters("EJEC.", "PROG.", "AVANCE", "%"),
      [0, 4, 8, 12],
    ],
    ["in percent", underQuarters("PROG.", "AVANCE (%)", "% ANUAL"), NONE],
    [
      "over quarters alone",
      [
        ["AVANCE", "", "", ""],
        ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"],
      ],
      NONE,
    ],
  ])("is left out as a ratio %s", (_, rows, executed) => {
    expect(quartersOf(...rows).executed).toEqual(executed);
  });

  it("is not what was executed in a year without a part of its own", () => {
    const rows = [[...NAMES, "AVANCE", "% AVANCE", "PROG. I TRIM"]];
    const columns = headerAt(rows, 0, 0)?.columns;
    expect(columns?.amount[slotOf("executed", { kind: "year", index: 0 })]).toBe(-1);
    expect(columns?.claims.map(({ header }) => header)).toEqual(["META ANUAL", "PROG. I TRIM"]);
  });

  it("is left out before what was executed, over a cell of its own", () => {
    const [quarters, series] = underQuarters("PROG.", "EJEC.");
    const rows = [
      [...NAMES, "AVANCE", ...quarters],
      ["", "", "", "", ...series],
    ];
    const claims = headerAt(rows, 0, 0)?.columns.claims.map(({ header }) => header);
    expect(claims).toHaveLength(9);
    expect(claims).not.toContain("AVANCE");
  });

  it.each(["AVANCE DE METAS FÍSICAS 2025", "AVANCE FÍSICO Y OPERATIVO"])(
    "over what was executed is the name of the whole: %s",
    (title) => {
      const [quarters, series] = underQuarters("PROG.", "EJEC.");
      const over = [title, ...quarters.slice(1).map(() => "")];
      expect(quartersOf(over, quarters, series)).toEqual({
        programmed: [0, 2, 4, 6],
        executed: [1, 3, 5, 7],
      });
    },
  );

  it("over what was executed gives its quarter", () => {
    const rows = [
      ["AVANCE I TRIM", "", "", "AVANCE II TRIM", "", ""],
      ["PROG.", "EJEC.", "%", "PROG.", "EJEC.", "%"],
    ];
    expect(quartersOf(...rows)).toEqual({
      programmed: [0, 3, -1, -1],
      executed: [1, 4, -1, -1],
    });
  });

  it.each(["% DE AVANCE", "AVANCE FINANCIERO", "AVANCE ACUMULADO"])(
    "stays left out with what stands under it: %s",
    (title) => {
      const rows = [
        [title, "", "", "", "PROG. I TRIM"],
        ["I TRIM", "", "II TRIM", "", ""],
        ["PROG.", "EJEC.", "PROG.", "EJEC.", ""],
      ];
      expect(quartersOf(...rows)).toEqual({ programmed: [4, -1, -1, -1], executed: NONE });
    },
  );
});

it("goes on with what is programmed after what was executed: META I TRIM, EJEC. I TRIM, META II TRIM", () => {
  expect(quartersOf(eachQuarter("Meta", "Ejec."))).toEqual({
    programmed: [0, 2, 4, 6],
    executed: [1, 3, 5, 7],
  });
});
