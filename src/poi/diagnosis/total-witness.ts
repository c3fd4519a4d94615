import { amountAt, type Plan } from "../plan";
import { readTotals, type TotalReading } from "../sums/total-scope";
import type { Candidate } from "./candidate";
import type { Option } from "./choice";

/** A column of a total row that is heard as a witness. */
export interface WatchedColumn {
  /** Index in Plan.totals. */
  readonly total: number;
  readonly slot: number;
  /** What the total row says less what the rows add up to as they stand, in `units`. */
  readonly residual: number;
}

/** An activity with its candidates, as the total rows see it. */
export interface SuspectRow {
  readonly row: number;
  readonly slots: readonly number[];
  readonly cells: readonly (number | null)[];
  readonly candidates: readonly Candidate[];
  /** Slots of the sums that fail, where there is no candidate. */
  readonly broken: readonly number[];
}

/** The amount at a position of a row once a candidate is taken; a blank is 0. */
export function restoredAt(suspect: SuspectRow, candidate: Candidate, position: number): number {
  const index = candidate.changed.indexOf(position);
  return (index < 0 ? suspect.cells.at(position) : candidate.values[index]) ?? 0;
}

/** What the total rows have to say about the rows that they cover. */
export class TotalWitness {
  readonly columns: readonly WatchedColumn[];
  readonly readings: readonly TotalReading[];
  private readonly index = new Map<string, number>();
  private readonly plan: Plan;
  /** Amounts are compared in whole units: ones where the plan is in integers, millionths otherwise. */
  private readonly units: number;

  /**
   * @param follows whether a cell of a total row is a formula: it then repeats the rows, right or wrong, and
   * is no witness
   * @param notAdditive activities whose months do not add up, as readTotals takes them
   */
  constructor(
    plan: Plan,
    suspects: readonly SuspectRow[],
    follows: (total: number, slot: number) => boolean,
    notAdditive: ReadonlyMap<number, unknown> = new Map(),
  ) {
    this.plan = plan;
    this.units = plan.activities.integers && plan.totals.integers ? 1 : 1e6;
    this.readings =
      plan.totals.count === 0
        ? []
        : readTotals(
            plan,
            new Map(suspects.map((row) => [row.row, slotsInDoubt(row)])),
            notAdditive,
          );
    const columns: WatchedColumn[] = [];
    for (const [total, reading] of this.readings.entries()) {
      const covered = suspects.filter(({ row }) => row >= reading.start && row < reading.end);
      const lost = slotsWithoutCandidate(plan, covered, reading);
      const heard: WatchedColumn[] = [];
      for (const [slot, sum] of reading.sums.entries()) {
        const says = amountAt(plan.totals, total, slot);
        if (sum === undefined || says === null || lost.has(slot) || follows(total, slot)) continue;
        heard.push({ total, slot, residual: Math.round((says - sum) * this.units) });
      }
      // A total row that holds although rows under it are wrong was added up from the wrong rows.
      if (covered.length > 0 && heard.every((column) => column.residual === 0)) continue;
      columns.push(...heard);
    }
    this.columns = columns;
    for (const [at, { total, slot }] of columns.entries()) this.index.set(`${total} ${slot}`, at);
  }

  /** What a candidate adds to each watched column, by index in `columns`. */
  deltasOf(suspect: SuspectRow, candidate: Candidate): Option["deltas"] {
    if (this.columns.length === 0) return NO_DELTAS;
    const deltas = new Map<number, number>();
    for (const [index, at] of candidate.changed.entries()) {
      const change = (candidate.values[index] ?? 0) - (suspect.cells[at] ?? 0);
      for (const [total, { start, end }] of this.readings.entries()) {
        if (suspect.row < start || suspect.row >= end) continue;
        const column = this.index.get(`${total} ${suspect.slots[at]}`);
        const delta = Math.round(change * this.units);
        if (column !== undefined && delta !== 0) deltas.set(column, delta);
      }
    }
    return deltas;
  }

  /** The residual of each watched column as the rows stand. */
  residuals(): Float64Array {
    return Float64Array.from(this.columns, (column) => column.residual);
  }

  /** A number of units as an amount. */
  amount(units: number): number {
    return units / this.units;
  }

  /** Whether the total row is one that a row is under. */
  covers(total: number, row: number): boolean {
    const { start, end } = this.readings[total];
    return row >= start && row < end && this.plan.totals.count > 0;
  }
}

const NO_DELTAS: Option["deltas"] = new Map();

function slotsInDoubt({ slots, candidates, broken }: SuspectRow): Set<number> {
  const inDoubt = new Set(candidates.length === 0 ? broken : []);
  for (const { changed } of candidates) for (const at of changed) inDoubt.add(slots[at]);
  return inDoubt;
}

/** Slots that say nothing because some row's cell there is wrong and nobody knows what it should be. */
function slotsWithoutCandidate(
  plan: Plan,
  covered: readonly SuspectRow[],
  { start, end }: TotalReading,
): Set<number> {
  const lost = new Set<number>();
  for (const { candidates, broken } of covered) {
    if (candidates.length === 0) for (const slot of broken) lost.add(slot);
  }
  const known = new Set(covered.filter((row) => row.candidates.length > 0).map(({ row }) => row));
  for (const { row, slot } of plan.activities.oddCells) {
    if (row >= start && row < end && !known.has(row)) lost.add(slot);
  }
  return lost;
}
