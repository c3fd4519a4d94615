import { equalAmounts, LARGEST_AMOUNT } from "../amounts";
import { faultPlaces } from "./fault-places";
import { failingSums, type FailingSums } from "./failing-sums";
import { tidy, type PlacedRule, type RowSums } from "./row-sums";

/** New values for some of a row's cells, by position. */
export interface ValueChange {
  readonly positions: readonly number[];
  readonly values: readonly number[];
}

/**
 * All changes of one cell that make every sum of the row hold (Fellegi & Holt's fewest changes, where one is
 * enough). A cell can be it only if the sums that it takes part in are exactly the sums that fail, and all
 * fail by the same amount.
 */
export function oneValueChanges(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
  { rests, mask: broken }: FailingSums = failingSums(cells, row.rules),
): ValueChange[] {
  const changes: ValueChange[] = [];
  for (const position of faultPlaces(row, broken).single) {
    const difference = neededBy(position, broken, row.rules, rests);
    if (difference === undefined) continue;
    const value = corrected(cells[position], difference);
    if (isAmount(value, integers)) changes.push({ positions: [position], values: [value] });
  }
  return changes;
}

/**
 * All changes of two cells that make every sum of the row hold and that the sums determine: two cells of
 * exactly the same sums could share the difference between them in any way and are not among them.
 */
export function twoValueChanges(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
  { rests, mask: broken }: FailingSums,
): ValueChange[] {
  const { masks } = row;
  const changes: ValueChange[] = [];
  for (let i = 0; i < cells.length; i++) {
    if ((masks[i] & broken) === 0) continue;
    for (let j = 0; j < cells.length; j++) {
      // Each pair once: where both touch a broken sum, in the order of their positions.
      if (j === i || ((masks[j] & broken) !== 0 && j < i)) continue;
      if (masks[i] === masks[j] || ((masks[i] | masks[j]) & broken) !== broken) continue;
      const pair = solvePair(i, j, row, rests);
      if (!pair || pair[0] === 0 || pair[1] === 0) continue;
      const values = [corrected(cells[i], pair[0]), corrected(cells[j], pair[1])];
      if (values.every((value) => isAmount(value, integers))) {
        changes.push(
          i < j ? { positions: [i, j], values } : { positions: [j, i], values: values.reverse() },
        );
      }
    }
  }
  return changes;
}

function corrected(cell: number | null, difference: number): number {
  const from = cell ?? 0;
  return tidy(from + difference, Math.abs(from) + Math.abs(difference));
}

/**
 * Nothing in a plan is negative or of more digits than Excel keeps, and where all is in integers a restored amount is one
 * too.
 */
export function isAmount(value: number, integers: boolean): boolean {
  return value >= 0 && value <= LARGEST_AMOUNT && (!integers || Number.isInteger(value));
}

/** What must be added to a cell for each of the rules in `mask` to hold; undefined where they disagree. */
function neededBy(
  position: number,
  mask: number,
  rules: readonly PlacedRule[],
  rests: readonly number[],
): number | undefined {
  let needed: number | undefined;
  for (let bit = 0; bit < rules.length; bit++) {
    if ((mask & (1 << bit)) === 0) continue;
    const difference = rules[bit].total === position ? -rests[bit] : rests[bit];
    if (needed === undefined) needed = difference;
    else if (!equalAmounts(needed, difference, false)) return undefined;
  }
  return needed;
}

/** What must be added to two cells of different rules for every rule of either to hold. */
function solvePair(
  i: number,
  j: number,
  { rules, masks }: RowSums,
  rests: readonly number[],
): [number, number] | undefined {
  const common = masks[i] & masks[j];
  let x = neededBy(i, masks[i] & ~common, rules, rests);
  let y = neededBy(j, masks[j] & ~common, rules, rests);
  if ((masks[i] & ~common) !== 0 && x === undefined) return undefined;
  if ((masks[j] & ~common) !== 0 && y === undefined) return undefined;
  for (let bit = 0; bit < rules.length; bit++) {
    if ((common & (1 << bit)) === 0) continue;
    const signX = rules[bit].total === i ? -1 : 1;
    const signY = rules[bit].total === j ? -1 : 1;
    if (x === undefined) x = (rests[bit] - signY * (y ?? 0)) * signX;
    else if (y === undefined) y = (rests[bit] - signX * x) * signY;
    else if (!equalAmounts(signX * x + signY * y, rests[bit], false)) return undefined;
  }
  return x === undefined || y === undefined ? undefined : [x, y];
}
