import { isUsual } from "./usual-amount";
import type { AmountColumn, Plan, PooledTexts, Reason, Rows } from "../plan";
import { packedBlocks, PackedTexts, type Texts } from "../texts";

/** Some of the rows, in the order given, as if they alone had been read. */
export function gatherRows(rows: Rows, picked: readonly number[]): Rows {
  const moved = movesTo(picked);
  const amounts = rows.amounts.map((column) => column && gatherAmounts(column, picked));
  const activity = gatherTexts(rows.activity, picked);
  return {
    count: picked.length,
    table: Uint16Array.from(picked, (row) => rows.table[row]),
    sheetRow: Uint32Array.from(picked, (row) => rows.sheetRow[row]),
    amounts,
    presentLow: Uint32Array.from(picked, (row) => rows.presentLow[row]),
    presentHigh: Uint32Array.from(picked, (row) => rows.presentHigh[row]),
    unit: gatherPooled(rows.unit, picked, moved),
    category: gatherPooled(rows.category, picked, moved),
    measure: gatherPooled(rows.measure, picked, moved),
    activity,
    activityHash: Int32Array.from(picked, (row) => rows.activityHash[row]),
    hasUnnamed: rows.hasUnnamed && [...activity].includes(""),
    padded: moved.rows(rows.padded),
    oddCells: moved.items(rows.oddCells),
    typedCells: moved.items(rows.typedCells),
    integers: amounts.every((column) => !column?.some((amount) => !Number.isSafeInteger(amount))),
    hasNegatives: amounts.some((column) => column?.some((amount) => amount < 0)),
  };
}

/** What stands beside the amounts. */
export type Notes = Pick<Plan, "codes" | "saidRules" | "reasons">;

/** What stands beside some of a plan's activities, in the order given. */
export function gatherNotes(
  { codes, saidRules, reasons }: Notes,
  picked: readonly number[],
): Notes {
  const gathered: string[] = [];
  for (const [place, row] of picked.entries()) {
    const code = codes.at(row);
    // Without entry where its table has no such column.
    if (code !== undefined) gathered[place] = code;
  }
  return {
    codes: gathered,
    saidRules:
      saidRules.length === 0 ? saidRules : Uint8Array.from(picked, (row) => saidRules[row] ?? 0),
    reasons: new Map(
      picked.flatMap((row, place): [number, readonly Reason[]][] => {
        const ofRow = reasons.get(row);
        return ofRow ? [[place, ofRow]] : [];
      }),
    ),
  };
}

/** What is said of rows by their index, said of them where they were put; what is said of others is left out. */
interface Moves {
  readonly items: <T extends { readonly row: number }>(items: readonly T[]) => T[];
  readonly rows: (rows: ReadonlySet<number>) => ReadonlySet<number>;
}

function movesTo(picked: readonly number[]): Moves {
  const places = new Map(picked.map((row, place) => [row, place]));
  return {
    items: (items) =>
      items
        .flatMap((item) => {
          const row = places.get(item.row);
          return row === undefined ? [] : [{ ...item, row }];
        })
        .sort((a, b) => a.row - b.row),
    rows: (rows) => new Set([...rows].flatMap((row) => places.get(row) ?? [])),
  };
}

function gatherAmounts(column: AmountColumn, picked: readonly number[]): AmountColumn {
  const amounts = picked.map((row) => column[row]);
  return amounts.every(isUsual) ? Uint16Array.from(amounts) : Float64Array.from(amounts);
}

function gatherTexts(texts: Texts, picked: readonly number[]): Texts {
  const gathered = picked.map((row) => texts.at(row) ?? "");
  return texts instanceof PackedTexts ? new PackedTexts([...packedBlocks(gathered)]) : gathered;
}

/** With the texts alone that some of the rows have, numbered in the order of these. */
function gatherPooled(texts: PooledTexts, picked: readonly number[], moved: Moves): PooledTexts {
  const pool: string[] = [];
  const places = new Map<number, number>();
  const index = Int32Array.from(picked, (row) => {
    const old = texts.index[row];
    if (old < 0) return -1;
    const known = places.get(old) ?? pool.push(texts.pool[old]) - 1;
    places.set(old, known);
    return known;
  });
  const renumbered = (old: ReadonlySet<number>): ReadonlySet<number> =>
    new Set([...old].flatMap((each) => places.get(each) ?? []));
  return {
    index,
    pool,
    hasBlanks: index.includes(-1),
    padded: renumbered(texts.padded),
    paddedTexts: moved.items(texts.paddedTexts),
    filledDown: renumbered(texts.filledDown),
    whiteRows: moved.rows(texts.whiteRows),
  };
}
