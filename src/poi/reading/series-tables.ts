import type { Row } from "../cells";
import { columnsInTurn } from "../header/series-in-turn";
import type { Columns } from "../header/columns";
import type { PlacedMiss } from "../header/layout";
import { rowsEach, type Table } from "../plan";
import { SeriesBetween, turnPlace } from "./series-rows";
import type { ToldApart } from "./two-rows";

/** What tells the rows of a table's activities apart, and its columns as if these stood side by side. */
interface Begun {
  readonly between: SeriesBetween;
  readonly columns: Columns;
}

/** The tables whose activities have a row for each series, as they are read one after the other. */
export class SeriesTables {
  /** The last of the sheet. */
  private before: Begun | undefined;
  /** By table: the sheet row at which an activity's rows are in another order than the first's. */
  private readonly oddRows = new Map<number, number>();

  /** Forgets the tables of the sheet before. */
  beginSheet(): void {
    this.before = undefined;
  }

  /**
   * A table begins; undefined where its activities have one row each.
   * @param columns its header's
   * @param two what its rows are, where an activity has several
   * @param below the rows below its header
   * @param firstColumn sheet column of `row[0]`
   */
  begin(
    columns: Columns,
    two: ToldApart | undefined,
    below: readonly Row[],
    firstColumn: number,
  ): Begun | undefined {
    const { before } = this;
    // A further page, or the table of another unit, is as the first: below its header may stand too little to tell.
    if (before?.between.goesOn(columns, below) === true) return before;
    if (two?.kind !== "series") return undefined;
    const between = new SeriesBetween(turnPlace(columns, two.position, two.pattern, firstColumn));
    const target = between.targetCells(below, firstColumn);
    return (this.before = { between, columns: columnsInTurn(columns, two.pattern, target) });
  }

  /** A table, by its index, has been read. */
  end(table: number, { odd }: SeriesBetween): void {
    if (odd >= 0) this.oddRows.set(table, odd);
  }

  /**
   * The tables, each with its further pages, of which some activity's rows are in another order, or one is missing; by
   * index, with where that is seen.
   * @param leftOut what is said of a table that is not read
   */
  inOddOrder(
    tables: readonly Table[],
    leftOut: (table: number) => PlacedMiss,
  ): ReadonlyMap<number, PlacedMiss> {
    const found = new Map<number, PlacedMiss>();
    for (const [page, odd] of this.oddRows) {
      const first = firstPage(tables, page);
      const { between, lastHeaderRow } = tables[first];
      if (!between || found.has(first)) continue;
      const row = lastHeaderRow + 1;
      const miss: PlacedMiss = {
        ...leftOut(first),
        missing: ["series-columns"],
        alternate: { of: "series", column: between.column, first: row, second: row + 1, odd },
      };
      // Without one of its units the plan of a sheet would pass for the whole.
      for (const [at, table] of tables.entries())
        if (rowsEach(table) > 1 && table.sheet === tables[first].sheet) found.set(at, miss);
    }
    return found;
  }
}

/** Index of the table of which another, or the one it continues, is a further page. */
function firstPage(tables: readonly Table[], page: number): number {
  let first = page;
  for (let at = tables[page].continues; at !== undefined; at = tables[at].continues) first = at;
  return first;
}
