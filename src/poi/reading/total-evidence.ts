import type { Row } from "../cells";
import { monthSlot, SERIES } from "../slots";
import type { RowShape, RowsBuilder } from "./rows-builder";
import { FEWEST_HOLDING, isAmount } from "./total-above";

/** How many of a row's amounts, other than zeros, are the sum of the rows above, and how many are not. */
export interface Agreement {
  readonly holding: number;
  readonly failing: number;
}

/** Sums over more than the rows since the last total: each reads every row, so a plan has only so many. */
const MOST_WIDE_SUMS = 200;

/** Rows without a total's label that are asked; where there are more, the table does without measures. */
const MOST_UNLABELLED = 200;

/** Rows asked whether they add up a unit or category of their name; each looks for where it begins. */
const MOST_GROUPS = 2000;

/** Amounts of such a row that fail before any holds: no more of it is added up. */
const PATIENCE = 3;

/** Rows asked whether they add up the rows above together with those below them: each sum reads every row. */
const MOST_TOGETHER = 50;

/** Tells a total row by its figures: those of the rows above it, added up. */
export class TotalEvidence {
  private wideSums = 0;
  private unlabelled = 0;
  private groups = 0;
  private together = 0;

  constructor(private readonly activities: RowsBuilder) {}

  /**
   * Whether most of a row's amounts are the sums of some run of activities that ends above it.
   * @param starts where the runs begin, the shortest first
   */
  bearsOut(row: Row, shape: RowShape, starts: readonly number[]): boolean {
    const count = this.activities.length;
    return [...new Set(starts)].some((start, index) => {
      if (start >= count || (index > 0 && ++this.wideSums > MOST_WIDE_SUMS)) return false;
      const { holding, failing } = this.agreement(row, shape, start);
      // One row and its copy agree as well as a total does with one row.
      return holding > failing && (count - start > 1 || failing === 0);
    });
  }

  /**
   * Whether a row that no words call a total is one all the same. What holds must add up several rows: an activity
   * may well say what one other says, or each of two in months of its own.
   * @param starts as for `bearsOut`
   */
  addsUp(row: Row, shape: RowShape, starts: readonly number[]): boolean {
    if (++this.unlabelled > MOST_UNLABELLED) return false;
    return [...new Set(starts)].some((start) => {
      if (this.activities.length - start < 2) return false;
      const { holding, failing } = this.agreement(row, shape, start, PATIENCE);
      return holding > failing && 2 * this.ofSeveral(row, shape, start) > holding + failing;
    });
  }

  /**
   * Whether most amounts of a row that names the unit or category over it, and nothing else, are the sums of that one's rows:
   * of a single one as well, for an activity has a name of its own.
   * @param name folded
   * @param firstActivity of its table, which may go on from one before
   */
  addsUpGroup(row: Row, shape: RowShape, name: string, firstActivity: number): boolean {
    if (++this.groups > MOST_GROUPS) return false;
    const start = this.activities.startOfLast(name);
    if (start < 0) return false;
    return [...new Set([start, Math.max(start, firstActivity)])].some((from) => {
      const { holding, failing } = this.agreement(row, shape, from, PATIENCE);
      return holding >= FEWEST_HOLDING && holding > failing;
    });
  }

  /**
   * How many rows, from the first on, add up some run of activities that ends above them together, and none by itself; 0
   * where no two or more do.
   * @param rows right below one another
   * @param starts as for `bearsOut`
   */
  addUpTogether(rows: readonly Row[], shape: RowShape, starts: readonly number[]): number {
    if (rows.length < 2) return 0;
    for (const start of new Set(starts)) {
      if (this.activities.length - start < 2) continue;
      if (++this.together > MOST_TOGETHER) return 0;
      const count = this.togetherFrom(rows, shape, start);
      // One that is the total of all, of a section or of one series is no part of one, whatever the others say.
      if (count > 0)
        return rows.slice(0, count).some((row) => this.bearsOut(row, shape, starts)) ? 0 : count;
    }
    return 0;
  }

  /**
   * Whether a row says something else of some run of activities that ends above it than what they add up to: in most months
   * everything from the first on ("TOTAL ACUMULADO"), or in most columns how many of them have an amount, where it names
   * what it totals ("TOTAL DE ACTIVIDADES"). Such a row is no total, wrong in each of them. One that adds up another run says
   * of this one by chance how many rows it has: a section's total of four may stand under four activities.
   * @param starts as for `bearsOut`
   */
  saysElse(row: Row, shape: RowShape, starts: readonly number[], label: "bare" | "named"): boolean {
    const { slots, positions } = shape;
    const amounts = [...slots.entries()].flatMap(([at, slot]) => {
      const value = row[positions[at]];
      return isAmount(value) ? [{ slot, value }] : [];
    });
    let [most, others] = [0, 0];
    for (const [index, start] of [...new Set(starts)].entries()) {
      const rows = this.activities.length - start;
      if (rows < 1 || (index > 0 && ++this.wideSums > MOST_WIDE_SUMS)) continue;
      const columnsOf = (says: (slot: number) => number | undefined): number =>
        amounts.filter(({ slot, value }) => isSame(value, says(slot) ?? NaN)).length;
      most = Math.max(
        most,
        columnsOf((slot) => this.activities.sum(slot, start)),
      );
      if (rows < 2) continue;
      const running = this.runningSums(shape, start);
      const accumulated = columnsOf((slot) => running.get(slot));
      const counts =
        label === "named" ? columnsOf((slot) => this.activities.filled(slot, start)) : 0;
      others = Math.max(others, accumulated, counts);
    }
    return others > FEWEST_HOLDING && others > 2 * most;
  }

  /** What the months of each series add up to, each with all before it. */
  private runningSums({ slots }: RowShape, start: number): Map<number, number> {
    const sums = new Map<number, number>();
    for (const series of SERIES) {
      let sum = 0;
      for (let month = 0; month < 12; month++) {
        const slot = monthSlot(series, month);
        if (!slots.includes(slot)) continue;
        sum += this.activities.sum(slot, start);
        sums.set(slot, sum);
      }
    }
    return sums;
  }

  private togetherFrom(
    rows: readonly Row[],
    { slots, positions }: RowShape,
    start: number,
  ): number {
    const holding = rows.map(() => 0);
    const failing = rows.map(() => 0);
    for (const [index, slot] of slots.entries()) {
      if (index >= PATIENCE && holding.every((columns) => columns === 0)) return 0;
      const sum = this.activities.sum(slot, start);
      if (sum === 0) continue;
      let added = 0;
      for (const [row, cells] of rows.entries()) {
        const value = cells[positions[index]];
        if (isAmount(value)) added += value;
        const holds = Math.abs(added - sum) <= 1e-9 * Math.abs(sum);
        if (!holds) failing[row]++;
        // One that says nothing itself adds nothing to what those above it do.
        else if (isAmount(value)) holding[row]++;
      }
    }
    return 1 + holding.findIndex((columns, row) => row > 0 && columns > failing[row] + 1);
  }

  /** How many of a row's amounts, other than zeros, stand under more than one other. */
  private ofSeveral(row: Row, { slots, positions }: RowShape, start: number): number {
    return slots.filter(
      (slot, index) => isAmount(row[positions[index]]) && this.activities.filled(slot, start) > 1,
    ).length;
  }

  /** @param patience after how many that fail before any holds it stops */
  private agreement(
    row: Row,
    { slots, positions }: RowShape,
    start: number,
    patience = Infinity,
  ): Agreement {
    let holding = 0;
    let failing = 0;
    for (const [index, slot] of slots.entries()) {
      const value = row[positions[index]];
      if (!isAmount(value)) continue;
      if (holding === 0 && failing >= patience) break;
      const sum = this.activities.sum(slot, start);
      if (isSame(value, sum)) holding++;
      else failing++;
    }
    return { holding, failing };
  }
}

const isSame = (value: number, sum: number): boolean =>
  Math.abs(sum - value) <= 1e-9 * Math.max(1, Math.abs(sum));
