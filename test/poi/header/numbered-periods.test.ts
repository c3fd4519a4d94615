import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { headerAt } from "../../../src/poi/header/layout";
import { monthSlot, quarterSlot, slotOf, type Series } from "../../../src/poi/slots";

const TEXTS = ["UNIDAD", "ACTIVIDAD", "U.M.", "META"];

/** A band of two rows: a group over some cells, once for each series. */
const band = (group: (series: string) => string, cells: readonly CellValue[]): CellValue[][] => [
  [
    ...TEXTS,
    ...["PROGRAMADO", "EJECUTADO"].flatMap((series) => [
      group(series),
      ...cells.slice(1).map(() => ""),
    ]),
  ],
  [...TEXTS.map(() => ""), ...cells, ...cells],
];

function columnOf(
  rows: CellValue[][],
  series: Series,
  kind: "quarter" | "semester",
  index: number,
) {
  return headerAt(rows, 0, 0)?.columns.amount[slotOf(series, { kind, index })];
}

describe("columns named by their place alone", () => {
  it.each([[["I", "II", "III", "IV"]], [["1°", "2°", "3°", "4°"]], [["1er", "2do", "3er", "4to"]]])(
    "are quarters under a group that says so: %j",
    (cells) => {
      const rows = band((series) => `${series} POR TRIMESTRE`, cells);
      const { amount } = headerAt(rows, 0, 0)?.columns ?? {};
      for (const quarter of [0, 1, 2, 3]) {
        expect(amount?.[quarterSlot("programmed", quarter)]).toBe(4 + quarter);
        expect(amount?.[quarterSlot("executed", quarter)]).toBe(8 + quarter);
      }
    },
  );

  it("are none under a group that does not", () => {
    expect(
      headerAt(
        band((series) => series, ["I", "II", "III", "IV"]),
        0,
        0,
      ),
    ).toBeUndefined();
    expect(
      headerAt(
        band((series) => `${series} TRIMESTRAL`, ["I", "II", "IV"]),
        0,
        0,
      ),
    ).toBeUndefined();
  });

  it("are months by M1 … M12, all of them", () => {
    const names = Array.from({ length: 12 }, (_, month) => `M${month + 1}`);
    const rows = band((series) => series, names);
    const { amount } = headerAt(rows, 0, 0)?.columns ?? {};
    expect([amount?.[monthSlot("programmed", 0)], amount?.[monthSlot("executed", 11)]]).toEqual([
      4, 27,
    ]);
    expect(
      headerAt(
        band((series) => series, names.slice(0, 3)),
        0,
        0,
      ),
    ).toBeUndefined();
  });

  it("are semesters by S1 and S2, which with S3 and S4 are weeks", () => {
    const rows = band((series) => series, ["S1", "S2"]);
    expect(columnOf(rows, "programmed", "semester", 1)).toBe(5);
    expect(columnOf(rows, "executed", "semester", 0)).toBe(6);
    const weeks = band((series) => series, ["S1", "S2", "S3", "S4"]);
    expect(headerAt(weeks, 0, 0)).toBeUndefined();
    const ofMonths = band((series) => `${series} ENERO`, ["S1", "S2"]);
    expect(columnOf(ofMonths, "programmed", "semester", 0)).toBe(-1);
  });
});

describe("columns named by a letter and a number", () => {
  const inTurn = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => [`P${at + 1}`, `E${at + 1}`]).flat();
  const columnsOf = (names: readonly string[]): Int32Array | undefined =>
    headerAt([[...TEXTS, ...names]], 0, 0)?.columns.amount;

  it("are quarters where there are four of each, and months where there are twelve", () => {
    const quarters = columnsOf(inTurn(4));
    expect(quarters?.[quarterSlot("programmed", 3)]).toBe(10);
    expect(quarters?.[quarterSlot("executed", 0)]).toBe(5);
    const months = columnsOf(inTurn(12));
    expect(months?.[monthSlot("programmed", 11)]).toBe(26);
    expect(months?.[monthSlot("executed", 11)]).toBe(27);
    const oneAfterTheOther = columnsOf([
      "P.01",
      "P.02",
      "P.03",
      "P.04",
      "E.01",
      "E.02",
      "E.03",
      "E.04",
    ]);
    expect(oneAfterTheOther?.[quarterSlot("executed", 3)]).toBe(11);
  });

  it.each([
    ["of one series", ["P1", "P2", "P3", "P4"]],
    ["of some quarters", ["P1", "E1", "P2", "E2", "P3", "E3"]],
    ["of more of the one", ["P1", "P2", "P3", "P4", "E1", "E2", "E3"]],
    ["in another order", ["P2", "E1", "P1", "E2", "P3", "E3", "P4", "E4"]],
  ])("are nothing %s", (_, names) => {
    expect(columnsOf(names)).toBeUndefined();
  });
});

describe("months that are dates", () => {
  const DAY = 86_400_000;
  /** Excel's serial numbers of a day of each month of 2025. */
  const serials = (from: number, day: (month: number) => number): number[] =>
    Array.from({ length: 12 }, (_, month) => (Date.UTC(2025, month, day(month)) - from) / DAY);
  const FROM = { "1900": Date.UTC(1899, 11, 30), "1904": Date.UTC(1904, 0, 1) };
  const first = (): number => 1;
  const last = (month: number): number => new Date(Date.UTC(2025, month + 1, 0)).getUTCDate();

  it.each([
    ["1900", "first", first],
    ["1900", "last", last],
    ["1904", "first", first],
    ["1904", "last", last],
  ] as const)("are read as counted from %s: the %s of each", (system, _, day) => {
    const dates = serials(FROM[system], day);
    const found = headerAt(
      band((series) => series, dates),
      0,
      0,
    )?.columns.amount;
    for (const month of [0, 1, 11]) {
      expect(found?.[monthSlot("programmed", month)]).toBe(4 + month);
      expect(found?.[monthSlot("executed", month)]).toBe(16 + month);
    }
  });

  it("are none of two years", () => {
    const dates = serials(FROM["1900"], first).map((date, month) => date + (month > 5 ? 365 : 0));
    expect(
      headerAt(
        band((series) => series, dates),
        0,
        0,
      ),
    ).toBeUndefined();
  });
});
