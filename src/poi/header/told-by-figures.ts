import type { Row } from "../cells";
import type { Columns } from "./columns";
import { withDoubtfulColumns } from "./doubtful-columns";
import { withPartOfYear } from "./part-of-year";
import { withProgressColumns } from "./progress-columns";
import { RowsBelow } from "./rows-below";
import { withTargetColumn } from "./target-column";
import { withLastToDate } from "./to-date-columns";

/**
 * A header's columns as the figures under them say, where its words leave that open.
 * @param rows those below it
 * @param firstColumn the sheet column of a row's first cell
 */
export function toldByFigures(
  columns: Columns,
  rows: readonly Row[],
  firstColumn: number,
): Columns {
  const below = new RowsBelow(rows, firstColumn);
  return [
    withDoubtfulColumns,
    withPartOfYear,
    withTargetColumn,
    withProgressColumns,
    withLastToDate,
  ].reduce((known, told) => told(known, below), columns);
}
