import type { FileFailed, FileRead } from "../../i18n/file-report";
import type { Language } from "../../i18n/format";
import type { CollectedRow } from "../../poi/consolidate/collect-rows";
import type { ConsolidatedPlan, PlanPart } from "../../poi/consolidate/make-consolidation";
import type { StandardForm } from "../../poi/consolidate/standard-form";
import type { CellDifference, PlanDifferences } from "../../poi/compare/differences";
import type { PlanPart as OpenPlanPart } from "../checking/plan-parts";
import type { WorkerError } from "../checking/worker-error";
import type { ComparedSide, CompareOptions, FileIs } from "./compared";

/** What the pane asks of the worker that reads files. Long lists come in parts before what they belong to. */
export type ToFileWorker =
  | OpenPlanPart
  /** Compares the plan sent before with a file's. */
  | { readonly kind: "compare"; readonly file: File; readonly options: CompareOptions }
  | { readonly kind: "read"; readonly file: File; readonly language: Language }
  | { readonly kind: "part"; readonly part: Omit<PlanPart, "rows"> }
  /** Of the part sent last. */
  | { readonly kind: "part-rows"; readonly rows: readonly CollectedRow[] }
  /** Makes one plan of the parts sent before. */
  | { readonly kind: "consolidate" };

/** What the worker answers: any number of parts, then one of the others. */
export type FromFileWorker =
  | { readonly kind: "cells"; readonly items: readonly CellDifference[] }
  | {
      readonly kind: "compared";
      readonly open: ComparedSide;
      readonly file: ComparedSide;
      readonly fileIs: FileIs;
      readonly rest: Omit<PlanDifferences, "cells">;
    }
  | { readonly kind: "rows"; readonly items: readonly CollectedRow[] }
  | {
      readonly kind: "read";
      readonly outcome: Omit<FileRead, "rows"> | FileFailed;
      readonly seal: string | null;
    }
  | { readonly kind: "form-rows"; readonly items: StandardForm["rows"] }
  | {
      readonly kind: "consolidated";
      readonly plan: Omit<ConsolidatedPlan, "form">;
      readonly form: Omit<StandardForm, "rows">;
    }
  | WorkerError;

/** Items of a list that take a moment to receive. */
export const ITEMS_A_PART = 1000;
