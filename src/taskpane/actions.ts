import type { Settings } from "../excel/default-settings";
import type { Finding } from "../poi/findings/finding";
import type { CorrectionRequest } from "./corrections/corrections-state";
import type { FilesRequest } from "./files/files-state";
import type { PointingRequest } from "./pointing/pointing-state";
import type { ExecutionFilters, Filters, Tab } from "./state";

/** What a person can do in the pane, but for corrections, pointing and other files. */
export interface PaneActions {
  validate(): void;
  cancel(): void;
  insertSummary(): void;
  clearHighlights(): void;
  openTab(tab: Tab): void;
  filter(part: Partial<Filters>): void;
  filterExecution(part: Partial<ExecutionFilters>): void;
  /** Goes to a finding's cell. */
  goToFinding(finding: Finding): void;
  /** Goes to the finding before (-1) or after (1) the one gone to last, in the order of the list. */
  step(by: 1 | -1): void;
  /** Goes to an activity's row; index in Plan.activities. */
  goToActivity(row: number): void;
  changeSettings(part: Partial<Settings>): void;
  /** Asks first where that loses headers or rules. */
  restoreDefaults(): void;
  answerRestoring(yes: boolean): void;
  dismissNotice(): void;
}

/** What a person can do in the pane. */
export interface Actions extends PaneActions {
  /** Makes corrections, takes them back, and what goes with that. */
  correct(request: CorrectionRequest): void;
  /** Points at the header cells that no words tell. */
  point(request: PointingRequest): void;
  /** Compares with another file, makes one plan of many, and what goes with that. */
  files(request: FilesRequest): void;
}
