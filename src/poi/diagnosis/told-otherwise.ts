import { groupBy } from "../group-by";
import type { Candidate } from "./candidate";
import type { DiagnosedRow } from "./diagnosed-row";
import { residuals, tidy } from "./row-sums";
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
  // Other rows and TOTAL itself can have erred in further columns: those off by as much are taken alone too.
  const told = [...groupBy(missed, ({ total }) => total)].map(([total, columns]) => ({
    total,
    ways: [columns, ...groupBy(columns, ({ amount }) => amount).values()],
  }));
  return (suspect, candidate) => {
    for (const { total, ways } of told) {
      if (!witness.covers(total, suspect.row)) continue;
      for (const way of ways) {
        const slot = firstWrong(suspect, candidate, way);
        if (slot !== undefined) return slot;
      }
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
  if (others.length < 2) return undefined;
  const corrected = [...cells];
  for (const { position, amount } of others)
    corrected[position] = tidy((cells[position] ?? 0) + amount);
  const isPossible = others.every(({ position }) => (corrected[position] ?? 0) >= 0);
  const holds = residuals(corrected, sums.rules).every((left) => left === 0);
  return isPossible && holds ? others[0].slot : undefined;
}
