import type { CategoryRole } from "../category-spelling";
import type { FaultKind } from "../formula-audit/fault";
import type { UnreadColumn } from "../header/column-claims";
import type { MissingColumn } from "../header/columns";
import type { TextRole } from "../header/words";
import type { LinkedFault, RowOfSheet } from "../linked-sheets/linked-sheet";
import type { OddCell, UnreadRows } from "../plan";
import type { SpellingDifference } from "../spelling";
import type { Gathering, NotAdditive } from "../sums/measure-rule";
import type { TotalScope } from "../sums/total-scope";

export type Severity = "error" | "warning" | "info";

/** What each check tells beside the place, the figure found and the figure expected. */
export interface FindingDetails {
  /** META against the months or the quarters programmed. */
  "target-sum": { parts: "months" | "quarters" | "semesters" };
  /** A quarter, semester or year against its months, or what `parts` says, or all months from January on. Which column it is, `slot` says. */
  "quarter-sum": { isRunning?: true; parts?: "quarters" | "semesters" };
  /**
   * A total row's column against the rows it covers. `others`: further columns, from left to right, of which it is said
   * as well that TOTAL leaves out these rows or, where none are given, that it adds up more than its rows, as if it counted
   * another.
   */
  "total-sum": {
    scope: TotalScope;
    rows: number;
    leftOut?: LeftOutRows;
    others?: readonly OtherSum[];
  };
  /** Columns of a total row that cannot be checked before the shifted rows are put right. */
  "unverified-total": { columns: number; rows: number };
  /** Columns of a total row that it leaves blank, and how many total rows of its table do so. */
  "partial-total": { slots: readonly number[]; rows: number };
  /** A total row that adds up only what a filter shows. */
  "filtered-total": object;
  /** Sheet rows (1-based) of activities that add up their tasks below them. */
  "tasks-counted": { rows: readonly number[] };
  /** A row with lost cells; `ways` is in how many ways they can be put back. */
  "shifted-row": { lost: number; ways: number };
  /** The two numbers, where a text can be read as either; and in how many cells a total row says it, where it says nothing else. */
  "not-a-number": {
    kind: Exclude<OddCell["kind"], "no-data">;
    text: string;
    readings?: readonly [number, number];
    cells?: number;
  };
  /** The row's first number kept as text, what it means, and how many such cells the row has. */
  "text-number": { text: string; amount: number; cells: number };
  /** The row's first dash, which counts as zero, and how many it has. */
  dash: { text: string; cells: number };
  /** `cells` as of "not-a-number". */
  "no-data": { text: string; cells?: number };
  /** A category written in another way than usual, and in how many rows. */
  spelling: {
    role: CategoryRole;
    text: string;
    usual: string;
    difference: SpellingDifference;
    rows: number;
  };
  /** A row whose months do not add up, and what it was known by. */
  "not-additive": Pick<NotAdditive, "rule" | "by">;
  /** META or a quarter of such a row; what it must take of its months. */
  "last-value": { gathering: Gathering };
  /** How many such rows a total row adds up with the others. */
  "total-mixed": { rows: number };
  negative: object;
  /** How many of the row's amounts have decimals; the finding is at the first. */
  fraction: { cells: number };
  /** The part that a total was parted into, how many there are, and what they add up to. */
  "rounded-parts": { part: number; count: number; sum: number };
  "missing-text": { role: TextRole };
  /** An activity without any figure. */
  "blank-activity": object;
  /** The row (1-based) and sheet where the same activity stands first. */
  "duplicate-activity": { firstSheet: string; firstRow: number };
  /**
   * A sheet whose activities stand on others: these, in the plan's order; how many it has, how many of them stand there,
   * and how many with other amounts; the first of these and what it repeats, as 0-based rows.
   */
  "repeated-sheet": {
    sheets: readonly string[];
    activities: number;
    repeated: number;
    unlike: number;
    /** It has other months and quarters than they have. */
    ofOtherPeriods?: true;
    firstUnlike?: { readonly row: number; readonly other: RowOfSheet };
  };
  /** What a sheet that takes its figures from others says otherwise. */
  "linked-sheet": LinkedFault;
  /** Executed after the reported quarter (1–4). */
  "future-execution": { quarter: number };
  /** Executed by a quarter (1–4) by which nothing was programmed. */
  "unprogrammed-execution": { quarter: number };
  "empty-column": { rows: number };
  /** Months of a series, and whether they hold a schedule's marks rather than nothing. */
  "unfilled-months": { slots: readonly number[]; hasMarks: boolean };
  /** The quarters of a table that hold everything from January on. */
  "running-quarters": { slots: readonly number[] };
  /** Columns with figures that were not read; where they are another table's, beside the one read, its first column. */
  "unread-columns": { columns: readonly UnreadColumn[]; besideFrom?: number };
  /** Rows of figures under a table's TOTAL; 0-based sheet rows. */
  "unread-rows": UnreadRows;
  /** The quarters (1–4) that the title says and that is reported. */
  "other-quarter": { said: number; reported: number };
  /** Columns of a POI, slots of months, and of the sums that are not checked without these. */
  "missing-column": {
    columns: readonly MissingColumn[];
    months: readonly number[];
    unchecked: readonly number[];
  };
  /** A formula that does not add up what its column is the sum of; lists of slots or of 1-based rows, by the fault. */
  "formula-shape": FormulaDetail & {
    fault: FaultKind;
    missing: readonly number[];
    extra: readonly number[];
    constant: number;
  };
  "external-reference": FormulaDetail;
  "typed-over-formula": FormulaDetail;
}

/** A cell's formula as it is (null: none) and as it should be, in A1 notation. */
export interface FormulaDetail {
  formula: string | null;
  should: string;
  /** How many other cells of its column, or of its total row, have that formula; 0: none is right. */
  alike: number;
  /** Whether the cell says the wrong figure now. */
  isWrong: boolean;
  /** Further columns of a total row with the same fault, from left to right. */
  others?: readonly OtherFormula[];
}

/** A cell whose formula has the fault that a finding says of another of its row. */
export interface OtherFormula extends OtherSum, Pick<FormulaDetail, "formula" | "should"> {}

/** Rows that follow one another and that a total row leaves out: 0-based sheet rows, both included. */
export interface LeftOutRows {
  /** Absent where it is the total row's. */
  sheet?: string;
  firstRow: number;
  lastRow: number;
  /** Whether no other rows say just the same. */
  isOnly: boolean;
}

/** A further cell of a row that has the fault which a finding says of its first. */
export interface OtherSum {
  slot: number;
  column: number;
  found: number | null;
  foundText?: string;
  expected: number | null;
}

export type CheckId = keyof FindingDetails;

/** Something a check found. Sheet rows and columns are 0-based here; people are shown 1-based rows and A1 cells. */
export interface FindingOf<Id extends CheckId> {
  readonly check: Id;
  readonly severity: Severity;
  readonly sheet: string;
  readonly row: number;
  /** -1 where the finding is of the whole row. */
  readonly column: number;
  /** The slot of the cell, -1 where it holds no amount. */
  readonly slot: number;
  /** Index in Plan.activities or Plan.totals; -1 where the finding is of a table. */
  readonly rowIndex: number;
  readonly isTotal: boolean;
  readonly unit: string;
  readonly activity: string;
  /** What the cell says; null where it is blank or its figure is not the point. */
  readonly found: number | null;
  /** What the cell holds where it says no figure and is not blank: a dash, a text. */
  readonly foundText?: string;
  /** What it should say, where that is known. */
  readonly expected: number | null;
  readonly detail: FindingDetails[Id];
}

export type Finding = { [Id in CheckId]: FindingOf<Id> }[CheckId];

/** A finding of the formulas' audit. */
export type FormulaFinding =
  FindingOf<"formula-shape"> | FindingOf<"external-reference"> | FindingOf<"typed-over-formula">;
