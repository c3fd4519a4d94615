import { meaningOf, type Series } from "../slots";
import { changesMany } from "./changes-many";
import { rulesEndingAt, type PlacedRule, type RowSums } from "./row-sums";
import { slides, WIDEST, type SlidRow, type SumsOfSlide } from "./slide";

/** A row's cells with those of the columns among them and right of them that are not read. */
interface WiderRow {
  /** By place, the position of the cell in the row; -1 where its column is not read. */
  readonly positions: readonly number[];
  readonly sums: SumsOfSlide;
  /** Whether columns that are not read stand among those of the row. */
  readonly hasGaps: boolean;
}

const NOT_READ = -1;

/**
 * Every way to put one to three lost cells back where columns stand right of the amounts, so that what slid into the
 * last amounts came from there: a blank, or the row's own share of execution (% AVANCE). Ways in which nothing came
 * from there are not among them, nor rows among whose amounts stand columns that are not read.
 * @param most how many cells can be lost
 */
export function restoreFromBeside(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
  most: number,
): SlidRow[] {
  if (row.beside === 0 || !endsInShare(cells, row.beside, most)) return [];
  const wider = widerRow(row);
  if (!wider || wider.hasGaps) return [];
  return slid(cells, wider, integers, most).filter(
    ({ at, cells: restored }) =>
      at.every((position) => position >= 0) && isShare(cells, at.length, restored, row),
  );
}

/**
 * Whether a row whose columns have others that are not read among them or right of them can be what it is because it lost
 * cells, whatever slid out of those columns into its own.
 * @param texts positions of cells of which that is asked: they, and no figures, must have come from there
 */
export function mayHaveSlidFromUnread(
  cells: readonly (number | null)[],
  row: RowSums,
  integers: boolean,
  most: number,
  texts: readonly number[] = [],
): boolean {
  const wider = row.beside > 0 || hasGaps(row) ? widerRow(row) : undefined;
  if (!wider) return false;
  const { positions } = wider;
  const isFromUnread = (at: number, places: readonly number[]): boolean =>
    (positions.at(placeBefore(positions.indexOf(at), places)) ?? NOT_READ) === NOT_READ;
  const isOfTexts = ({ places }: WayInRow): boolean =>
    texts.length === 0 ||
    cells.every((cell, at) => {
      const isText = texts.includes(at);
      return (cell === null && !isText) || isFromUnread(at, places) === isText;
    });
  const isEnough = (way: WayInRow): boolean =>
    isOfTexts(way) && changesMany(way.cells, cells, row, integers);
  return slid(cells, wider, integers, most, isEnough).some(isEnough);
}

/** Where a cell stood in the wider row before cells were lost at some places, in ascending order. */
const placeBefore = (place: number, lost: readonly number[]): number =>
  lost.reduce((before, at) => (at <= before ? before + 1 : before), place);

/** A way of sliding a wider row's cells back, as the row then is, with the places in the wider one of those that were lost. */
interface WayInRow extends SlidRow {
  readonly places: readonly number[];
}

function slid(
  cells: readonly (number | null)[],
  { positions, sums }: WiderRow,
  integers: boolean,
  most: number,
  isEnough?: (way: WayInRow) => boolean,
): WayInRow[] {
  const given = positions.map((at) => (at === NOT_READ ? undefined : cells[at]));
  let blanks = 0;
  while (blanks < most && (given.at(-1 - blanks) ?? null) === null) blanks++;
  const inRow = (way: SlidRow): WayInRow => {
    const restored: (number | null | undefined)[] = [...cells];
    for (const [place, at] of positions.entries())
      if (at !== NOT_READ) restored[at] = way.cells[place];
    return { at: way.at.map((place) => positions[place]), cells: restored, places: way.at };
  };
  const found = slides(given, sums, integers, {
    lost: blanks,
    ...(isEnough && { isEnough: (way: SlidRow) => isEnough(inRow(way)) }),
  });
  return found.map(inRow);
}

const hasGaps = ({ columns }: RowSums): boolean =>
  columns[columns.length - 1] - columns[0] >= columns.length;

const known = new WeakMap<RowSums, WiderRow | null>();

function widerRow(row: RowSums): WiderRow | undefined {
  let wider = known.get(row);
  if (wider === undefined) {
    wider = madeWider(row);
    known.set(row, wider);
  }
  return wider ?? undefined;
}

function madeWider(row: RowSums): WiderRow | null {
  const { columns, rules, beside } = row;
  const width = columns[columns.length - 1] - columns[0] + 1 + beside;
  if (width > WIDEST) return null;
  const positions = Array.from({ length: width }, (_, place) =>
    columns.indexOf(columns[0] + place),
  );
  const placed = rules.map(({ total, parts }): PlacedRule => ({
    total: columns[total] - columns[0],
    parts: parts.map((part) => columns[part] - columns[0]),
  }));
  return {
    positions,
    sums: { rules: placed, endingAt: rulesEndingAt(placed, width) },
    hasGaps: hasGaps(row),
  };
}

/** The largest share of execution that is one: ten times what was programmed. */
const LARGEST_SHARE = 10;
/** Shares are written rounded, as 0.88, 88 or 88.24. */
const ROUNDED = 0.0051;

/** Whether the last cells of a row can have come from beside it: a share, and blanks right of it. */
function endsInShare(cells: readonly (number | null)[], beside: number, most: number): boolean {
  const last = cells.findLastIndex((cell) => cell !== null);
  const share = cells[last] ?? 0;
  return (
    cells.length - last <= most &&
    share > 0 &&
    share <= 100 * LARGEST_SHARE &&
    cells.length - last >= beside - 1
  );
}

/** Whether what slid out of the columns beside is a share of execution: the one of what the row then says. */
function isShare(
  cells: readonly (number | null)[],
  lost: number,
  restored: SlidRow["cells"],
  row: RowSums,
): boolean {
  const from = cells.slice(cells.length - lost);
  const said = from.filter((cell) => cell !== null);
  if (said.length !== 1 || from[0] === null) return false;
  const programmed = amountOf(restored, row, "programmed");
  const executed = amountOf(restored, row, "executed");
  if (programmed === undefined || executed === undefined || programmed === 0) return false;
  const ratio = executed / programmed;
  return Math.abs(said[0] - ratio) <= ROUNDED || Math.abs(said[0] - 100 * ratio) <= 100 * ROUNDED;
}

/** What a series makes in the year, by the finest of its periods; undefined where that is not known, or not all of it. */
function amountOf(cells: SlidRow["cells"], { slots }: RowSums, series: Series): number | undefined {
  for (const kind of ["year", "month", "quarter", "semester"] as const) {
    let sum = 0;
    let count = 0;
    for (const [position, slot] of slots.entries()) {
      const meaning = meaningOf(slot);
      const isOf =
        meaning.kind === "target"
          ? kind === "year" && series === "programmed"
          : meaning.series === series && meaning.period.kind === kind;
      const cell = cells[position];
      if (!isOf || cell === undefined) continue;
      sum += cell ?? 0;
      count++;
    }
    if (count >= { year: 1, month: 12, quarter: 4, semester: 2 }[kind]) return sum;
  }
  return undefined;
}
