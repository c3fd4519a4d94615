import { equalAmounts } from "../amounts";
import { groupBy } from "../group-by";
import { amountAt, type Plan } from "../plan";
import { isGrandTotal, isPlanTotal } from "./grand-total";
import { belowAsOthers } from "./below-as-others";
import { namedSection } from "./named-section";
import type { RowRange } from "../row-range";
import { filteredReading, mayBeFiltered } from "./filtered-reading";
import { RunningSums } from "./running-sums";
import { ShownRows } from "./shown-rows";
import { meaningOf, SLOT_COUNT, type Series } from "../slots";
import { firstRowBelow, wholeTable } from "./whole-table";

/** What a total row adds up: its block, its table, its sheet, or everything. */
export type TotalScope = "section" | "table" | "sheet" | "plan";

/** Rows [start, end) of Plan.activities that a total row may cover. */
export interface CoveredRows {
  readonly scope: TotalScope;
  readonly start: number;
  readonly end: number;
}

/** A total row read against the rows that it covers. */
export interface TotalReading extends CoveredRows {
  /** By slot: what the covered rows add up to; undefined for a slot that the total's table lacks. */
  readonly sums: readonly (number | undefined)[];
  /** Slots whose sum is not known, because a covered row's cell there is not. */
  readonly unknown: ReadonlySet<number>;
  /** Covered rows whose months do not add up: left out of the sums. */
  readonly apart: readonly number[];
  /** How many such rows are in the sums after all, because only with them the total row holds. */
  readonly mixed: number;
  /** Slots that were never filled in: it adds up only some of its columns. Their sums are undefined. */
  readonly unfilled: ReadonlySet<number>;
  /** What it may cover instead: as many columns hold there, or more, and what it should say is another figure. */
  readonly rivals: readonly TotalReading[];
  /** Whether it names the unit whose rows these are; the unit's total may still take in those of its offices. */
  readonly isNamed: boolean;
  /** Where it adds up the rows that are shown, of which nothing can be checked but what is wrong besides: what it is against all. */
  readonly unfiltered?: TotalReading;
}

/**
 * The rows that each total row covers, by index in Plan.totals. A TOTAL may add up its section, its table, its
 * sheet or the whole plan, and nothing on the sheet says which: it is the scope in which most of its columns
 * hold; where none holds in any, the widest that no other total row claims.
 * @param unknownSlots slots whose cell is not known, by activity
 * @param notAdditive activities that a total should leave out; one that holds only with them is read with them
 */
export function readTotals(
  plan: Plan,
  unknownSlots: ReadonlyMap<number, ReadonlySet<number>>,
  notAdditive: ReadonlyMap<number, unknown> = new Map(),
): TotalReading[] {
  const covered = Array.from({ length: plan.totals.count }, (_, total) => scopesOf(plan, total));
  if (covered.length === 0) return [];
  const named = covered.map((_, total) => namedSection(plan, total));
  const sums = new RunningSums(
    plan.activities,
    [...covered.flat(), ...named.flatMap((section) => section ?? [])].flatMap(({ start, end }) => [
      start,
      end,
    ]),
  );
  const all: AddedRows = { has: () => true, sum: sums.sum.bind(sums) };
  const readIn = (total: number, covers: CoveredRows, added = all): TotalReading[] => {
    const rows = [...notAdditive.keys()].filter((row) => isCovered(covers, row) && added.has(row));
    const reading = read(plan, total, covers, added, unknownSlots, rows);
    if (rows.length === 0) return [reading];
    const mixed = read(plan, total, covers, added, unknownSlots, []);
    return [reading, { ...mixed, mixed: rows.length }];
  };
  const best = covered.map((scopes, total) =>
    bestOf(
      plan,
      total,
      scopes.flatMap((covers) => readIn(total, covers)),
    ),
  );
  for (const [total, covers] of [...misread(plan, best, named), ...belowAsOthers(plan, best)]) {
    const { reading, rivals } = best[total];
    const ofUnit = bestOf(plan, total, readIn(total, covers));
    best[total] = { ...ofUnit, rivals: rivalsOf(ofUnit, [...ofUnit.rivals, reading, ...rivals]) };
  }
  const shown = new ShownRows(plan, covered.flat());
  const ofShown: AddedRows = {
    has: (row) => shown.has(row),
    sum: (slot, start, end) => sums.sum(slot, start, end) - shown.hiddenSum(slot, start, end),
  };
  const filteredIn = (total: number, reading: TotalReading): TotalReading | undefined => {
    const hiding = covered[total].filter((covers) => !shown.hasAll(covers));
    if (hiding.length === 0 || !mayBeFiltered(plan, total, reading)) return undefined;
    for (const ofAll of hiding.flatMap((covers) => readIn(total, covers)))
      for (const each of readIn(total, ofAll, ofShown)) {
        const found = filteredReading(plan, total, ofAll, each);
        if (found) return found;
      }
    return undefined;
  };
  return best.map(({ reading, rivals }, total) => {
    const byFilter = filteredIn(total, reading);
    if (byFilter) return byFilter;
    const isNamed = isSection(named[total], reading) && levelOf(plan, total) === 0;
    return withoutUnfilled(plan, total, { ...reading, rivals, isNamed });
  });
}

/** Activities as a reading adds them up: all, or those that are shown. */
interface AddedRows {
  readonly has: (row: number) => boolean;
  /** What those of activities [start, end) add up to in a slot. */
  readonly sum: (slot: number, start: number, end: number) => number;
}

/** A reading, how many of the total row's columns hold in it, and the readings in which as many do. */
export interface Best {
  readonly reading: TotalReading;
  readonly holding: number;
  readonly rivals: readonly TotalReading[];
}

/** The first of the readings in which most columns hold. There is one at least. */
function bestOf(plan: Plan, total: number, readings: readonly TotalReading[]): Best {
  const held = readings.map((reading) => ({
    reading,
    holding: countHolding(plan, total, reading),
  }));
  const best = held.reduce((most, each) => (each.holding > most.holding ? each : most));
  const asGood = held.filter(({ holding }) => holding === best.holding);
  return {
    ...best,
    rivals: rivalsOf(
      best,
      asGood.map(({ reading }) => reading),
    ),
  };
}

/** Of other readings than the best those in which some sum is another, once each. */
function rivalsOf({ reading }: Pick<Best, "reading">, others: readonly TotalReading[]) {
  const rivals: TotalReading[] = [];
  for (const other of others.filter(({ start, end }) => start < end))
    if (![reading, ...rivals].some((known) => isSame(known, other))) rivals.push(other);
  return rivals;
}

const isSame = ({ sums: one }: TotalReading, { sums: other }: TotalReading): boolean =>
  one.every((sum, slot) => equalAmounts(sum ?? 0, other[slot] ?? 0, false));

/**
 * Totals that name their unit and add up more than its rows, where another of the table names its own and adds up just
 * that: with what they should cover.
 * @param named what each total row names, if it names its unit
 */
function misread(
  plan: Plan,
  best: readonly Best[],
  named: readonly (RowRange | undefined)[],
): [number, CoveredRows][] {
  const holds = best.map(
    ({ reading, holding }, total) => holding > 0 && isSection(named[total], reading),
  );
  return named.flatMap((section, total): [number, CoveredRows][] => {
    // Nearly all: of very many totals the others are not gone through for each.
    if (!section || holds[total]) return [];
    const { totals } = wholeTable(plan, plan.totals.table[total]);
    const isOfKind = holds.slice(totals.start, totals.end).includes(true);
    return isOfKind ? [[total, { scope: "section", ...section }]] : [];
  });
}

/** Whether an activity is one of those that a total row may cover. */
export const isCovered = ({ start, end }: CoveredRows, row: number): boolean =>
  row >= start && row < end;

const isSection = (section: RowRange | undefined, { start, end }: RowRange): boolean =>
  section?.start === start && section.end === end;

function wholePlan(plan: Plan): CoveredRows {
  return { scope: "plan", start: 0, end: plan.activities.count };
}

/** The likeliest first: it is the one kept where several hold equally well. */
export function scopesOf(plan: Plan, total: number): CoveredRows[] {
  const known = plan.sections.get(total);
  if (known) return [{ scope: "section", ...known }];
  const tableIndex = plan.totals.table[total];
  const { sheet } = plan.tables[tableIndex];
  const { activities, totals } = wholeTable(plan, tableIndex);
  const ofSheet = plan.tables.filter((table) => table.sheet === sheet);
  const table: CoveredRows = { scope: "table", ...activities };
  const onSheet: CoveredRows = {
    scope: "sheet",
    start: Math.min(...ofSheet.map((other) => other.activities.start)),
    end: activities.end,
  };
  const plans = wholePlan(plan);
  const mayBeOfSection = totals.end - totals.start > 1 || leadsPage(plan, total);
  const sections =
    mayBeOfSection && !isGrandTotal(plan, total)
      ? [...sectionsAbove(plan, total), ...sectionsBelow(plan, total)]
      : [];
  const othersHaveTotals = plan.tables.some(
    (other) =>
      other.totals.end > other.totals.start &&
      (other.totals.start >= totals.end || other.totals.end <= totals.start),
  );
  if (isPlanTotal(plan, total))
    return onSheet.start < activities.start ? [plans, onSheet] : [plans];
  const isLast = tableIndex === plan.tables.length - 1;
  // VIENEN at the top of a sheet, and VAN at its foot: what has been added up on all sheets before.
  const soFar: CoveredRows = {
    scope: "section",
    start: 0,
    end: firstRowBelow(plan, activities, total),
  };
  // With activities above and below it, it is that of those right above it, where its figures do not tell; with their own
  // total between them, of more.
  const nearest = sections.filter(({ start, end }) => start < end).at(levelOf(plan, total));
  if (nearest && soFar.end > activities.start && soFar.end < activities.end)
    return [nearest, table, ...sections, onSheet, plans, ...(onSheet.start > 0 ? [soFar] : [])];
  return isLast && !othersHaveTotals
    ? [plans, onSheet, table, ...sections]
    : [table, ...sections, onSheet, plans, ...(onSheet.start > 0 ? [soFar] : [])];
}

/** Whether a total row is the first row of a further page of its table. */
function leadsPage(plan: Plan, total: number): boolean {
  const { activities, continues } = plan.tables[plan.totals.table[total]];
  return continues !== undefined && firstRowBelow(plan, activities, total) === activities.start;
}

/** How many of its table's total rows stand right above one, with no activity between. */
function levelOf(plan: Plan, total: number): number {
  const { activities, totals } = wholeTable(plan, plan.totals.table[total]);
  const end = firstRowBelow(plan, activities, total);
  if (end === activities.start) return 0;
  let above = total;
  while (above > totals.start && firstRowBelow(plan, activities, above - 1) === end) above--;
  return total - above;
}

/** Total rows further up are not looked at as the beginning of what one covers. */
const MOST_SECTIONS = 50;

/** The activities from each of the total rows above one, the nearest first, and from the table's beginning. */
function sectionsAbove(plan: Plan, total: number): CoveredRows[] {
  const { activities, totals } = wholeTable(plan, plan.totals.table[total]);
  const rowsAbove = (index: number): number => firstRowBelow(plan, activities, index);
  const end = rowsAbove(total);
  const starts: number[] = [];
  for (let above = total - 1; above >= totals.start && starts.length < MOST_SECTIONS; above--) {
    if (plan.sections.has(above)) continue;
    starts.push(rowsAbove(above));
  }
  return [...starts, activities.start]
    .filter((start, index, all) => index === 0 || start !== all[index - 1])
    .map((start) => ({ scope: "section", start, end }));
}

/**
 * The activities from a total row to each of those below it, the nearest first, to its page's end and to the table's: in a
 * table that begins with a total row, which adds up what stands below, and of one that a further page begins with.
 */
function sectionsBelow(plan: Plan, total: number): CoveredRows[] {
  const { activities, totals } = wholeTable(plan, plan.totals.table[total]);
  const rowsAbove = (index: number): number => firstRowBelow(plan, activities, index);
  if (rowsAbove(totals.start) > activities.start && !leadsPage(plan, total)) return [];
  const start = rowsAbove(total);
  const ends: number[] = [];
  for (let below = total + 1; below < totals.end && ends.length < MOST_SECTIONS; below++) {
    if (plan.sections.has(below)) continue;
    ends.push(rowsAbove(below));
  }
  const page = plan.tables[plan.totals.table[total]].activities;
  return [...ends, page.end, activities.end]
    .sort((one, other) => one - other)
    .filter((end, index, all) => end > start && (index === 0 || end !== all[index - 1]))
    .map((end) => ({ scope: "section", start, end }));
}

function read(
  plan: Plan,
  total: number,
  covered: CoveredRows,
  added: AddedRows,
  unknownSlots: ReadonlyMap<number, ReadonlySet<number>>,
  apart: readonly number[],
): TotalReading {
  const leftOut = new Set(apart);
  const isAdded = (row: number): boolean =>
    isCovered(covered, row) && !leftOut.has(row) && added.has(row);
  const { columns } = plan.tables[plan.totals.table[total]];
  const passedOver = textsOf(plan, isAdded);
  const sums = Array.from({ length: SLOT_COUNT }, (_, slot) => {
    const column = plan.activities.amounts[slot];
    if (columns.amount[slot] < 0 || !column) return undefined;
    let sum = added.sum(slot, covered.start, covered.end);
    for (const row of apart) sum -= column[row];
    const texts = passedOver.get(slot);
    const found = plan.totals.amounts[slot]?.[total] ?? 0;
    // As Excel adds the column up, which follows once its texts are numbers.
    if (texts !== undefined && equalAmounts(found, sum - texts, plan.totals.integers))
      return sum - texts;
    return sum;
  });
  const unknown = new Set<number>();
  for (const [row, slots] of unknownSlots) {
    if (isAdded(row)) for (const slot of slots) unknown.add(slot);
  }
  return {
    ...covered,
    sums,
    unknown,
    apart,
    mixed: 0,
    unfilled: new Set(),
    rivals: [],
    isNamed: false,
  };
}

function seriesOf(slot: number): Series | undefined {
  const meaning = meaningOf(slot);
  return meaning.kind === "amount" ? meaning.series : undefined;
}

/** A total row fills in less than this of its columns where it was not meant to fill in the others. */
const SHARE_FILLED = 0.5;

/** Columns of a series that are blank together, for it to be the series that is left out. */
const FEWEST_OF_SERIES = 3;

/**
 * A reading without the columns that its total row leaves blank, where it leaves as many blank as it fills in, or a
 * whole series: a TOTAL of META alone, of what is programmed, or of the money beside the plan. A blank among figures was
 * forgotten.
 */
function withoutUnfilled(plan: Plan, total: number, reading: TotalReading): TotalReading {
  const due = [...reading.sums.keys()].filter((slot) => (reading.sums[slot] ?? 0) !== 0);
  const isBlank = (slot: number): boolean => amountAt(plan.totals, total, slot) === null;
  const blank = due.filter(isBlank);
  if (plan.totals.oddCells.some(({ row }) => row === total)) return reading;
  const ofSeries = groupBy(due, seriesOf);
  const leftOut = [...ofSeries.values()].filter(
    (slots) => slots.length >= FEWEST_OF_SERIES && slots.every(isBlank),
  );
  const unfilled = new Set(blank.length >= due.length * SHARE_FILLED ? blank : leftOut.flat());
  if (unfilled.size === 0) return reading;
  return {
    ...reading,
    unfilled,
    sums: reading.sums.map((sum, slot) => (unfilled.has(slot) ? undefined : sum)),
  };
}

/** What the numbers kept as text among the rows added up come to, by slot; Excel's sums pass over them. */
function textsOf({ activities }: Plan, isAdded: (row: number) => boolean): Map<number, number> {
  const sums = new Map<number, number>();
  for (const { row, slot, amount } of activities.typedCells) {
    if (isAdded(row)) sums.set(slot, (sums.get(slot) ?? 0) + amount);
  }
  return sums;
}

/** Columns of a total row, other than those without a figure on either side, that hold in a reading. */
function countHolding(plan: Plan, total: number, { sums, unknown }: TotalReading): number {
  return sums.filter((sum, slot) => {
    const value = plan.totals.amounts[slot]?.[total] ?? 0;
    return (
      sum !== undefined &&
      !unknown.has(slot) &&
      value !== 0 &&
      equalAmounts(value, sum, plan.totals.integers)
    );
  }).length;
}
