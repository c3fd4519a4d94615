/**
 * Why a formula was not worked out: the engine does not know a function in it or failed at it ("unknown"), it is longer
 * or nested deeper than a formula may be, it makes more cells than may be kept, how many it makes cannot be told
 * beforehand, the whole workbook takes more work than may be done, or the engine broke down; or no .xlsx file can have
 * it ("foreign": the file is an .ods). One that needs its own result
 * ("circular") comes to 0, as in Excel; as long as nothing was worked out it says what the file says.
 */
export type UncalculatedReason =
  | "unknown"
  | "too-long"
  | "too-deep"
  | "too-large"
  | "open-ended"
  | "too-much-work"
  | "engine-failed"
  | "foreign"
  | "circular";

/**
 * What the cell of a formula that was not worked out says: the value that it had, nothing but #NAME? where it never had
 * one, the 0 of a circular one, or its value without the formula ("instead").
 */
export type UncalculatedValue = "kept" | "none" | "zero" | "instead";

/** A formula that was not worked out. */
export interface UncalculatedFormula {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly reason: UncalculatedReason;
  readonly value: UncalculatedValue;
}
