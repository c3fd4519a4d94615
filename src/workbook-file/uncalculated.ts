/**
 * Why a formula was not worked out: the engine does not know a function in it or failed at it ("unknown"), it is longer
 * or nested deeper than a formula may be, it makes more cells than may be kept, how many it makes cannot be told
 * beforehand, the whole workbook takes more work than may be done, or the engine broke down. One that needs its own result
 * ("circular") comes to 0, as in Excel.
 */
export type UncalculatedReason =
  | "unknown"
  | "too-long"
  | "too-deep"
  | "too-large"
  | "open-ended"
  | "too-much-work"
  | "engine-failed"
  | "circular";

/** A formula that was not worked out; its cell keeps the value that it had, or says #NAME? where it had none, or 0. */
export interface UncalculatedFormula {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly reason: UncalculatedReason;
}
