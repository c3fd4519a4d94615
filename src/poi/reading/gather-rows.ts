import type { AmountColumn, PooledTexts, Rows } from "../plan";

/** Some of the rows, in the order given. */
export function gatherRows(rows: Rows, picked: readonly number[]): Rows {
  const places = new Map(picked.map((row, place) => [row, place]));
  const moved = <T extends { readonly row: number }>(items: readonly T[]): T[] =>
    items
      .flatMap((item) => {
        const row = places.get(item.row);
        return row === undefined ? [] : [{ ...item, row }];
      })
      .sort((a, b) => a.row - b.row);
  const movedSet = (set: ReadonlySet<number>): ReadonlySet<number> =>
    new Set([...set].flatMap((row) => places.get(row) ?? []));
  const texts = (column: PooledTexts): PooledTexts => ({
    ...column,
    index: Int32Array.from(picked, (row) => column.index[row]),
    hasBlanks: picked.some((row) => column.index[row] < 0),
    paddedTexts: moved(column.paddedTexts),
    whiteRows: movedSet(column.whiteRows),
  });
  const activity = picked.map((row) => rows.activity.at(row) ?? "");
  return {
    count: picked.length,
    table: Uint16Array.from(picked, (row) => rows.table[row]),
    sheetRow: Uint32Array.from(picked, (row) => rows.sheetRow[row]),
    amounts: rows.amounts.map((column) => column && gatherAmounts(column, picked)),
    presentLow: Uint32Array.from(picked, (row) => rows.presentLow[row]),
    presentHigh: Uint32Array.from(picked, (row) => rows.presentHigh[row]),
    unit: texts(rows.unit),
    category: texts(rows.category),
    measure: texts(rows.measure),
    activity,
    activityHash: Int32Array.from(picked, (row) => rows.activityHash[row]),
    hasUnnamed: activity.includes(""),
    padded: movedSet(rows.padded),
    oddCells: moved(rows.oddCells),
    typedCells: moved(rows.typedCells),
    integers: rows.integers,
    hasNegatives: rows.hasNegatives,
  };
}

function gatherAmounts(column: AmountColumn, picked: readonly number[]): AmountColumn {
  const amounts = picked.map((row) => column[row]);
  return column instanceof Float64Array ? Float64Array.from(amounts) : Uint16Array.from(amounts);
}

/** Some rows, and others after them. */
export function joinRows(first: Rows, second: Rows): Rows {
  const { count } = first;
  const later = <T extends { readonly row: number }>(items: readonly T[]): T[] =>
    items.map((item) => ({ ...item, row: item.row + count }));
  const both = (a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> =>
    new Set([...a, ...[...b].map((row) => row + count)]);
  const texts = (a: PooledTexts, b: PooledTexts): PooledTexts => {
    const pool = [...new Set([...a.pool, ...b.pool])];
    const placeOf = new Map(pool.map((text, place) => [text, place]));
    const place = (of: PooledTexts, index: number): number =>
      index < 0 ? -1 : (placeOf.get(of.pool[index]) ?? -1);
    const places = (pick: (of: PooledTexts) => ReadonlySet<number>): ReadonlySet<number> =>
      new Set([a, b].flatMap((of) => [...pick(of)].map((index) => place(of, index))));
    return {
      index: Int32Array.from([
        ...Array.from(a.index, (index) => place(a, index)),
        ...Array.from(b.index, (index) => place(b, index)),
      ]),
      pool,
      hasBlanks: a.hasBlanks || b.hasBlanks,
      padded: places(({ padded }) => padded),
      paddedTexts: [...a.paddedTexts, ...later(b.paddedTexts)],
      filledDown: places(({ filledDown }) => filledDown),
      whiteRows: both(a.whiteRows, b.whiteRows),
    };
  };
  return {
    count: count + second.count,
    table: Uint16Array.from([...first.table, ...second.table]),
    sheetRow: Uint32Array.from([...first.sheetRow, ...second.sheetRow]),
    amounts: first.amounts.map((column, slot) =>
      joinAmounts(column, second.amounts[slot], count, second.count),
    ),
    presentLow: Uint32Array.from([...first.presentLow, ...second.presentLow]),
    presentHigh: Uint32Array.from([...first.presentHigh, ...second.presentHigh]),
    unit: texts(first.unit, second.unit),
    category: texts(first.category, second.category),
    measure: texts(first.measure, second.measure),
    activity: [...first.activity, ...second.activity],
    activityHash: Int32Array.from([...first.activityHash, ...second.activityHash]),
    hasUnnamed: first.hasUnnamed || second.hasUnnamed,
    padded: both(first.padded, second.padded),
    oddCells: [...first.oddCells, ...later(second.oddCells)],
    typedCells: [...first.typedCells, ...later(second.typedCells)],
    integers: first.integers && second.integers,
    hasNegatives: first.hasNegatives || second.hasNegatives,
  };
}

function joinAmounts(
  first: AmountColumn | undefined,
  second: AmountColumn | undefined,
  count: number,
  more: number,
): AmountColumn | undefined {
  if (!first && !second) return undefined;
  const isWide = first instanceof Float64Array || second instanceof Float64Array;
  const joined = new (isWide ? Float64Array : Uint16Array)(count + more);
  if (first) joined.set(first);
  if (second) joined.set(second, count);
  return joined;
}
