import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import { headerAt } from "../../../src/poi/layout";
import { quarterSlot, slotOf, type Series } from "../../../src/poi/slots";

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
