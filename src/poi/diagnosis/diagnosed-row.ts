import type { BrokenRow } from "./broken-row";
import type { Candidate } from "./candidate";
import type { CellChange } from "./correction";
import { changeOf } from "./open-way";
import type { SlidRow } from "./slide";
import type { TargetDoubt } from "./target-doubt";
import type { SuspectRow, TotalWitness } from "./total-witness";

/** A row with its candidates, as the diagnosis hands it over. */
export interface DiagnosedRow extends SuspectRow {
  readonly given: BrokenRow;
  readonly more: boolean;
  /** Ways that leave cells open, the likeliest first. */
  readonly open: readonly SlidRow[];
}

/** What the total rows said, after the best choice for all rows. */
export interface Verdict {
  readonly witness: TotalWitness;
  /** By watched column: what is still missing. */
  readonly rest: Float64Array;
  readonly isReliable: (total: number) => boolean;
  /** Whether some damaged row under a total row, of whose ways not all are known, can change a slot. */
  readonly isOpen: (total: number, slot: number) => boolean;
  /** Whether a total row that fails in a slot can fail only for the one damaged row that it covers: its own sums hold there. */
  readonly accuses: (total: number, slot: number) => boolean;
  /** The first of other wrong cells of a row that a total row tells of, as `toldOtherwise` gives it. */
  readonly otherwise: (row: DiagnosedRow, candidate: Candidate) => number | undefined;
  /** Why a correction of META alone is in doubt, if it is. */
  readonly doubtOf: (row: DiagnosedRow, candidate: Candidate) => TargetDoubt | undefined;
}

/** The cells that a candidate changes, without the sums that follow by their formulas. */
export function changesOf(suspect: DiagnosedRow, { changed, values }: Candidate): CellChange[] {
  const { following } = suspect.given;
  const changes: CellChange[] = [];
  for (let index = 0; index < changed.length; index++) {
    const position = changed[index];
    if (following.length > 0 && following.some(({ total }) => total === position)) continue;
    changes.push(changeOf(suspect, position, values[index]));
  }
  return changes;
}
