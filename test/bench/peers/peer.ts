/** What one round of a peer took, in milliseconds, and found. */
export interface Round {
  /** Taking the cells in, from arrays of rows; 0 where the peer takes those as they are, undefined where it is within `checks`. */
  readonly load: number | undefined;
  readonly checks: number;
  readonly faults: number;
}

/** Something that can check the sums of a plan. */
export interface Peer {
  readonly name: string;
  /** Rounds in a turn: slow ones have one, fast ones enough to be compiled. */
  readonly roundsATurn: number;
  round(): Round | Promise<Round>;
}
