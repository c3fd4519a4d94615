import { rowsEach, shownText, type Plan } from "../plan";
import { meaningOf, monthSlot } from "../slots";
import type { BrokenRow } from "./broken-row";
import type { Candidate, CandidateKind } from "./candidate";
import { leastCertain } from "./certainty";
import type {
  Act,
  CellChange,
  Certainty,
  Correction,
  CorrectionKind,
  Evidence,
} from "./correction";
import type { Choice } from "./joint";
import { MOST_LOST } from "./lost-cells";
import { isUnheard } from "./odd-candidates";
import { saysOtherwise } from "./odd-cell";
import { changeOf, openWayOf } from "./open-way";
import type { SlidRow } from "./slide";
import { mayHaveSlidFromUnread } from "./slide-beside";
import { mayHaveSlidInPart } from "./slide-window";
import { sortedBy } from "./sorted-by";
import type { TargetDoubt } from "./target-doubt";
import { restoredAt, type SuspectRow, type TotalWitness } from "./total-witness";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A row with its candidates, as the diagnosis hands it over. */
export interface DiagnosedRow extends SuspectRow {
  readonly given: BrokenRow;
  readonly more: boolean;
  /** Ways that leave cells open, the likeliest first. */
  readonly open: readonly SlidRow[];
}

/** What the total rows said, after the best choice for all rows. */
export interface Verdict {
  readonly witness: TotalWitness;
  /** By watched column: what is still missing. */
  readonly rest: Float64Array;
  readonly isReliable: (total: number) => boolean;
  /** Whether some damaged row under a total row, of whose ways not all are known, can change a slot. */
  readonly isOpen: (total: number, slot: number) => boolean;
  /** Whether a total row that fails in a slot can fail only for the one damaged row that it covers: its own sums hold there. */
  readonly accuses: (total: number, slot: number) => boolean;
  /** Why a correction of META alone is in doubt, if it is. */
  readonly doubtOf: (row: DiagnosedRow, candidate: Candidate) => TargetDoubt | undefined;
}

/** A candidate at least this probable is called likely: a hundred to one against all others together. */
const LIKELY = 0.99;
/** Two hundred to one where no total row tells them apart: habits and slips of the keyboard must say more alone. */
const LIKELY_BY_HABIT = 0.995;
/** An alternative less probable than this with which total rows do not come out is ruled out by them. */
const NEGLIGIBLE = 1e-4;
/** Alternatives among which at most fillings of open cells are given: the open ways say all of them. */
const MOST_FILLED = 60;

const KINDS: Readonly<Record<CandidateKind, CorrectionKind>> = {
  value: "value",
  "moved-month": "value",
  exchanged: "value",
  "two-values": "value",
  "lost-cells": "lost-cells",
  "extra-cells": "extra-cells",
};

/**
 * The correction of a row: the best of its candidates, how sure it is and why, and what else it may be.
 * @param isWhole whether all that it may be is given, not only the likeliest
 */
export function correctionOfRow(
  plan: Plan,
  suspect: DiagnosedRow,
  choice: Choice,
  verdict: Verdict,
  isWhole: boolean,
): Correction {
  const table = plan.tables[plan.activities.table[suspect.row]];
  const best = suspect.candidates[choice.best];
  const mayHaveSlid = rowsEach(table) > 1;
  const bySums = certaintyOf(suspect, choice, verdict);
  const slid =
    bySums === "certain" && !mayHaveSlid ? otherSlide(suspect, best, verdict) : undefined;
  const certainty = mayHaveSlid
    ? leastCertain([bySums, mostWhereSlid(suspect, best)])
    : slid
      ? "likely"
      : bySums;
  const others = alternatives(suspect, choice);
  const given = certainty === "certain" ? [] : listed(others, isWhole);
  const isAll = !suspect.more && given.length + 1 === suspect.candidates.length;
  const more = certainty !== "certain" && !isAll;
  const openWays = more && isWhole ? suspect.open.map((way) => openWayOf(suspect, way)) : [];
  const correction: Mutable<Correction> = {
    sheet: table.sheet,
    row: plan.activities.sheetRow[suspect.row],
    rowIndex: suspect.row,
    isTotal: false,
    kind: KINDS[best.kind],
    certainty,
    cells: changesOf(suspect, best),
    alternatives: given.map((candidate) => changesOf(suspect, candidate)),
    more,
    reason: [
      ...evidenceOf(plan, suspect, choice, verdict, certainty, others.length + 1),
      ...(mayHaveSlid ? [{ kind: "may-have-slid" as const, how: "rows" as const }] : []),
      ...(slid ? [slid] : []),
    ],
  };
  const ways = [best, ...given];
  if (ways.some(({ kind }) => kind !== "value")) correction.acts = actsOf(suspect, ways);
  if (openWays.length > 0) correction.openWays = openWays;
  return correction;
}

/**
 * `certain` only where one act of damage can have made the row what it is and only one such act is left: by the
 * row's own sums, or by a total row that is typed, comes out in all its columns, and would in no other case.
 */
function certaintyOf(suspect: DiagnosedRow, choice: Choice, verdict: Verdict): Certainty {
  const best = suspect.candidates[choice.best];
  // That two cells changed places is one act, and two wrong values that look like it are as good.
  const isOneAct = best.kind !== "two-values" && best.kind !== "exchanged";
  const isOnly = suspect.candidates.length === 1;
  const isSettled = isOnly || isSettledByTotal(suspect, choice, verdict);
  if (doubtIn(suspect, best, verdict)) return "ambiguous";
  const against = contradiction(suspect, best, verdict);
  // A total row that says another figure, and no other row to make the difference: one of the two is yet more wrong.
  if ((against && !against.holdsNow) || lastFraction(suspect, best) >= 0) return "ambiguous";
  const isContradicted = isUnheard(suspect.given, best) || against !== undefined;
  if (isOneAct && isSettled && !suspect.more && !isContradicted) return "certain";
  if (isOnly && isOneAct) return "likely";
  const enough = choice.witnessed ? LIKELY : LIKELY_BY_HABIT;
  return choice.probability[choice.best] >= enough ? "likely" : "ambiguous";
}

/**
 * How sure a correction is at most of a row in turn with another, whose cells may have slid: that way is not looked for
 * (candidates.ts), so that no other is the only one. Where a cell is blank, that is what it looks like.
 */
const mostWhereSlid = (suspect: DiagnosedRow, best: Candidate): Certainty =>
  changesOf(suspect, best).some(({ from }) => from === null) ? "ambiguous" : "likely";

/**
 * A way in which a row can have lost cells that is too rare to be among its candidates, where no total row says of all that
 * the only one changes that it is right, and of nothing else that it is wrong.
 */
function otherSlide(
  suspect: DiagnosedRow,
  best: Candidate,
  verdict: Verdict,
): Extract<Evidence, { kind: "may-have-slid" }> | undefined {
  const { cells, sums, integers, odd } = suspect.given;
  const { witness, isReliable } = verdict;
  const totals = new Set(witness.columns.map(({ total }) => total));
  const isWitnessed =
    columnEvidence(suspect, best, verdict).length >= best.changed.length &&
    [...totals].every((total) => !witness.covers(total, suspect.row) || isReliable(total));
  if (isWitnessed) return undefined;
  if (mayHaveSlidFromUnread(cells, sums, integers, MOST_LOST))
    return { kind: "may-have-slid", how: "columns" };
  // A cell with a text is not the blank that slid cells leave.
  return odd.length === 0 &&
    best.kind !== "lost-cells" &&
    mayHaveSlidInPart(suspect.given, MOST_LOST)
    ? { kind: "may-have-slid", how: "part" }
    : undefined;
}

/** The doubt about a correction of META, unless a total row misses exactly what it changes. */
function doubtIn(
  suspect: DiagnosedRow,
  best: Candidate,
  verdict: Verdict,
): TargetDoubt | undefined {
  const doubt = verdict.doubtOf(suspect, best);
  return doubt && columnEvidence(suspect, best, verdict).length === 0 ? doubt : undefined;
}

function isSettledByTotal(suspect: DiagnosedRow, choice: Choice, verdict: Verdict): boolean {
  const { best, misses, exact } = choice;
  if (!exact || misses[best] !== 0) return false;
  if (misses.some((missed, option) => option !== best && missed === 0)) return false;
  const { witness, isReliable, isOpen } = verdict;
  const totals = new Set(witness.columns.map((column) => column.total));
  const isOpenIn = (total: number): boolean =>
    suspect.candidates.some(({ changed }) =>
      changed.some((position) => isOpen(total, suspect.slots[position])),
    );
  return [...totals].every(
    (total) => !witness.covers(total, suspect.row) || (isReliable(total) && !isOpenIn(total)),
  );
}

/**
 * Position of the last figure of a row of whole numbers, where that is a fraction; else -1. A share of execution beside the
 * plan comes there when cells are lost, and then no act that leaves the others where they are explains the row.
 */
function lastFraction({ given: { integers, cells } }: DiagnosedRow, best: Candidate): number {
  if (!integers || best.kind === "lost-cells") return -1;
  const last = cells.findLastIndex((cell) => cell !== null);
  return Number.isInteger(cells[last] ?? 0) ? -1 : last;
}

/** The watched column that holds without the candidate and fails with it, or fails either way for this row alone. */
function contradiction(
  suspect: DiagnosedRow,
  candidate: Candidate,
  { witness, rest, accuses }: Verdict,
): { readonly slot: number; readonly holdsNow: boolean } | undefined {
  for (const [column, delta] of witness.deltasOf(suspect, candidate)) {
    const { slot, total } = witness.columns[column];
    const holdsNow = rest[column] === -delta;
    if (holdsNow || (rest[column] !== 0 && accuses(total, slot))) return { slot, holdsNow };
  }
  return undefined;
}

/**
 * The candidates other than the best that remain in question, the likeliest first: all of them, but those that the
 * total rows rule out.
 */
function alternatives(
  { candidates }: SuspectRow,
  { best, misses, probability }: Choice,
): Candidate[] {
  const left: number[] = [];
  for (let index = 0; index < candidates.length; index++) {
    if (index !== best && (misses[index] === 0 || probability[index] >= NEGLIGIBLE)) {
      left.push(index);
    }
  }
  const others = sortedBy(left, (index) => -probability[index]);
  return others.map((index) => candidates[index]);
}

/** All that the sums determine, and of what they leave open the likeliest; only the likeliest of a row not given whole. */
function listed(others: readonly Candidate[], isWhole: boolean): Candidate[] {
  if (!isWhole) return others.slice(0, MOST_FILLED);
  return others.filter(({ filled }, index) => !filled || index < MOST_FILLED);
}

function actsOf({ given: { sums } }: DiagnosedRow, ways: readonly Candidate[]): Act[] {
  return ways.map(({ kind, act, last }) => ({
    kind,
    columns: act.map((position) => sums.columns[position]),
    ...(last === undefined ? {} : { until: sums.columns[last] }),
  }));
}

function changesOf(suspect: DiagnosedRow, { changed, values }: Candidate): CellChange[] {
  const { following } = suspect.given;
  const changes: CellChange[] = [];
  for (let index = 0; index < changed.length; index++) {
    const position = changed[index];
    if (following.length > 0 && following.some(({ total }) => total === position)) continue;
    changes.push(changeOf(suspect, position, values[index]));
  }
  return changes;
}

function evidenceOf(
  plan: Plan,
  suspect: DiagnosedRow,
  choice: Choice,
  verdict: Verdict,
  certainty: Certainty,
  ways: number,
): Evidence[] {
  const best = suspect.candidates[choice.best];
  const evidence = oddEvidence(plan, suspect, best);
  const kind = structure(suspect, best);
  if (kind) evidence.push(kind);
  if (
    suspect.candidates.length === 1 &&
    certainty === "certain" &&
    suspect.given.odd.length === 0
  ) {
    evidence.push({ kind: "only-candidate" });
  }
  if (suspect.candidates.length > 1 && isSettledByTotal(suspect, choice, verdict)) {
    evidence.push({ kind: "total-settles", candidates: suspect.candidates.length });
  }
  evidence.push(...columnEvidence(suspect, best, verdict));
  if (best.kind === "value" && best.error !== undefined) {
    const slot = suspect.slots[best.act[0]];
    evidence.push({ kind: "typing-error", error: best.error, slot });
  }
  if (best.kind === "value") evidence.push(...monthEvidence(suspect, best));
  const against = contradiction(suspect, best, verdict);
  if (against) evidence.push({ kind: "total-contradicts", ...against });
  const fraction = lastFraction(suspect, best);
  if (fraction >= 0) evidence.push({ kind: "last-fraction", slot: suspect.slots[fraction] });
  const doubt = doubtIn(suspect, best, verdict);
  if (doubt) evidence.push(doubt);
  if (certainty === "ambiguous" && (ways > 1 || suspect.more))
    evidence.push({ kind: "undecided", ways, more: suspect.more });
  return evidence;
}

/** What the cells that hold no number say, and whether that is what they are made. */
function oddEvidence(plan: Plan, suspect: DiagnosedRow, best: Candidate): Evidence[] {
  const { odd: oddPositions } = suspect.given;
  if (oddPositions.length === 0) return [];
  const cells = plan.activities.oddCells.filter(({ row }) => row === suspect.row);
  return oddPositions.flatMap((odd): Evidence[] => {
    const slot = suspect.slots[odd.position];
    const cell = cells.find((each) => each.slot === slot);
    if (!cell) return [];
    const amount = restoredAt(suspect, best, odd.position);
    const says = !odd.saysNumber ? "none" : saysOtherwise(odd, amount) ? "other" : "same";
    return [{ kind: "not-a-number", slot, text: shownText(cell), says, amount }];
  });
}

/** What kind of damage it is, where it is not a plain wrong value. */
function structure(suspect: SuspectRow, best: Candidate): Evidence | undefined {
  if (best.kind === "lost-cells") {
    const { slid: count, repeated, last } = best;
    const until = last === undefined ? {} : { lastSlot: suspect.slots[last] };
    return { kind: "lost-cells", count, repeated, ...until };
  }
  if (best.kind === "extra-cells") return { kind: "extra-cells", count: best.slid };
  if (best.kind === "two-values") return { kind: "two-values" };
  if (best.kind === "value") return undefined;
  if (best.kind === "exchanged") {
    const [first, second] = best.act;
    return { kind: "exchanged", slots: [suspect.slots[first], suspect.slots[second]] };
  }
  const [home, other] = best.act;
  return { kind: "moved-month", fromSlot: suspect.slots[home], toSlot: suspect.slots[other] };
}

/** Columns of total rows that fail by exactly what this correction alone adds to them. */
function columnEvidence(
  suspect: SuspectRow,
  best: Candidate,
  { witness, rest }: Verdict,
): Evidence[] {
  const evidence: Evidence[] = [];
  if (best.kind === "lost-cells" || best.kind === "extra-cells") return evidence;
  for (const [column, delta] of witness.deltasOf(suspect, best)) {
    const { slot, residual } = witness.columns[column];
    if (residual === delta && rest[column] === 0) {
      evidence.push({ kind: "total-column", slot, difference: witness.amount(residual) });
    }
  }
  return evidence;
}

function monthEvidence(suspect: SuspectRow, best: Candidate): Evidence[] {
  const evidence: Evidence[] = [];
  for (const position of best.changed) {
    const meaning = meaningOf(suspect.slots[position]);
    if (meaning.kind === "target" || meaning.period.kind !== "month") continue;
    const { series, period } = meaning;
    const other = monthSlot(series === "programmed" ? "executed" : "programmed", period.index);
    const at = suspect.slots.indexOf(other);
    if (at >= 0 && restoredAt(suspect, best, at) === restoredAt(suspect, best, position))
      evidence.push({ kind: "months-agree", month: period.index });
  }
  return evidence;
}
