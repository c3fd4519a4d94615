import type { Summary } from "../../poi/summary";

/** Rows of data of a block, 0-based sheet rows; `last` is `first - 1` where there are none. */
export interface Place {
  /** Row of the block's heading. */
  readonly heading: number;
  readonly first: number;
  readonly last: number;
}

/** Where each block stands on the sheet; worked out before any formula, because formulas refer across blocks. */
export interface Places {
  readonly totals: Place;
  readonly units: Place;
  readonly underExecuted: Place;
  readonly kept: Place;
  readonly findings: Place;
  readonly excluded: Place;
}

/** Rows of the identity block, by what they tell. */
export const IDENTITY = {
  title: 0,
  plan: 1,
  year: 2,
  quarter: 3,
  activities: 4,
  excluded: 5,
  target: 6,
  findings: 7,
  critical: 8,
  low: 9,
  seal: 10,
  note: 11,
} as const;

const ROWS_ABOVE = 13;
const ROWS_BETWEEN = 2;

/** The blocks one below the other. A block with nothing to list keeps one row, which says so. */
export function placesOf(summary: Summary, kept: readonly unknown[]): Places {
  let next = ROWS_ABOVE;
  const place = (headerRows: number, rows: number, footerRows = 0): Place => {
    const heading = next;
    const first = heading + 1 + headerRows;
    next = first + Math.max(1, rows) + footerRows + ROWS_BETWEEN;
    return { heading, first, last: first + rows - 1 };
  };
  const leftOut = (): Place => ({ heading: -1, first: 0, last: -1 });
  return {
    totals: place(1, summary.quarter + 1),
    units: place(2, summary.units.length, 1),
    underExecuted: place(1, summary.underExecuted.length),
    kept: kept.length > 0 ? place(1, kept.length) : leftOut(),
    findings: place(1, summary.findings.length + (summary.moreFindings > 0 ? 1 : 0)),
    excluded: summary.excluded.length > 0 ? place(1, summary.excluded.length) : leftOut(),
  };
}
