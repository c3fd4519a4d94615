import { isFigure, type CellValue } from "../cells";
import type { Columns } from "./columns";
import { hasSeries, slotOf, type Period } from "../slots";
import type { ColumnClaim } from "./column-claims";
import type { RowsBelow } from "./rows-below";

/** A column of AVANCE in a part of the year: a ratio, or what was executed. */
export interface ProgressColumn extends Pick<ColumnClaim, "column" | "header" | "year"> {
  readonly period: Period;
}

/** In so many cells, and in so large a share of those with a figure, AVANCE must say what was programmed, to be an amount like it. */
const FEWEST_EQUAL = 3;
const SHARE_OF_EQUAL = 0.15;

/** An AVANCE of 1 may be all of it, whatever was programmed; one of 100 as well, in percent. */
const SMALLEST_TELLING = 2;
const ALL_IN_PERCENT = 100;

/**
 * The columns of a header in which AVANCE I TRIM is what was executed, where its words leave that open: no other column
 * says what was, and its figures are amounts like those programmed beside it, and no ratios. Months of AVANCE that are
 * not read are claimed, so that they are named; quarters of it stand beside most plans as ratios.
 */
export function withProgressColumns(columns: Columns, below: RowsBelow): Columns {
  const { progress } = columns;
  if (progress.length === 0) return columns;
  if (hasSeries(columns.amount, "executed")) return withUnread(columns);
  const pairs = progress.flatMap((each) => {
    const programmed = columns.amount[slotOf("programmed", each.period)];
    return programmed < 0 ? [] : [{ executed: each.column, programmed }];
  });
  const cells = pairs.flatMap(({ executed, programmed }) =>
    below.rows.flatMap((row) => {
      const figure = below.at(row, executed);
      return isFigure(figure) ? [{ figure, programmed: below.at(row, programmed) }] : [];
    }),
  );
  return pairs.length === progress.length && areAmounts(cells)
    ? asExecuted(columns)
    : withUnread(columns);
}

function withUnread(columns: Columns): Columns {
  const { progress, claims } = columns;
  if (!progress.some(({ period }) => period.kind === "month")) return columns;
  const unread = progress.map(({ period: _, ...each }): ColumnClaim => ({
    ...each,
    slot: -1,
    isProgress: true,
  }));
  return { ...columns, claims: [...claims, ...unread] };
}

function areAmounts(
  cells: readonly { readonly figure: number; readonly programmed: CellValue }[],
): boolean {
  const equal = cells.filter(
    ({ figure, programmed }) =>
      figure === programmed && figure >= SMALLEST_TELLING && figure !== ALL_IN_PERCENT,
  ).length;
  return (
    equal >= FEWEST_EQUAL &&
    equal >= SHARE_OF_EQUAL * cells.length &&
    cells.every(
      ({ figure, programmed }) => Number.isInteger(figure) || !Number.isInteger(programmed),
    )
  );
}

function asExecuted(columns: Columns): Columns {
  const amount = Int32Array.from(columns.amount);
  const claims = columns.progress.map(({ period, ...each }): ColumnClaim => {
    const slot = slotOf("executed", period);
    if (amount[slot] < 0) amount[slot] = each.column;
    return { ...each, slot };
  });
  return { ...columns, amount, claims: [...columns.claims, ...claims] };
}
