import type { Act } from "./correction";
import type { SlidRow } from "./slide";
import type { TypingError } from "./typing-errors";

export type CandidateKind = Act["kind"];

/** What some cells of a row should say, by position. */
export interface Change {
  readonly positions: readonly number[];
  readonly values: readonly (number | null)[];
}

/** One way to put a row right. */
export interface Candidate {
  readonly kind: CandidateKind;
  /**
   * Positions of what happened: of wrong values, without the sums that follow them; of a moved month first where its
   * value belongs; of sums that are short first the cell that they leave out; of lost cells in the restored row, of cells too many in the row as it stands.
   */
  readonly act: readonly number[];
  /** Positions whose amount differs from the row as it stands (a blank and 0 are the same amount), ascending. */
  readonly changed: readonly number[];
  /** What those cells should say, parallel to `changed`. */
  readonly values: readonly (number | null)[];
  /** Log likelihood, comparable among the candidates of a row. */
  readonly score: number;
  /** The slip that explains a wrong value best. */
  readonly error: TypingError | undefined;
  /** Cells lost or too many; 0 for other kinds. */
  readonly slid: number;
  /** For lost cells: position of the last cell that slid, where that is not the row's last. */
  readonly last: number | undefined;
  /** For lost cells: whether each repeats a neighbour. */
  readonly repeated: boolean;
  /** Whether it is one of several ways to fill cells that the sums leave open. */
  readonly filled: boolean;
}

export interface Candidates {
  /** The likeliest first; no two give the same row. */
  readonly list: readonly Candidate[];
  /** Whether further candidates are possible that were too many to list. */
  readonly more: boolean;
  /**
   * The ways of sliding cells back that leave cells open, the likeliest first. With the candidates that are not
   * `filled` they are all that can have happened.
   */
  readonly open: readonly SlidRow[];
}

/** A candidate of values that change where they stand, nothing having slid. */
export const inPlace = (
  kind: CandidateKind,
  act: readonly number[],
  { positions, values }: Change,
  score: number,
  error?: TypingError,
): Candidate => ({
  kind,
  act,
  changed: positions,
  values,
  score,
  error,
  slid: 0,
  last: undefined,
  repeated: false,
  filled: false,
});
