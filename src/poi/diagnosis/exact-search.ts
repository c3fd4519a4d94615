import { MISS, type Choice, type Group } from "./choice";
import { addLogs, indexOfMost, normalised } from "./logs";

/** Steps after which a search is given up: beyond them the user would be kept waiting. */
const MOST_STEPS = 80_000;
const MOST_STATES = 8_000;

/** All partial choices that leave the same amounts open. */
interface State {
  /** By column of the search: what is open; NaN where it can no longer come out and has been counted as a miss. */
  readonly rest: Float64Array;
  /** Of the choices that lead here: log of their summed likelihood, that of the best, the fewest misses. */
  sum: number;
  best: number;
  misses: number;
  readonly edges: Edge[];
}

interface Edge {
  readonly from: number;
  readonly option: number;
  /** Log likelihood and misses that the step adds. */
  readonly score: number;
  readonly misses: number;
}

/** An option of a row, by the columns of the search. */
interface Move {
  readonly option: number;
  readonly score: number;
  readonly columns: readonly number[];
  readonly deltas: readonly number[];
}

/** The options of one row that are tried, and what this row and all later ones can add to each column. */
interface Step {
  readonly row: number;
  readonly moves: readonly Move[];
  /** Log likelihood of the best options of all later rows together. */
  readonly mostAfter: number;
  /** By column: the least and the most that later rows can add. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * The sum over all choices for a group, forward and backward along its rows; partial choices that leave the same
 * amounts open are taken together, which is what keeps them few. Undefined where they are too many.
 */
export function searchExactly(group: Group): Choice[] | undefined {
  // Rows of the same columns one after another, so that a column is soon done and its states fall together.
  const { varying } = group;
  const order = [...varying.keys()].sort((a, b) => varying[a][0] - varying[b][0] || a - b);
  return new Search(group, order, -Infinity).run();
}

/**
 * The same without the choices whose likelihood is below a floor, which is what a group too large to be searched
 * whole leaves in reach. Nothing is said to be exact, but only what hardly counts has been left out.
 * @param floor log likelihood, misses included; some choice must reach it
 */
export function searchAbove(group: Group, floor: number): Choice[] | undefined {
  // Rows of large amounts first: they fit in few ways, and small amounts then leave few different sums.
  const size = group.options.map((options) =>
    options.reduce((most, { deltas }) => Math.max(most, ...[...deltas.values()].map(Math.abs)), 0),
  );
  const order = [...size.keys()].sort((a, b) => size[b] - size[a] || a - b);
  return new Search(group, order, floor).run();
}

class Search {
  private readonly columns: readonly number[];
  private readonly plan: readonly Step[];
  private steps = 0;

  constructor(
    private readonly group: Group,
    order: readonly number[],
    private readonly floor: number,
  ) {
    this.columns = [...new Set(group.varying.flat())].sort((a, b) => a - b);
    this.plan = this.planned(order);
  }

  run(): Choice[] | undefined {
    const rest = Float64Array.from(this.columns, (column) => this.group.rest[column]);
    const layers: State[][] = [[{ rest, sum: 0, best: 0, misses: 0, edges: [] }]];
    for (const [index, step] of this.plan.entries()) {
      const next = this.advance(layers[index], step);
      if (!next) return undefined;
      layers.push(next);
    }
    return this.readBack(layers);
  }

  private planned(order: readonly number[]): Step[] {
    const { options, varying } = this.group;
    const bests = options.map((list) =>
      list.reduce((best, { score }) => Math.max(best, score), -Infinity),
    );
    const spare = this.floor - bests.reduce((sum, best) => sum + best, 0);
    let mostAfter = 0;
    let least = new Float64Array(this.columns.length);
    let most = new Float64Array(this.columns.length);
    const steps: Step[] = [];
    for (const row of [...order].reverse()) {
      const moves: Move[] = [];
      for (const [option, { deltas, score }] of options[row].entries()) {
        if (score - bests[row] < spare) continue;
        const touched = varying[row].filter((column) => deltas.has(column));
        moves.push({
          option,
          score,
          columns: touched.map((column) => this.columns.indexOf(column)),
          deltas: touched.map((column) => deltas.get(column) ?? 0),
        });
      }
      steps.push({ row, moves, mostAfter, least, most });
      mostAfter += bests[row];
      [least, most] = widened(least, most, moves);
    }
    return steps.reverse();
  }

  private advance(states: readonly State[], step: Step): State[] | undefined {
    this.steps += states.length * step.moves.length;
    if (this.steps > MOST_STEPS) return undefined;
    const next = new Map<string, State>();
    for (const [from, state] of states.entries()) {
      for (const move of step.moves) {
        const limit = this.floor - step.mostAfter - state.best;
        if (move.score < limit) continue;
        const rest = Float64Array.from(state.rest);
        const misses = settle(rest, move, step);
        const score = move.score + misses * MISS;
        if (score < limit) continue;
        const edge: Edge = { from, option: move.option, score, misses };
        const key = rest.join(" ");
        const known = next.get(key);
        if (known) {
          known.sum = addLogs(known.sum, state.sum + score);
          known.best = Math.max(known.best, state.best + score);
          known.misses = Math.min(known.misses, state.misses + misses);
          known.edges.push(edge);
        } else {
          next.set(key, {
            rest,
            sum: state.sum + score,
            best: state.best + score,
            misses: state.misses + misses,
            edges: [edge],
          });
        }
      }
    }
    return next.size === 0 || next.size > MOST_STATES ? undefined : [...next.values()];
  }

  /** From the states in which all columns are settled back along the edges. */
  private readBack(layers: readonly (readonly State[])[]): Choice[] {
    const ends = layers[layers.length - 1];
    let after = ends.map(() => 0);
    let missesAfter = ends.map(() => 0);
    let bestState = indexOfMost(ends.map(({ best }) => best));
    const choices: Choice[] = [];
    for (let index = this.plan.length - 1; index >= 0; index--) {
      const { row } = this.plan[index];
      const options = this.group.options[row];
      const states = layers[index + 1];
      const before = layers[index];
      const logs = options.map(() => -Infinity);
      const misses = options.map(() => this.columns.length + 1);
      const beforeAfter = before.map(() => -Infinity);
      const missesBefore = before.map(() => Infinity);
      for (const [to, state] of states.entries()) {
        for (const edge of state.edges) {
          const through = after[to] + edge.score;
          logs[edge.option] = addLogs(logs[edge.option], before[edge.from].sum + through);
          beforeAfter[edge.from] = addLogs(beforeAfter[edge.from], through);
          const missed = missesAfter[to] + edge.misses;
          misses[edge.option] = Math.min(misses[edge.option], before[edge.from].misses + missed);
          missesBefore[edge.from] = Math.min(missesBefore[edge.from], missed);
        }
      }
      const { edges } = states[bestState];
      const edge = edges[indexOfMost(edges.map(({ from, score }) => before[from].best + score))];
      choices[row] = {
        best: edge.option,
        probability: normalised(logs),
        misses,
        exact: this.floor === -Infinity,
        witnessed: true,
      };
      bestState = edge.from;
      after = beforeAfter;
      missesAfter = missesBefore;
    }
    return choices;
  }
}

/** What a row's options can add at least and at most, on top of later rows'. */
function widened(
  least: Float64Array,
  most: Float64Array,
  moves: readonly Move[],
): [Float64Array<ArrayBuffer>, Float64Array<ArrayBuffer>] {
  const low = new Float64Array(least.length).fill(Infinity);
  const high = new Float64Array(most.length).fill(-Infinity);
  const own = new Float64Array(least.length);
  for (const { columns, deltas } of moves) {
    own.fill(0);
    for (const [index, column] of columns.entries()) own[column] = deltas[index];
    for (let column = 0; column < own.length; column++) {
      low[column] = Math.min(low[column], own[column]);
      high[column] = Math.max(high[column], own[column]);
    }
  }
  for (let column = 0; column < own.length; column++) {
    low[column] += least[column];
    high[column] += most[column];
  }
  return [low, high];
}

/**
 * Takes an option's amounts off what is open, in place. A column that later rows can no longer bring out is a
 * miss, whatever is left of it; returns how many became one.
 */
function settle(rest: Float64Array, { columns, deltas }: Move, { least, most }: Step): number {
  for (let index = 0; index < columns.length; index++) rest[columns[index]] -= deltas[index];
  let misses = 0;
  for (let column = 0; column < rest.length; column++) {
    if (rest[column] >= least[column] && rest[column] <= most[column]) continue;
    if (!Number.isNaN(rest[column])) misses++;
    rest[column] = NaN;
  }
  return misses;
}
