import { meaningOf, type Series } from "../slots";
import type { BrokenRow } from "./broken-row";
import { changesMany } from "./changes-many";
import { rulesEndingAt, type PlacedRule, type RowSums } from "./row-sums";
import { slides, type SlidRow, type SlidWay, type SumsOfSlide } from "./slide";

/**
 * A stretch of a row within which cells can have slid, all others staying where they are: typed one cell too early from
 * some cell on, until the end of a series or a sum was reached.
 */
export interface SlideWindow {
  /** Position of its last cell. */
  readonly last: number;
  /** Positions of the row's cells in another order: those that stay, then those of the window. */
  readonly order: readonly number[];
  /** How many stay. */
  readonly stay: number;
  /** The row's sums, in that order. */
  readonly sums: SumsOfSlide;
}

/** Cells that a window has at least: with fewer, what slides is told as a wrong value. */
const FEWEST_CELLS = 3;

/**
 * Every way to put one to three lost cells back of which only the cells until the end of their block slid: a series'
 * columns that stand side by side, or its columns until a sum that is blank though its parts are not. Ways in which
 * all that is right of the lost cells slid are not among them.
 */
export function restoreWithinWindows(broken: BrokenRow, most: number): SlidWay[] {
  const { cells, integers } = broken;
  const ways: SlidWay[] = [];
  for (const window of windowsOf(broken)) {
    const { order, stay, sums, last } = window;
    const lost = blanksBefore(cells, last, most);
    const inOrder = order.map((position) => cells[position]);
    if (inOrder.slice(stay).every((cell) => cell === null)) continue;
    for (const way of slides(inOrder, sums, integers, { lost, stay })) {
      const restored = inPlace(cells, order, way);
      ways.push({ at: way.at.map((at) => order[at]), cells: restored, last });
    }
  }
  return ways;
}

/** A window's way with its cells where they stand in the row. */
function inPlace(
  cells: readonly (number | null)[],
  order: readonly number[],
  way: SlidRow,
): SlidRow["cells"] {
  const restored: (number | null | undefined)[] = [...cells];
  for (const [at, position] of order.entries()) restored[position] = way.cells[at];
  return restored;
}

/**
 * Whether a row can be what it is because it lost cells and those until any blank of the same block slid, more than one of
 * them changed by it.
 */
export function mayHaveSlidInPart(broken: BrokenRow, most: number): boolean {
  const { cells, sums: row, integers } = broken;
  for (const [first, end] of blocksOf(row)) {
    if (!mayMend(broken, first, end)) continue;
    for (let last = first + 1; last <= end; last++) {
      if (cells[last] !== null) continue;
      const { order, stay, sums } = windowOf(row, first, last);
      const isEnough = (way: SlidRow): boolean =>
        changesMany(inPlace(cells, order, way), cells, row, integers);
      const lost = blanksBefore(cells, last, most);
      const inOrder = order.map((position) => cells[position]);
      const ways = slides(inOrder, sums, integers, { lost, stay, isEnough });
      if (ways.some(isEnough)) return true;
    }
  }
  return false;
}

function blanksBefore(cells: readonly (number | null)[], last: number, most: number): number {
  let blanks = 0;
  while (blanks < most && cells[last - blanks] === null) blanks++;
  return blanks;
}

/** The windows that end in a blank, as one does whose cells have slid, but for those at the row's end. */
function windowsOf(broken: BrokenRow): SlideWindow[] {
  const { cells, sums: row } = broken;
  const blocks = blocksOf(row);
  const found: SlideWindow[] = [];
  for (const [first, last] of blocks) {
    if (cells[last] !== null || last === cells.length - 1) continue;
    if (mayMend(broken, first, last)) addWindow(found, row, first, last);
  }
  for (const { total, parts } of row.rules) {
    if (cells[total] !== null || parts[0] > total || isBlank(cells, parts)) continue;
    const block = blocks.find(([first, last]) => first <= total && total <= last);
    if (!block || !mayMend(broken, block[0], block[1])) continue;
    // Of blanks side by side any may be where it ends; the last of a block or of the row is among the windows already.
    for (let last = total; last < block[1] && cells[last] === null; last++)
      addWindow(found, row, block[0], last);
  }
  return found;
}

/**
 * Whether every sum that fails has a cell from `first` to `last`: one that has none fails whatever slides there. Of decimals
 * that is not asked, whose last digits are passed over with more patience when cells slide.
 */
function mayMend({ sums, integers, failing }: BrokenRow, first: number, last: number): boolean {
  if (!integers) return true;
  let mended = 0;
  for (let at = first; at <= last; at++) mended |= sums.masks[at];
  return (failing.mask & ~mended) === 0;
}

const isBlank = (cells: readonly (number | null)[], parts: readonly number[]): boolean =>
  parts.every((part) => (cells[part] ?? 0) === 0);

function addWindow(found: SlideWindow[], row: RowSums, first: number, last: number): void {
  if (last - first + 1 >= FEWEST_CELLS) found.push(windowOf(row, first, last));
}

const knownBlocks = new WeakMap<RowSums["slots"], readonly (readonly [number, number])[]>();

/** First and last position of each run of cells side by side that are of one series, or of series in turn. */
function blocksOf({ slots, columns }: RowSums): readonly (readonly [number, number])[] {
  let blocks = knownBlocks.get(slots);
  if (!blocks) {
    blocks = joined(runsOf(slots, columns), columns);
    knownBlocks.set(slots, blocks);
  }
  return blocks;
}

function runsOf(slots: readonly number[], columns: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (let at = 0; at < slots.length; at++) {
    const goesOn =
      at > 0 &&
      columns[at] === columns[at - 1] + 1 &&
      seriesIn(slots[at]) === seriesIn(slots[at - 1]);
    if (goesOn) runs[runs.length - 1][1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

/** META is one of the cells of what is programmed: beside the months it stands as their year's total. */
const seriesIn = (slot: number): Series => {
  const meaning = meaningOf(slot);
  return meaning.kind === "target" ? "programmed" : meaning.series;
};

/** Runs of one cell side by side (PROG | EJEC | PROG | EJEC) are one block. */
function joined(runs: readonly [number, number][], columns: readonly number[]): [number, number][] {
  const blocks: [number, number][] = [];
  let wasSingle = false;
  for (const [first, last] of runs) {
    const isSingle = first === last;
    const isBeside = first > 0 && columns[first] === columns[first - 1] + 1;
    if (isSingle && wasSingle && isBeside) blocks[blocks.length - 1][1] = last;
    else blocks.push([first, last]);
    wasSingle = isSingle;
  }
  return blocks;
}

const knownWindows = new WeakMap<RowSums, Map<number, SlideWindow>>();

function windowOf(row: RowSums, first: number, last: number): SlideWindow {
  let known = knownWindows.get(row);
  if (!known) knownWindows.set(row, (known = new Map<number, SlideWindow>()));
  const key = first * row.slots.length + last;
  let window = known.get(key);
  if (!window) known.set(key, (window = madeWindow(row, first, last)));
  return window;
}

function madeWindow({ slots, rules }: RowSums, first: number, last: number): SlideWindow {
  const isInside = (position: number): boolean => first <= position && position <= last;
  const positions = slots.map((_, position) => position);
  const order = [
    ...positions.filter((position) => !isInside(position)),
    ...positions.filter(isInside),
  ];
  const placed = rules.map(({ total, parts }): PlacedRule => ({
    total: order.indexOf(total),
    parts: parts.map((part) => order.indexOf(part)),
  }));
  return {
    last,
    order,
    stay: order.length - (last - first + 1),
    sums: { rules: placed, endingAt: rulesEndingAt(placed, order.length) },
  };
}
