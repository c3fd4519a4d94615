import { shownText, type Plan } from "../plan";
import { meaningOf, monthSlot } from "../slots";
import type { Candidate } from "./candidate";
import type { Certainty, Evidence } from "./correction";
import type { DiagnosedRow } from "./diagnosed-row";
import { saysOtherwise } from "./odd-cell";
import type { Grounds } from "./row-grounds";
import { restoredAt, type SuspectRow } from "./total-witness";

/**
 * Why a row's best candidate is its correction, and what speaks against it.
 * @param ways how many candidates remain in question, the best among them
 */
export function evidenceOf(
  plan: Plan,
  suspect: DiagnosedRow,
  { best, isSettledByTotal, columns, doubt, against, lastFraction }: Grounds,
  certainty: Certainty,
  ways: number,
): Evidence[] {
  const { candidates, given, slots, more } = suspect;
  const evidence = oddEvidence(plan, suspect, best);
  const kind = structure(suspect, best);
  if (kind) evidence.push(kind);
  if (candidates.length === 1 && certainty === "certain" && given.odd.length === 0)
    evidence.push({ kind: "only-candidate" });
  if (isSettledByTotal) evidence.push({ kind: "total-settles", candidates: candidates.length });
  evidence.push(...columns);
  if (best.kind === "value") {
    if (best.error !== undefined)
      evidence.push({ kind: "typing-error", error: best.error, slot: slots[best.act[0]] });
    addMonths(evidence, suspect, best);
  }
  if (against) evidence.push({ kind: "total-contradicts", ...against });
  if (lastFraction >= 0) evidence.push({ kind: "last-fraction", slot: slots[lastFraction] });
  if (doubt) evidence.push(doubt);
  if (certainty === "ambiguous" && (ways > 1 || more))
    evidence.push({ kind: "undecided", ways, more });
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
  if (best.kind === "short-sums") return { kind: "short-sums", slot: suspect.slots[best.act[0]] };
  if (best.kind === "value") return undefined;
  if (best.kind === "exchanged") {
    const [first, second] = best.act;
    return { kind: "exchanged", slots: [suspect.slots[first], suspect.slots[second]] };
  }
  const [home, other] = best.act;
  return { kind: "moved-month", fromSlot: suspect.slots[home], toSlot: suspect.slots[other] };
}

/** Months in which programmed and executed are equal with a correction. */
function addMonths(evidence: Evidence[], suspect: SuspectRow, best: Candidate): void {
  for (const position of best.changed) {
    const meaning = meaningOf(suspect.slots[position]);
    if (meaning.kind === "target" || meaning.period.kind !== "month") continue;
    const { series, period } = meaning;
    const other = monthSlot(series === "programmed" ? "executed" : "programmed", period.index);
    const at = suspect.slots.indexOf(other);
    if (at >= 0 && restoredAt(suspect, best, at) === restoredAt(suspect, best, position))
      evidence.push({ kind: "months-agree", month: period.index });
  }
}
