import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import type { Validation } from "../../../src/poi/validation/validation";
import { MONTHS } from "../../fixtures/layouts/sheet";

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** An activity's or a total's cells of one series: months with each quarter behind its own, and the year. */
export type Cells = readonly CellValue[];

export const HEADS = [0, 1, 2, 3]
  .flatMap((quarter) => [
    ...MONTHS.slice(3 * quarter, 3 * quarter + 3),
    `${["I", "II", "III", "IV"][quarter]} TRIM`,
  ])
  .concat("TOTAL");

export const cellsOf = (months: readonly number[]): Cells =>
  [0, 3, 6, 9]
    .flatMap((from) => [...months.slice(from, from + 3), sum(months.slice(from, from + 3))])
    .concat(sum(months));

export interface BookRow {
  readonly texts: readonly [string, string, string];
  readonly target: CellValue;
  readonly programmed: Cells;
  readonly executed: Cells;
}

const TITLE = "POI 2024 - EJECUCIÓN AL IV TRIMESTRE";
export const sheetOf = (values: CellValue[][]): SheetBlock => ({
  sheet: "POI",
  firstRow: 0,
  firstColumn: 0,
  values: [[TITLE, ...values[0].slice(1).map(() => "")], ...values],
});

/** A book with the series side by side; `isFirst`: what was executed first. */
export const inColumns = (rows: readonly BookRow[], isFirst = false): SheetBlock => {
  const ordered = <T>(programmed: readonly T[], executed: readonly T[]): T[] =>
    isFirst ? [...executed, ...programmed] : [...programmed, ...executed];
  const heads = (series: string): string[] => HEADS.map((name) => `${series} ${name}`);
  return sheetOf([
    ["UNIDAD", "ACTIVIDAD", "U.M.", "META", ...ordered(heads("PROG."), heads("EJEC."))],
    ...rows.map(({ texts, target, programmed, executed }) => [
      ...texts,
      target,
      ...ordered(programmed, executed),
    ]),
  ]);
};

/** The same with what was executed in a row of its own, under what is programmed or above it. */
export const inRows = (
  rows: readonly BookRow[],
  { isFirst, isNamed }: { isFirst: boolean; isNamed: boolean },
): SheetBlock =>
  sheetOf([
    ["UNIDAD", "ACTIVIDAD", "U.M.", "META", "DETALLE", ...HEADS],
    ...rows.flatMap(({ texts, target, programmed, executed }) => {
      const below = isNamed ? texts : ["", "", ""];
      return isFirst
        ? [
            [...texts, target, "EJECUTADO", ...executed],
            [...below, "", "PROGRAMADO", ...programmed],
          ]
        : [
            [...texts, target, "PROGRAMADO", ...programmed],
            [...below, "", "EJECUTADO", ...executed],
          ];
    }),
  ]);

/** The same with what was executed in a table of its own, under that of what is programmed or above it. */
export const inTables = (
  rows: readonly BookRow[],
  { isFirst, isTitled }: { isFirst: boolean; isTitled: boolean },
): SheetBlock => {
  const table = (series: "programmed" | "executed"): CellValue[][] => {
    const [title, word] = {
      programmed: ["PROGRAMACIÓN", "PROG. "],
      executed: ["EJECUCIÓN", "EJEC. "],
    }[series];
    const hasTarget = series === "programmed";
    return [
      [isTitled ? title : ""],
      [
        ...["UNIDAD", "ACTIVIDAD", "U.M.", hasTarget ? "META" : ""],
        ...HEADS.map((name) => (isTitled ? name : word + name)),
      ],
      ...rows.map((row) => [...row.texts, hasTarget ? row.target : "", ...row[series]]),
    ];
  };
  return sheetOf([
    ...(isFirst
      ? [...table("executed"), [], ...table("programmed")]
      : [...table("programmed"), [], ...table("executed")]),
  ]);
};

export const ONES = Array<number>(12).fill(1);

/** What is found, by the plan's rows and slots. */
export const found = ({ findings }: Validation): string[] =>
  findings
    .map(({ check, severity, isTotal, rowIndex, slot, found: is, expected }) =>
      JSON.stringify([check, severity, isTotal, rowIndex, slot, is, expected]),
    )
    .sort();

const month = fc.integer({ min: 0, max: 40 });
export const activity = fc.record({
  programmed: fc.array(month, { minLength: 12, maxLength: 12 }),
  executed: fc.array(month, { minLength: 12, maxLength: 12 }),
});

/** A sound book of some activities. */
export function bookOf(
  activities: readonly { readonly programmed: number[]; readonly executed: number[] }[],
  hasTotal: boolean,
): BookRow[] {
  const rows = activities.map(({ programmed, executed }, index) => ({
    texts: [`GERENCIA ${index % 2}`, `ACTIVIDAD ${index}`, "INFORME"] as const,
    target: sum(programmed),
    programmed: cellsOf(programmed),
    executed: cellsOf(executed),
  }));
  const added = (series: "programmed" | "executed"): Cells =>
    HEADS.map((_, at) => sum(rows.map((row) => Number(row[series][at]))));
  const total = {
    texts: ["TOTAL", "", ""] as const,
    target: sum(rows.map(({ target }) => target)),
    programmed: added("programmed"),
    executed: added("executed"),
  };
  return hasTotal ? [...rows, total] : [...rows];
}

/** A change of one cell: which activity's (or the total's), in which series, at which place, and what it says then. */
const change = fc.record({
  row: fc.nat(),
  series: fc.constantFrom("programmed", "executed"),
  // Not the last: a row that ends in a blank may have slid, which of rows in turn is not asked.
  at: fc.nat({ max: HEADS.length - 2 }),
  value: fc.oneof(
    fc.integer({ min: 0, max: 99 }),
    fc.constantFrom("12", "-", "S/D", "doce", "#REF!", 1.5, -3),
  ),
});

export const book = fc
  .record({
    activities: fc.array(activity, { minLength: 2, maxLength: 7 }),
    changes: fc.array(change, { maxLength: 3 }),
    hasTotal: fc.boolean(),
  })
  .map(({ activities, changes, hasTotal }): BookRow[] => {
    const all = bookOf(activities, hasTotal);
    for (const { row, series, at, value } of changes) {
      const index = row % all.length;
      all[index] = { ...all[index], [series]: all[index][series].with(at, value) };
    }
    return all;
  });
