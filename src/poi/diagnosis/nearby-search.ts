import { MISS, type Choice, type Group, type Option } from "./choice";
import { addLogs, indexOfMost, normalised } from "./logs";

/** Options this much (as a log) behind the best of their row are not tried: one in ten billion. */
const TOO_UNLIKELY = 23;
const MOST_OPTIONS = 60;
/** Other choices tried in all, the likeliest first, and rounds of improvement. */
const MOST_MOVES = 3000;
const MOST_ROUNDS = 60;

/** Another option for one row in place of the chosen one. */
interface Move {
  readonly row: number;
  readonly option: number;
  /** What it adds to each column beyond the chosen option. */
  readonly columns: readonly number[];
  readonly deltas: readonly number[];
  /** Log likelihood that it adds. */
  readonly gain: number;
}

/**
 * Where choices are too many to go through: begins with each row's likeliest option and improves the whole by
 * changing one or two rows at a time until nothing gets better. The probabilities are those among the choices that
 * differ from the best in one or two rows, and nothing is said to be exact.
 */
export function searchNearby(group: Group): Choice[] {
  const chosen = group.options.map((options) => indexOfMost(options.map(({ score }) => score)));
  const rest = Float64Array.from(group.rest);
  for (const [row, option] of chosen.entries()) {
    for (const column of group.varying[row]) {
      rest[column] -= group.options[row][option].deltas.get(column) ?? 0;
    }
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moves = movesFrom(group, chosen);
    const better = bestOf(moves, rest);
    if (better.length === 0) break;
    for (const move of better) {
      chosen[move.row] = move.option;
      for (const [index, column] of move.columns.entries()) rest[column] -= move.deltas[index];
    }
  }
  return judge(group, chosen, rest);
}

function movesFrom({ options, varying }: Group, chosen: readonly number[]): Move[] {
  const moves: Move[] = [];
  for (const [row, list] of options.entries()) {
    const current = list[chosen[row]];
    const best = list.reduce((most, { score }) => Math.max(most, score), -Infinity);
    const near = [...list.entries()]
      .filter(([option, { score }]) => option !== chosen[row] && score > best - TOO_UNLIKELY)
      .sort(([, a], [, b]) => b.score - a.score)
      .slice(0, MOST_OPTIONS);
    for (const [option, other] of near)
      moves.push(moveTo(row, option, current, other, varying[row]));
  }
  return moves.sort((a, b) => b.gain - a.gain).slice(0, MOST_MOVES);
}

function moveTo(
  row: number,
  option: number,
  from: Option,
  to: Option,
  varying: readonly number[],
): Move {
  const columns: number[] = [];
  const deltas: number[] = [];
  for (const column of varying) {
    const delta = (to.deltas.get(column) ?? 0) - (from.deltas.get(column) ?? 0);
    if (delta === 0) continue;
    columns.push(column);
    deltas.push(delta);
  }
  return { row, option, columns, deltas, gain: to.score - from.score };
}

/** The one or two moves that improve the whole most; none where nothing does. */
function bestOf(moves: readonly Move[], rest: Float64Array): Move[] {
  let best: Move[] = [];
  let most = 1e-9;
  eachNearby(moves, rest, (first, second, value) => {
    if (value <= most) return;
    most = value;
    best = second ? [first, second] : [first];
  });
  return best;
}

/** Every move, and every two moves of different rows that meet in a column, with what the whole gains by them. */
function eachNearby(
  moves: readonly Move[],
  rest: Float64Array,
  visit: (first: Move, second: Move | undefined, value: number, misses: number) => void,
): void {
  const scratch = Float64Array.from(rest);
  const meeting = new Map<number, number[]>();
  for (const [index, { columns }] of moves.entries()) {
    for (const column of columns) {
      const others = meeting.get(column);
      if (others) others.push(index);
      else meeting.set(column, [index]);
    }
  }
  const seen = new Int32Array(moves.length).fill(-1);
  for (const [index, first] of moves.entries()) {
    const misses = apply(first, scratch);
    visit(first, undefined, first.gain + misses * MISS, misses);
    for (const column of first.columns) {
      for (const other of meeting.get(column) ?? []) {
        const second = moves[other];
        if (other <= index || seen[other] === index || second.row === first.row) continue;
        seen[other] = index;
        const both = misses + apply(second, scratch);
        undo(second, scratch);
        visit(first, second, first.gain + second.gain + both * MISS, both);
      }
    }
    undo(first, scratch);
  }
}

/** Takes a move's amounts off what is open; returns how many more columns are then missed. */
function apply({ columns, deltas }: Move, rest: Float64Array): number {
  let misses = 0;
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index];
    if (rest[column] !== 0) misses--;
    rest[column] -= deltas[index];
    if (rest[column] !== 0) misses++;
  }
  return misses;
}

function undo({ columns, deltas }: Move, rest: Float64Array): void {
  for (let index = 0; index < columns.length; index++) rest[columns[index]] += deltas[index];
}

/** Probabilities of each row's options among the choices near the best one. */
function judge(group: Group, chosen: readonly number[], rest: Float64Array): Choice[] {
  const columns = new Set(group.varying.flat());
  const missed = [...columns].filter((column) => rest[column] !== 0).length;
  const logs = group.options.map((options, row) =>
    options.map((_, option) => (option === chosen[row] ? 0 : -Infinity)),
  );
  const misses = group.options.map((options, row) =>
    options.map((_, option) => (option === chosen[row] ? missed : columns.size + 1)),
  );
  const note = ({ row, option }: Move, value: number, more: number): void => {
    logs[row][option] = addLogs(logs[row][option], value);
    misses[row][option] = Math.min(misses[row][option], missed + more);
  };
  eachNearby(movesFrom(group, chosen), rest, (first, second, value, more) => {
    note(first, value, more);
    if (second) note(second, value, more);
  });
  return chosen.map((best, row) => ({
    best,
    probability: normalised(logs[row]),
    misses: misses[row],
    exact: false,
    witnessed: true,
  }));
}
