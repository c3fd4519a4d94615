import type { Plan } from "../poi/plan";
import type { Validation } from "../poi/validation";
import type { Language } from "../i18n/format";
import type { Settings } from "../excel/settings";
import type { Overview } from "./state";

/** What reading the workbook gave. */
export interface Reading {
  readonly plan: Plan;
  readonly hiddenSheets: readonly string[];
}

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
  /** Settings kept in the workbook, the defaults where there are none. */
  readSettings(): Promise<Settings>;
  writeSettings(settings: Settings): Promise<void>;
  /** What can be told of the workbook at a glance. */
  overview(settings: Settings): Promise<Overview>;
  read(options: {
    readonly settings: Settings;
    readonly signal: AbortSignal;
    readonly onProgress: (share: number) => void;
  }): Promise<Reading>;
  highlight(validation: Validation): Promise<void>;
  clearHighlights(): Promise<void>;
  insertSummary(validation: Validation, language: Language): Promise<void>;
  /** Activates the sheet and selects the cell: one round trip. */
  goTo(place: Place): Promise<void>;
  /**
   * Calls back with the plan as it is after each change of its cells (null: it must be read anew), a moment
   * after the last of a row of changes. Returns how to stop.
   */
  watch(plan: Plan, onChange: (plan: Plan | null) => void): Promise<() => Promise<void>>;
}
