import { isUsual } from "./usual-amount";
import type { AmountColumn, Plan, PooledTexts, Rows } from "../plan";
import type { RowRange } from "../row-range";
import { gatherPacked, PackedTexts, type Texts } from "../texts";

/** Some of the rows, in the order given, as if they alone had been read. */
export function gatherRows(rows: Rows, picked: readonly RowRange[]): Rows {
  const moved = movesTo(picked, rows.count);
  const column = <C extends Column<C>>(of: C): C => gatherColumn(of, picked, moved.count);
  const amounts = rows.amounts.map((of) => of && narrowed(column<AmountColumn>(of)));
  const activity = gatherTexts(rows.activity, picked);
  return {
    count: moved.count,
    table: column(rows.table),
    sheetRow: column(rows.sheetRow),
    amounts,
    presentLow: column(rows.presentLow),
    presentHigh: column(rows.presentHigh),
    unit: gatherPooled(rows.unit, column(rows.unit.index), moved),
    category: gatherPooled(rows.category, column(rows.category.index), moved),
    measure: gatherPooled(rows.measure, column(rows.measure.index), moved),
    activity,
    activityHash: column(rows.activityHash),
    hasUnnamed: rows.hasUnnamed && [...activity].includes(""),
    padded: moved.rows(rows.padded),
    oddCells: moved.items(rows.oddCells),
    typedCells: moved.items(rows.typedCells),
    integers: rows.integers || amounts.every((of) => !of?.some((it) => !Number.isSafeInteger(it))),
    hasNegatives: rows.hasNegatives && amounts.some((of) => of?.some((amount) => amount < 0)),
  };
}

/** What stands beside the amounts. */
export type Notes = Pick<Plan, "codes" | "saidRules" | "otherTexts" | "reasons">;

/** What stands beside some of a plan's activities, in the order given. */
export function gatherNotes(
  { codes, saidRules, otherTexts, reasons }: Notes,
  picked: readonly RowRange[],
  count: number,
): Notes {
  const moved = movesTo(picked, count);
  const gathered: string[] = [];
  const rules = new Uint8Array(saidRules.length === 0 ? 0 : moved.count);
  const others = new Int32Array(otherTexts.length === 0 ? 0 : moved.count);
  for (const { start, end, place } of placed(picked)) {
    for (let row = start; row < Math.min(end, codes.length); row++) {
      const code = codes.at(row);
      // Without entry where its table has no such column.
      if (code !== undefined) gathered[place + row - start] = code;
    }
    if (saidRules.length > 0) rules.set(saidRules.subarray(start, end), place);
    if (otherTexts.length > 0) others.set(otherTexts.subarray(start, end), place);
  }
  const ofRows = Array.from(reasons, ([row, ofRow]) => ({ row, ofRow }));
  return {
    codes: gathered,
    saidRules: rules,
    otherTexts: others,
    reasons: new Map(moved.items(ofRows).map(({ row, ofRow }) => [row, ofRow])),
  };
}

/** Ranges of rows, and where the first of each is put. */
function* placed(picked: readonly RowRange[]): Generator<RowRange & { readonly place: number }> {
  let place = 0;
  for (const { start, end } of picked) {
    yield { start, end, place };
    place += end - start;
  }
}

/** What is said of rows by their index, said of them where they were put; what is said of others is left out. */
interface Moves {
  /** How many rows are picked. */
  readonly count: number;
  readonly items: <T extends { readonly row: number }>(items: readonly T[]) => T[];
  readonly rows: (rows: ReadonlySet<number>) => ReadonlySet<number>;
}

/** @param rows how many there are to pick from */
function movesTo(picked: readonly RowRange[], rows: number): Moves {
  const places = new Int32Array(rows).fill(-1);
  let count = 0;
  for (const { start, end } of picked)
    for (let row = start; row < end; row++) places[row] = count++;
  return {
    count,
    items: (items) =>
      items
        .flatMap((item) => (places[item.row] < 0 ? [] : [{ ...item, row: places[item.row] }]))
        .sort((a, b) => a.row - b.row),
    rows: (rows) => new Set([...rows].map((row) => places[row]).filter((row) => row >= 0)),
  };
}

/** What of a typed array copying takes. */
interface Column<Self> {
  slice(start: number, end: number): Self;
  subarray(start: number, end: number): Self;
  set(values: Self, offset: number): void;
}

/** @param count how many rows are picked: no more than there are */
function gatherColumn<C extends Column<C>>(
  column: C,
  picked: readonly RowRange[],
  count: number,
): C {
  const gathered = column.slice(0, count);
  for (const { start, end, place } of placed(picked))
    gathered.set(column.subarray(start, end), place);
  return gathered;
}

/** A column of two bytes where it may be. */
const narrowed = (column: AmountColumn): AmountColumn =>
  column instanceof Float64Array && column.every(isUsual) ? Uint16Array.from(column) : column;

function gatherTexts(texts: Texts, picked: readonly RowRange[]): Texts {
  if (texts instanceof PackedTexts) return gatherPacked(texts, picked);
  const all = [...texts];
  return picked.flatMap(({ start, end }) => all.slice(start, end));
}

/** With the texts alone that some of the rows have, numbered in the order of these. @param index of these rows */
function gatherPooled(texts: PooledTexts, index: Int32Array, moved: Moves): PooledTexts {
  const pool: string[] = [];
  const places = new Int32Array(texts.pool.length).fill(-1);
  let hasBlanks = false;
  for (let row = 0; row < index.length; row++) {
    const old = index[row];
    if (old < 0) {
      hasBlanks = true;
      continue;
    }
    if (places[old] < 0) places[old] = pool.push(texts.pool[old]) - 1;
    index[row] = places[old];
  }
  const renumbered = (old: ReadonlySet<number>): ReadonlySet<number> =>
    new Set([...old].map((each) => places[each]).filter((place) => place >= 0));
  return {
    index,
    pool,
    hasBlanks,
    padded: renumbered(texts.padded),
    paddedTexts: moved.items(texts.paddedTexts),
    filledDown: renumbered(texts.filledDown),
    whiteRows: moved.rows(texts.whiteRows),
  };
}
