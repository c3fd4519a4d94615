import Table from "cli-table3";
import type { Correction } from "../../src/poi/diagnosis/correction";
import type { Validation } from "../../src/poi/validation/validation";
import { planOf } from "../poi/poi-sheet";
import {
  AMOUNTS,
  gives,
  holds,
  insertCell,
  loseCells,
  restores,
  sheetOf,
  soundRows,
  totalOf,
  typingFaults,
  type Amounts,
} from "../poi/diagnosis/damage";
import { diagnose, validate } from "./built-engine";
import { drawnRows } from "./drawn-rows";
import { fastest, median } from "./quantile";
import { randomOf } from "./synthetic-plan";

/** A sound row, by index, and what an act of damage makes of it. */
interface Fault {
  readonly row: number;
  readonly wrong: Amounts;
}

const POSITIONS = Array.from({ length: AMOUNTS }, (_, position) => position);

/** What typing can make of one cell. */
function typed(rows: readonly Amounts[], row: number, position: number): Fault[] {
  const amounts = rows[row];
  const around = {
    left: position > 0 ? amounts[position - 1] : null,
    above: row > 0 ? rows[row - 1][position] : null,
  };
  return [...typingFaults(amounts[position] ?? 0, around).values()].map((value) => ({
    row,
    wrong: amounts.with(position, value),
  }));
}

const typedAt = (rows: readonly Amounts[], isAsked: (position: number) => boolean): Fault[] =>
  rows.flatMap((_, row) =>
    POSITIONS.filter(isAsked).flatMap((position) => typed(rows, row, position)),
  );

/** META and the programmed quarters: nothing else can make the sums fail that fail when one of them is wrong. */
const isOnlyPossible = (position: number): boolean =>
  position === 0 || (position >= 25 && position % 2 === 1);

/** Two months on either side of a quarter's end that have changed places. */
const moved = (rows: readonly Amounts[]): Fault[] =>
  rows.flatMap((amounts, row) =>
    [3, 6, 9, 15, 18, 21].map((month) => ({
      row,
      wrong: amounts.with(month, amounts[month + 1]).with(month + 1, amounts[month]),
    })),
  );

/** Rows that lost some cells: each of one cell, for more as many drawn by lot. */
function lost(rows: readonly Amounts[], count: number): Fault[] {
  const random = randomOf(20211231 + count);
  return rows.flatMap((amounts, row) =>
    POSITIONS.map((position) => {
      const at = new Set([position]);
      while (at.size < count) at.add(random(AMOUNTS));
      return { row, wrong: loseCells(amounts, [...at]) };
    }),
  );
}

/** A cell too many at each place: blank, or saying twice what stands there. */
const extra = (rows: readonly Amounts[]): Fault[] =>
  rows.flatMap((amounts, row) =>
    POSITIONS.flatMap((position) =>
      [null, amounts[position]].map((value) => ({
        row,
        wrong: insertCell(amounts, position, value),
      })),
    ),
  );

interface Score {
  faults: number;
  /** The right row comes first, whatever the certainty. */
  first: number;
  certain: number;
  likely: number;
  wrongCertain: number;
  wrongLikely: number;
  /** The right row is given: first, as an alternative, or by a way that leaves cells open. */
  given: number;
}

const emptyScore = (): Score => ({
  faults: 0,
  first: 0,
  certain: 0,
  likely: 0,
  wrongCertain: 0,
  wrongLikely: 0,
  given: 0,
});

function count(score: Score, correction: Correction | undefined, wrong: Amounts, right: Amounts) {
  score.faults++;
  if (!correction) return;
  const { cells, certainty } = correction;
  const isRight = restores(cells, wrong, right);
  if (isRight) score.first++;
  if (certainty === "certain") score.certain++;
  if (certainty === "likely") score.likely++;
  if (!isRight && certainty === "certain") score.wrongCertain++;
  if (!isRight && certainty === "likely") score.wrongLikely++;
  if (gives(correction, wrong, right)) score.given++;
}

/** Each fault alone among sound rows; those that leave the row or its sums as they were are no faults. */
function accuracy(
  score: Score,
  rows: readonly Amounts[],
  faults: readonly Fault[],
  withTotal: boolean,
): void {
  for (const { row, wrong } of faults) {
    if (holds(wrong)) continue;
    const total = withTotal ? totalOf(rows) : undefined;
    const { corrections } = diagnose(validate(planOf(sheetOf(rows.with(row, wrong), total))));
    const correction = corrections.find(({ rowIndex, isTotal }) => rowIndex === row && !isTotal);
    count(score, correction, wrong, rows[row]);
  }
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);

type Faults = (rows: readonly Amounts[]) => Fault[];

const CLASSES: readonly (readonly [string, Faults])[] = [
  ["one wrong value", (rows) => typedAt(rows, () => true)],
  ["… where one cell can be it", (rows) => typedAt(rows, isOnlyPossible)],
  ["moved month", moved],
  ["1 cell lost", (rows) => lost(rows, 1)],
  ["2 cells lost", (rows) => lost(rows, 2)],
  ["3 cells lost", (rows) => lost(rows, 3)],
  ["a cell too many", extra],
];

/** @param plans the sound rows of some plans, which are counted together */
function accuracyTable(plans: readonly (readonly Amounts[])[]): string {
  const table = new Table({
    head: [
      "fault",
      "n",
      "right first %",
      "certain",
      "likely",
      "restored %",
      "claims right %",
      "wrong certain",
      "wrong likely %",
      "given %",
    ],
    style: { head: [], border: [] },
  });
  for (const withTotal of [false, true]) {
    for (const [name, faultsOf] of CLASSES) {
      const score = emptyScore();
      for (const rows of plans) accuracy(score, rows, faultsOf(rows), withTotal);
      const claims = score.certain + score.likely;
      const wrong = score.wrongCertain + score.wrongLikely;
      table.push([
        `${name}${withTotal ? ", with TOTAL" : ""}`,
        score.faults,
        percent(score.first, score.faults),
        score.certain,
        score.likely,
        percent(claims - wrong, score.faults),
        percent(claims - wrong, claims),
        score.wrongCertain,
        percent(score.wrongLikely, score.faults),
        percent(score.given, score.faults),
      ]);
    }
  }
  return table.toString();
}

/** What typing can make of each cell of TOTAL, with all rows sound: how often TOTAL is said to be wrong, and only it. */
function wrongTotals(rows: readonly Amounts[]): string {
  const total = totalOf(rows);
  const faults = POSITIONS.flatMap((position) => typed([total], 0, position));
  let corrected = 0;
  let open = 0;
  let blamed = 0;
  for (const { wrong } of faults) {
    const { corrections, openTotals } = diagnose(validate(planOf(sheetOf(rows, wrong))));
    if (corrections.some(({ isTotal }) => !isTotal)) blamed++;
    if (corrections.some(({ isTotal, cells }) => isTotal && restores(cells, wrong, total))) {
      corrected++;
    } else if (openTotals.length > 0) open++;
  }
  return (
    `TOTAL itself wrong: ${faults.length} faults, ${corrected} corrected in TOTAL, ` +
    `${open} reported as open, ${blamed} blamed on a row`
  );
}

const milliseconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** Damaged rows in each of the plans that are timed. */
const DAMAGED_ROWS = 500;
/** Enough to find the machine left alone in some: 7 µs a row in one round are 18 in the next. */
const ROUNDS = 60;

/**
 * `diagnose` alone, after `validate`, of plans of 500 damaged rows and the sample's sound ones, without a TOTAL row:
 * in microseconds a damaged row, by the rounds over all of them.
 */
function microsecondsPerRow(rows: readonly Amounts[]): readonly number[] {
  const damaged = typedAt(rows, () => true).map(({ wrong }) => wrong);
  const validations: Validation[] = [];
  for (let from = 0; from < damaged.length; from += DAMAGED_ROWS) {
    const part = damaged.slice(from, from + DAMAGED_ROWS);
    validations.push(validate(planOf(sheetOf([...part, ...rows]))));
  }
  const times = Array.from({ length: ROUNDS }, () =>
    milliseconds(() => {
      for (const validation of validations) diagnose(validation);
    }),
  );
  return times.map((time) => (time * 1000) / damaged.length);
}

/** Long plans, one row in a hundred with a fault of one cell, and their TOTAL. */
function longPlans(rows: readonly Amounts[], length: number, plans: number): string {
  const faultsOf = rows.map((_, row) => POSITIONS.flatMap((at) => typed(rows, row, at)));
  const sound = Array.from({ length }, (_, index) => rows[index % rows.length]);
  const random = randomOf(length);
  const times: number[] = [];
  const seen = { rows: 0, claims: 0, certain: 0, wrongCertain: 0, wrong: 0, open: 0 };
  for (let plan = 0; plan < plans; plan++) {
    const damaged = [...sound];
    for (let index = 50; index < length; index += 100) {
      const faults = faultsOf[index % rows.length];
      damaged[index] = faults[random(faults.length)].wrong;
    }
    const validation = validate(planOf(sheetOf(damaged, totalOf(sound))));
    times.push(milliseconds(() => diagnose(validation)));
    const { corrections, openTotals } = diagnose(validation);
    seen.open += openTotals.length;
    for (const { rowIndex, isTotal, certainty, cells } of corrections) {
      if (isTotal) continue;
      seen.rows++;
      if (certainty === "ambiguous") continue;
      const isRight = restores(cells, damaged[rowIndex], sound[rowIndex]);
      seen.claims++;
      if (certainty === "certain") seen.certain++;
      if (!isRight) seen.wrong++;
      if (!isRight && certainty === "certain") seen.wrongCertain++;
    }
  }
  return (
    `${plans} plans of ${length} rows, 1 % damaged, with TOTAL: ${Math.max(...times).toFixed(0)} ms the slowest; ` +
    `${seen.rows} corrections, ${seen.claims} claimed (${seen.certain} certain), ${seen.wrong} wrong ` +
    `(${percent(seen.wrong, seen.claims)} %; ${seen.wrongCertain} certain); TOTAL misses ${seen.open} columns`
  );
}

/** Plans of 36 drawn rows: no figure of the diagnosis was chosen on them. */
const HELD_OUT = [101, 102, 103];

/**
 * Every class of fault in the sample's 36 sound rows and in drawn ones, with and without a TOTAL row. On single wrong cells without
 * TOTAL errorlocate 1.1.3 (R, Statistics Netherlands) names the right cell in 68.8 % at 6.7 ms a row, and
 * deductive's correct_typos restores 64 % with none wrong at 24 ms a row.
 */
export function benchDiagnosis(): void {
  const rows = soundRows();
  const times = microsecondsPerRow(rows);
  console.log(
    `${fastest(times).toFixed(1)} µs a damaged row in the fastest of ${ROUNDS} rounds, median ${median(times).toFixed(1)} (aim: 10)`,
  );
  console.log(longPlans(rows, 20_000, 10));
  console.log(wrongTotals(rows));
  console.log(accuracyTable([rows]));
  console.log(accuracyTable(HELD_OUT.map((seed) => drawnRows(rows.length, seed))));
}
