import type { Candidate } from "./candidate";
import { leastCertain } from "./certainty";
import type { Certainty, Evidence } from "./correction";
import { changesOf, type DiagnosedRow, type Verdict } from "./diagnosed-row";
import type { Choice } from "./choice";
import { MOST_LOST } from "./lost-cells";
import { isUnheard, rowsOfNumbers } from "./odd-candidates";
import { mayHaveBeenPushed } from "./pushed-cells";
import type { Grounds } from "./row-grounds";
import { mayHaveSlidFromUnread } from "./slide-beside";
import { mayHaveSlidInPart } from "./slide-window";

/** A candidate at least this probable is called likely: a hundred to one against all others together. */
const LIKELY = 0.99;
/** Two hundred to one where no total row tells them apart: habits and slips of the keyboard must say more alone. */
const LIKELY_BY_HABIT = 0.995;

type MayHaveSlid = Extract<Evidence, { kind: "may-have-slid" }>;

/**
 * How sure the correction of a row is, and which slide of its cells that is not among the candidates keeps it from being
 * surer.
 * @param hasOtherRows whether the row's series stand in rows of their own
 */
export function rowCertainty(
  suspect: DiagnosedRow,
  choice: Choice,
  verdict: Verdict,
  grounds: Grounds,
  hasOtherRows: boolean,
): { readonly certainty: Certainty; readonly mayHaveSlid: MayHaveSlid | undefined } {
  const bySums = certaintyBySums(suspect, choice, grounds);
  if (hasOtherRows) {
    return {
      certainty: leastCertain([bySums, mostInTurn(suspect, grounds.best)]),
      mayHaveSlid: { kind: "may-have-slid", how: "rows" },
    };
  }
  const mayHaveSlid = bySums === "certain" ? otherSlide(suspect, verdict, grounds) : undefined;
  if (!mayHaveSlid) return { certainty: bySums, mayHaveSlid };
  return { certainty: mostAside(suspect, mayHaveSlid, grounds.best), mayHaveSlid };
}

/**
 * How sure the only candidate is at most beside a slide that is none. Of cells that were pushed nothing is weighed: only a
 * slip of the keyboard that explains what stands there makes the candidate likelier, but a blank, which is what they leave.
 * A text that says no number is what comes out of a column beside, and no slip at all.
 */
function mostAside(suspect: DiagnosedRow, { how }: MayHaveSlid, best: Candidate): Certainty {
  const { cells, sums, integers, odd } = suspect.given;
  if (how === "columns") {
    const texts = odd.filter(({ saysNumber }) => !saysNumber).map(({ position }) => position);
    const isFromBeside =
      texts.length > 0 && mayHaveSlidFromUnread(cells, sums, integers, MOST_LOST, texts);
    return isFromBeside ? "ambiguous" : "likely";
  }
  const isSlip =
    best.error !== undefined && changesOf(suspect, best).every(({ from }) => from !== null);
  return how === "pushed" && !isSlip ? "ambiguous" : "likely";
}

/**
 * `certain` only where one act of damage can have made the row what it is and only one such act is left: by the
 * row's own sums, or by a total row that is typed, comes out in all its columns, and would in no other case.
 */
function certaintyBySums(
  suspect: DiagnosedRow,
  choice: Choice,
  { best, isSettledByTotal, doubt, against, lastFraction }: Grounds,
): Certainty {
  // That two cells changed places is one act, and two wrong values that look like it are as good.
  const isOneAct = best.kind !== "two-values" && best.kind !== "exchanged";
  const isOnly = suspect.candidates.length === 1;
  if (doubt) return "ambiguous";
  // A total row that says another figure, and no other row to make the difference: one of the two is yet more wrong; or
  // one that tells of other cells of this row.
  if ((against && !against.holdsNow) || lastFraction >= 0) return "ambiguous";
  const isContradicted = against !== undefined || isUnheard(suspect.given, best);
  if (isOneAct && (isOnly || isSettledByTotal) && !suspect.more && !isContradicted)
    return "certain";
  if (isOnly && isOneAct) return "likely";
  const enough = choice.witnessed ? LIKELY : LIKELY_BY_HABIT;
  return choice.probability[choice.best] >= enough ? "likely" : "ambiguous";
}

/**
 * How sure a correction is at most of a row in turn with another, whose cells may have slid: that way is not looked for
 * (candidates.ts), so that no other is the only one. Where a cell is blank, that is what it looks like.
 */
const mostInTurn = (suspect: DiagnosedRow, best: Candidate): Certainty =>
  changesOf(suspect, best).some(({ from }) => from === null) ? "ambiguous" : "likely";

/**
 * A way in which a row can have lost cells that is too rare to be among its candidates, where no total row says of all that
 * the only one changes that it is right, and of nothing else that it is wrong.
 */
function otherSlide(
  suspect: DiagnosedRow,
  { witness, isReliable }: Verdict,
  { best, columns }: Grounds,
): MayHaveSlid | undefined {
  const { given } = suspect;
  const { cells, sums, integers, odd } = given;
  const isWitnessed =
    columns.length >= best.changed.length &&
    witness.columns.every(({ total }) => !witness.covers(total, suspect.row) || isReliable(total));
  if (isWitnessed) return undefined;
  // A cell with a text is not the blank that slid cells leave: it has slid as the number that it says, if any.
  const asNumbers = odd.length === 0 ? [given] : rowsOfNumbers(given);
  const asIs = asNumbers.length === 0 ? [given] : asNumbers;
  if (asIs.some((row) => mayHaveBeenPushed(row, MOST_LOST)))
    return { kind: "may-have-slid", how: "pushed" };
  if (mayHaveSlidFromUnread(cells, sums, integers, MOST_LOST))
    return { kind: "may-have-slid", how: "columns" };
  if (best.kind === "lost-cells") return undefined;
  return asNumbers.some((row) => mayHaveSlidInPart(row, MOST_LOST))
    ? { kind: "may-have-slid", how: "part" }
    : undefined;
}
