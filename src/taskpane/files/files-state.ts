import type { FileOutcome } from "../../i18n/file-report";
import type { ConsolidatedPlan } from "../../poi/consolidate/make-consolidation";
import type { CuadraError } from "../../poi/error";
import type { FileIs, PaneComparison } from "./compared";

/** The open workbook's plan compared with a file's. */
export interface ComparisonMade {
  readonly file: File;
  readonly comparison: PaneComparison;
  /** Name of the sheet of differences, once it has been made of this comparison. */
  readonly sheet: string | null;
}

/** Files read to be made one plan. */
export interface ConsolidationMade {
  readonly outcomes: readonly FileOutcome[];
  /** null: none of the files has a plan. */
  readonly plan: ConsolidatedPlan | null;
  /** Name of the sheet with the new plan, once it is in the workbook. */
  readonly sheet: string | null;
}

/** Where the work with files stands. */
export type FilesStage =
  | { readonly kind: "choose" }
  /** `share`: of the open workbook read, 0 to 1; null once the file is being read. */
  | { readonly kind: "comparing"; readonly fileName: string; readonly share: number | null }
  | {
      readonly kind: "reading";
      readonly done: number;
      readonly files: number;
      readonly fileName: string;
    }
  | { readonly kind: "joining"; readonly files: number }
  | ({ readonly kind: "compared" } & ComparisonMade)
  | ({ readonly kind: "consolidated" } & ConsolidationMade)
  | { readonly kind: "failed"; readonly error: CuadraError };

/** What is asked before the consolidated plan is put into the workbook. */
export interface ConsolidationQuestion {
  /** Sheets with a plan of their own, which would count besides. */
  readonly planSheets: readonly string[];
  /** Whether those are left out from then on. */
  readonly leaveOut: boolean;
}

/** Everything that the pane shows of other files. */
export interface FilesState {
  readonly stage: FilesStage;
  readonly question: ConsolidationQuestion | null;
  /** Whether a sheet is being put into the workbook. */
  readonly working: boolean;
  /** What could not be done, below what is shown. */
  readonly error: CuadraError | null;
  /** Whether several files were dragged to where one is wanted. */
  readonly tooMany: boolean;
  /** Keys of groups that are folded up. */
  readonly folded: ReadonlySet<string>;
  /** Key of the row gone to last. */
  readonly selected: string | null;
}

export const NO_FILES: FilesState = {
  stage: { kind: "choose" },
  question: null,
  working: false,
  error: null,
  tooMany: false,
  folded: new Set(),
  selected: null,
};

/** What a person can ask for about other files. */
export type FilesRequest =
  /** With the first of them, where it is the only one. */
  | { readonly kind: "compare"; readonly files: readonly File[] }
  /** Which version the file is, after it was compared. */
  | { readonly kind: "file-is"; readonly fileIs: FileIs }
  | { readonly kind: "consolidate"; readonly files: readonly File[] }
  | { readonly kind: "cancel" }
  /** Back to choosing. */
  | { readonly kind: "close" }
  | { readonly kind: "make-differences-sheet" }
  /** Asks first. */
  | { readonly kind: "insert" }
  | { readonly kind: "leave-out"; readonly leaveOut: boolean }
  | { readonly kind: "answer"; readonly yes: boolean }
  | { readonly kind: "fold"; readonly key: string }
  /** A place in the open workbook; `key` is that of the row chosen. */
  | {
      readonly kind: "go-to";
      readonly key: string;
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
    };
