import { DEFAULT_SETTINGS, type Settings } from "../excel/default-settings";
import type { SummaryMade } from "../excel/summary/summary-sheet";
import type { Language } from "../i18n/format";
import type { CuadraError } from "../poi/error";
import type { Level } from "../poi/execution/execution";
import type { CheckId, Severity } from "../poi/findings/finding";
import type { PlanChanges } from "../poi/seal/changes";
import type { Validation } from "../poi/validation/validation";
import { NO_CORRECTIONS, type CorrectionsState } from "./corrections/corrections-state";
import type { Ranking } from "./execution-list";
import type { KeptPointing, Pointing } from "./pointing/pointing-state";
import { NO_FILES, type FilesState } from "./files/files-state";
import type { Unread } from "./workbook";

export type Tab = "review" | "execution" | "files" | "settings";

/** A worksheet, as the pane lists it. */
interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** What can be told of the workbook before it is read. */
export interface Overview {
  /** Every worksheet but Cuadra's own, in the order of their tabs. */
  readonly sheets: readonly SheetInfo[];
  /** How many of the sheets to be read begin with a POI's table. */
  readonly planSheets: number;
  readonly year: number | null;
  /** Quarter (1–4) that the title says is reported. */
  readonly quarter: number | null;
  /** Whether columns of what was executed are to be seen; there may be some further right. */
  readonly showsExecution: boolean;
}

/** What the last validation gave. */
export interface Results {
  readonly validation: Validation;
  /** Activities by how badly they are executed. */
  readonly ranking: Ranking;
  readonly unread: Unread;
}

/** Where the validation stands. */
export type Stage =
  | { readonly kind: "before" }
  /** `share` of the cells read, 0 to 1. */
  | { readonly kind: "reading"; readonly share: number }
  | { readonly kind: "checking" }
  | { readonly kind: "results"; readonly results: Results }
  | { readonly kind: "error"; readonly error: CuadraError };

/** A message above the results; it never replaces them. */
export type Notice =
  | { readonly kind: "error"; readonly error: CuadraError }
  /** The summary in the workbook says other than the plan. */
  | { readonly kind: "outdated"; readonly changes: PlanChanges }
  /** The summary is made, with what became of the one before it. */
  | { readonly kind: "summary"; readonly made: SummaryMade }
  /** The workbook was read by what was pointed at last: `failed` where that gave no plan. */
  | { readonly kind: "pointed"; readonly kept: KeptPointing; readonly failed: boolean }
  | { readonly kind: "cleared" }
  | { readonly kind: "warning"; readonly shortfalls: readonly Shortfall[] };

/** What could not be done besides, and why where that is not said by itself. */
export interface Shortfall {
  readonly text: "notHighlighted" | "notWatching" | "readOnly";
  readonly error: CuadraError | null;
}

export type GroupBy = "check" | "unit";

/** Which findings are listed, and how. */
export interface Filters {
  readonly severities: Readonly<Record<Severity, boolean>>;
  readonly check: CheckId | null;
  /** Key of a group by unit. */
  readonly unit: string | null;
  readonly text: string;
  readonly groupBy: GroupBy;
  /** Whether the rarer filters are shown. */
  readonly open: boolean;
  /** Keys of groups that are folded up. */
  readonly folded: ReadonlySet<string>;
}

export const NO_FILTERS: Filters = {
  severities: { error: true, warning: true, info: true },
  check: null,
  unit: null,
  text: "",
  groupBy: "check",
  open: false,
  folded: new Set(),
};

/** How the execution tab is shown. */
export interface ExecutionFilters {
  readonly view: "activities" | "units" | "quarters";
  readonly level: Level | null;
  /** The activity gone to last (index in Plan.activities). */
  readonly row: number | null;
}

/** Everything that the pane shows follows from this. */
export interface PaneState {
  readonly language: Language;
  readonly tab: Tab;
  readonly stage: Stage;
  readonly overview: Overview | null;
  readonly settings: Settings;
  /** Whether it is being asked if the settings are to go back to the defaults. */
  readonly restoring: boolean;
  readonly filters: Filters;
  /** The filters that the list still follows while it is made anew for `filters`; null: these. */
  readonly listed: Filters | null;
  readonly execution: ExecutionFilters;
  /** Key of the finding gone to last. */
  readonly selected: string | null;
  readonly corrections: CorrectionsState;
  /** The header being pointed at, in place of the review. */
  readonly pointing: Pointing | null;
  readonly files: FilesState;
  readonly notice: Notice | null;
  /** Whether a change in the workbook is being checked, or something is written to it: highlights, a summary. */
  readonly busy: "checking" | "writing" | null;
  /** Told to screen readers. */
  readonly announcement: string;
}

/** The pane as it opens. */
export function initialState(language: Language): PaneState {
  return {
    language,
    tab: "review",
    stage: { kind: "before" },
    overview: null,
    settings: DEFAULT_SETTINGS,
    restoring: false,
    filters: NO_FILTERS,
    listed: null,
    execution: { view: "activities", level: null, row: null },
    selected: null,
    corrections: NO_CORRECTIONS,
    pointing: null,
    files: NO_FILES,
    notice: null,
    busy: null,
    announcement: "",
  };
}
