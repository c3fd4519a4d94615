import type { CellsTaker, SheetsRead } from "../excel/read";
import type { Plan } from "../poi/plan";
import type { PlanChanged } from "./plan-watch";
import type { Validation } from "../poi/validation/validation";
import type { Language } from "../i18n/format";
import type { Settings } from "../excel/default-settings";
import type { SummaryMade } from "../excel/summary/summary-sheet";
import type { SummaryState } from "../excel/summary/summary-state";
import type { Overview } from "./state";

/** The sheets that were not read, and why. */
export type Unread = Pick<SheetsRead, "hiddenSheets" | "leftOut" | "ownSheets">;

/** One cell, or a whole row where column is -1; 0-based. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Everything that the pane asks of the open workbook. All methods reject with a CuadraError.
 * `ExcelWorkbook` is the one behind it in Excel.
 */
export interface Workbook {
  /** Whether it can be read and not changed. */
  isReadOnly(): Promise<boolean>;
  /** Settings kept in the workbook, the defaults where there are none. */
  readSettings(): Promise<Settings>;
  writeSettings(settings: Settings): Promise<void>;
  /** What can be told of the workbook at a glance. */
  overview(settings: Settings): Promise<Overview>;
  /** Reads the cells of its sheets. */
  read(options: {
    readonly settings: Settings;
    /** Takes them in as they are read. */
    readonly into: CellsTaker;
    readonly signal: AbortSignal;
    readonly onProgress: (share: number) => void;
  }): Promise<Unread>;
  highlight(validation: Validation): Promise<void>;
  clearHighlights(): Promise<void>;
  insertSummary(validation: Validation, language: Language): Promise<SummaryMade>;
  /** Whether the summary in the workbook still says what the plan says; undefined where there is none. */
  summaryState(plan: Plan): Promise<SummaryState | undefined>;
  /** Activates the sheet and selects the cell: one round trip. */
  goTo(place: Place): Promise<void>;
  /**
   * Listens to changes of cells; begun before a reading, it misses nothing that is typed meanwhile. Begun twice, it
   * goes on as it is.
   * @param onChange told a moment after the last of a row of changes
   */
  watch(onChange: PlanChanged): Promise<void>;
  /** From the last reading on: tells of what has changed in its plan since it was begun, and of what will. */
  follow(plan: Plan): void;
  endWatching(): Promise<void>;
}
