import { equalAmounts } from "../amounts";
import { sheetCell } from "../address";
import { textAt, type Plan } from "../plan";
import { cellReader, type CellReader, type PlanRow } from "../seal/plan-rows";
import { meaningOf, SLOT_COUNT } from "../slots";
import type { TextRole } from "../header/words";
import type {
  CellDifference,
  ChangeKind,
  IsUnknown,
  PlanDifferences,
  RowPlace,
  UnknownCells,
  Unlike,
} from "./differences";
import { matchActivities, matchTotals, type MatchedRow } from "./match-rows";
import { reportedSlots } from "./reported-slots";

/**
 * How a plan differs from an earlier version of it. Rows are found again wherever they stand (`matchActivities`): that
 * a row has moved is no difference. A blank and a zero are the same, as they are in every sum; so is a number that was
 * kept as text.
 * @param quarter the one (1–4) that the plan before reported; 0 where it reported none
 * @param unknown cells of either plan that are not compared
 */
export function comparePlans(
  before: Plan,
  after: Plan,
  quarter: number,
  unknown: UnknownCells = {},
): PlanDifferences {
  const years = otherYears(before, after);
  const reportedQuarter = years.length > 0 ? 0 : quarter;
  const readers = {
    before: knownCells(cellReader(before), unknown.before),
    after: knownCells(cellReader(after), unknown.after),
  };
  const activities = matchActivities(before, after);
  const totals = matchTotals(before, after);
  const columns = compareColumns(activities.pairs);
  const cells: CellDifference[] = [];
  for (const pair of activities.pairs)
    cells.push(...categoryDifference(pair), ...amountDifferences(pair, readers, reportedQuarter));
  for (const pair of totals.pairs) cells.push(...amountDifferences(pair, readers, 0));
  const renamed = activities.pairs
    .filter((pair) => NAME_ROLES.some((role) => sameText(pair, role) === "different"))
    .map(({ before: from, after: to, by }) => ({ before: placeOf(from), after: placeOf(to), by }));
  const lists = {
    added: activities.added.map(placeOf),
    removed: activities.removed.map(placeOf),
    addedTotals: totals.added.map(placeOf),
    removedTotals: totals.removed.map(placeOf),
    addedColumns: columns.added,
    removedColumns: columns.removed,
  };
  const rowsAndColumns = Object.values(lists).reduce((sum, list) => sum + list.length, 0);
  const isShared =
    activities.pairs.length > 0 || before.activities.count === 0 || after.activities.count === 0;
  return {
    reportedQuarter,
    unlike: [...years, ...(isShared ? [] : [{ kind: "nothing-shared" } as const])],
    cells,
    renamed,
    ...lists,
    counts: {
      all: cells.length + renamed.length + rowsAndColumns,
      cells: cells.length,
      reported: cells.filter(({ reported }) => reported).length,
      targets: cells.filter(({ kind }) => kind === "target").length,
      totals: cells.filter(({ kind }) => kind === "total").length,
      added: lists.added.length,
      removed: lists.removed.length,
      renamed: renamed.length,
    },
  };
}

/** What a cell of a row says; undefined where that is not known. */
type KnownCells = (row: PlanRow, slot: number) => ReturnType<CellReader> | undefined;

const knownCells =
  (said: CellReader, isUnknown: IsUnknown | undefined): KnownCells =>
  (row, slot) => {
    const says = said(row, slot);
    if (!isUnknown) return says;
    const cell = sheetCell(row.sheetRow, row.table.columns.amount[slot]);
    return isUnknown({ sheet: row.table.sheet, ...cell, says }) ? undefined : says;
  };

function otherYears({ year: before }: Plan, { year: after }: Plan): Unlike[] {
  return before === null || after === null || before === after
    ? []
    : [{ kind: "years", before, after }];
}

/** What makes an activity another one when it is written in other words. */
const NAME_ROLES = ["unit", "activity", "measure"] as const satisfies TextRole[];

/** Slots for which only one of the tables of some matched row has a column. */
function compareColumns(pairs: readonly MatchedRow[]) {
  const tables = new Set<string>();
  const added = new Set<number>();
  const removed = new Set<number>();
  for (const { before, after } of pairs) {
    const key = `${before.tableIndex},${after.tableIndex}`;
    if (tables.has(key)) continue;
    tables.add(key);
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const had = before.table.columns.amount[slot] >= 0;
      const has = after.table.columns.amount[slot] >= 0;
      if (had !== has) (has ? added : removed).add(slot);
    }
  }
  const inOrder = (slots: ReadonlySet<number>): number[] => [...slots].sort((a, b) => a - b);
  return { added: inOrder(added), removed: inOrder(removed) };
}

function placeOf({ rows, row, table, sheetRow }: PlanRow): RowPlace {
  return { ...namesOf({ rows, row }), sheet: table.sheet, row: sheetRow };
}

function namesOf({ rows, row }: Pick<PlanRow, "rows" | "row">) {
  return {
    unit: textAt(rows, row, "unit"),
    activity: textAt(rows, row, "activity"),
    measure: textAt(rows, row, "measure"),
  };
}

function sameText({ before, after }: MatchedRow, role: TextRole): "same" | "different" | "unknown" {
  // A table without the column says nothing of the text.
  if (before.table.columns.text[role] < 0 || after.table.columns.text[role] < 0) return "unknown";
  const text = ({ rows, row }: PlanRow): string =>
    textAt(rows, row, role).normalize("NFC").replace(/\s+/g, " ").trim();
  return text(before) === text(after) ? "same" : "different";
}

/** Of an activity's texts the only one that is no part of its name: what it is called is said among those renamed. */
function categoryDifference(pair: MatchedRow): CellDifference[] {
  if (sameText(pair, "category") !== "different") return [];
  return [
    {
      ...difference(pair, "text", (row) => row.table.columns.text.category),
      column: { role: "category" },
      before: textAt(pair.before.rows, pair.before.row, "category") || null,
      after: textAt(pair.after.rows, pair.after.row, "category") || null,
    },
  ];
}

function amountDifferences(
  pair: MatchedRow,
  readers: { readonly before: KnownCells; readonly after: KnownCells },
  reportedQuarter: number,
): CellDifference[] {
  const { before, after } = pair;
  const integers = before.rows.integers && after.rows.integers;
  const changed: { slot: number; before: number | string | null; after: number | string | null }[] =
    [];
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    if (before.table.columns.amount[slot] < 0 || after.table.columns.amount[slot] < 0) continue;
    const was = readers.before(before, slot);
    const is = readers.after(after, slot);
    if (was === undefined || is === undefined) continue;
    if (!sameAmount(was ?? 0, is ?? 0, integers)) changed.push({ slot, before: was, after: is });
  }
  const reported = reportedSlots(
    changed.map(({ slot }) => slot),
    reportedQuarter,
  );
  return changed.map(({ slot, ...said }) => ({
    ...difference(pair, before.isTotal ? "total" : kindOf(slot), ({ table }) => {
      return table.columns.amount[slot];
    }),
    column: { slot },
    reported: reported.has(slot),
    ...said,
  }));
}

function sameAmount(a: number | string, b: number | string, integers: boolean): boolean {
  return typeof a === "number" && typeof b === "number" ? equalAmounts(a, b, integers) : a === b;
}

function kindOf(slot: number): ChangeKind {
  const meaning = meaningOf(slot);
  if (meaning.kind === "target") return "target";
  return meaning.series === "executed" ? "executed" : "programmed";
}

function difference(
  { before, after }: MatchedRow,
  kind: ChangeKind,
  columnOf: (row: PlanRow) => number,
) {
  const place = (row: PlanRow) => ({
    sheet: row.table.sheet,
    row: row.sheetRow,
    column: columnOf(row),
  });
  return { ...namesOf(after), kind, reported: false, from: place(before), to: place(after) };
}
