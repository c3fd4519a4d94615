import { describe, expect, it } from "@jest/globals";
import type { Columns } from "../../../src/poi/header/columns";
import { headerAt } from "../../../src/poi/header/layout";
import { slotOf, type PeriodKind, type Series } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

const NAMES = ["ACTIVIDAD", "META"];

/** The columns under header rows whose first two columns are ACTIVIDAD and META. */
function columnsOf(...rows: string[][]): Columns {
  const band = rows.map((row, level) => [...(level === 0 ? NAMES : ["", ""]), ...row]);
  const header = headerAt(band, 0, 0);
  if (!header) throw new Error("no header");
  return header.columns;
}

/** Where a period's amount stands, counted from the first column after META; negative where nowhere. */
const at = (columns: Columns, series: Series, kind: PeriodKind, index = 0): number =>
  columns.amount[slotOf(series, { kind, index })] - NAMES.length;

const quarters = ["I TRIMESTRE", "", "", "", "II TRIMESTRE", "", "", ""];
const months = (total: string): string[] => [
  "ENE",
  "FEB",
  "MAR",
  total,
  "ABR",
  "MAY",
  "JUN",
  total,
];

const groupsOf = (name: string, width: number): string[] => [
  name,
  ...Array<string>(width - 1).fill(""),
];

describe("TOTAL under a quarter", () => {
  it.each(["TOTAL", "SUB TOTAL", "Sub - total", "TOTAL TRIM.", "SUBTOTAL"])(
    "is that quarter's: %s",
    (word) => {
      const columns = columnsOf(quarters, months(word));
      expect([0, 1].map((index) => at(columns, "programmed", "quarter", index))).toEqual([3, 7]);
    },
  );

  it("is each series' own where it has two, in one cell or over both", () => {
    const twice = (...words: string[]): string[] => words.flatMap((word) => [word, word]);
    const inOne = columnsOf(
      ["I TRIMESTRE", "", "II TRIMESTRE", ""],
      ["TOTAL PROG.", "TOTAL EJEC.", "TOTAL PROG.", "TOTAL EJEC."],
    );
    expect(at(inOne, "executed", "quarter", 1)).toBe(3);
    const over = columnsOf(
      twice(...quarters).map((word, index) => (index % 2 === 0 ? word : "")),
      twice(...months("TOTAL")).map((word, index) => (index % 2 === 0 ? word : "")),
      twice(...months("TOTAL")).map((_, index) => (index % 2 === 0 ? "P" : "E")),
    );
    expect(
      ["programmed", "executed"].map((series) => at(over, series as Series, "quarter", 1)),
    ).toEqual([14, 15]);
  });

  it("is its series' own where those stand between the quarter and the months", () => {
    const four = (word: string): string[] => [word, "", "", ""];
    const both = ([first, second]: readonly string[][]): string[] => [
      ...first,
      ...first,
      ...second,
      ...second,
    ];
    const columns = columnsOf(
      ["I TRIMESTRE", "II TRIMESTRE"].flatMap((quarter) => [...four(quarter), ...four("")]),
      [...four("PROGRAMADO"), ...four("EJECUTADO"), ...four("PROGRAMADO"), ...four("EJECUTADO")],
      both([months("TOTAL").slice(0, 4), months("TOTAL").slice(4)]),
    );
    const places = (["programmed", "executed"] as const).map((series) =>
      [0, 1].map((index) => at(columns, series, "quarter", index)),
    );
    expect(places).toEqual([
      [3, 11],
      [7, 15],
    ]);
  });

  it("is a semester's under a semester", () => {
    const columns = columnsOf(
      ["I SEMESTRE", "", "", "II SEMESTRE", "", ""],
      ["ENE", "FEB", "TOTAL", "JUL", "AGO", "TOTAL"],
    );
    expect([0, 1].map((index) => at(columns, "programmed", "semester", index))).toEqual([2, 5]);
  });

  it("is the year's where it says so, or comes after the last quarter's own, or stands under one alone", () => {
    const places = (...words: string[]): number[] => {
      const blanks = words.slice(quarters.length).map(() => "");
      const columns = columnsOf([...quarters, ...blanks], words);
      return [at(columns, "executed", "quarter", 1), at(columns, "executed", "year")];
    };
    const noWhere = -1 - NAMES.length;
    const total = "TOTAL EJECUTADO";
    expect(places(...months(total), total)).toEqual([7, 8]);
    expect(places(...months(total), "TOTAL ANUAL EJECUTADO")).toEqual([7, 8]);
    expect(places(...months("EJECUTADO ANUAL"))).toEqual([noWhere, 3]);
    expect(places("ENE", "FEB", "MAR", "", "ABR", "MAY", "JUN", total)).toEqual([noWhere, 7]);
  });

  it("is that quarter's where the table has no other, and the year's where it has months of another", () => {
    const one = columnsOf(["II TRIMESTRE", "", "", ""], ["ABR", "MAY", "JUN", "TOTAL"]);
    expect(at(one, "programmed", "quarter", 1)).toBe(3);
    const more = columnsOf(["", "II TRIMESTRE", "", "", ""], ["MAR", "ABR", "MAY", "JUN", "TOTAL"]);
    expect(at(more, "programmed", "quarter", 1)).toBe(-1 - NAMES.length);
  });
});

describe("a sum after months", () => {
  const year = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC"];
  const noWhere = -1 - NAMES.length;

  it.each(["TOTAL", "Sub Total", "SUBTOTAL", "TRIM.", "Total Trimestral"])(
    "is that of the three before it, where two quarters have theirs: %s",
    (word) => {
      const columns = columnsOf(groupsOf("PROGRAMADO", 8), months(word));
      expect([0, 1].map((index) => at(columns, "programmed", "quarter", index))).toEqual([3, 7]);
      expect(at(columns, "programmed", "year")).toBe(noWhere);
    },
  );

  it("is that of months named by their initials", () => {
    const initials = "E F M TOTAL A M J TOTAL J A S TOTAL O N D TOTAL".split(" ");
    const columns = columnsOf(groupsOf("PROGRAMADO", 16), initials);
    expect(at(columns, "programmed", "quarter", 3)).toBe(15);
  });

  it("is a semester's after six", () => {
    const half = ["TOTAL SEM", "TOTAL SEM"];
    const columns = columnsOf([...year.slice(0, 6), half[0], ...year.slice(6), half[1]]);
    expect([0, 1].map((index) => at(columns, "programmed", "semester", index))).toEqual([6, 13]);
  });

  it("is the year's where months of other quarters stand before it, or where one quarter alone has one", () => {
    const groups = (programmed: number, executed: number): string[] => [
      ...groupsOf("PROGRAMADO", programmed),
      ...groupsOf("EJECUTADO", executed),
    ];
    // To the end of the first semester.
    const half = columnsOf(groups(13, 7), [...year, "TOTAL", ...year.slice(0, 6), "TOTAL"]);
    expect([at(half, "programmed", "year"), at(half, "executed", "year")]).toEqual([12, 19]);
    const first = columnsOf(groups(13, 4), [...year, "TOTAL", ...year.slice(0, 3), "TOTAL"]);
    expect(at(first, "executed", "year")).toBe(16);
  });

  it("is not one that says more: TOTAL ANUAL, a percentage", () => {
    const columns = columnsOf(groupsOf("PROGRAMADO", 8), months("TOTAL ANUAL"));
    expect(at(columns, "programmed", "quarter", 0)).toBe(noWhere);
    expect(at(columns, "programmed", "year")).toBe(3);
    expect(columnsOf(groupsOf("PROGRAMADO", 8), months("% TRIM.")).claims).toHaveLength(7);
  });
});

describe("a group beside the TOTAL of the last quarter, merged down to its row", () => {
  const pairs = (...words: string[]): string[] => words.flatMap((word) => [word, ""]);
  const band = (group: string): string[][] => {
    const ofQuarters = ["I", "II", "III", "IV"].map((quarter) => `${quarter} TRIMESTRE`);
    const ofMonths = [0, 3, 6, 9].flatMap((from) => [...MONTHS.slice(from, from + 3), "TOTAL"]);
    return [
      [...ofQuarters.flatMap((quarter) => groupsOf(quarter, 8)), group, ""],
      [...pairs(...ofMonths), "", ""],
      Array.from({ length: 34 }, (_, index) => (index % 2 === 0 ? "P" : "E")),
    ];
  };

  it.each(["TOTAL ANUAL", "TOTAL"])("is the year's: %s", (group) => {
    const columns = columnsOf(...band(group));
    for (const [series, last] of [
      ["programmed", 32],
      ["executed", 33],
    ] as const) {
      const found = [at(columns, series, "quarter", 3), at(columns, series, "year")];
      expect(found).toEqual([last - 2, last]);
    }
  });

  it("is checked", () => {
    const header = band("TOTAL ANUAL").map((row, level) => [
      ...(level === 0 ? ["UNIDAD", "U.M.", ...NAMES] : ["", "", "", ""]),
      ...row,
    ]);
    const quarter = [1, 1, 2, 2, 3, 3, 6, 6];
    const found = (year: number): unknown[] => {
      const texts = ["OPP", "INFORME", "Informes", 24];
      const row = [...texts, ...quarter, ...quarter, ...quarter, ...quarter, year, 24];
      const values = [...header, row];
      const plan = planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values });
      return validate(plan).findings.filter(({ severity }) => severity === "error");
    };
    expect(found(24)).toEqual([]);
    expect(found(27)).toMatchObject([{ column: 36, found: 27, expected: 24 }]);
  });

  it("ends no group of a series, which may reach over several quarters", () => {
    const columns = columnsOf(
      [0, 1].flatMap(() => [...groupsOf("I TRIMESTRE", 3), ...groupsOf("II TRIMESTRE", 3)]),
      [...groupsOf("PROGRAMADO", 6), ...groupsOf("EJECUTADO", 6)],
      [...MONTHS.slice(0, 6), ...MONTHS.slice(0, 6)],
    );
    expect(at(columns, "programmed", "month", 5)).toBe(5);
    expect(at(columns, "executed", "month", 5)).toBe(11);
  });

  it("ends no group of percentages, which may reach over several quarters", () => {
    const columns = columnsOf(
      [0, 1].flatMap(() => [...groupsOf("I TRIMESTRE", 3), ...groupsOf("II TRIMESTRE", 3)]),
      [...groupsOf("% DE AVANCE", 6), ...groupsOf("PROGRAMADO", 6)],
      [...MONTHS.slice(0, 6), ...MONTHS.slice(0, 6)],
    );
    expect(at(columns, "programmed", "month", 5)).toBe(11);
  });

  it("ends no month under texts that stand over each of its columns", () => {
    const months = MONTHS.slice(0, 6);
    const columns = columnsOf(
      months.flatMap(() => ["2024", "2024"]),
      months.flatMap((month) => groupsOf(month, 2)),
      months.flatMap(() => ["PROG.", "EJEC."]),
    );
    for (const month of [0, 5])
      expect([
        at(columns, "programmed", "month", month),
        at(columns, "executed", "month", month),
      ]).toEqual([2 * month, 2 * month + 1]);
  });
});
