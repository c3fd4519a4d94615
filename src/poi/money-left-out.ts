import type { Table } from "./plan";

/** Rows of money of one sheet that were left out, by the column that says so. */
export interface MoneyLeftOut {
  readonly sheet: string;
  /** 0-based. */
  readonly column: number;
  /** What it says in them, each once. */
  readonly texts: readonly string[];
  /** How many they are. */
  readonly rows: number;
  /** 0-based rows of totals of money of which that column says nothing. */
  readonly totals: readonly number[];
}

/** The rows of money that were left out of a plan's tables; a table is one with its further pages. */
export function moneyLeftOut(tables: readonly Table[]): MoneyLeftOut[] {
  const found = new Map<string, MoneyLeftOut>();
  for (const { sheet, between } of tables) {
    if (between?.are !== "money") continue;
    const { column, texts, rows, totals } = between;
    const key = `${sheet}\n${column}`;
    const before = found.get(key);
    found.set(key, {
      sheet,
      column,
      texts: [...new Set([...(before?.texts ?? []), ...texts])],
      rows: (before?.rows ?? 0) + rows.length,
      totals: [...(before?.totals ?? []), ...totals],
    });
  }
  return [...found.values()];
}
