import { isOverRows, type Plan } from "../plan";
import type { Candidate, CandidateKind } from "./candidate";
import type { Act, Correction, CorrectionKind, Evidence } from "./correction";
import { changesOf, type DiagnosedRow, type Verdict } from "./diagnosed-row";
import type { Choice } from "./choice";
import { openWayOf } from "./open-way";
import { rowCertainty } from "./row-certainty";
import { evidenceOf } from "./row-evidence";
import { groundsOf } from "./row-grounds";
import { sortedBy } from "./sorted-by";
import type { SuspectRow } from "./total-witness";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An alternative less probable than this with which total rows do not come out is ruled out by them. */
const NEGLIGIBLE = 1e-4;
/** Alternatives among which at most fillings of open cells are given: the open ways say all of them. */
const MOST_FILLED = 60;

const KINDS: Readonly<Record<CandidateKind, CorrectionKind>> = {
  value: "value",
  "moved-month": "value",
  exchanged: "value",
  "two-values": "value",
  "short-sums": "value",
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
  const grounds = groundsOf(suspect, choice, verdict);
  const { best } = grounds;
  const { certainty, mayHaveSlid } = rowCertainty(
    suspect,
    choice,
    verdict,
    grounds,
    isOverRows(table),
  );
  const others = alternatives(suspect, choice);
  const given = certainty === "certain" ? [] : listed(others, isWhole);
  const isAll = !suspect.more && given.length + 1 === suspect.candidates.length;
  const more = certainty !== "certain" && !isAll;
  const reason = evidenceOf(plan, suspect, grounds, certainty, others.length + 1);
  if (mayHaveSlid) reason.push(mayHaveSlid);
  if (reason.length === 0) reason.push(plainReason(suspect));
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
    reason,
  };
  if (best.kind !== "value" || given.some(({ kind }) => kind !== "value"))
    correction.acts = actsOf(suspect, [best, ...given]);
  if (more && isWhole && suspect.open.length > 0)
    correction.openWays = suspect.open.map((way) => openWayOf(suspect, way));
  return correction;
}

/** Why a correction is made of which nothing in particular speaks. */
const plainReason = ({ candidates: { length: ways } }: SuspectRow): Evidence =>
  ways === 1 ? { kind: "only-candidate" } : { kind: "likeliest", ways };

/**
 * The candidates other than the best that remain in question, the likeliest first: all of them, but those that the
 * total rows rule out.
 */
function alternatives(
  { candidates }: SuspectRow,
  { best, misses, probability }: Choice,
): Candidate[] {
  if (candidates.length === 1) return [];
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
function listed(others: readonly Candidate[], isWhole: boolean): readonly Candidate[] {
  if (others.length <= MOST_FILLED) return others;
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
