import type { SheetPeriod } from "../poi/header/sheet-period";
import type { Validation } from "../poi/validation/validation";
import type { JsonUncalculated } from "./uncalculated-report";

/** The `--json` document; its shape is documented in src/cli/README.md and stable. Rows are 1-based sheet rows. */
export interface JsonReport {
  readonly file: string;
  readonly plan: {
    readonly title: string;
    readonly year: number | null;
    readonly quarter: number;
    /** Whether some table has columns of what was executed. */
    readonly reported: boolean;
  };
  readonly tables: readonly JsonTable[];
  readonly activities: number;
  readonly findings: readonly JsonFinding[];
  /** All findings, listed or not. */
  readonly counts: Validation["counts"];
  /** Findings that are not listed, by check. */
  readonly omitted: Readonly<Record<string, number>>;
  readonly execution: readonly JsonExecution[];
  readonly units: readonly JsonUnit[];
  readonly totals: JsonTotals;
  readonly corrections: readonly JsonCorrection[];
  readonly openTotals: readonly JsonOpenTotal[];
  /** null where the file has no summary sheet. */
  readonly summary: JsonSummary | null;
  /** Sheets that are copies of what Cuadra made, which are not read. */
  readonly ownSheets: readonly JsonOwnSheet[];
  /** Sheets that say to be of different years or quarters, by their titles or names, though all are added up as one plan. */
  readonly unlikePeriods: readonly SheetPeriod[];
  /** Sheets that have words of a header but no table. */
  readonly notRead: readonly JsonNotRead[];
  /** Sheets whose figures are formulas over other sheets of the plan: they are not counted again, and not among `tables`. */
  readonly linked: readonly JsonLinked[];
  /** Whether formulas were read and checked: of .xls and .xlsb only their values are. */
  readonly formulasRead: boolean;
  /** Formulas that were not worked out; of the copy, where one was written. */
  readonly uncalculated: readonly JsonUncalculated[];
  /** Only with `--fix`: everything else of the document is then said of the corrected copy. */
  readonly fix?: JsonFix;
}

/** The summary sheet in the file, and what has changed in the plan since it was made. */
export interface JsonSummary {
  readonly sheet: string;
  readonly outdated: boolean;
  /** How finely the change is known; null where there is none. */
  readonly detail: "cells" | "rows" | "plan" | null;
  readonly cells: readonly {
    readonly sheet: string;
    readonly cell: string;
    /** Absent for a text. */
    readonly before?: number | null;
    readonly after?: number | null;
  }[];
  readonly rows: readonly { readonly sheet: string; readonly row: number }[];
  readonly added: readonly { readonly sheet: string; readonly row: number }[];
  readonly removed: number;
  readonly message: string;
}

interface JsonOwnSheet {
  readonly sheet: string;
  readonly kind: "summary" | "differences";
}

/** A sheet that has words of a header but no table. */
export interface JsonNotRead {
  readonly sheet: string;
  readonly row: number;
  /** Header words found, and columns that a plan would need. */
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Where it has what was executed of another sheet's activities, that sheet. */
  readonly executedOf?: string;
  /** Where an activity has two rows in turn: what is programmed and executed ("series"), or physical and money ("money"). */
  readonly alternateRows?: {
    readonly of: "series" | "money";
    readonly column: string;
    readonly rows: readonly [number, number];
    /** The first row at which their order breaks, where that is why. */
    readonly oddRow?: number;
  };
}

interface JsonLinked {
  readonly sheet: string;
  /** The sheets that its formulas name. */
  readonly sheets: readonly string[];
  readonly activities: number;
}

/** A table of the plan. */
export interface JsonTable {
  readonly sheet: string;
  readonly headerRows: readonly number[];
  readonly firstRow: number | null;
  readonly lastRow: number | null;
  /** The table's last total row. */
  readonly totalRow: number | null;
  /** Whether execution is measured against what was reprogrammed. */
  readonly programmed: "original" | "reprogrammed";
  readonly hasHiddenRows: boolean;
  /** How many rows of money stand between its activities and are left out; absent where there are none. */
  readonly moneyRows?: number;
  /** How many rows of the sheet an activity has in turn; absent where it has one. Its row is the first. */
  readonly rowsPerActivity?: number;
  /** Where what was executed (or is programmed) stands in a table of its own below: how many rows below each row its cells stand. */
  readonly rowsBelow?: number;
}

/** What a check found. */
export interface JsonFinding {
  readonly check: string;
  readonly severity: string;
  readonly sheet: string;
  readonly row: number;
  readonly cell: string | null;
  readonly unit: string;
  readonly activity: string;
  readonly found: number | string | null;
  readonly expected: number | null;
  readonly message: string;
  /** Why a cell is `not-a-number`: text, error, boolean, date, ambiguous or too-large; absent for other checks. */
  readonly reason?: string;
  /** The two numbers that an ambiguous text can be read as. */
  readonly readings?: readonly number[];
  /** Of a formula's audit: the formula as it is (null: none) and as it should be, and what is wrong with it. */
  readonly formula?: string | null;
  readonly expectedFormula?: string;
  readonly fault?: string;
  /** Further cells of a total row with the same fault, from left to right; with formulas, those. */
  readonly otherCells?: readonly {
    readonly cell: string;
    readonly found: number | string | null;
    readonly expected: number | null;
    readonly formula?: string | null;
    readonly expectedFormula?: string;
  }[];
  /** Of TOTAL: the rows, first and last, that it leaves out in all those cells; others may say just the same. */
  readonly leftOut?: {
    readonly sheet: string;
    readonly rows: readonly [first: number, last: number];
    readonly isOnly: boolean;
  };
  /** Of `unread-columns` that are another table's beside the one read: its first column. */
  readonly besideFrom?: string;
  /** Of `unread-columns`, each: its letters, what its header says, and the column read for the same (null: there is none); of a column of a year after the plan's, that year; of one that adds up what is read, that it is a running total. */
  readonly columns?: readonly {
    readonly column: string;
    readonly header: string;
    readonly readInstead: string | null;
    readonly laterYear?: number;
    readonly runningTotal?: true;
    readonly progress?: true;
  }[];
  /** Index in `corrections`; absent where there is none. */
  readonly correction?: number;
  /** Of TOTAL: the rows once corrected which it holds as it is; absent where there are none. */
  readonly settledBy?: readonly { readonly sheet: string; readonly row: number }[];
}

/** What to change in a row; all its cells belong together. */
export interface JsonCorrection {
  readonly sheet: string;
  readonly row: number;
  readonly kind: string;
  readonly certainty: string;
  readonly cells: readonly JsonChange[];
  /** Other ways to put the row right, the likeliest first; last the one that changes another row in its place. */
  readonly alternatives: readonly (readonly JsonChange[])[];
  /** What each way supposes to have happened, that of `cells` first; absent where each supposes wrong values and no more. */
  readonly acts?: readonly { readonly kind: string; readonly cells: readonly string[] }[];
  /** Whether there are further ways, too many to list one by one. */
  readonly more: boolean;
  /** Where there are more: the ways that the row's sums leave partly open, the likeliest first. */
  readonly openWays?: readonly JsonOpenWay[];
  readonly reason: string;
}

/** A way to put a row right in which the open cells can say any amounts with which the sums hold. */
interface JsonOpenWay {
  readonly cells: readonly JsonChange[];
  readonly open: readonly string[];
  /** The parts and `amount` add up to the cell `total`, or where that is null the parts to `amount`. */
  readonly sums: readonly {
    readonly parts: readonly string[];
    readonly total: string | null;
    readonly amount: number;
  }[];
}

/** null is a blank cell, or in `from` one that holds a text. */
export interface JsonChange {
  /** Absent where it is the correction's. */
  readonly sheet?: string;
  readonly cell: string;
  readonly from: number | null;
  readonly to: number | null;
  /** What the cell holds, where that is no number: a text, also one that means a number, an error, a date. */
  readonly fromText?: string;
  /** The text that it should hold, where that is one. */
  readonly toText?: string;
  /** The cell's formula, where that is replaced, and the one that it should have. */
  readonly fromFormula?: string;
  readonly toFormula?: string;
}

/** A column that a total row misses even after the best choice of corrections. */
export interface JsonOpenTotal {
  readonly sheet: string;
  readonly row: number;
  readonly cell: string;
  readonly found: number;
  readonly expected: number;
  readonly message: string;
}

/** What `--fix` and `--fix-spelling` did. */
export interface JsonFix {
  /** certain or likely; null where only spellings were asked for. */
  readonly level: string | null;
  readonly spelling: boolean;
  /** In the order of rows; no cell stands twice. */
  readonly applied: readonly JsonCorrection[];
  readonly refused: readonly (JsonCorrection & { readonly why: string })[];
  /** Each round of corrections: how many it made, and the errors left after it. A correction can make another certain. */
  readonly rounds: readonly { readonly made: number; readonly errors: number }[];
  /** Corrections that the last round made possible and that were not made. */
  readonly left: number;
  /** Findings of severity error in the file and in the corrected copy. */
  readonly errors: { readonly before: number; readonly after: number };
}

/** How an activity was executed. */
export interface JsonExecution {
  readonly sheet: string;
  readonly row: number;
  readonly unit: string;
  readonly activity: string;
  readonly programmed: number;
  readonly executed: number;
  readonly ratio: number | null;
  readonly level: string;
  /** How the row's months make its totals: sum, accumulated or percentage. Only sums are in `units` and `totals`. */
  readonly rule: string;
}

interface JsonUnit {
  readonly unit: string;
  readonly activities: number;
  readonly programmed: number;
  /** null where the plan reports no execution. */
  readonly executed: number | null;
  readonly ratio: number | null;
}

interface JsonTotals {
  readonly target: number;
  readonly programmed: number;
  /** null where the plan reports no execution. */
  readonly executed: number | null;
  readonly ratio: number | null;
  readonly excluded: number;
  /** Activities that are in no sum because their months do not add up. */
  readonly apart: number;
  /** Activities that are in no sum because their table reports no execution, as others do. */
  readonly unreported: number;
}
