import { groupBy } from "../group-by";
import type { Plan } from "../plan";
import { brokenRow, type IsFormula, type BrokenRow } from "./broken-row";
import { damagedRows, type BrokenSums } from "./broken-sums";
import type { Candidates } from "./candidate";
import { candidatesOf } from "./candidates";
import { withTexts } from "./cell-texts";
import type { Certainty, Correction, Diagnosis } from "./correction";
import { correctionOfRow } from "./correction-of-row";
import type { DiagnosedRow } from "./diagnosed-row";
import { Plausibility } from "./evidence";
import { formulaCorrections, columnsWithoutFormulas, withoutFormulas } from "./formula-corrections";
import { habitsOf } from "./habits";
import type { Choice, Option } from "./choice";
import { chooseAlone, chooseJointly } from "./joint";
import { levelCorrections } from "./level-corrections";
import { oddReading } from "./odd-cell";
import { cellsOf, residuals, rowSumsByTable, rowSumsOf, type RowSums } from "./row-sums";
import { spellingCorrections } from "./spelling-corrections";
import { targetDoubts } from "./target-doubt";
import { toldOtherwise } from "./told-otherwise";
import type { Follows, JudgedRow } from "./total-misses";
import { diagnoseTotals } from "./total-row";
import { TotalWitness } from "./total-witness";
import { typedCorrections } from "./typed-corrections";

export interface DiagnosisOptions {
  /**
   * Whether a cell is a formula. A sum that is a formula follows its parts: a wrong month then makes its quarter
   * wrong with it, and a total row repeats what its rows say. Where absent, every cell is taken as typed.
   */
  readonly isFormula?: IsFormula;
}

/** Rows of a plan whose ways are all given: a sheet slid as a whole would have millions. */
const MOST_WHOLE = 1000;

/** A damaged row before anybody has looked for what happened to it. */
interface Given {
  readonly row: number;
  readonly given: BrokenRow;
}

/** A damaged row with what can have happened to it. */
type Suspect = Given & DiagnosedRow;

/**
 * From the broken sums of a plan to the cells that are wrong and the values they should have. Looks only at rows
 * with a broken sum, a slid row or a cell that is not a number, and at the total rows.
 */
export function diagnose(broken: BrokenSums, options: DiagnosisOptions = {}): Diagnosis {
  const { plan, shifted, quarter, findings, notAdditive } = broken;
  const isFormula = options.isFormula;
  const sumsOf = rowSumsByTable(plan);
  const damaged = damagedRows(findings).filter((row) => !notAdditive.has(row));
  const unusual = new Set([...damaged, ...notAdditive.keys()]);
  const habits = habitsOf(plan, unusual, shifted, quarter, sumsOf);
  const plausibility = new Plausibility(habits);

  let suspects = suspectRows(plan, damaged, sumsOf, isFormula).map((given) =>
    withCandidates(given, candidatesOf(given.given, habits, plausibility, false)),
  );
  let hearing = hearTotals(broken, suspects, isFormula);
  const contradicted = new Set(contradictedOf(hearing, suspects));
  if (contradicted.size > 0) {
    suspects = suspects.map((suspect) =>
      contradicted.has(suspect)
        ? withCandidates(suspect, candidatesOf(suspect.given, habits, plausibility, true))
        : suspect,
    );
    hearing = hearTotals(broken, suspects, isFormula);
  }

  const { witness, choices, rest } = hearing;
  const isReliable = reliableTotals(witness, rest);
  const isOpen = openColumns(witness, suspects);
  const accuses = accusers(plan, witness, suspects);
  const otherwise = toldOtherwise(witness, rest);
  const doubtOf = targetDoubts(plan, findings);
  const corrections: Correction[] = [];
  const unexplained: number[] = [];
  const judged: JudgedRow[] = [];
  for (const [index, suspect] of suspects.entries()) {
    const choice = choices[index];
    let certainty: Certainty | undefined;
    if (suspect.candidates.length === 0) unexplained.push(suspect.row);
    else {
      const isWhole = corrections.length < MOST_WHOLE;
      const verdict = { witness, rest, isReliable, isOpen, accuses, otherwise, doubtOf };
      const correction = correctionOfRow(plan, suspect, choice, verdict, isWhole);
      corrections.push(correction);
      certainty = correction.certainty;
    }
    judged.push({ suspect, choice, certainty });
  }
  const totals = diagnoseTotals(plan, witness, judged, isFormula);
  const ofFormulas = formulaCorrections(broken.findings, witness.readings);
  const ofActivities = [...corrections, ...levelCorrections(plan, notAdditive)].sort(
    (a, b) => a.rowIndex - b.rowIndex,
  );
  const ofSums = withoutFormulas([...ofActivities, ...totals.corrections], ofFormulas);
  return {
    corrections: withTexts(plan, [
      ...typedCorrections(plan, findings, [...ofSums, ...ofFormulas], isFormula),
      ...ofSums,
      ...spellingCorrections(plan),
      ...ofFormulas,
    ]),
    openTotals: columnsWithoutFormulas(totals.openTotals, ofFormulas),
    settledTotals: columnsWithoutFormulas(totals.settledTotals, ofFormulas),
    unexplained,
  };
}

function suspectRows(
  plan: Plan,
  damaged: readonly number[],
  sumsOf: (row: number) => RowSums,
  isFormula: IsFormula | undefined,
): Given[] {
  const odd = groupBy(plan.activities.oddCells, ({ row }) => row);
  return damaged.map((row) => {
    const sums = sumsOf(row);
    // A cell that stands in no sum of the row tells nothing of it.
    const placed = (odd.get(row) ?? [])
      .map((cell) => ({ position: sums.slots.indexOf(cell.slot), ...oddReading(cell) }))
      .filter(({ position }) => position >= 0);
    return { row, given: brokenRow(plan, row, sums, isFormula, placed) };
  });
}

function withCandidates({ row, given }: Given, { list, more, open }: Candidates): Suspect {
  return {
    row,
    given,
    slots: given.sums.slots,
    cells: given.cells,
    candidates: list,
    more,
    open,
    broken: list.length === 0 ? brokenSlots(given) : [],
  };
}

/** Slots of all cells of the sums that fail. */
function brokenSlots({ cells, sums }: Pick<BrokenRow, "cells" | "sums">): number[] {
  const rests = residuals(cells, sums.rules);
  return sums.rules
    .filter((_, index) => rests[index] !== 0)
    .flatMap((rule) => [rule.total, ...rule.parts])
    .map((position) => sums.slots[position]);
}

/** Which cells of total rows are formulas. */
const followsIn =
  (isFormula: IsFormula | undefined): Follows =>
  (rowIndex, slot) =>
    isFormula?.({ isTotal: true, rowIndex, slot }) ?? false;

/** The plan's total rows heard about all suspects together. */
interface Hearing {
  readonly witness: TotalWitness;
  /** By suspect. */
  readonly choices: readonly Choice[];
  /** By watched column: what is missing after the best choice. */
  readonly rest: Float64Array;
}

function hearTotals(
  { plan, notAdditive }: BrokenSums,
  suspects: readonly Suspect[],
  isFormula: IsFormula | undefined,
): Hearing {
  const witness = new TotalWitness(plan, suspects, followsIn(isFormula), notAdditive);
  const rest = witness.residuals();
  if (witness.columns.length === 0) {
    return { witness, choices: suspects.map((row) => chooseAlone(row.candidates)), rest };
  }
  const options = suspects.map((suspect) =>
    suspect.candidates.map((candidate): Option => ({
      deltas: witness.deltasOf(suspect, candidate),
      score: candidate.score,
    })),
  );
  const choices = chooseJointly(options, witness.residuals());
  for (const [index, { best }] of choices.entries()) {
    for (const [column, delta] of options[index].at(best)?.deltas ?? []) rest[column] -= delta;
  }
  return { witness, choices, rest };
}

/** Rows whose best candidate makes a column fail that holds without it, or of which TOTAL tells other wrong cells. */
function contradictedOf(
  { witness, choices, rest }: Hearing,
  suspects: readonly Suspect[],
): readonly Suspect[] {
  if (witness.columns.length === 0) return [];
  const otherwise = toldOtherwise(witness, rest);
  return suspects.filter((suspect, index) => {
    const candidate = suspect.candidates.at(choices[index].best);
    if (!candidate) return false;
    const deltas = [...witness.deltasOf(suspect, candidate)];
    return (
      deltas.some(([column, delta]) => rest[column] === -delta) ||
      otherwise(suspect, candidate) !== undefined
    );
  });
}

/** See Verdict.accuses. */
function accusers(
  plan: Plan,
  witness: TotalWitness,
  suspects: readonly Suspect[],
): (total: number, slot: number) => boolean {
  return (total, slot) => {
    if (suspects.filter(({ row }) => witness.covers(total, row)).length !== 1) return false;
    const table = plan.tables[plan.totals.table[total]];
    const sums = rowSumsOf(table, plan.totals, { start: total, end: total + 1 });
    const cells = cellsOf(plan.totals, total, sums.slots);
    return !brokenSlots({ cells, sums }).includes(slot);
  };
}

/** See Verdict.isOpen. */
function openColumns(
  witness: TotalWitness,
  suspects: readonly Suspect[],
): (total: number, slot: number) => boolean {
  const open = suspects.filter(({ more }) => more);
  const slotsOf = new Map<number, Set<number>>();
  return (total, slot) => {
    let slots = slotsOf.get(total);
    if (!slots) {
      const covered = open.filter(({ row }) => witness.covers(total, row));
      slots = new Set(
        covered.flatMap((suspect) =>
          suspect.candidates.flatMap(({ changed }) => changed.map((at) => suspect.slots[at])),
        ),
      );
      slotsOf.set(total, slots);
    }
    return slots.has(slot);
  };
}

/** Total rows (by index in Plan.totals) all of whose watched columns come out: the others have erred somewhere. */
function reliableTotals(witness: TotalWitness, rest: Float64Array): (total: number) => boolean {
  const erring = new Set(
    witness.columns.filter((_, column) => rest[column] !== 0).map((column) => column.total),
  );
  return (total) => !erring.has(total);
}
