import type { Plan } from "../plan";
import { firstFrom, type RowRange } from "../row-range";
import { RunningSums } from "./running-sums";

/** The activities of a plan that are shown: what is hidden, by hand or by a filter, a TOTAL of SUBTOTAL leaves out. */
export class ShownRows {
  /** The others, in order. */
  private readonly hidden: Uint32Array;
  private sums: RunningSums | undefined;

  /** @param asked ranges of activities, between whose ends sums will be asked for */
  constructor(
    private readonly plan: Plan,
    private readonly asked: readonly RowRange[],
  ) {
    this.hidden = hiddenActivities(plan);
  }

  has(row: number): boolean {
    const place = this.hiddenBefore(row);
    return this.hidden[place] !== row;
  }

  /** Whether all of some activities are shown. */
  hasAll({ start, end }: RowRange): boolean {
    return this.hiddenBefore(start) === this.hiddenBefore(end);
  }

  /**
   * What those hidden of activities [start, end) add up to in a slot.
   * @throws RangeError where `asked` has no such ends
   */
  hiddenSum(slot: number, start: number, end: number): number {
    this.sums ??= this.hiddenSums();
    return this.sums.sum(slot, this.hiddenBefore(start), this.hiddenBefore(end));
  }

  private hiddenSums(): RunningSums {
    const { amounts, integers } = this.plan.activities;
    return new RunningSums(
      {
        integers,
        amounts: amounts.map(
          (column) => column && Float64Array.from(this.hidden, (row) => column[row]),
        ),
      },
      this.asked.flatMap(({ start, end }) => [this.hiddenBefore(start), this.hiddenBefore(end)]),
    );
  }

  private hiddenBefore(row: number): number {
    return firstFrom(this.hidden, { start: 0, end: this.hidden.length }, row);
  }
}

function hiddenActivities({ tables, activities: { sheetRow } }: Plan): Uint32Array {
  const hidden: number[] = [];
  for (const { activities, hiddenRows } of tables) {
    let at = activities.start;
    for (const { start, end } of hiddenRows) {
      at = firstFrom(sheetRow, { start: at, end: activities.end }, start);
      for (; at < activities.end && sheetRow[at] < end; at++) hidden.push(at);
    }
  }
  return Uint32Array.from(hidden);
}
