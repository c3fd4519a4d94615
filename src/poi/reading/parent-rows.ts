import { equalAmounts } from "../amounts";
import { amountAt, slotsInSheetOrder, type Plan, type Rows, type Table } from "../plan";
import { rowsIn } from "../row-range";
import { firstRowBelow } from "../sums/whole-table";
import { meaningOf, SERIES, type PeriodKind } from "../slots";

/** An activity that adds up its tasks, the rows below it: [row + 1, end) of the activities. */
export interface Parent {
  readonly row: number;
  readonly end: number;
}

/** Larger tables are not looked at, nor those in whose first rows there is no such activity. */
const MOST_ROWS = 20_000;
const FIRST_ROWS = 200;

/** Rows looked at below one, those below them not counted. */
const MOST_TASKS = 100;

/** Amounts other than zeros that an activity needs for being told from a task. */
const FEWEST_AMOUNTS = 2;

/** Columns that must hold for each that does not, in an activity whose tasks were changed and it was not. */
const HOLDING_A_FAILING = 4;

/** As many hold in one of which hardly a figure is wrong. */
const HOLDING_A_SLIP = 8;

/** Of the activities found, how many at least have hardly a figure wrong, where no TOTAL tells. */
const SHARE_CLEAR = 0.5;

/** In how many ways the tasks of all of a table's activities must share what these say, with a TOTAL that tells and without, and how many must show something. */
const FEWEST_SHARES = { told: 4, untold: 10 } as const;
const FEWEST_TELLING = 2;

/** How many times nearer than with the tasks a TOTAL must be without them, for telling though its rows were changed and it was not. */
const NEARER = 4;

/**
 * How much each activity must show by itself: most first, for tasks whose shares are the same each month show little,
 * and a single task nothing.
 */
const WAYS: readonly [Way, ...Way[]] = [
  { shares: 2, single: false, holding: HOLDING_A_FAILING },
  { shares: 1, single: false, holding: HOLDING_A_FAILING },
  { shares: 1, single: true, holding: HOLDING_A_FAILING },
  // With a TOTAL that tells: in one of them most cells may have slid.
  { shares: 1, single: true, holding: 1 },
];

interface Way {
  readonly shares: number;
  /** Whether an activity may have a single task, which says what it says. */
  readonly single: boolean;
  /** Columns that must hold for each that does not. */
  readonly holding: number;
}

interface Found extends Parent {
  readonly holding: number;
  readonly failing: number;
  readonly shares: number;
}

/** Whether hardly a figure of an activity is wrong. */
const isClear = ({ holding, failing }: Found): boolean => holding >= HOLDING_A_SLIP * failing;

/**
 * The rows of a table that are no activities beside the others but what tasks below them add up to, though they have a
 * unit and a measure as any. Rows that only happen to add up must not pass for such: the evidence is that of all columns,
 * of several activities whose tasks have different shares from month to month, and of the TOTAL, which holds with them
 * alone; without a TOTAL no row may be left that is none of them and none's task.
 */
export function parentRows(plan: Plan, table: Table): readonly Parent[] {
  const { start, end } = table.activities;
  if (end - start > MOST_ROWS) return [];
  const search = new Search(plan, table);
  const first = Math.min(end, start + FIRST_ROWS);
  if (!search.parents(start, first, WAYS[0]).some(isClear)) return [];
  for (const way of WAYS) {
    const found = search.parents(start, end, way);
    const witness = areManifest(found, "told") ? search.witnessOf(found) : undefined;
    if (witness === "total") return found;
    if (witness === "rest" && way.holding > 1 && areManifest(found, "untold")) return found;
  }
  return [];
}

/** @param by whether a TOTAL tells */
function areManifest(found: readonly Found[], by: keyof typeof FEWEST_SHARES): boolean {
  const clear = found.filter(isClear);
  const telling = (by === "told" ? found : clear).filter(({ shares }) => shares >= WAYS[0].shares);
  return (
    telling.length >= FEWEST_TELLING &&
    found.reduce((sum, { shares }) => sum + shares, 0) >= FEWEST_SHARES[by] &&
    (by === "told" || clear.length >= SHARE_CLEAR * found.length)
  );
}

class Search {
  private readonly rows: Rows;
  private readonly slots: readonly number[];
  /** The slots of each series that others are sums of. */
  private readonly finest: readonly number[];
  /** By total row of the table, the first activity below it. */
  private readonly boundaries: readonly number[];

  constructor(
    private readonly plan: Plan,
    private readonly table: Table,
  ) {
    this.rows = plan.activities;
    this.slots = slotsInSheetOrder(table.columns);
    this.finest = finestOf(this.slots);
    this.boundaries = Array.from({ length: table.totals.end - table.totals.start }, (_, index) =>
      firstRowBelow(plan, table.activities, table.totals.start + index),
    );
  }

  private amount(row: number, slot: number): number {
    return this.rows.amounts[slot]?.[row] ?? 0;
  }

  /** Every row of [start, end) that adds up rows below it, from the last to the first: those that it adds up may do so too. */
  parents(start: number, end: number, way: Way): Found[] {
    const found: Found[] = [];
    const endOf = new Map<number, number>();
    for (let row = end - 1; row >= start; row--) {
      const parent = this.parentAt(row, end, endOf, way);
      if (!parent) continue;
      endOf.set(row, parent.end);
      found.unshift(parent);
    }
    return found;
  }

  private parentAt(
    row: number,
    end: number,
    endOf: ReadonlyMap<number, number>,
    way: Way,
  ): Found | undefined {
    const filled = this.slots.filter((slot) => this.amount(row, slot) !== 0);
    if (filled.length < FEWEST_AMOUNTS) return undefined;
    const tasks: number[] = [];
    const sums = new Map(this.slots.map((slot) => [slot, 0]));
    let near: Found | undefined;
    let at = row + 1;
    while (at < end && tasks.length < MOST_TASKS && !this.isAfterTotal(at, row)) {
      tasks.push(at);
      for (const slot of this.slots) sums.set(slot, (sums.get(slot) ?? 0) + this.amount(at, slot));
      at = endOf.get(at) ?? at + 1;
      let failing = 0;
      let over = 0;
      for (const [slot, sum] of sums) {
        const own = this.amount(row, slot);
        if (equalAmounts(own, sum, this.rows.integers)) continue;
        failing++;
        if (sum > own) over++;
      }
      const holding = filled.length - failing;
      if (failing === 0) {
        const shares = this.sharesOf(row, tasks);
        const isEnough = tasks.length === 1 ? way.single : shares >= way.shares;
        return isEnough ? { row, end: at, holding, failing, shares } : undefined;
      }
      const isNear = holding >= way.holding * failing && holding > (near?.holding ?? 0);
      if (tasks.length > 1 && isNear) {
        const shares = this.sharesOf(row, tasks);
        if (shares >= way.shares) near = { row, end: at, holding, failing, shares };
      }
      if (!this.rows.hasNegatives && over * HOLDING_A_FAILING > filled.length) break;
    }
    return near;
  }

  /** Whether a total row stands between two rows. */
  private isAfterTotal(at: number, row: number): boolean {
    return this.boundaries.some((boundary) => row < boundary && boundary <= at);
  }

  /** In how many ways several tasks share what a row says, over the columns in which it adds them up and that follow from no others. */
  private sharesOf(row: number, tasks: readonly number[]): number {
    const shares = new Set<string>();
    for (const slot of this.finest) {
      const sum = this.amount(row, slot);
      const amounts = tasks.map((task) => this.amount(task, slot));
      const isShared = amounts.filter((amount) => amount !== 0).length > 1;
      const added = amounts.reduce((all, amount) => all + amount, 0);
      if (!isShared || !equalAmounts(added, sum, this.rows.integers)) continue;
      shares.add(amounts.map((amount) => (amount / sum).toFixed(6)).join());
    }
    return shares.size;
  }

  /**
   * What bears out that rows are tasks: a TOTAL that holds without them, where none holds with them; or the rest, where one is
   * much nearer without them, or no row is left that is none of them and none's task.
   */
  witnessOf(found: readonly Found[]): "total" | "rest" | undefined {
    const { start, end } = this.table.activities;
    const isTask = new Set<number>();
    for (const { row, end: last } of found)
      for (let task = row + 1; task < last; task++) isTask.add(task);
    const { boundaries } = this;
    let isConfirmed = false;
    let isNearer = false;
    for (const [index, boundary] of boundaries.entries()) {
      const total = this.table.totals.start + index;
      const ranges =
        boundary === start
          ? [[start, end]]
          : [
              [start, boundary],
              [boundaries[index - 1] ?? start, boundary],
            ];
      for (const [from, to] of ranges) {
        const [all, others] = [this.sumsOf(from, to), this.sumsOf(from, to, isTask)];
        if (this.holds(total, (own, slot) => this.isEqual(own, all[slot]))) return undefined;
        isConfirmed ||= this.holds(total, (own, slot) => this.isEqual(own, others[slot]));
        isNearer ||= this.holds(
          total,
          (own, slot) => NEARER * Math.abs(own - others[slot]) <= Math.abs(own - all[slot]),
        );
      }
    }
    const isParent = new Set(found.map(({ row }) => row));
    const isLeft = (row: number): boolean =>
      !isTask.has(row) && !isParent.has(row) && this.slots.some((slot) => this.amount(row, slot));
    if (isConfirmed) return "total";
    return isNearer || !rowsIn({ start, end }).some(isLeft) ? "rest" : undefined;
  }

  /** What rows [from, to) add up to, by slot. @param without those that are left out */
  private sumsOf(from: number, to: number, without?: ReadonlySet<number>): number[] {
    const rows = rowsIn({ start: from, end: to }).filter((row) => without?.has(row) !== true);
    const sums: number[] = [];
    for (const slot of this.slots)
      sums[slot] = rows.reduce((sum, row) => sum + this.amount(row, slot), 0);
    return sums;
  }

  private isEqual(own: number, sum: number): boolean {
    return equalAmounts(own, sum, this.rows.integers && this.plan.totals.integers);
  }

  /** Whether most of a total row's amounts, and several, are as asked. */
  private holds(total: number, isAsAsked: (own: number, slot: number) => boolean): boolean {
    const owns = this.slots
      .map((slot) => ({ slot, own: amountAt(this.plan.totals, total, slot) ?? 0 }))
      .filter(({ own }) => own !== 0);
    const holding = owns.filter(({ own, slot }) => isAsAsked(own, slot)).length;
    return holding >= FEWEST_AMOUNTS && holding > 2 * (owns.length - holding);
  }
}

const FINEST_FIRST: readonly PeriodKind[] = ["month", "quarter", "semester", "year"];

/** Of each series the months, or where it has none the quarters, and so on. */
function finestOf(slots: readonly number[]): number[] {
  const of = (series: string, kind: PeriodKind): number[] =>
    slots.filter((slot) => {
      const meaning = meaningOf(slot);
      return meaning.kind === "amount" && meaning.series === series && meaning.period.kind === kind;
    });
  return SERIES.flatMap(
    (series) => FINEST_FIRST.map((kind) => of(series, kind)).find((some) => some.length > 0) ?? [],
  );
}
