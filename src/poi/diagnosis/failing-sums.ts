import { residuals, type PlacedRule } from "./row-sums";

/** Which of a row's sums fail, and by how much. */
export interface FailingSums {
  /** By rule: what its total says less what its parts add up to; 0 where it holds. */
  readonly rests: readonly number[];
  /** The rules that fail (bit i is rules[i]). */
  readonly mask: number;
}

/** Adds up a row's sums as it stands: once, whatever is then tried to make them hold. */
export function failingSums(
  cells: readonly (number | null)[],
  rules: readonly PlacedRule[],
): FailingSums {
  const rests = residuals(cells, rules);
  let mask = 0;
  for (let bit = 0; bit < rests.length; bit++) if (rests[bit] !== 0) mask |= 1 << bit;
  return { rests, mask };
}
