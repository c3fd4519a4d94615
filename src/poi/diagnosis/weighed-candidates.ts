import { amountAbove, type BrokenRow } from "./broken-row";
import { inPlace, type Candidate, type Change } from "./candidate";
import type { Plausibility } from "./evidence";
import { withFollowing } from "./following-sums";
import { repeatsNeighbours, type Habits, type Tally } from "./habits";
import type { ValueChange } from "./one-value";
import type { ShortSums } from "./short-sums";
import type { SlidWay } from "./slide";
import { typingLikelihood, type Surroundings, type TypingError } from "./typing-errors";
import { usualValues, type UsualValues } from "./usual-values";

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
  "short-sums": Math.log(0.03),
  /** Two cells side by side that change places, and two that are not. */
  exchanged: [Math.log(0.02), Math.log(0.002)],
} as const;

/** What the candidates of one row are weighed with. */
export interface Scales {
  readonly habits: Habits;
  readonly plausibility: Plausibility;
  readonly usual: UsualValues;
  /** Log of how many cells the row has, any of which it can have happened to. */
  readonly logPlaces: number;
  /** The row's cells, to try values in and put back. */
  readonly scratch: (number | null)[];
}

/** The scales for one row. */
export const scalesOf = (
  { cells, sums }: BrokenRow,
  habits: Habits,
  plausibility: Plausibility,
): Scales => ({
  habits,
  plausibility,
  usual: usualValues(cells, sums),
  logPlaces: Math.log(cells.length),
  scratch: [...cells],
});

/** Values that were mistyped, or a month's that stands in the next. */
export function valueCandidate(
  row: BrokenRow,
  change: ValueChange,
  kind: "value" | "moved-month" | "two-values",
  scales: Scales,
): Candidate {
  const whole = withBlanks(row, withFollowing(row, change));
  const places = kind === "two-values" ? 2 : 1;
  let score = PRIOR[kind] - places * scales.logPlaces + plausibilityWith(row, whole, scales);
  if (kind === "moved-month") return inPlace(kind, homeFirst(row, change), whole, score);
  let error: TypingError | undefined;
  for (let index = 0; index < change.positions.length; index++) {
    const position = change.positions[index];
    const around = surroundings(row, position, scales.usual.range);
    const truth = whole.values[whole.positions.indexOf(position)];
    const typed = typingLikelihood(truth, row.cells[position], around);
    score += Math.log(typed.likelihood);
    error ??= typed.error;
  }
  return inPlace(kind, change.positions, whole, score, error);
}

/** Two cells each of which says what the other should. */
export function exchangedCandidate(row: BrokenRow, change: ValueChange, scales: Scales): Candidate {
  const whole = withBlanks(row, withFollowing(row, change));
  const [first, second] = change.positions;
  const isBeside = second === first + 1;
  const score =
    PRIOR.exchanged[isBeside ? 0 : 1] -
    (isBeside ? 1 : 2) * scales.logPlaces +
    plausibilityWith(row, whole, scales);
  return inPlace("exchanged", change.positions, whole, score);
}

/** A cell that all its sums were added up without. */
export function shortSumsCandidate(row: BrokenRow, change: ShortSums, scales: Scales): Candidate {
  const whole = withFollowing(row, change);
  const score = PRIOR["short-sums"] - scales.logPlaces + plausibilityWith(row, whole, scales);
  return inPlace("short-sums", [change.part, ...change.positions], whole, score);
}

/**
 * A row with its cells slid back.
 * @param cells the row as it then is: the way's cells, those that it leaves open filled
 */
export function slidCandidate(
  row: BrokenRow,
  kind: "lost-cells" | "extra-cells",
  { at, last }: Pick<SlidWay, "at" | "last">,
  cells: readonly (number | null)[],
  filled: boolean,
  { habits, plausibility, usual, logPlaces }: Scales,
): Candidate {
  const { positions, values } = difference(row.cells, cells);
  const repeated = kind === "lost-cells" && repeatsNeighbours(cells, at);
  const base = plausibility.of(cells, row.sums, usual) - at.length * logPlaces;
  const score =
    kind === "lost-cells"
      ? base + PRIOR.lost[at.length] + lostLikelihood(repeated, habits.lostRepeat)
      : base + PRIOR.extra + extraLikelihood(row.cells, at, usual.range);
  return {
    kind,
    act: at,
    changed: positions,
    values,
    score,
    error: undefined,
    slid: at.length,
    last,
    repeated,
    filled,
  };
}

/** How well the row's months go together with a change. */
function plausibilityWith(
  { cells, sums }: BrokenRow,
  { positions, values }: Change,
  { plausibility, usual, scratch }: Scales,
): number {
  for (let index = 0; index < positions.length; index++) scratch[positions[index]] = values[index];
  const likelihood = plausibility.of(scratch, sums, usual);
  for (const position of positions) scratch[position] = cells[position];
  return likelihood;
}

/** Of two months that change places, first the one whose value was written in the other. */
function homeFirst({ cells }: BrokenRow, { positions, values }: ValueChange): readonly number[] {
  return values[0] > (cells[positions[0]] ?? 0) ? positions : [...positions].reverse();
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
function withBlanks({ cells }: BrokenRow, change: Change): Change {
  const { positions, values } = change;
  if (!values.includes(0) || cells.includes(0) || !cells.includes(null)) return change;
  return { positions, values: values.map((value) => (value === 0 ? null : value)) };
}

/** What is to be changed of a row for it to be another; a blank and 0 are the same amount. */
function difference(
  cells: readonly (number | null)[],
  restored: readonly (number | null)[],
): Change {
  const positions: number[] = [];
  const values: (number | null)[] = [];
  for (let at = 0; at < cells.length; at++) {
    if ((cells[at] ?? 0) === (restored[at] ?? 0)) continue;
    positions.push(at);
    values.push(restored[at]);
  }
  return { positions, values };
}

function surroundings(row: BrokenRow, position: number, range: number): Surroundings {
  const { cells, sums } = row;
  return {
    beside: besideOf(cells, position),
    above: amountAbove(row, position),
    totals: sums.totals[position].map((at) => cells[at]),
    parts: sums.rules.find(({ total }) => total === position)?.parts.map((at) => cells[at]) ?? [],
    range,
  };
}

function besideOf(cells: readonly (number | null)[], position: number): (number | null)[] {
  if (position === 0) return cells.slice(1, 2);
  if (position === cells.length - 1) return [cells[position - 1]];
  return [cells[position - 1], cells[position + 1]];
}
