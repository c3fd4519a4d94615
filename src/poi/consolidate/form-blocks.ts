import { groupBy } from "../group-by";
import type { Series } from "../slots";
import type { CollectedRow } from "./collect-rows";

const FIRST_HEADER_ROW = 2;
/** Of every header. */
export const HEADER_ROWS = 2;

/** The columns of figures that activities under one header have. */
export interface BlockColumns {
  /** Whether there are any of what was executed. */
  readonly reported: boolean;
  /** The quarters of which there are no months, as `partOf` names them. */
  readonly byQuarter: readonly string[];
}

/** A 0-based quarter of a series, in a word. */
export const partOf = (series: Series, quarter: number): string => `${series} ${quarter}`;

/** Activities under one header. */
export interface FormBlock<Row> extends BlockColumns {
  /** 0-based sheet rows. */
  readonly headerRow: number;
  readonly firstRow: number;
  readonly rows: readonly Row[];
}

function columnsOf({ series }: CollectedRow): BlockColumns {
  return {
    reported: series.some((of) => of.series === "executed"),
    byQuarter: series.flatMap((of) =>
      of.quarters.flatMap(({ byMonth }, quarter) => (byMonth ? [] : [partOf(of.series, quarter)])),
    ),
  };
}

/**
 * The blocks in which activities stand on the sheet. Those whose plans do not say what was executed would, among the
 * others, have executed nothing; they come first, so that TOTAL stands under the columns of it. Those planned by quarters
 * would have quarters unlike their months; they come last of either, because with them TOTAL has no months. Where each
 * has others by quarter, TOTAL stands under a header of its own.
 */
export function formBlocks<Row extends CollectedRow>(rows: readonly Row[]): FormBlock<Row>[] {
  const alike = groupBy(rows, (row) => JSON.stringify(columnsOf(row)));
  const inOrder = [...alike.values()]
    .map((own) => ({ ...columnsOf(own[0]), rows: own }))
    .sort(
      (a, b) => Number(a.reported) - Number(b.reported) || a.byQuarter.length - b.byQuarter.length,
    );
  const blocks: FormBlock<Row>[] = [];
  let headerRow = FIRST_HEADER_ROW;
  for (const block of inOrder) {
    const firstRow = headerRow + HEADER_ROWS;
    blocks.push({ ...block, headerRow, firstRow });
    // A blank row between.
    headerRow = firstRow + block.rows.length + 1;
  }
  const byQuarter = [...new Set(blocks.flatMap((block) => block.byQuarter))];
  const last = blocks.at(-1);
  if (last && byQuarter.length > last.byQuarter.length)
    blocks.push({ ...last, byQuarter, headerRow, firstRow: headerRow + HEADER_ROWS, rows: [] });
  return blocks;
}

/** 0-based sheet row of the last activity of a block. */
export const lastRowOf = ({ firstRow, rows }: FormBlock<unknown>): number =>
  firstRow + rows.length - 1;
