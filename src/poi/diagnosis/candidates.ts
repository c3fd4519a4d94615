import type { BrokenRow } from "./broken-row";
import type { Candidates } from "./candidate";
import { CandidateList } from "./candidate-list";
import type { Plausibility } from "./evidence";
import { exchangedCells } from "./exchanged-cells";
import { removeExtraCell } from "./extra-cell";
import type { Habits } from "./habits";
import { MOST_LOST, restoreAnyLostCells } from "./lost-cells";
import { isMovedMonth } from "./moved-month";
import { oddCandidates } from "./odd-candidates";
import { oneValueChanges, twoValueChanges } from "./one-value";
import { isOneRow } from "./row-sums";
import { shortSums } from "./short-sums";
import type { SlidRow, SlidWay } from "./slide";
import { restoreFromBeside } from "./slide-beside";
import { restoreWithinWindows } from "./slide-window";
import { sortedBy } from "./sorted-by";
import { fillUndetermined } from "./undetermined";
import { usualValues } from "./usual-values";
import {
  exchangedCandidate,
  scalesOf,
  shortSumsCandidate,
  slidCandidate,
  valueCandidate,
  type Scales,
} from "./weighed-candidates";

/** Rows that are listed for one way of sliding cells back that leaves cells open. */
const MOST_A_WAY = 4000;
/**
 * Rows that are listed for all such ways together: where no sum watches a series there are thousands of ways, and filling
 * each took many seconds a row. Ways beyond stay open.
 */
const MOST_FILLED = 10_000;

/**
 * Everything that one act of damage can have done to a row so that its sums fail as they do: one value, one
 * month's value in the next, one left out of its sums, cells lost, cells too many. Where no single act explains the row, or where
 * `alsoTwoValues` says that the plan contradicts what does, two wrong values.
 */
export function candidatesOf(
  row: BrokenRow,
  habits: Habits,
  plausibility: Plausibility,
  alsoTwoValues: boolean,
): Candidates {
  const { cells, sums, integers, failing } = row;
  if (row.odd.length > 0) {
    return oddCandidates(
      row,
      (restored) => plausibility.of(restored, sums, usualValues(cells, sums)),
      (read) => candidatesOf(read, habits, plausibility, alsoTwoValues),
    );
  }
  const scales = scalesOf(row, habits, plausibility);
  const list = new CandidateList();
  for (const change of oneValueChanges(cells, sums, integers, failing)) {
    list.add(valueCandidate(row, change, "value", scales));
    const short = shortSums(row, change);
    if (short) list.add(shortSumsCandidate(row, short, scales));
  }
  const open: OpenSlide[] = [];
  const found: Found = { list, open, filled: 0 };
  // Of rows in turn nothing slides from one into the other.
  if (isOneRow(sums)) {
    for (const { lost: at, cells: slid } of restoreAnyLostCells(cells, sums, integers)) {
      addSlid(found, row, "lost-cells", { at, cells: slid }, scales);
    }
    for (const way of restoreFromBeside(cells, sums, integers, MOST_LOST)) {
      addSlid(found, row, "lost-cells", way, scales);
    }
    for (const way of restoreWithinWindows(row, MOST_LOST)) {
      addSlid(found, row, "lost-cells", way, scales);
    }
    for (const way of removeExtraCell(cells, sums, integers, failing)) {
      addSlid(found, row, "extra-cells", way, scales);
    }
  }
  for (const pair of exchangedCells(row)) {
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
  way: SlidWay,
  scales: Scales,
): void {
  const isOpen = way.cells.includes(undefined);
  if (isOpen && found.filled >= MOST_FILLED) {
    found.open.push({ way, score: -Infinity, more: true });
    return;
  }
  const filled = isOpen
    ? fillUndetermined(way.cells, row.sums.rules, row.integers, MOST_A_WAY)
    : { rows: [way.cells.map((cell) => cell ?? null)], more: false };
  if (isOpen) found.filled += filled.rows.length;
  let best = -Infinity;
  for (const restored of filled.rows) {
    // A fraction among whole numbers is what is wrong: it came from beside, and goes back there.
    if (row.integers && !restored.every((cell) => Number.isInteger(cell ?? 0))) continue;
    const candidate = slidCandidate(row, kind, way, restored, isOpen, scales);
    // Where one cell changes nothing has slid: it was left out, which is among the changes of one value.
    if (candidate.changed.length <= 1) continue;
    found.list.add(candidate);
    best = Math.max(best, candidate.score);
  }
  if (isOpen) found.open.push({ way, score: best, more: filled.more });
}
