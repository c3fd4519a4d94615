/**
 * What is wrong with a formula.
 * `missing-part`: leaves out columns that it must add up, perhaps adding others; `extra-part`: adds columns that it
 * must not, or one twice; `wrong-series`: adds PROGRAMADO for EJECUTADO or the other way round; `other-row`: adds
 * cells of another row; `missing-rows`, `extra-rows`, `counted-twice`: a total row's formula, by the rows that it
 * adds; `constant`: a number is added; `broken-reference`: a part of it is #REF!;
 * `added-text`: it adds up with + what should be summed, and some of that is a text.
 */
export type FaultKind =
  | "missing-part"
  | "extra-part"
  | "wrong-series"
  | "other-row"
  | "missing-rows"
  | "extra-rows"
  | "counted-twice"
  | "constant"
  | "broken-reference"
  | "added-text";

export interface FormulaFault {
  readonly kind: FaultKind;
  /** Slots, for faults of parts; offsets from the formula's row, for faults of rows. At most `MOST_LISTED`. */
  readonly missing: readonly number[];
  readonly extra: readonly number[];
  /** The number added, for `constant`. */
  readonly constant: number;
}

/** What a formula turned out to be: undefined where it is no plain sum of the plan's cells. */
export type Judgement = FormulaFault | "sound" | "external" | undefined;

/** Slots or rows that a fault names; any beyond are left out. */
export const MOST_LISTED = 50;

/** A fault of a kind, with what is not said empty. */
export function faultOf(
  kind: FaultKind,
  { missing = [], extra = [], constant = 0 }: Partial<Omit<FormulaFault, "kind">> = {},
): FormulaFault {
  return {
    kind,
    missing: missing.slice(0, MOST_LISTED),
    extra: extra.slice(0, MOST_LISTED),
    constant,
  };
}

/** Faults that leave something out: an error also while what they leave out is zero. */
export const LEAVES_OUT: ReadonlySet<FaultKind> = new Set([
  "missing-part",
  "missing-rows",
  "broken-reference",
]);
