import { amountAbove, type BrokenRow } from "./broken-row";
import { CandidateList } from "./candidate-list";
import type { Plausibility } from "./evidence";
import type { Act } from "./correction";
import { exchangedCells } from "./exchanged-cells";
import { removeExtraCell } from "./extra-cell";
import { failingSums } from "./failing-sums";
import { withFollowing } from "./following-sums";
import { isOneRow } from "./row-sums";
import { repeatsNeighbours, type Habits, type Tally } from "./habits";
import { MOST_LOST, restoreAnyLostCells } from "./lost-cells";
import { isMovedMonth } from "./moved-month";
import { oddCandidates } from "./odd-candidates";
import { oneValueChanges, twoValueChanges, type ValueChange } from "./one-value";
import type { SlidRow } from "./slide";
import { restoreFromBeside } from "./slide-beside";
import { restoreWithinWindows } from "./slide-window";
import { sortedBy } from "./sorted-by";
import { typingLikelihood, type Surroundings, type TypingError } from "./typing-errors";
import { fillUndetermined } from "./undetermined";
import { usualValues, type UsualValues } from "./usual-values";

export type CandidateKind = Act["kind"];

/** One way to put a row right. */
export interface Candidate {
  readonly kind: CandidateKind;
  /**
   * Positions of what happened: of wrong values, without the sums that follow them; of a moved month first where its
   * value belongs; of lost cells in the restored row, of cells too many in the row as it stands.
   */
  readonly act: readonly number[];
  /** Positions whose amount differs from the row as it stands (a blank and 0 are the same amount), ascending. */
  readonly changed: readonly number[];
  /** What those cells should say, parallel to `changed`. */
  readonly values: readonly (number | null)[];
  /** Log likelihood, comparable among the candidates of a row. */
  readonly score: number;
  /** The slip that explains a wrong value best. */
  readonly error: TypingError | undefined;
  /** Cells lost or too many; 0 for other kinds. */
  readonly slid: number;
  /** For lost cells: position of the last cell that slid, where that is not the row's last. */
  readonly last?: number;
  /** For lost cells: whether each repeats a neighbour. */
  readonly repeated: boolean;
  /** Whether it is one of several ways to fill cells that the sums leave open. */
  readonly filled: boolean;
}

export interface Candidates {
  /** The likeliest first; no two give the same row. */
  readonly list: readonly Candidate[];
  /** Whether further candidates are possible that were too many to list. */
  readonly more: boolean;
  /**
   * The ways of sliding cells back that leave cells open, the likeliest first. With the candidates that are not
   * `filled` they are all that can have happened.
   */
  readonly open: readonly SlidRow[];
}

/**
 * How often each kind of fault is the cause, as logs. A whole row that slid is rarer than one wrong value, and
 * the more cells are lost the rarer; a cell too many is rarest, because it leaves its row's last cell standing
 * outside the table where everyone sees it. Orders of magnitude, like the shares of typing errors.
 */
const PRIOR = {
  value: 0,
  "moved-month": Math.log(0.05),
  "two-values": Math.log(0.01),
  lost: [0, Math.log(0.2), Math.log(0.1), Math.log(0.05)],
  extra: Math.log(0.02),
  /** Two cells side by side that change places, and two that are not. */
  exchanged: [Math.log(0.02), Math.log(0.002)],
} as const;

/** Rows that are listed for one way of sliding cells back that leaves cells open. */
const MOST_A_WAY = 4000;
/**
 * Rows that are listed for all such ways together: where no sum watches a series there are thousands of ways, and filling
 * each took many seconds a row. Ways beyond stay open.
 */
const MOST_FILLED = 10_000;

/** What the candidates of one row are weighed with. */
interface Scales {
  readonly habits: Habits;
  readonly plausibility: Plausibility;
  readonly usual: UsualValues;
  /** Log of how many cells the row has, any of which it can have happened to. */
  readonly logPlaces: number;
  /** The row's cells, to try values in and put back. */
  readonly scratch: (number | null)[];
}

/**
 * Everything that one act of damage can have done to a row so that its sums fail as they do: one value, one
 * month's value in the next, cells lost, cells too many. Where no single act explains the row, or where
 * `alsoTwoValues` says that the plan contradicts what does, two wrong values.
 */
export function candidatesOf(
  row: BrokenRow,
  habits: Habits,
  plausibility: Plausibility,
  alsoTwoValues: boolean,
): Candidates {
  const { cells, sums, integers } = row;
  if (row.odd.length > 0) {
    return oddCandidates(
      row,
      (restored) => plausibility.of(restored, sums, usualValues(cells, sums)),
      (read) => candidatesOf(read, habits, plausibility, alsoTwoValues),
    );
  }
  const scales: Scales = {
    habits,
    plausibility,
    usual: usualValues(cells, sums),
    logPlaces: Math.log(cells.length),
    scratch: [...cells],
  };
  const failing = failingSums(cells, sums.rules);
  const list = new CandidateList();
  for (const change of oneValueChanges(cells, sums, integers, failing)) {
    list.add(valueCandidate(row, change, "value", scales));
  }
  const open: OpenSlide[] = [];
  const found: Found = { list, open, filled: 0 };
  // Of rows in turn nothing slides from one into the other.
  if (isOneRow(sums)) {
    for (const { lost, cells: slid } of restoreAnyLostCells(cells, sums, integers)) {
      addSlid(found, row, "lost-cells", { at: lost, cells: slid }, scales);
    }
    for (const way of restoreFromBeside(cells, sums, integers, MOST_LOST)) {
      addSlid(found, row, "lost-cells", way, scales);
    }
    for (const way of restoreWithinWindows(cells, sums, integers, MOST_LOST)) {
      addSlid(found, row, "lost-cells", way, scales);
    }
    for (const way of removeExtraCell(cells, sums, integers)) {
      addSlid(found, row, "extra-cells", way, scales);
    }
  }
  for (const pair of exchangedCells(cells, sums, failing)) {
    if (!isMovedMonth(pair, cells, sums)) list.add(exchangedCandidate(row, pair, scales));
  }
  if (!list.has("value") || alsoTwoValues) {
    const pairs = twoValueChanges(cells, sums, integers, failing);
    const moved = pairs.filter((pair) => isMovedMonth(pair, cells, sums));
    for (const pair of moved) list.add(valueCandidate(row, pair, "moved-month", scales));
    if (list.isEmpty || alsoTwoValues) {
      for (const pair of pairs) {
        if (!moved.includes(pair)) list.add(valueCandidate(row, pair, "two-values", scales));
      }
    }
  }
  return {
    list: list.sorted(),
    more: open.some((slide) => slide.more),
    open: open.length === 0 ? NO_WAYS : sortedBy(open, ({ score }) => -score).map(({ way }) => way),
  };
}

const NO_WAYS: readonly SlidRow[] = [];

/** A way of sliding cells back that leaves cells open. */
interface OpenSlide {
  readonly way: SlidRow;
  /** Of the likeliest way to fill it. */
  readonly score: number;
  /** Whether it can be filled in further ways. */
  readonly more: boolean;
}

/** What sliding cells back has given so far. */
interface Found {
  readonly list: CandidateList;
  readonly open: OpenSlide[];
  /** Rows made by filling cells that were left open. */
  filled: number;
}

/** Adds the rows that a way of sliding cells back leaves possible, and the way itself where it leaves cells open. */
function addSlid(
  found: Found,
  row: BrokenRow,
  kind: "lost-cells" | "extra-cells",
  way: SlidRow & { readonly last?: number },
  scales: Scales,
): void {
  const { at, cells, last } = way;
  const isOpen = cells.includes(undefined);
  if (isOpen && found.filled >= MOST_FILLED) {
    found.open.push({ way, score: -Infinity, more: true });
    return;
  }
  const filled = isOpen
    ? fillUndetermined(cells, row.sums.rules, row.integers, MOST_A_WAY)
    : { rows: [cells.map((cell) => cell ?? null)], more: false };
  if (isOpen) found.filled += filled.rows.length;
  let best = -Infinity;
  for (const restored of filled.rows) {
    // A fraction among whole numbers is what is wrong: it came from beside, and goes back there.
    if (row.integers && !restored.every((cell) => Number.isInteger(cell ?? 0))) continue;
    const slid = slidCandidate(row, kind, at, restored, isOpen, scales);
    const candidate = last === undefined ? slid : { ...slid, last };
    // Where one cell changes nothing has slid: it was left out, which is among the changes of one value.
    if (candidate.changed.length <= 1) continue;
    found.list.add(candidate);
    best = Math.max(best, candidate.score);
  }
  if (isOpen) found.open.push({ way, score: best, more: filled.more });
}

function valueCandidate(
  row: BrokenRow,
  change: ValueChange,
  kind: "value" | "moved-month" | "two-values",
  { plausibility, usual, logPlaces, scratch }: Scales,
): Candidate {
  const { positions, values } = withBlanks(row, withFollowing(row, change));
  for (let index = 0; index < positions.length; index++) scratch[positions[index]] = values[index];
  const places = kind === "two-values" ? 2 : 1;
  let score = PRIOR[kind] - places * logPlaces + plausibility.of(scratch, row.sums, usual);
  for (const position of positions) scratch[position] = row.cells[position];
  let error: TypingError | undefined;
  if (kind !== "moved-month") {
    for (let index = 0; index < change.positions.length; index++) {
      const position = change.positions[index];
      const around = surroundings(row, position, usual.range);
      const typed = typingLikelihood(change.values[index], row.cells[position], around);
      score += Math.log(typed.likelihood);
      error ??= typed.error;
    }
  }
  return {
    kind,
    act: kind === "moved-month" ? homeFirst(row, change) : change.positions,
    changed: positions,
    values,
    score,
    error,
    slid: 0,
    repeated: false,
    filled: false,
  };
}

/** Two cells each of which says what the other should. */
function exchangedCandidate(
  row: BrokenRow,
  change: ValueChange,
  { plausibility, usual, logPlaces, scratch }: Scales,
): Candidate {
  const { positions, values } = withBlanks(row, withFollowing(row, change));
  for (let index = 0; index < positions.length; index++) scratch[positions[index]] = values[index];
  const [first, second] = change.positions;
  const isBeside = second === first + 1;
  const score =
    PRIOR.exchanged[isBeside ? 0 : 1] -
    (isBeside ? 1 : 2) * logPlaces +
    plausibility.of(scratch, row.sums, usual);
  for (const position of positions) scratch[position] = row.cells[position];
  return {
    kind: "exchanged",
    act: change.positions,
    changed: positions,
    values,
    score,
    error: undefined,
    slid: 0,
    repeated: false,
    filled: false,
  };
}

/** Of two months that change places, first the one whose value was written in the other. */
function homeFirst({ cells }: BrokenRow, { positions, values }: ValueChange): readonly number[] {
  return values[0] > (cells[positions[0]] ?? 0) ? positions : [...positions].reverse();
}

function slidCandidate(
  row: BrokenRow,
  kind: "lost-cells" | "extra-cells",
  at: readonly number[],
  cells: readonly (number | null)[],
  filled: boolean,
  { habits, plausibility, usual, logPlaces }: Scales,
): Candidate {
  const { changed, values } = difference(row.cells, cells);
  const repeated = kind === "lost-cells" && repeatsNeighbours(cells, at);
  const base = plausibility.of(cells, row.sums, usual) - at.length * logPlaces;
  const score =
    kind === "lost-cells"
      ? base + PRIOR.lost[at.length] + lostLikelihood(repeated, habits.lostRepeat)
      : base + PRIOR.extra + extraLikelihood(row.cells, at, usual.range);
  return {
    kind,
    act: at,
    changed,
    values,
    score,
    error: undefined,
    slid: at.length,
    repeated,
    filled,
  };
}

/** How likely lost cells are to repeat a neighbour, or not to. */
function lostLikelihood(repeated: boolean, { yes, no }: Tally): number {
  return Math.log((repeated ? yes : no) / (yes + no));
}

/** How likely cells too many are to hold what they hold: mostly they are blank or say twice what stands beside. */
function extraLikelihood(
  cells: readonly (number | null)[],
  at: readonly number[],
  range: number,
): number {
  let log = 0;
  for (const position of at) {
    const cell = cells[position];
    const isUsual =
      cell === null || cell === cells[position - 1] || cell === cells.at(position + 1);
    log += Math.log(isUsual ? 0.5 : 0.005 / range);
  }
  return log;
}

/** A change with its zeros left blank, where the row writes them so. */
function withBlanks(
  { cells }: BrokenRow,
  { positions, values }: Pick<ValueChange, "positions" | "values">,
): Pick<ValueChange, "positions"> & { readonly values: readonly (number | null)[] } {
  if (!values.includes(0) || cells.includes(0) || !cells.includes(null)) {
    return { positions, values };
  }
  return { positions, values: values.map((value) => (value === 0 ? null : value)) };
}

function difference(
  cells: readonly (number | null)[],
  restored: readonly (number | null)[],
): Pick<Candidate, "changed"> & { values: (number | null)[] } {
  const changed: number[] = [];
  const values: (number | null)[] = [];
  for (let at = 0; at < cells.length; at++) {
    if ((cells[at] ?? 0) === (restored[at] ?? 0)) continue;
    changed.push(at);
    values.push(restored[at]);
  }
  return { changed, values };
}

function surroundings(row: BrokenRow, position: number, range: number): Surroundings {
  const { cells, sums } = row;
  const beside: (number | null)[] = [];
  const totals: (number | null)[] = [];
  if (position > 0) beside.push(cells[position - 1]);
  if (position + 1 < cells.length) beside.push(cells[position + 1]);
  for (let bit = 0; bit < sums.rules.length; bit++) {
    const { total } = sums.rules[bit];
    if ((sums.masks[position] & (1 << bit)) !== 0 && total !== position) totals.push(cells[total]);
  }
  return { beside, above: amountAbove(row, position), totals, range };
}
