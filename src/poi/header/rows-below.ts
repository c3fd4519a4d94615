import type { CellValue, Row } from "../cells";

/** Rows below a header that are looked at. */
const MOST_ROWS = 200;

/** The first rows below a header, by whose figures it is told what its columns are where its words leave that open. */
export class RowsBelow {
  readonly rows: readonly Row[];

  /**
   * @param below the rows below the header, from the first on
   * @param firstColumn the sheet column of a row's first cell
   */
  constructor(
    below: readonly Row[],
    private readonly firstColumn: number,
  ) {
    this.rows = below.slice(0, MOST_ROWS);
  }

  /** What one of the rows holds in a 0-based sheet column. */
  at(row: Row, column: number): CellValue {
    return row[column - this.firstColumn] ?? "";
  }
}
