import { MISS, type Choice, type Group, type Option } from "./joint";
import { addLogs, indexOfMost, normalised } from "./logs";

/** Steps after which a search is given up: beyond them the user would be kept waiting. */
const MOST_STEPS = 80_000;
const MOST_STATES = 8_000;

/** All partial choices that leave the same amounts open. */
interface State {
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

/**
 * The sum over all choices for a group, forward and backward along its rows; partial choices that leave the same
 * amounts open are taken together, which is what keeps them few. Undefined where they are too many.
 */
export function searchExactly(group: Group): Choice[] | undefined {
  return new ExactSearch(group).run();
}

class ExactSearch {
  private readonly columns: number[];
  /** Rows in the order of the search. */
  private readonly order: number[];
  /** By column: the step after which no row touches it. */
  private readonly last: number[];
  private steps = 0;

  constructor(private readonly group: Group) {
    const { varying } = group;
    this.columns = [...new Set(varying.flat())].sort((a, b) => a - b);
    // Rows of the same columns one after another, so that a column is soon done and its states fall together.
    this.order = [...varying.keys()].sort((a, b) => varying[a][0] - varying[b][0] || a - b);
    this.last = this.columns.map((column) =>
      this.order.findLastIndex((row) => varying[row].includes(column)),
    );
  }

  run(): Choice[] | undefined {
    const start: State = {
      rest: Float64Array.from(this.columns, (column) => this.group.rest[column]),
      sum: 0,
      best: 0,
      misses: 0,
      edges: [],
    };
    const layers: State[][] = [[start]];
    for (const step of this.order.keys()) {
      const next = this.advance(layers[step], step);
      if (!next) return undefined;
      layers.push(next);
    }
    return this.readBack(layers);
  }

  private optionsAt(step: number): readonly Option[] {
    return this.group.options[this.order[step]];
  }

  private advance(states: readonly State[], step: number): State[] | undefined {
    const options = this.optionsAt(step);
    this.steps += states.length * options.length;
    if (this.steps > MOST_STEPS) return undefined;
    const next = new Map<string, State>();
    for (const [from, state] of states.entries()) {
      for (const [option, { deltas, score: likelihood }] of options.entries()) {
        const { rest, misses } = this.after(state.rest, deltas, step);
        const score = likelihood + misses * MISS;
        const edge: Edge = { from, option, score, misses };
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
    return next.size > MOST_STATES ? undefined : [...next.values()];
  }

  /** What is open after an option; a column that no later row touches is settled, as a miss if something is left. */
  private after(
    before: Float64Array,
    deltas: Option["deltas"],
    step: number,
  ): { rest: Float64Array; misses: number } {
    const rest = Float64Array.from(before);
    let misses = 0;
    for (const column of this.group.varying[this.order[step]]) {
      rest[this.columns.indexOf(column)] -= deltas.get(column) ?? 0;
    }
    for (let index = 0; index < rest.length; index++) {
      if (this.last[index] !== step || rest[index] === 0) continue;
      misses++;
      rest[index] = 0;
    }
    return { rest, misses };
  }

  /** From the one state in which all columns are settled back along the edges. */
  private readBack(layers: readonly (readonly State[])[]): Choice[] {
    let after = [0];
    let missesAfter = [0];
    let bestState = 0;
    const choices: Choice[] = [];
    for (let step = this.order.length - 1; step >= 0; step--) {
      const options = this.optionsAt(step);
      const states = layers[step + 1];
      const before = layers[step];
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
      choices[this.order[step]] = {
        best: edge.option,
        probability: normalised(logs),
        misses,
        exact: true,
      };
      bestState = edge.from;
      after = beforeAfter;
      missesAfter = missesBefore;
    }
    return choices;
  }
}
