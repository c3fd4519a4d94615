import type { LeftOutRows } from "../findings/finding";
import type { Gathering } from "../sums/measure-rule";
import type { SpellingDifference } from "../spelling";
import type { TypingError } from "./typing-errors";

/** One cell as it is and as it should be; null is a blank cell, or one that holds a text. */
export interface CellChange {
  readonly slot: number;
  /** 0-based sheet column. */
  readonly column: number;
  readonly from: number | null;
  readonly to: number | null;
  /** What the cell holds, where that is no number: a text, also one that means a number, an error, a date. */
  readonly fromText?: string;
  /** The text that it should hold; `to` is then null. */
  readonly toText?: string;
  /** Its formula (A1 notation, with "="), where the formula is what is wrong; absent where it has none. */
  readonly fromFormula?: string;
  /** The formula that it should have; `to` is then what that comes to, null where it is not known. */
  readonly toFormula?: string;
}

/**
 * `certain`: of everything that one act of damage can have done, only this is left.
 * `likely`: more than one thing can have happened; the evidence puts this one clearly ahead.
 * `ambiguous`: the evidence does not decide; the alternatives are given.
 */
export const CERTAINTIES = ["certain", "likely", "ambiguous"] as const;

export type Certainty = (typeof CERTAINTIES)[number];

export const CORRECTION_KINDS = [
  "value",
  "lost-cells",
  "extra-cells",
  "total",
  "text-number",
  "spelling",
  "formula",
] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** Kinds that do not come from a row's sums: a row may have one of each beside the one that does. */
export const KINDS_OF_TEXT: ReadonlySet<CorrectionKind> = new Set([
  "text-number",
  "spelling",
  "formula",
]);

/** Which corrections are made together: the certain ones, the likely ones too, or the spellings. */
export type Batch = "certain" | "likely" | "spelling";

/**
 * Whether a correction is made with all others of a batch. Spellings are a batch of their own, however sure: who asks
 * for figures to be put right has not asked for names to be written otherwise. Nor for other signs of zero: dashes are
 * made zeros row by row.
 */
export function isInBatch(
  { kind, certainty, reason }: Pick<Correction, "kind" | "certainty" | "reason">,
  batch: Batch,
): boolean {
  if (reason.some((evidence) => evidence.kind === "dash")) return false;
  if (kind === "spelling" || batch === "spelling") return kind === batch;
  return certainty === "certain" || (certainty === "likely" && batch === "likely");
}

/** A witness for or against a correction. The sentences are in src/i18n, under `kind`. */
export type Evidence =
  /** No other single change makes all the sums of the row hold. */
  | { readonly kind: "only-candidate" }
  /** Of so many ways by far the likeliest, by the row's other figures and the plan's other rows; nothing else is to be said. */
  | { readonly kind: "likeliest"; readonly ways: number }
  /** The value as it stands is what this slip of the keyboard makes of the value it should be. */
  | { readonly kind: "typing-error"; readonly error: TypingError; readonly slot: number }
  /** With it, programmed and executed of the same 0-based month are equal. */
  | { readonly kind: "months-agree"; readonly month: number }
  /** The TOTAL row's column of this slot fails by exactly this much (TOTAL less rows), and holds with it. */
  | { readonly kind: "total-column"; readonly slot: number; readonly difference: number }
  /** Of all candidates, only this one lets the TOTAL row's columns hold. */
  | { readonly kind: "total-settles"; readonly candidates: number }
  /** The row's last cell alone is no whole number: with cells lost, it is what stood in the next column. */
  | { readonly kind: "last-fraction"; readonly slot: number }
  /** The TOTAL row's column would fail with it; `holdsNow`: and holds as it is. */
  | { readonly kind: "total-contradicts"; readonly slot: number; readonly holdsNow: boolean }
  /** The value of one month was written in the next or the one before. */
  | { readonly kind: "moved-month"; readonly fromSlot: number; readonly toSlot: number }
  /** The months of the row do not add up: the cell must be what it takes of them. `isSum`: it says their sum. */
  | { readonly kind: "level"; readonly gathering: Gathering; readonly isSum: boolean }
  /** Each of two cells says what the other should. */
  | { readonly kind: "exchanged"; readonly slots: readonly [number, number] }
  /** All sums of a cell were added up without it. */
  | { readonly kind: "short-sums"; readonly slot: number }
  /** Two cells are wrong; no single change explains the row. */
  | { readonly kind: "two-values" }
  /**
   * The row lost this many cells and all right of them slid left, until `lastSlot` where that is not the row's last;
   * `repeated`: each repeats a neighbour.
   */
  | {
      readonly kind: "lost-cells";
      readonly count: number;
      readonly repeated: boolean;
      readonly lastSlot?: number;
    }
  /** The row has this many cells too many and all right of them slid right. */
  | { readonly kind: "extra-cells"; readonly count: number }
  /**
   * The cell holds a text or an error, and is made `amount`: which it says itself ("3 talleres"), or which the sums say
   * where it says another number, or none.
   */
  | {
      readonly kind: "not-a-number";
      readonly slot: number;
      readonly text: string;
      readonly says: "none" | "same" | "other";
      readonly amount: number;
    }
  /** This many cells hold a number as text; what it is, is beyond doubt. */
  | { readonly kind: "text-number"; readonly cells: number }
  /** This many cells hold a dash, which counts as zero. */
  | { readonly kind: "dash"; readonly cells: number }
  /** The same name is mostly written in another way; `isTie`: in another way, which stands in no more rows. */
  | {
      readonly kind: "spelling";
      readonly difference: SpellingDifference;
      readonly isTie: boolean;
    }
  /** The headers say what the cell is the sum of; so many others of its column or row have this formula. */
  | { readonly kind: "formula"; readonly alike: number }
  /** All the rows that TOTAL covers hold, and TOTAL's own sums hold once it says what they add up to. */
  | { readonly kind: "rows-hold"; readonly rows: number }
  /** In all its columns TOTAL misses just what these rows say. */
  | ({ readonly kind: "rows-left-out" } & Readonly<LeftOutRows>)
  /** It follows from the corrections of these rows, which change the same columns. */
  | { readonly kind: "rows-corrected"; readonly rows: readonly CoveredRow[] }
  /** The cells of these columns stand in no sum of their rows: TOTAL may be wrong or, likelier than others, `suspects`. */
  | {
      readonly kind: "unchecked-columns";
      readonly slots: readonly number[];
      /** One a column at most. */
      readonly suspects: readonly SuspectCell[];
    }
  /** The sums that these columns' cells are in are formulas of their rows: they agree with the cells, right or wrong. */
  | { readonly kind: "followed-columns"; readonly slots: readonly number[] }
  /** TOTAL's own sums do not show which side is wrong. */
  | { readonly kind: "total-unconfirmed" }
  /** TOTAL's figures do not say which rows it adds up: so many are taken. `isNamed`: those of the unit that it names. */
  | { readonly kind: "open-scope"; readonly rows: number; readonly isNamed: boolean }
  /** So many of the table's rows break the sum of META: its column may say something else. */
  | { readonly kind: "target-never-holds"; readonly failing: number; readonly rows: number }
  /** META lies within what its months say: they may not add up. */
  | { readonly kind: "may-be-level" }
  /** META is so many times the amount that most months say: those that say another may be wrong. */
  | { readonly kind: "usual-months"; readonly amount: number; readonly months: number }
  /**
   * The row may have lost a cell: one in turn with another, in which that is not looked for (`rows`); one among or beside
   * whose columns others stand that are not read (`columns`); or one in which cells slid as far as some blank (`part`). Or
   * it may have got cells too many, which pushed what follows to the right (`pushed`).
   */
  | { readonly kind: "may-have-slid"; readonly how: "rows" | "columns" | "part" | "pushed" }
  /** This many ways (or `more`), all with their sums right, remain; the evidence does not decide between them. */
  | { readonly kind: "undecided"; readonly ways: number; readonly more: boolean };

/** An activity's row under a total row. */
export interface CoveredRow {
  /** Absent where it is the total row's. */
  readonly sheet?: string;
  /** 0-based sheet row. */
  readonly row: number;
}

/** An activity's cell that may be what a total row misses. */
export interface SuspectCell extends CoveredRow, Pick<CellChange, "column" | "from" | "to"> {
  /** Index in Plan.activities. */
  readonly rowIndex: number;
  /** The slip that explains what stands there. */
  readonly error?: TypingError;
  /** Whether it says that more was executed than programmed, and would not with `to`. */
  readonly isBeyond: boolean;
}

/** The one thing that a way to put a row right supposes to have happened: all its changes undo it. */
export interface Act {
  readonly kind:
    | "value"
    | "moved-month"
    | "exchanged"
    | "two-values"
    | "short-sums"
    | "lost-cells"
    | "extra-cells";
  /**
   * 0-based sheet columns of what it happened to: the wrong values; of a moved month first where its value belongs; of
   * sums that left a cell out first that, then they; where cells were lost, in the row as it should be (of a run of equal cells the first); the cells too many, in the row as it
   * stands.
   */
  readonly columns: readonly number[];
  /** Of lost cells, the 0-based sheet column of the last cell that slid, where that is not the row's last. */
  readonly until?: number;
}

/**
 * A way to put a row right in which some cells can say this or that: any amounts, not negative, with which its sums
 * hold.
 */
export interface OpenWay {
  /** The cells that are determined, in the order of their columns. */
  readonly cells: readonly CellChange[];
  /** The cells that are not. */
  readonly open: readonly Pick<CellChange, "slot" | "column" | "from" | "fromText">[];
  readonly sums: readonly OpenSum[];
}

/** The open cells in these columns, and `amount`, add up to the open cell in column `total`. */
export interface OpenSum {
  readonly parts: readonly number[];
  /** null where the total is known; then `amount` is what the parts add up to. */
  readonly total: number | null;
  readonly amount: number;
}

/** What to change in one row so that its sums hold. All its changes belong together. */
export interface Correction {
  readonly sheet: string;
  /** 0-based sheet row. */
  readonly row: number;
  /** Index in Plan.activities, or in Plan.totals where `isTotal`. */
  readonly rowIndex: number;
  readonly isTotal: boolean;
  readonly kind: CorrectionKind;
  readonly certainty: Certainty;
  /** In the order of their columns. */
  readonly cells: readonly CellChange[];
  /** Other ways to put the row right, the likeliest first; empty where there is none left. */
  readonly alternatives: readonly (readonly CellChange[])[];
  /** The correction of another row with which the sums hold as well: one of the two is made, not both. */
  readonly instead?: Correction;
  /**
   * What each way supposes, that of `cells` first; absent where each supposes wrong values and no more. A way that makes the
   * changes of another and more besides supposes another act: its further changes follow from that.
   */
  readonly acts?: readonly Act[];
  /** Whether there are further ways, too many to list one by one. */
  readonly more: boolean;
  /** Where `more`: the ways that the row's sums leave partly open, the likeliest first. */
  readonly openWays?: readonly OpenWay[];
  /** The strongest first. */
  readonly reason: readonly Evidence[];
}

/** A column that a total row still misses after the best choice of corrections. */
export interface OpenTotal {
  readonly sheet: string;
  /** 0-based sheet row of the total row. */
  readonly row: number;
  /** Index in Plan.totals. */
  readonly rowIndex: number;
  readonly slot: number;
  readonly column: number;
  /** What the total row says, and what the rows add up to after the corrections. */
  readonly found: number;
  readonly expected: number;
  /** Slot of the neighbouring month that is off by as much the other way: an amount registered a month early or late. */
  readonly oppositeSlot: number | null;
}

/** A column of a total row that does not hold, and will once these rows are corrected as proposed. */
export interface SettledTotal extends Pick<OpenTotal, "rowIndex" | "slot"> {
  /** In the order of the plan; never empty. */
  readonly rows: readonly CoveredRow[];
}

/** What Cuadra makes of the broken sums of a plan. */
export interface Diagnosis {
  /**
   * Texts to be made numbers first; then, by sheet and row as they stand in the plan, what follows from the sums:
   * activities, then total rows; other spellings, and formulas last. No two change the same cell.
   */
  readonly corrections: readonly Correction[];
  readonly openTotals: readonly OpenTotal[];
  readonly settledTotals: readonly SettledTotal[];
  /** Activities (indexes in Plan.activities) whose sums fail and for which no correction was found. */
  readonly unexplained: readonly number[];
}
