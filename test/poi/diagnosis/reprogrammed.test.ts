import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { SheetBlock } from "../../../src/poi/cells";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate, type Validation } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";
import { gives, restores, typingFaults, type Amounts } from "./damage";
import { months } from "./sound-row";

const SERIES = ["PROGRAMADO", "REPROGRAMADO", "EJECUTADO"];
const QUARTERS = ["I", "II", "III", "IV"].map((quarter) => `${quarter} TRIMESTRE`);
/** META and of each series 12 months and 4 quarters. */
const AMOUNTS = 1 + SERIES.length * 16;

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

function rowOf(series: readonly (readonly number[])[]): Amounts {
  const blocks = series.flatMap((of) => [
    ...of,
    ...[0, 3, 6, 9].map((from) => sum(of.slice(from, from + 3))),
  ]);
  return [sum(series[1]), ...blocks];
}

/** An activity programmed anew in some months, and executed as it then said but for some. */
const soundRow = fc
  .tuple(
    months,
    ...[4, 3].map((most) => fc.array(fc.tuple(fc.nat(11), fc.nat(20)), { maxLength: most })),
  )
  .map(([programmed, anew, missed]): Amounts => {
    const changed = (of: readonly number[], changes: typeof anew): number[] =>
      changes.reduce((row, [month, to]) => row.with(month, to), [...of]);
    const reprogrammed = changed(programmed, anew);
    return rowOf([programmed, reprogrammed, changed(reprogrammed, missed)]);
  });

/** Its META is what was programmed anew: so the others' is too, whatever is wrong with them. */
const TELLING = rowOf([1, 2, 2].map((of) => Array<number>(12).fill(of)));

function sheetOf(rows: readonly Amounts[]): SheetBlock {
  const under = (name: string): string[] => [name, ...Array<string>(15).fill("")];
  return {
    sheet: "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [
      ["POI 2024 AL IV TRIMESTRE"],
      ["UNIDAD", "MEF", "ACTIVIDAD", "UNIDAD DE MEDIDA", "META", ...SERIES.flatMap(under)],
      ["", "", "", "", "", ...SERIES.flatMap(() => [...MONTHS, ...QUARTERS])],
      ...[...rows, TELLING].map((amounts, index) => [
        "GERENCIA",
        "GESTIÓN",
        `ACTIVIDAD ${index + 1}`,
        "ACCIONES",
        ...amounts.map((amount) => amount ?? ""),
      ]),
    ],
  };
}

/** Plans whose first row has one cell wrong. */
const plans = fc
  .record({
    rows: fc.array(soundRow, { minLength: 2, maxLength: 6 }),
    at: fc.nat(AMOUNTS - 1),
    pick: fc.nat(),
  })
  .map(({ rows, at, pick }) => {
    const [right] = rows;
    const around = { left: right.at(at - 1) ?? null, above: null };
    const faults = [...typingFaults(right[at] ?? 0, around).values()];
    return { rows, right, wrong: right.with(at, faults[pick % faults.length]) };
  });

describe("rows of three series: programmed, programmed anew, executed", () => {
  it("hold when they are sound", () => {
    fc.assert(
      fc.property(fc.array(soundRow, { minLength: 1, maxLength: 4 }), (rows) => {
        expect(validate(planOf(sheetOf(rows))).counts.error).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("with one cell wrong have the original among their candidates, and are never wrongly called certain", () => {
    let found = 0;
    fc.assert(
      fc.property(plans, ({ rows, right, wrong }) => {
        const { corrections } = diagnose(validate(planOf(sheetOf([wrong, ...rows.slice(1)]))));
        const correction = corrections.find(({ rowIndex }) => rowIndex === 0);
        if (!correction) return;
        found++;
        expect(gives(correction, wrong, right)).toBe(true);
        if (correction.certainty === "certain")
          expect(restores(correction.cells, wrong, right)).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it("whose last quarter was left blank are not taken for rows that lost a cell", () => {
    for (const rows of fc.sample(fc.array(soundRow, { minLength: 6, maxLength: 6 }), {
      seed: 36,
      numRuns: 40,
    })) {
      if (rows[0].at(-1) === 0) continue;
      const wrong = rows[0].with(-1, null);
      const validation = validate(planOf(sheetOf([wrong, ...rows.slice(1)])));
      expect(validation.shifted.size).toBe(0);
      const [correction] = diagnose(validation).corrections;
      expect(gives(correction, wrong, rows[0])).toBe(true);
    }
  });
});

it("takes dashes in what was programmed again for none of it: zeros would be a plan of nothing", () => {
  const year = Array<number>(12).fill(1);
  const original = rowOf([year, Array<number>(12).fill(0), year]).with(0, 12);
  const { values, ...block } = sheetOf([TELLING, original]);
  const isAgain = (column: number): boolean => column >= 21 && column < 37;
  const read = (again: string): Validation => {
    const row = values[4].map((value, column) => (isAgain(column) ? again : value));
    return validate(planOf({ ...block, values: values.with(4, row) }));
  };
  expect(read("").findings).toEqual([]);
  expect(read("-").findings.map(({ check }) => check)).toEqual(["dash"]);
  expect(diagnose(read("-")).corrections).toEqual([]);
});
