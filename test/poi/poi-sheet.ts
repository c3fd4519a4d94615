import type { CellValue, SheetBlock } from "../../src/poi/cells";
import { PlanBuilder } from "../../src/poi/reading/plan-builder";
import type { Plan } from "../../src/poi/plan";
import {
  validate,
  type Validation,
  type ValidationOptions,
} from "../../src/poi/validation/validation";

export const MONTHS = [
  "ENE",
  "FEB",
  "MAR",
  "ABR",
  "MAY",
  "JUN",
  "JUL",
  "AGO",
  "SEP",
  "OCT",
  "NOV",
  "DIC",
];

/** An activity of a test's plan; what is not said is sound. */
export interface ActivitySpec {
  unit?: CellValue;
  activity?: CellValue;
  measure?: CellValue;
  /** 12 months; one each month where absent. */
  programmed?: number[];
  /** 12 months; as programmed where absent. */
  executed?: number[];
  /** Cells that say something else, by A1 column letters of the sheet that `poiSheet` makes. */
  cells?: Record<string, CellValue>;
}

export interface SheetSpec {
  sheet?: string;
  title?: string;
  activities: ActivitySpec[];
  /** A TOTAL row: true for a right one, or cells of it that say something else. */
  total?: true | Record<string, CellValue>;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const quartersOf = (months: readonly number[]): number[] =>
  [0, 3, 6, 9].map((from) => sum(months.slice(from, from + 3)));

function amounts(programmed: readonly number[], executed: readonly number[]): number[] {
  const p = quartersOf(programmed);
  const e = quartersOf(executed);
  return [
    sum(programmed),
    ...programmed,
    ...executed,
    ...p.flatMap((quarter, index) => [quarter, e[index]]),
  ];
}

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : `A${String.fromCharCode(65 + column - 26)}`;

function override(row: CellValue[], cells: Record<string, CellValue> | undefined): CellValue[] {
  return row.map((value, column) => cells?.[letters(column)] ?? value);
}

/**
 * A POI sheet of the usual form, from A1: title, blank row, two header rows, activities from row 5, TOTAL.
 * Columns: A unit, B MEF, C activity, D measure, E META, F–Q programmed, R–AC executed, AD–AK quarters.
 */
export function poiSheet(spec: SheetSpec): SheetBlock {
  const width = 37;
  const padded = (values: CellValue[]): CellValue[] => [
    ...values,
    ...Array<CellValue>(width - values.length).fill(""),
  ];
  const group = (name: string, columns: number): CellValue[] => [
    name,
    ...Array<CellValue>(columns - 1).fill(""),
  ];
  const rows = spec.activities.map((activity, index) => {
    const programmed = activity.programmed ?? Array<number>(12).fill(1);
    return override(
      [
        activity.unit ?? "GERENCIA DE FINANZAS",
        "GESTIÓN ADMINISTRATIVA",
        activity.activity ?? `ACTIVIDAD ${index + 1}`,
        activity.measure ?? "ACCIONES",
        ...amounts(programmed, activity.executed ?? programmed),
      ],
      activity.cells,
    );
  });
  const columnSum = (column: number): number =>
    sum(
      rows.map((row) => row[column]).filter((value): value is number => typeof value === "number"),
    );
  const totals: CellValue[][] =
    spec.total === undefined
      ? []
      : [
          override(
            [
              "TOTAL",
              "",
              "",
              "",
              ...Array.from({ length: 33 }, (_, index) => columnSum(index + 4)),
            ],
            spec.total === true ? undefined : spec.total,
          ),
        ];
  return {
    sheet: spec.sheet ?? "POI",
    firstRow: 0,
    firstColumn: 0,
    values: [
      padded([spec.title ?? "PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL IV TRIMESTRE"]),
      padded([]),
      padded([
        "UNIDAD ORGÁNICA",
        "MEF",
        "ACTIVIDAD POI",
        "UNIDAD DE MEDIDA",
        "META",
        ...group("PROGRAMADO", 12),
        ...group("EJECUTADO", 12),
        ...["I", "II", "III", "IV"].flatMap((quarter) => group(`${quarter} TRIMESTRE`, 2)),
      ]),
      padded([
        "",
        "",
        "",
        "",
        "",
        ...MONTHS,
        ...MONTHS,
        ...Array.from({ length: 8 }, (_, i) => (i % 2 ? "EJEC" : "PROG")),
      ]),
      ...rows,
      ...totals,
    ],
  };
}

/** A sheet of `poiSheet` without its columns of what was executed. */
export function withoutExecuted(block: SheetBlock): SheetBlock {
  const isExecuted = (column: number): boolean =>
    (column >= 17 && column < 29) || (column >= 29 && (column - 29) % 2 === 1);
  return {
    ...block,
    values: block.values.map((row) => row.filter((_, column) => !isExecuted(column))),
  };
}

/** A sheet of `poiSheet` that says of the third quarter alone what was executed. */
export function executedInThirdAlone(block: SheetBlock): SheetBlock {
  const isLeftOut = (column: number): boolean =>
    (column >= 17 && column < 23) || (column >= 26 && column < 29) || [30, 32, 36].includes(column);
  return {
    ...block,
    values: block.values.map((row) => {
      // The group EJECUTADO stands over its first month.
      const kept = row.map((value, at) => (at === 23 && value === "" ? row[17] : value));
      return kept.filter((_, column) => !isLeftOut(column));
    }),
  };
}

/** A sheet of `poiSheet` without its columns of quarters. */
export const withoutQuarters = (block: SheetBlock): SheetBlock => ({
  ...block,
  values: block.values.map((row) => row.slice(0, 29)),
});

/**
 * Without quarters: nothing holds what was executed in MAYO but TOTAL, which says 8, where the rows add up to 68. Either
 * is wrong, or the first row's 66, which is more than was programmed and 6 with a digit too many.
 */
export const ONE_OR_TOTAL: SheetSpec = {
  activities: [{ programmed: [1, 1, 1, 1, 6, 1, 1, 1, 1, 1, 1, 1], cells: { V: 66 } }, {}, {}],
  total: { V: 8 },
};

/** The plan of some sheets. */
export function planOf(...blocks: SheetBlock[]): Plan {
  const builder = new PlanBuilder();
  for (const block of blocks) builder.add(block);
  return builder.finish();
}

/** What Cuadra says of one sheet's plan. */
export function validated(spec: SheetSpec, options?: ValidationOptions): Validation {
  return validate(planOf(poiSheet(spec)), options);
}
