import type { CheckId, Finding, FindingDetails, FindingOf, Severity } from "../findings/finding";
import type { NotAdditive } from "../sums/measure-rule";
import { heldText } from "../held-text";
import { textAt, type Plan, type Rows, type Table } from "../plan";
import type { RowRange } from "../row-range";
import type { Rule, RuleBreak } from "../sums/rules";
import type { RestoredRow } from "../diagnosis/lost-cells";
import type { TotalReading } from "../sums/total-scope";
import type { QuarterAmounts } from "../sums/quarter-amounts";

/** What every check may look at; worked out once a validation. */
export interface CheckContext {
  readonly plan: Plan;
  /** The activities that are asked: all, or those that have changed. */
  readonly asked: readonly RowRange[];
  /** Quarter reported, 1–4. */
  readonly quarter: number;
  readonly quarters: QuarterAmounts;
  /** Sums broken by activities and by total rows. */
  readonly activityBreaks: readonly RuleBreak[];
  readonly totalBreaks: readonly RuleBreak[];
  /** Sums of activities that only the rounding of equal parts keeps from holding: they are not among the broken ones. */
  readonly roundedSums: readonly RuleBreak[];
  /** Activities whose sums are broken beyond `MOST_BREAKS_A_RULE`: they are counted, not looked at. */
  readonly breaksNotListed: ReadonlyMap<Rule, readonly number[]>;
  /** Activities whose cells have slid, with every way to put them back. */
  readonly shifted: ReadonlyMap<number, readonly RestoredRow[]>;
  /** Activities whose months do not add up. Their sums are not among the broken ones. */
  readonly notAdditive: ReadonlyMap<number, NotAdditive>;
  /** Slots whose cell is not known, by activity: those that restoring a shifted row may change, and odd cells. */
  readonly unknownSlots: ReadonlyMap<number, ReadonlySet<number>>;
  /** What each total row covers, by index in Plan.totals. */
  readonly totals: readonly TotalReading[];
}

/**
 * What the findings of a check follow from, and so when they must be looked for again. "row": each from the cells of its
 * own row. "texts": from names, measures and headers, whatever the amounts. "plan": from many rows, as a total's do.
 */
export type FindingsFrom = "row" | "texts" | "plan";

/** One thing that Cuadra looks for. Its title, its reason and its messages are in src/i18n under its id. */
export interface Check<Id extends CheckId = CheckId> {
  readonly id: Id;
  readonly severity: Severity;
  readonly from: FindingsFrom;
  /** In the order of rows. One made at a time, so that those of a wholly broken sheet are never all in memory. */
  run(context: CheckContext): Iterable<Finding>;
  /** How many there are that `run` does not make. */
  notListed?(context: CheckContext): number;
}

/** Where a finding is, for `findingAt`. */
export interface Place {
  readonly rows: Rows;
  readonly rowIndex: number;
  /** Slot of the cell; -1 for the whole row. */
  readonly slot: number;
  /** Sheet column, where the cell holds no amount. */
  readonly column?: number;
  readonly found?: number | null;
  readonly expected?: number | null;
}

/** A finding at a row of the plan. */
export function findingAt<Id extends CheckId>(
  check: { readonly id: Id; readonly severity: Severity },
  plan: Plan,
  place: Place,
  detail: FindingDetails[Id],
): FindingOf<Id> {
  const { rows, rowIndex, slot } = place;
  const table = plan.tables[rows.table[rowIndex]];
  const text = place.found === null ? heldText(rows, rowIndex, slot) : undefined;
  return {
    check: check.id,
    severity: check.severity,
    sheet: table.sheet,
    row: rows.sheetRow[rowIndex],
    column: place.column ?? (slot < 0 ? -1 : table.columns.amount[slot]),
    slot,
    rowIndex,
    isTotal: rows === plan.totals,
    unit: textAt(rows, rowIndex, "unit"),
    activity: textAt(rows, rowIndex, "activity"),
    found: place.found ?? null,
    ...(text !== undefined && { foundText: text }),
    expected: place.expected ?? null,
    detail,
  };
}

/** A finding of a whole table, shown at its header or at one of its columns. */
export function findingOfTable<Id extends CheckId>(
  check: { readonly id: Id; readonly severity: Severity },
  table: Table,
  slot: number,
  detail: FindingDetails[Id],
): FindingOf<Id> {
  return {
    check: check.id,
    severity: check.severity,
    sheet: table.sheet,
    row: table.lastHeaderRow,
    column: slot < 0 ? -1 : table.columns.amount[slot],
    slot,
    rowIndex: -1,
    isTotal: false,
    unit: "",
    activity: "",
    found: null,
    expected: null,
    detail,
  };
}
