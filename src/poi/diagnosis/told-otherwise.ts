import { groupBy } from "../group-by";
import type { Candidate } from "./candidate";
import type { DiagnosedRow } from "./diagnosed-row";
import { residuals, tidy, type RowSums } from "./row-sums";
import type { TotalWitness } from "./total-witness";

/** A column that a total row still misses, and by how much (TOTAL less rows). */
interface Missed {
  readonly slot: number;
  readonly amount: number;
}

/**
 * Whether a total row tells of other wrong cells of a row than a candidate changes: with what it still misses there added
 * to them, the row's sums hold as well. Gives the slot of the first. One such cell alone is a candidate of its own.
 * @param rest by watched column: what is still missing after the best choice, in the witness's units
 */
export function toldOtherwise(
  witness: TotalWitness,
  rest: Float64Array,
): (suspect: DiagnosedRow, candidate: Candidate) => number | undefined {
  const missed = witness.columns.flatMap(({ total, slot }, column) =>
    rest[column] === 0 ? [] : [{ total, slot, amount: witness.amount(rest[column]) }],
  );
  const told = groupBy(missed, ({ total }) => total);
  return (suspect, candidate) => {
    for (const [total, columns] of told) {
      const slot = witness.covers(total, suspect.row)
        ? firstWrong(suspect, candidate, columns)
        : undefined;
      if (slot !== undefined) return slot;
    }
    return undefined;
  };
}

function firstWrong(
  { given: { cells, sums } }: DiagnosedRow,
  { changed }: Candidate,
  missed: readonly Missed[],
): number | undefined {
  const others = missed
    .map(({ slot, amount }) => ({ slot, amount, position: sums.slots.indexOf(slot) }))
    .filter(({ position }) => sums.masks[position] > 0 && !changed.includes(position));
  // Other rows and TOTAL itself can have erred in further columns: a cell is also taken with its sums alone.
  const ways = [
    others,
    ...others.map(({ position: part, amount: by }) =>
      others.filter(
        ({ position, amount }) =>
          position === part || (amount === by && sums.totals[part].includes(position)),
      ),
    ),
  ];
  return ways.find((way) => way.length > 1 && holdsWith(way, cells, sums))?.[0].slot;
}

/** Whether a row's sums hold, and no amount is negative, with so much added to some of its cells. */
function holdsWith(
  added: readonly { readonly position: number; readonly amount: number }[],
  cells: readonly (number | null)[],
  { rules }: RowSums,
): boolean {
  const corrected = [...cells];
  for (const { position, amount } of added)
    corrected[position] = tidy((cells[position] ?? 0) + amount);
  return (
    added.every(({ position }) => (corrected[position] ?? 0) >= 0) &&
    residuals(corrected, rules).every((left) => left === 0)
  );
}
