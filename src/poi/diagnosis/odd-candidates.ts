import type { BrokenRow } from "./broken-row";
import { CandidateList } from "./candidate-list";
import { inPlace, type Candidate, type Candidates } from "./candidate";
import { failingSums } from "./failing-sums";
import { withFollowing } from "./following-sums";
import { saysOtherwise } from "./odd-cell";
import { isAmount } from "./one-value";
import { solve } from "./slide";

/** Rows that the texts of one row can be read as: a row with more odd cells than that says too little. */
const MOST_READINGS = 16;

/**
 * What can have happened to a row in which some cells hold no number. They are wrong as they stand, whatever else is;
 * but one that says a number is no less a witness for it than a number is, and what the sums say instead is weighed
 * as it is where a number stands: another cell can be the wrong one.
 * @param plausibility of a row's months, as a log likelihood
 * @param asNumbers the candidates of a row in which all cells are numbers
 */
export function oddCandidates(
  row: BrokenRow,
  plausibility: (cells: readonly (number | null)[]) => number,
  asNumbers: (row: BrokenRow) => Candidates,
): Candidates {
  const list = new CandidateList();
  const readings = rowsAsRead(row);
  const holding = readings.filter((cells) => holds(cells, row));
  if (readings.length === 0 || holding.length > 0) {
    const said = readings.length === 0 ? bySums(row) : holding;
    for (const cells of said) list.add(candidateOf(row, cells, plausibility(cells)));
    return { list: list.sorted(), more: false, open: [] };
  }
  const found = readings.map((cells) => {
    const candidates = asNumbers(rowOfNumbers(row, cells));
    for (const candidate of candidates.list) list.add(withOdd(row, cells, candidate));
    return candidates;
  });
  return {
    list: list.sorted(),
    more: found.some(({ more }) => more),
    open: found.flatMap(({ open }) => open),
  };
}

/**
 * Whether a candidate writes over a cell that says another number, which was not weighed against it because nobody
 * knows which number that is, or because others of the row say none.
 */
export function isUnheard(row: BrokenRow, { changed, values }: Candidate): boolean {
  return (
    row.odd.length > 0 &&
    rowsAsRead(row).length === 0 &&
    row.odd.some((odd) => saysOtherwise(odd, values[changed.indexOf(odd.position)] ?? null))
  );
}

/**
 * The row with its odd cells as the numbers that they can be read as and that the plan can hold; none where one of them
 * cannot be read so.
 */
function rowsAsRead({ cells, odd, integers }: BrokenRow): (number | null)[][] {
  let rows = [[...cells]];
  for (const { position, readings } of odd) {
    const amounts = readings.filter((amount) => isAmount(amount, integers));
    if (rows.length * amounts.length > MOST_READINGS) return [];
    rows = rows.flatMap((row) => amounts.map((amount) => row.with(position, amount)));
  }
  return rows;
}

/** The rows that a row with odd cells can be read as, all of whose cells are numbers or blank; none as in `rowsAsRead`. */
export const rowsOfNumbers = (row: BrokenRow): BrokenRow[] =>
  rowsAsRead(row).map((cells) => rowOfNumbers(row, cells));

const rowOfNumbers = (row: BrokenRow, cells: readonly (number | null)[]): BrokenRow => ({
  ...row,
  cells,
  failing: failingSums(cells, row.sums.rules),
  odd: [],
});

const holds = (cells: readonly (number | null)[], { sums }: BrokenRow): boolean =>
  failingSums(cells, sums.rules).mask === 0;

/** The row with its odd cells as the sums determine them; none where sums leave them open or cannot hold. */
function bySums({ cells, sums, integers, odd }: BrokenRow): (number | null)[][] {
  const open: (number | null | undefined)[] = [...cells];
  for (const { position } of odd) open[position] = undefined;
  if (!solve(open, sums.rules, integers) || open.includes(undefined)) return [];
  const restored = open.map((cell) => cell ?? null);
  for (const { position } of odd) restored[position] ??= 0;
  return [restored];
}

function candidateOf(
  row: BrokenRow,
  restored: readonly (number | null)[],
  score: number,
): Candidate {
  const act = row.odd.map(({ position }) => position);
  const change = withFollowing(row, { positions: act, values: act.map((at) => restored[at]) });
  return inPlace("value", act, change, score);
}

/** A candidate of the row as read, in which the cells that it leaves as they are read are written as numbers too. */
function withOdd(
  row: BrokenRow,
  read: readonly (number | null)[],
  candidate: Candidate,
): Candidate {
  const after = new Map(row.odd.map(({ position }) => [position, read[position]]));
  for (const [index, at] of candidate.changed.entries()) after.set(at, candidate.values[index]);
  const places = [...after.keys()].sort((a, b) => a - b);
  const { positions, values } = withFollowing(row, {
    positions: places,
    values: places.map((at) => after.get(at) ?? null),
  });
  return { ...candidate, changed: positions, values };
}
