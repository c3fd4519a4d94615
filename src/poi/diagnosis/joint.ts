import { searchAbove, searchExactly } from "./exact-search";
import { MISS, type Choice, type Group, type Option } from "./choice";
import { indexOfMost, normalised } from "./logs";
import { searchNearby } from "./nearby-search";

/**
 * Chooses among the options of all rows together so that the columns come out. Rows whose options touch no
 * column differently stand alone; the others fall into groups that share columns, and each group is searched
 * exactly where that is possible, else around its best choice.
 * @param rows each row's options
 * @param residual by column: what is still to be added
 */
export function chooseJointly(
  rows: readonly (readonly Option[])[],
  residual: Float64Array,
): Choice[] {
  const rest = Float64Array.from(residual);
  const varying = rows.map((options) => varyingColumns(options, rest));
  const choices = rows.map((options) => chooseAlone(options));
  for (const members of groupsOf(varying)) {
    const group: Group = {
      options: members.map((row) => rows[row]),
      varying: members.map((row) => varying[row]),
      rest,
    };
    const solved = searchExactly(group) ?? searchLarge(group);
    for (const [index, row] of members.entries()) choices[row] = solved[index];
  }
  return choices;
}

/** How much less likely than the best choice (as a log) a choice is that need not be counted: one in a million. */
const UNCOUNTED = 14;

/** First around the likeliest options of each row; what that finds shows which choices can be left out of the whole. */
function searchLarge(group: Group): Choice[] {
  const near = searchNearby(group);
  const taken = near.map(({ best }) => best);
  return searchAbove(group, likelihoodOf(group, taken) - UNCOUNTED) ?? near;
}

/** Log likelihood of one option for each row, misses included. */
function likelihoodOf({ options, varying, rest }: Group, taken: readonly number[]): number {
  const open = new Map<number, number>();
  let log = 0;
  for (const [row, option] of taken.entries()) {
    const { deltas, score } = options[row][option];
    log += score;
    for (const column of varying[row]) {
      open.set(column, (open.get(column) ?? rest[column]) - (deltas.get(column) ?? 0));
    }
  }
  for (const amount of open.values()) if (amount !== 0) log += MISS;
  return log;
}

/** Columns that a row's options add different amounts to; what they all add is taken off `rest`. */
function varyingColumns(options: readonly Option[], rest: Float64Array): number[] {
  const columns = new Set<number>();
  if (rest.length === 0) return [];
  for (const { deltas } of options) for (const column of deltas.keys()) columns.add(column);
  return [...columns]
    .filter((column) => {
      const delta = options[0].deltas.get(column) ?? 0;
      if (options.some((option) => (option.deltas.get(column) ?? 0) !== delta)) return true;
      rest[column] -= delta;
      return false;
    })
    .sort((a, b) => a - b);
}

/** The choice among a row's options by their scores alone, where no column says anything. */
export function chooseAlone(options: readonly Pick<Option, "score">[]): Choice {
  if (options.length === 1) return ONLY;
  const scores: number[] = [];
  const misses: number[] = [];
  for (const { score } of options) {
    scores.push(score);
    misses.push(0);
  }
  return {
    best: indexOfMost(scores),
    probability: normalised(scores),
    misses,
    exact: true,
    witnessed: false,
  };
}

const ONLY: Choice = { best: 0, probability: [1], misses: [0], exact: true, witnessed: false };

/** Rows that share a column on which their options differ, directly or through other rows. */
function groupsOf(varying: readonly (readonly number[])[]): number[][] {
  const parent = new Map<number, number>();
  const find = (column: number): number => {
    let root = column;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) {
      root = up;
    }
    parent.set(column, root);
    return root;
  };
  for (const columns of varying) {
    for (const column of columns) parent.set(find(column), find(columns[0]));
  }
  const groups = new Map<number, number[]>();
  for (const [row, columns] of varying.entries()) {
    if (columns.length === 0) continue;
    const root = find(columns[0]);
    const group = groups.get(root);
    if (group) group.push(row);
    else groups.set(root, [row]);
  }
  return [...groups.values()];
}
