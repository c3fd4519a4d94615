import type { Candidate } from "./candidate";
import type { Evidence } from "./correction";
import type { DiagnosedRow, Verdict } from "./diagnosed-row";
import type { Choice } from "./choice";
import type { TargetDoubt } from "./target-doubt";
import type { SuspectRow } from "./total-witness";

/** What there is for and against a row's best candidate: how sure it is and the reasons given follow from it. */
export interface Grounds {
  readonly best: Candidate;
  /** Whether of several candidates the total rows leave only this one. */
  readonly isSettledByTotal: boolean;
  /** Columns of total rows that fail by exactly what this correction alone adds to them. */
  readonly columns: readonly Evidence[];
  /** The doubt about a correction of META, unless a total row misses exactly what it changes. */
  readonly doubt: TargetDoubt | undefined;
  /**
   * The watched column that holds without the candidate and fails with it, or fails either way: for this row alone, or by
   * what other changes of it would explain.
   */
  readonly against: { readonly slot: number; readonly holdsNow: boolean } | undefined;
  /**
   * Position of the last figure of a row of whole numbers, where that is a fraction; else -1. A share of execution beside
   * the plan comes there when cells are lost, and then no act that leaves the others where they are explains the row.
   */
  readonly lastFraction: number;
}

/** What there is for and against the candidate that the whole plan chose for a row. */
export function groundsOf(suspect: DiagnosedRow, choice: Choice, verdict: Verdict): Grounds {
  const best = suspect.candidates[choice.best];
  const columns = columnEvidence(suspect, best, verdict);
  return {
    best,
    isSettledByTotal: suspect.candidates.length > 1 && isSettledByTotal(suspect, choice, verdict),
    columns,
    doubt: columns.length === 0 ? verdict.doubtOf(suspect, best) : undefined,
    against: contradiction(suspect, best, verdict),
    lastFraction: lastFraction(suspect, best),
  };
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

function lastFraction({ given: { integers, cells } }: DiagnosedRow, best: Candidate): number {
  if (!integers || best.kind === "lost-cells") return -1;
  const last = cells.findLastIndex((cell) => cell !== null);
  return Number.isInteger(cells[last] ?? 0) ? -1 : last;
}

function contradiction(
  suspect: DiagnosedRow,
  candidate: Candidate,
  { witness, rest, accuses, otherwise }: Verdict,
): Grounds["against"] {
  // First, for it says more: which cells are wrong instead.
  const other = otherwise(suspect, candidate);
  if (other !== undefined) return { slot: other, holdsNow: false };
  for (const [column, delta] of witness.deltasOf(suspect, candidate)) {
    const { slot, total } = witness.columns[column];
    const holdsNow = rest[column] === -delta;
    if (holdsNow || (rest[column] !== 0 && accuses(total, slot))) return { slot, holdsNow };
  }
  return undefined;
}

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
