import { SHEET_WIDTH } from "../address";
import type { UnreadColumn } from "../header/column-claims";
import { namesTarget } from "../header/words";
import { missingColumns, type Columns } from "../header/columns";
import { isPresent, type Plan, type Rows, type Table } from "../plan";
import { rowsIn, type RowRange } from "../row-range";
import { cellIn, meaningOf, SLOT_COUNT, slotOf, TARGET } from "../slots";
import { hasReprogrammed } from "../sums/target-series";
import type { StackedTables } from "./stacked-tables";

type Read = Pick<Plan, "tables" | "activities" | "totals" | "reasons">;

/** A column of amounts of one of two tables, as it was read. */
interface Source {
  readonly table: Table;
  readonly isLower: boolean;
  readonly slot: number;
}

/** The columns of two tables as if they stood side by side. */
interface Joined {
  /** By slot. */
  readonly sources: ReadonlyMap<number, Source>;
  /** Those of slots that the other table has as well, or another column of their own. */
  readonly others: readonly (readonly [slot: number, source: Source])[];
}

/**
 * What was read, with the lower of each two tables read as columns of the upper one (SHEET_WIDTH in address.ts). The lower
 * ones are still among the tables, with what they said.
 */
export function withSeriesBelow<T extends Read>(read: T, stacked: readonly StackedTables[]): T {
  if (stacked.length === 0) return read;
  const tables = [...read.tables];
  const activities = new JoinedRows(read.activities);
  const totals = new JoinedRows(read.totals);
  const reasons = new Map(read.reasons);
  for (const pair of stacked) {
    const [upper, lower] = [tables[pair.upper], tables[pair.lower]];
    const joined = joinedColumns(upper, lower, pair);
    activities.join(upper.activities, lower.activities, joined);
    totals.join(upper.totals, lower.totals, joined);
    for (const [index, row] of rowsIn(upper.activities).entries()) {
      const said = read.reasons.get(lower.activities.start + index);
      if (said) reasons.set(row, [...(reasons.get(row) ?? []), ...said]);
    }
    tables[pair.upper] = joinedTable(upper, lower, joined, pair, read.activities);
  }
  return { ...read, tables, activities: activities.finish(), totals: totals.finish(), reasons };
}

function joinedColumns(upper: Table, lower: Table, { lower: at, executed }: StackedTables): Joined {
  const sources = new Map<number, Source>();
  const others: [number, Source][] = [];
  const take = (table: Table, isExecuted: boolean): void => {
    for (const [slot, column] of table.columns.amount.entries()) {
      if (column < 0) continue;
      const source = { table, isLower: table === lower, slot };
      const as = isExecuted ? executedSlot(table, slot) : slot;
      if (sources.has(as)) others.push([as, source]);
      else sources.set(as, source);
    }
  };
  // META is that of what is programmed, where both have it.
  const isLowerExecuted = executed === at;
  take(isLowerExecuted ? upper : lower, false);
  take(isLowerExecuted ? lower : upper, true);
  return { sources, others };
}

/** What a column is in a table of what was executed, where a title alone says so: its TOTAL that of the year, if it is not META. */
function executedSlot({ columns: { amount, claims } }: Table, slot: number): number {
  const meaning = meaningOf(slot);
  if (meaning.kind === "amount") return slotOf("executed", meaning.period);
  const header = claims.find(({ column }) => column === amount[TARGET])?.header ?? "";
  return namesTarget(header) ? TARGET : slotOf("executed", { kind: "year", index: 0 });
}

function joinedTable(
  upper: Table,
  lower: Table,
  joined: Joined,
  { rows, lower: at, executed }: StackedTables,
  activities: Rows,
): Table {
  const below = (column: number): number => (column < 0 ? column : column + SHEET_WIDTH * rows);
  const columnOf = ({ table, isLower, slot }: Source): number =>
    isLower ? below(table.columns.amount[slot]) : table.columns.amount[slot];
  const amount = new Int32Array(SLOT_COUNT).fill(-1);
  for (const [slot, source] of joined.sources) amount[slot] = columnOf(source);
  const columns: Columns = {
    ...upper.columns,
    amount,
    claims: [
      ...upper.columns.claims,
      ...lower.columns.claims.map((claim) => ({ ...claim, column: below(claim.column) })),
    ],
    reasons: [
      ...upper.columns.reasons,
      ...lower.columns.reasons.map((each) => ({ ...each, column: below(each.column) })),
    ],
    money: upper.columns.money < 0 ? below(lower.columns.money) : upper.columns.money,
    executedIsToDate: (executed === at ? lower : upper).columns.executedIsToDate,
    programmedBy: hasReprogrammed({ amount }) ? "reprogrammed" : "programmed",
  };
  const missing = missingColumns(columns);
  const unread = joined.others.flatMap(([slot, source]): UnreadColumn[] => {
    const column = columnOf(source);
    const header = columns.claims.find((claim) => claim.column === column)?.header ?? "";
    return saysOther(source, joined.sources.get(slot), activities)
      ? [{ column, header, readInstead: amount[slot] }]
      : [];
  });
  return {
    ...upper,
    columns,
    missing: upper.missing.filter((each) => missing.includes(each)),
    unread: [
      ...upper.unread,
      ...lower.unread.map((each) => ({
        ...each,
        column: below(each.column),
        readInstead: below(each.readInstead),
      })),
      ...unread,
    ],
    ...unreadRowsOf(upper, lower),
    seriesBelow: {
      firstHeaderRow: lower.firstHeaderRow,
      rows,
      again: joined.others.map(([slot, source]) => ({ slot, column: columnOf(source) })),
    },
  };
}

/** Whether some activity's figure is another than that which is read in its place: META may be written in both tables. */
function saysOther(own: Source, other: Source | undefined, { amounts }: Rows): boolean {
  const amountIn = ({ table, slot }: Source, index: number): number =>
    amounts[slot]?.[table.activities.start + index] ?? 0;
  return rowsIn(own.table.activities).some((_, index) => {
    const amount = amountIn(own, index);
    return amount !== 0 && (!other || amount !== amountIn(other, index));
  });
}

function unreadRowsOf(upper: Table, lower: Table): Pick<Table, "unreadRows"> {
  const [own, others] = [upper.unreadRows, lower.unreadRows];
  if (!own || !others) return (own ?? others) ? { unreadRows: own ?? others } : {};
  return {
    unreadRows: {
      ...own,
      last: others.last,
      count: own.count + others.count,
      areLikeActivities: own.areLikeActivities || others.areLikeActivities,
      areParts: own.areParts && others.areParts,
    },
  };
}

/** Rows some of which take in the figures of others, below them. */
class JoinedRows {
  private readonly amounts: Rows["amounts"][number][];
  private readonly low: Uint32Array;
  private readonly high: Uint32Array;
  /** By cell as it was read (`cellIn`): where it belongs now. Of rows joined others belong nowhere. */
  private readonly places = new Map<number, { readonly row: number; readonly slot: number }>();
  private readonly isJoined = new Set<number>();

  constructor(private readonly rows: Rows) {
    this.amounts = rows.amounts.map((column) => column && Float64Array.from(column));
    this.low = rows.presentLow.slice();
    this.high = rows.presentHigh.slice();
  }

  join(upper: RowRange, lower: RowRange, { sources }: Joined): void {
    for (const [index, row] of rowsIn(upper).entries()) {
      const below = lower.start + index;
      this.isJoined.add(row).add(below);
      this.low[row] = 0;
      this.high[row] = 0;
      for (const column of this.amounts) if (column) column[row] = 0;
      for (const [slot, source] of sources)
        this.take(source.isLower ? below : row, source.slot, row, slot);
    }
  }

  /** Puts what a cell says where it belongs. */
  private take(from: number, fromSlot: number, row: number, slot: number): void {
    this.places.set(cellIn(from, fromSlot), { row, slot });
    const column = (this.amounts[slot] ??= new Float64Array(this.rows.count));
    if (!isPresent(this.rows, from, fromSlot)) return;
    column[row] = this.rows.amounts[fromSlot]?.[from] ?? 0;
    if (slot < 32) this.low[row] |= 1 << slot;
    else this.high[row] |= 1 << (slot - 32);
  }

  finish(): Rows {
    const moved = <T extends { readonly row: number; readonly slot: number }>(
      cells: readonly T[],
    ): T[] =>
      cells.flatMap((cell) => {
        const place = this.places.get(cellIn(cell.row, cell.slot));
        if (place) return [{ ...cell, ...place }];
        return this.isJoined.has(cell.row) ? [] : [cell];
      });
    return {
      ...this.rows,
      amounts: this.amounts,
      presentLow: this.low,
      presentHigh: this.high,
      oddCells: moved(this.rows.oddCells).sort((a, b) => a.row - b.row),
      typedCells: moved(this.rows.typedCells).sort((a, b) => a.row - b.row),
    };
  }
}
