import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { MONTHS } from "../poi-sheet";

/** A column of amounts, or beside them one that is not read. */
interface Column {
  readonly group: string;
  readonly name: string;
  readonly isRead: boolean;
  /** Which columns stand together: a series', or what is beside. */
  readonly block: number;
  readonly of: (programmed: readonly number[], executed: readonly number[]) => number;
}

/** The columns of amounts of a plan's form, from left to right. */
export type Layout = readonly Column[];

/** Cells of a row under a layout. */
export type Cells = (number | null)[];

/** Sheet column of the first. */
export const FIRST_COLUMN = 2;

const sum = (months: readonly number[], from = 0, count = 12): number =>
  months.slice(from, from + count).reduce((all, amount) => all + amount, 0);

type Periods = "months" | "quarters-among-months" | "quarters" | "semesters";

/** Name of each period's column, with the first and the number of its months. */
function periodsOf(kind: Periods): (readonly [string, number, number])[] {
  const months = MONTHS.map((name, month) => [name, month, 1] as const);
  const quarters = ["I TRIM", "II TRIM", "III TRIM", "IV TRIM"].map(
    (name, index) => [name, 3 * index, 3] as const,
  );
  switch (kind) {
    case "months":
      return months;
    case "quarters":
      return quarters;
    case "semesters":
      return [
        ["I SEMESTRE", 0, 6],
        ["II SEMESTRE", 6, 6],
      ];
    case "quarters-among-months":
      return quarters.flatMap((quarter, index) => [
        ...months.slice(3 * index, 3 * index + 3),
        quarter,
      ]);
  }
}

/** Forms with and without META, months, year totals and a share of execution at the end. */
export const layout: fc.Arbitrary<Layout> = fc
  .record({
    periods: fc.constantFrom<Periods[]>("months", "quarters-among-months", "quarters", "semesters"),
    hasTarget: fc.boolean(),
    hasExecuted: fc.boolean(),
    hasShare: fc.boolean(),
  })
  .map(({ periods, hasTarget, hasExecuted, hasShare }): Layout => {
    const blockOf = (series: "PROGRAMADO" | "EJECUTADO", block: number): Column[] =>
      [...periodsOf(periods), ["TOTAL ANUAL", 0, 12] as const].map(([name, from, count]) => ({
        group: series,
        name,
        isRead: true,
        block,
        of: (programmed, executed) =>
          sum(series === "PROGRAMADO" ? programmed : executed, from, count),
      }));
    const share: Column = {
      group: "% AVANCE",
      name: "",
      isRead: false,
      block: 3,
      of: (programmed, executed) =>
        Math.round((100 * sum(executed)) / Math.max(1, sum(programmed))) / 100,
    };
    const target: Column = {
      group: "META",
      name: "",
      isRead: true,
      block: 0,
      of: (programmed) => sum(programmed),
    };
    return [
      ...(hasTarget ? [target] : []),
      ...blockOf("PROGRAMADO", 1),
      ...(hasExecuted ? blockOf("EJECUTADO", 2) : []),
      ...(hasShare ? [share] : []),
    ];
  });

/** A sheet of rows under a layout. */
export function sheetUnder(columns: Layout, rows: readonly Cells[]): SheetBlock {
  const isFirst = (index: number): boolean => columns.at(index - 1)?.group !== columns[index].group;
  const header: CellValue[][] = [
    [
      "ACTIVIDAD",
      "UNIDAD DE MEDIDA",
      ...columns.map(({ group }, at) => (at === 0 || isFirst(at) ? group : "")),
    ],
    ["", "", ...columns.map(({ name }) => name)],
  ];
  const activities = rows.map((cells, index): CellValue[] => [
    `ACTIVIDAD ${index + 1}`,
    "ACCIONES",
    ...cells.map((cell) => cell ?? ""),
  ]);
  return { sheet: "POI", firstRow: 0, firstColumn: 0, values: [...header, ...activities] };
}

/** One act of damage to a row. */
export interface Harm {
  readonly kind: "lost" | "lost-in-block" | "blank" | "exchanged" | "transposed" | "wrong";
  readonly at: readonly number[];
  readonly digit: number;
}

export const harm: fc.Arbitrary<Harm> = fc.record({
  kind: fc.constantFrom<Harm["kind"][]>(
    "lost",
    "lost-in-block",
    "blank",
    "exchanged",
    "transposed",
    "wrong",
  ),
  at: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
  digit: fc.nat({ max: 9 }),
});

/** A row after it. */
export function harmed(cells: Cells, columns: Layout, { kind, at, digit }: Harm): Cells {
  const read = columns.flatMap(({ isRead }, index) => (isRead ? [index] : []));
  const places = at.map((index) => read[index % read.length]);
  const [place, other] = places;
  switch (kind) {
    case "lost":
      return withoutCells(cells, places.slice(0, 1 + (digit % 3)), cells.length);
    case "lost-in-block": {
      const { block } = columns[place];
      const lost = places.filter((each) => columns[each].block === block);
      return withoutCells(cells, lost, columns.findLastIndex((each) => each.block === block) + 1);
    }
    case "blank":
      return cells.with(place, null);
    case "exchanged":
      return cells.with(place, cells[other]).with(other, cells[place]);
    case "transposed": {
      const digits = String(cells[place] ?? 0);
      const turned = digits.slice(0, -2) + (digits.at(-1) ?? "") + (digits.at(-2) ?? "");
      return digits.length < 2 ? cells : cells.with(place, Number(turned));
    }
    case "wrong":
      return cells.with(place, 10 * (cells[place] ?? 0) + digit);
  }
}

/** Without some cells, what follows them sliding left until `end`. */
function withoutCells(cells: Cells, lost: readonly number[], end: number): Cells {
  const kept = cells.slice(0, end).filter((_, place) => !lost.includes(place));
  const room = Array<null>(end - kept.length).fill(null);
  return [...kept, ...room, ...cells.slice(end)];
}
