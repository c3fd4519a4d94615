import { isUsual } from "./amount-columns";
import type { Plan, PooledTexts, Rows } from "../plan";
import { packedBlocks, PackedTexts, type Texts } from "../texts";

type Read = Pick<Plan, "tables" | "activities" | "totals" | "codes" | "reasons">;

/** What was read without some of its tables (indexes in Plan.tables), as if they had not been there. */
export function withoutTables<T extends Read>(read: T, left: ReadonlySet<number>): T {
  if (left.size === 0) return read;
  const tableAt = new Map<number, number>();
  for (const at of read.tables.keys()) if (!left.has(at)) tableAt.set(at, tableAt.size);
  const activities = keptRows(read.activities, tableAt);
  const totals = keptRows(read.totals, tableAt);
  const range = (
    { start, end }: { readonly start: number; readonly end: number },
    { newRow }: Kept,
  ): { start: number; end: number } => ({ start: newRow[start], end: newRow[end] });
  return {
    ...read,
    tables: read.tables.flatMap(({ continues, ...table }, at) => {
      if (left.has(at)) return [];
      const before = continues === undefined ? undefined : tableAt.get(continues);
      return {
        ...table,
        ...(before !== undefined && { continues: before }),
        activities: range(table.activities, activities),
        totals: range(table.totals, totals),
      };
    }),
    activities: activities.rows,
    totals: totals.rows,
    codes: activities.kept.some((row) => read.codes.at(row))
      ? pickedTexts(read.codes, activities.kept)
      : [],
    reasons: new Map(
      activities.kept.flatMap((row, at) => {
        const reasons = read.reasons.get(row);
        return reasons ? [[at, reasons]] : [];
      }),
    ),
  };
}

interface Kept {
  readonly rows: Rows;
  /** The rows kept, as they were numbered. */
  readonly kept: readonly number[];
  /** By row as it was numbered, and for the one after the last: how many before it are kept. */
  readonly newRow: Uint32Array;
}

function keptRows(rows: Rows, tableAt: ReadonlyMap<number, number>): Kept {
  const kept: number[] = [];
  const newRow = new Uint32Array(rows.count + 1);
  for (let row = 0; row < rows.count; row++) {
    newRow[row] = kept.length;
    if (tableAt.has(rows.table[row])) kept.push(row);
  }
  newRow[rows.count] = kept.length;
  const ofKept = <T extends { readonly row: number }>(cells: readonly T[]): T[] =>
    cells.flatMap((cell) =>
      tableAt.has(rows.table[cell.row]) ? [{ ...cell, row: newRow[cell.row] }] : [],
    );
  const amounts = rows.amounts.map((column) => {
    if (!column) return undefined;
    const values = kept.map((row) => column[row]);
    return values.every(isUsual) ? Uint16Array.from(values) : Float64Array.from(values);
  });
  const activity = pickedTexts(rows.activity, kept);
  return {
    kept,
    newRow,
    rows: {
      count: kept.length,
      table: Uint16Array.from(kept, (row) => tableAt.get(rows.table[row]) ?? 0),
      sheetRow: Uint32Array.from(kept, (row) => rows.sheetRow[row]),
      amounts,
      presentLow: Uint32Array.from(kept, (row) => rows.presentLow[row]),
      presentHigh: Uint32Array.from(kept, (row) => rows.presentHigh[row]),
      unit: keptTexts(rows.unit, kept, newRow),
      category: keptTexts(rows.category, kept, newRow),
      measure: keptTexts(rows.measure, kept, newRow),
      activity,
      activityHash: Int32Array.from(kept, (row) => rows.activityHash[row]),
      hasUnnamed: rows.hasUnnamed && [...activity].includes(""),
      padded: new Set(kept.flatMap((row, at) => (rows.padded.has(row) ? [at] : []))),
      oddCells: ofKept(rows.oddCells),
      typedCells: ofKept(rows.typedCells),
      integers: amounts.every((column) => !column?.some((amount) => !Number.isSafeInteger(amount))),
      hasNegatives: amounts.some((column) => column?.some((amount) => amount < 0)),
    },
  };
}

function pickedTexts(texts: Texts, kept: readonly number[]): Texts {
  const picked = kept.map((row) => texts.at(row) ?? "");
  return texts instanceof PackedTexts ? new PackedTexts([...packedBlocks(picked)]) : picked;
}

function keptTexts(texts: PooledTexts, kept: readonly number[], newRow: Uint32Array): PooledTexts {
  const pool: string[] = [];
  const places = new Map<number, number>();
  const isKept = new Set(kept);
  const index = Int32Array.from(kept, (row) => {
    const old = texts.index[row];
    if (old < 0) return -1;
    const known = places.get(old);
    if (known !== undefined) return known;
    const place = pool.push(texts.pool[old]) - 1;
    places.set(old, place);
    return place;
  });
  const moved = (old: ReadonlySet<number>): Set<number> =>
    new Set([...old].flatMap((each) => places.get(each) ?? []));
  return {
    index,
    pool,
    hasBlanks: index.includes(-1),
    padded: moved(texts.padded),
    paddedTexts: texts.paddedTexts.flatMap(({ row, raw }) =>
      isKept.has(row) ? [{ row: newRow[row], raw }] : [],
    ),
    filledDown: moved(texts.filledDown),
    whiteRows: new Set([...texts.whiteRows].flatMap((row) => (isKept.has(row) ? newRow[row] : []))),
  };
}
