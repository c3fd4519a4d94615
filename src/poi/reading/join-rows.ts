import type { AmountColumn, PooledTexts, Rows } from "../plan";

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
