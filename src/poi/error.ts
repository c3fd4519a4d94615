import type { NearMiss } from "./header/layout";
import type { OwnSheet } from "./own-sheet";

/** What each error must tell; the sentences are in src/i18n. Rows are 1-based, as a person reads them. */
export interface ErrorDetails {
  "file-not-found": { file: string };
  /** The file is there but cannot be read; `reason` is the operating system's code. */
  "file-not-read": { file: string; reason: string };
  "file-not-written": { file: string; reason: string };
  "output-is-input": { file: string };
  /** Among the files to consolidate. */
  "file-given-twice": { file: string };
  "file-same-plan": { file: string; other: string };
  /** None of the files to consolidate could be read. */
  "nothing-to-consolidate": object;
  "not-a-workbook": { file: string };
  "truncated-workbook": { file: string };
  "password-protected": { file: string };
  "invalid-option": { option: string; value: string; expected: string };
  /** No visible sheet has anything on it. */
  "empty-workbook": object;
  /** The visible sheets that have anything on them are left out by the workbook's own settings. */
  "no-sheet-to-check": object;
  /** The visible sheets that have anything on them are Cuadra's own. */
  "only-own-sheets": { sheets: readonly OwnSheet[] };
  /**
   * Nothing on the sheets could be read as a POI; `nearest` is the row that came closest to a header (but `alternate` is
   * 0-based), `ofOnePeriod` the sheets where there is one a month or a quarter.
   */
  "no-plan": {
    sheets: string[];
    ofOnePeriod: string[];
    nearest: (NearMiss & { sheet: string; row: number }) | null;
  };
  /** One of two workbooks compared has no plan to be read; "" is the open one, `why` the sentence that says so. */
  "no-plan-in-file": { file: string; why: string };
  /** Headers were found, but no activity below them. */
  "no-activities": { sheet: string; row: number };
  "sheet-protected": { sheet: string };
  "workbook-protected": object;
  "sheet-not-found": { sheet: string };
  /** Something was gone by the time that it was to be read or written; Excel does not say what. */
  "gone-meanwhile": object;
  /** It was hidden since the plan was read: there is no going to it. */
  "sheet-hidden": { sheet: string };
  /** A row that was to be corrected is not as it was read; `cell` is the first that differs. */
  "cell-changed": { sheet: string; cell: string };
  /** Cells that a correction would change are formulas. */
  "cell-has-formula": { sheet: string; cells: string[] };
  /** A corrected cell no longer says what the correction wrote. */
  "corrected-cell-changed": { sheet: string; cell: string };
  /** Several areas are selected, or something other than cells. */
  "selection-not-one": object;
  "cell-being-edited": object;
  "read-only": object;
  "too-large": object;
  "excel-too-old": { needs: string };
  /** The pane's page was opened by itself, in a browser. */
  "outside-excel": object;
  /** Microsoft's library, without which there is no talking to Excel, did not arrive. */
  "office-js-not-loaded": object;
  /** A script that is loaded when it is needed did not arrive. */
  "part-not-loaded": object;
  /** A button of the ribbon could not open the pane. */
  "pane-not-shown": object;
  busy: object;
  cancelled: object;
  /** The highlighted copy could not be made; `why` is the sentence of what stopped it. */
  "copy-not-made": { file: string; why: string };
  /** A command line that does not fit; `subject` is the word at fault. */
  usage: {
    problem:
      | "missing-argument"
      | "missing-value"
      | "unknown-option"
      | "unknown-command"
      | "too-many"
      | "needs-out";
    subject: string;
  };
  /** A fault of Cuadra's own. */
  internal: { message: string };
  unexpected: { code: string; message: string };
}

export type ErrorCode = keyof ErrorDetails;

/** The one error type that people are shown: a code and what its sentence in the catalogue needs. */
export class CuadraError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "CuadraError";

  constructor(
    readonly code: Code,
    readonly details: ErrorDetails[Code],
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
