import { slotOf, TARGET, type Series } from "../slots";
import type { ColumnClaim } from "./column-claims";
import type { DoubtfulColumn } from "./doubtful-columns";
import type { ProgressColumn } from "./progress-columns";
import type { RunningTotal } from "./running-totals";
import { TEXT_ROLES, type TextRole } from "./words";

/** Which sheet column holds what, as the header words say. Columns are 0-based; -1: not on this table. */
export interface Columns {
  readonly text: Readonly<Record<TextRole, number>>;
  /** By slot. */
  readonly amount: Int32Array;
  /** What identifies an activity whatever its name (Actividad Operativa ID). */
  readonly code: number;
  /** How each activity's months make its META (TIPO DE META). */
  readonly rule: number;
  /** Reasons for less execution, of a 0-based month or of none in particular. */
  readonly reasons: readonly { readonly column: number; readonly month: number | null }[];
  /** Named columns left of the amounts that are read for nothing else (DISTRITO, PRODUCTO): by what they say, activities of one name are told apart. */
  readonly otherTexts: readonly number[];
  /** Every column that may be one of amounts, read or not. */
  readonly claims: readonly ColumnClaim[];
  /** Columns of AVANCE in parts of the year, left out as ratios unless their figures say otherwise. */
  readonly progress: readonly ProgressColumn[];
  /** Columns of a period of which no word tells whose it is, claimed as unknown unless their figures say otherwise. */
  readonly doubtful: readonly DoubtfulColumn[];
  /** Columns of everything until a quarter's end, without the months or quarters that they are the sum of. */
  readonly toDate: readonly RunningTotal[];
  /** Columns known by their words to hold figures that are none of the plan's: percentages, balances, running totals, money. */
  readonly figuresLeftOut: readonly number[];
  /** The first column of money, if any: they are no part of the physical plan, and left out. */
  readonly money: number;
  /** The last column under a header cell with a text. */
  readonly lastNamed: number;
  /** Where another table may begin beside this one: the first column after amounts that names a unit or an activity again; -1: nowhere. */
  readonly besideFrom: number;
  /** Whether months are named by numbers or dates: a row of amounts may look like that. */
  readonly monthsAreNumbers: boolean;
  /** Whether what was executed stands in one column of everything until its quarter's end, and is read as that quarter's. */
  readonly executedIsToDate: boolean;
  /** The slots of quarters that hold everything from January on, as their figures show, though their headers do not say so. */
  readonly runningQuarters: readonly number[];
  /** The series whose column of the year, or META where there is none, holds what the months that there are add up to: ENE … SET, TOTAL. */
  readonly partialYears: readonly Series[];
  /** The series that execution is measured against. */
  readonly programmedBy: ProgrammedSeries;
  /** The series that adds up to META. */
  readonly targetOf: ProgrammedSeries;
}

/** What was programmed at first, or again later. */
export type ProgrammedSeries = "programmed" | "reprogrammed";

/** What a table can lack, by its header's name. */
export type MissingColumn =
  | TextRole
  | "target"
  | "programmed"
  | "executed"
  | "quarters"
  | "periods"
  | "series-columns"
  | "physical-rows";

/** The sheet columns from which a plan is read. */
export function columnsRead(columns: Columns): number[] {
  const { text, amount, code, rule, reasons, otherTexts } = columns;
  const ofReasons = reasons.map(({ column }) => column);
  return [...Object.values(text), ...amount, code, rule, ...ofReasons, ...otherTexts].filter(
    (column) => column >= 0,
  );
}

/** The sheet columns of which every row of a table is looked at: those that it is read from, and others with figures. */
export const columnsUsed = (columns: Columns): number[] => [
  ...columnsRead(columns),
  ...columns.claims.map(({ column }) => column),
];

/** What a table lacks of a whole POI. */
export function missingColumns(columns: Columns): MissingColumn[] {
  const missing: MissingColumn[] = TEXT_ROLES.filter(
    (role) => role !== "category" && columns.text[role] < 0,
  );
  if (columns.amount[TARGET] < 0) missing.push("target");
  const has = (series: Series, kind: "month" | "quarter" | "semester", count: number): boolean =>
    Array.from({ length: count }, (_, index) => slotOf(series, { kind, index })).some(
      (slot) => columns.amount[slot] >= 0,
    );
  const quarters = {
    programmed: has("programmed", "quarter", 4) || has("programmed", "semester", 2),
    executed: has("executed", "quarter", 4) || has("executed", "semester", 2),
  };
  for (const series of ["programmed", "executed"] as const) {
    if (!quarters[series] && !has(series, "month", 12)) missing.push(series);
  }
  if (!quarters.programmed && !quarters.executed) missing.push("quarters");
  return missing;
}
