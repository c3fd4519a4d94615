import type { SaidRule } from "../sums/measure-rule";
import type { Series } from "../slots";
import { partOf, type BlockColumns, type FormBlock } from "./form-blocks";
import type { FormCell } from "./form-cell";
import { QUARTERS, type Shape } from "./form-shape";

/** The words of the form's header; a plan's reader must know them again. */
export interface FormWords {
  readonly title: string;
  readonly unit: string;
  readonly category: string;
  readonly activity: string;
  readonly measure: string;
  readonly target: string;
  /** Over the months of a series. */
  readonly series: (series: Series) => string;
  /** Under a quarter. */
  readonly shortSeries: (series: Series) => string;
  /** 0-based. */
  readonly month: (month: number) => string;
  /** 1–4. */
  readonly quarter: (quarter: number) => string;
  readonly total: string;
  /** Where the row comes from. */
  readonly file: string;
  readonly sheet: string;
  readonly row: string;
  readonly code: string;
  /** How its months make META, and what a row says of that. */
  readonly rule: string;
  readonly ruleName: (rule: SaidRule) => string;
  /** Whether the row is in TOTAL. */
  readonly adds: string;
  readonly yes: string;
  readonly no: string;
}

/** Header cells that belong together; 0-based, inclusive. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** The series whose names stand over their columns; those that a block does not have are blank in it. */
function* namedSeries(
  shape: Shape,
  { reported }: BlockColumns,
): Generator<readonly [number, Series]> {
  for (const named of shape.series.entries()) if (reported || named[1] !== "executed") yield named;
}

/** Months of a series side by side that have a header in a block; 0-based, `to` not included. */
interface RunOfMonths {
  readonly of: number;
  readonly series: Series;
  readonly from: number;
  readonly to: number;
}

function runsOfMonths(shape: Shape, block: BlockColumns): RunOfMonths[] {
  if (shape.monthsEach === 0) return [];
  const runs: { of: number; series: Series; from: number; to: number }[] = [];
  for (const [of, series] of namedSeries(shape, block)) {
    for (const quarter of QUARTERS) {
      if (block.byQuarter.includes(partOf(series, quarter))) continue;
      const from = quarter * 3;
      const before = runs.at(-1);
      if (before?.of === of && before.to === from) before.to += 3;
      else runs.push({ of, series, from, to: from + 3 });
    }
  }
  return runs;
}

/** The two rows of a block's header. */
export function headerCells(shape: Shape, words: FormWords, block: BlockColumns): FormCell[][] {
  const upper = Array<FormCell>(shape.provenance).fill(null);
  const lower = Array<FormCell>(shape.provenance).fill(null);
  const names = [...shape.texts.map((role) => words[role]), words.target];
  upper.splice(0, names.length, ...names);
  for (const { of, series, from, to } of runsOfMonths(shape, block)) {
    upper[shape.months(of) + from] = words.series(series);
    for (let month = from; month < to; month++)
      lower[shape.months(of) + month] = words.month(month);
  }
  for (const [of, series] of namedSeries(shape, block)) {
    for (let quarter = 0; quarter < 4; quarter++) {
      if (of === 0) upper[shape.quarter(quarter, of)] = words.quarter(quarter + 1);
      lower[shape.quarter(quarter, of)] = words.shortSeries(series);
    }
  }
  upper.push(words.file, words.sheet, words.row);
  if (shape.hasCodes) upper.push(words.code);
  if (shape.hasRules) upper.push(words.rule);
  if (shape.saysWhatAdds) upper.push(words.adds);
  return [upper, lower];
}

/** What is merged in a block's header. */
export function headerMerges(shape: Shape, block: FormBlock<unknown>): Merge[] {
  const { headerRow } = block;
  const over = (startCol: number, endCol: number, rows: number): Merge => ({
    startRow: headerRow,
    startCol,
    endRow: headerRow + rows - 1,
    endCol,
  });
  return [
    ...Array.from({ length: shape.texts.length + 1 }, (_, column) => over(column, column, 2)),
    ...runsOfMonths(shape, block).map(({ of, from, to }) =>
      over(shape.months(of) + from, shape.months(of) + to - 1, 1),
    ),
    ...[0, 1, 2, 3].map((quarter) =>
      over(shape.quarter(quarter, 0), shape.quarter(quarter, shape.series.length - 1), 1),
    ),
  ];
}
