import type { PlacedRule } from "./row-sums";
import { solve } from "./slide";

type PartialRow = readonly (number | null | undefined)[];

/**
 * Every way to fill the cells of a row that its sums leave open (two unknown in one sum): all integers that the
 * sums allow, or, where those are more than `most` or without end, the amounts that occur in the row.
 * @returns the filled rows, and whether further ones are possible
 */
export function fillUndetermined(
  row: PartialRow,
  rules: readonly PlacedRule[],
  integers: boolean,
  most: number,
): { readonly rows: (number | null)[][]; readonly more: boolean } {
  const known = new Set([0, ...row.filter((cell): cell is number => typeof cell === "number")]);
  if (integers) {
    const all = fill(row, rules, integers, most, (limit) =>
      // More than the steps allowed: no use in listing them.
      limit === undefined || limit > most * STEPS_A_ROW ? undefined : range(limit),
    );
    if (all) return { rows: all, more: false };
  }
  const amounts = [...known].sort((a, b) => a - b);
  const some = fill(row, rules, integers, most, (limit) =>
    amounts.filter((amount) => limit === undefined || amount <= limit),
  );
  return { rows: some ?? [], more: true };
}

/** Values tried for each row wanted, before giving up. */
const STEPS_A_ROW = 4;

const range = (limit: number): number[] => Array.from({ length: limit + 1 }, (_, value) => value);

/** Depth first over the open cells; undefined where that is more than `most` rows or `choices` gives up. */
function fill(
  row: PartialRow,
  rules: readonly PlacedRule[],
  integers: boolean,
  most: number,
  choices: (limit: number | undefined) => number[] | undefined,
): (number | null)[][] | undefined {
  const filled: (number | null)[][] = [];
  let steps = 0;
  const step = (current: PartialRow): boolean => {
    const open = current.indexOf(undefined);
    if (open < 0) {
      filled.push(current.map((cell) => cell ?? null));
      return filled.length <= most;
    }
    const values = choices(limitOf(current, open, rules));
    if (!values) return false;
    for (const value of values) {
      if (++steps > most * STEPS_A_ROW) return false;
      const next = [...current];
      next[open] = value === 0 && current.includes(null) ? null : value;
      if (solve(next, rules, integers) && !step(next)) return false;
    }
    return true;
  };
  return step(row) ? filled : undefined;
}

/** The most that an open cell can be by the sums that it is a part of; undefined where none says. */
function limitOf(
  row: PartialRow,
  position: number,
  rules: readonly PlacedRule[],
): number | undefined {
  let limit: number | undefined;
  for (const rule of rules) {
    const total = row[rule.total];
    if (total === undefined || !rule.parts.includes(position)) continue;
    let rest = total ?? 0;
    for (const part of rule.parts) rest -= row[part] ?? 0;
    limit = Math.min(limit ?? Infinity, Math.floor(rest));
  }
  return limit;
}
