import type { CorrectionList } from "../../excel/corrections/correction-log";
import type { CorrectionRecord } from "../../excel/corrections/correction-record";
import type { RefusedRow } from "../../i18n/refusal-text";
import type { Correction, Diagnosis } from "../../poi/diagnosis/correction";
import type { CuadraError } from "../../poi/error";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import type { Plan } from "../../poi/plan";
import type { Validation } from "../../poi/validation/validation";

/** A diagnosis and what it is of: its row numbers mean nothing in another plan. */
export interface Diagnosed {
  readonly of: Validation;
  readonly diagnosis: Diagnosis;
  /** Which cells of the damaged rows are formulas. */
  readonly formulas: FormulaCells;
}

/** Where the search for corrections stands. */
export type Search = "none" | "working" | "done" | { readonly error: CuadraError };

/** What came of corrections made, or taken back. */
export interface Outcome {
  readonly kind: "made" | "undone";
  readonly records: readonly CorrectionRecord[];
  /** Why others were not. */
  readonly refused: readonly RefusedRow[];
}

/** Corrections that are asked about, and the plan that they are of. */
interface Asked {
  readonly plan: Plan;
  readonly corrections: readonly Correction[];
}

/** What a person is asked before anything is done. */
export type Question =
  /** Whether to make these, likely ones among them. */
  | ({ readonly kind: "likely" } & Asked)
  /** Whether to write each name in one way. */
  | ({ readonly kind: "spelling" } & Asked)
  /** Whether to replace the formulas that these would change. */
  | ({
      readonly kind: "formulas";
      /** Where the formulas are: "POI 1: AB5, AC5". */
      readonly cells: readonly string[];
      /** What came of the other corrections. */
      readonly before: Outcome;
    } & Asked)
  | { readonly kind: "undo-all"; readonly records: readonly CorrectionRecord[] };

/** Lists that are folded up at first: the corrections made, and what TOTAL still misses. */
export type Foldable = "made" | "totals";

/** Everything that the pane shows of corrections. */
export interface CorrectionsState {
  readonly search: Search;
  /** The last diagnosis; that of the results shown once `search` is "done". */
  readonly diagnosed: Diagnosed | null;
  /** Corrections made since, whose rows have not been checked again yet. */
  readonly applied: ReadonlySet<string>;
  /** The way chosen for a row, by `correctionKey`, as its `wayKey`. */
  readonly chosen: ReadonlyMap<string, string>;
  /** The corrections that the workbook remembers. */
  readonly made: CorrectionList;
  /** What is unfolded. */
  readonly open: Readonly<Record<Foldable, boolean>>;
  /** How many of them are shown, the latest first. */
  readonly madeShown: number;
  /** Whether corrections are being made or taken back. */
  readonly working: boolean;
  readonly question: Question | null;
  readonly outcome: Outcome | null;
}

/** So many corrections made are shown at first, and with each "more". */
export const MADE_SHOWN = 50;

export const NO_CORRECTIONS: CorrectionsState = {
  search: "none",
  diagnosed: null,
  applied: new Set(),
  chosen: new Map(),
  made: { corrections: [], dropped: 0, isPlaced: false },
  open: { made: false, totals: false },
  madeShown: MADE_SHOWN,
  working: false,
  question: null,
  outcome: null,
};

/** What a person can ask for about corrections. */
export type CorrectionRequest =
  /** Makes one, as one of the ways in which it can be made. */
  | { readonly kind: "apply"; readonly way: Correction }
  | { readonly kind: "apply-certain" }
  /** Asks first. */
  | { readonly kind: "apply-likely" }
  /** Asks first. */
  | { readonly kind: "apply-spelling" }
  /** Chooses a way, without making it. */
  | {
      readonly kind: "choose";
      readonly correction: Correction;
      readonly way: Correction;
    }
  | { readonly kind: "undo"; readonly records: readonly CorrectionRecord[] }
  /** Asks first. */
  | { readonly kind: "undo-all" }
  | { readonly kind: "answer"; readonly yes: boolean }
  | { readonly kind: "fold"; readonly part: Foldable; readonly open: boolean }
  | { readonly kind: "show-more" }
  | { readonly kind: "dismiss-outcome" }
  /** Looks for corrections again, after that failed. */
  | { readonly kind: "search" }
  | {
      readonly kind: "go-to";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
    };
