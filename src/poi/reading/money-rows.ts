import { equalAmounts } from "../amounts";
import type { CellValue, Row } from "../cells";
import { figuresSaid, namesMoneyTotal } from "../header/rows-in-turn";
import { mayBeTotalLabel } from "../header/row-labels";
import type { RowsBetween } from "../plan";
import { SLOT_COUNT } from "../slots";
import type { RowShape } from "./rows-builder";

/** What stands in place of a row of money for whoever tells a table's rows apart. */
const BLANK_ROW: Row = [];

/**
 * Of a table whose activities have two rows in turn, FÍSICA and FINANCIERA: which of its rows are money, and what they add
 * up to, by which a TOTAL that is of money is told from one that is of the plan.
 */
export class MoneyBetween {
  private readonly said = new Map<CellValue, ReturnType<typeof figuresSaid>>();
  private readonly texts = new Map<string, string>();
  private readonly rows: number[] = [];
  private readonly totals: number[] = [];
  private readonly sinceTotal = new Float64Array(SLOT_COUNT);
  private readonly all = new Float64Array(SLOT_COUNT);
  /** The last total row of what is physical: its money may stand right below it, without a label. */
  private totalRow = -2;

  /**
   * @param position index into a row of the cell that says which row is which
   * @param before that of the page before, under the same header
   */
  constructor(
    readonly position: number,
    before: MoneyBetween | undefined,
  ) {
    if (!before) return;
    this.sinceTotal.set(before.sinceTotal);
    this.all.set(before.all);
  }

  /** Whether a row is money: its cell says so, or a label as TOTAL FINANCIERA. */
  isMoney(row: Row): boolean {
    const said = this.saidIn(row);
    if (said !== undefined) return said === "money";
    return row.some(
      (value) => typeof value === "string" && mayBeTotalLabel(value) && namesMoneyTotal(value),
    );
  }

  /** Rows as if the table had those that are physical alone, and no column that says so. */
  physicalOf(rows: readonly Row[]): readonly Row[] {
    return rows.map((row) => {
      const said = this.saidIn(row);
      if (said === undefined) return row;
      return said === "money" ? BLANK_ROW : row.with(this.position, "");
    });
  }

  /** Leaves a row of money out. */
  leaveOut(row: Row, sheetRow: number, shape: RowShape): void {
    const text = row[this.position];
    if (this.saidIn(row) !== "money" || typeof text !== "string") {
      this.totals.push(sheetRow);
      return;
    }
    this.rows.push(sheetRow);
    this.texts.set(text.toLowerCase(), text);
    const isTotal = sheetRow === this.totalRow + 1 || row.some(isTotalLabel);
    if (isTotal) return;
    for (const [index, slot] of shape.slots.entries()) {
      const value = row[shape.positions[index]];
      if (typeof value !== "number") continue;
      this.sinceTotal[slot] += value;
      this.all[slot] += value;
    }
  }

  /** A total of what is physical stands here: what comes after it is of another part. */
  endPart(sheetRow: number): void {
    this.totalRow = sheetRow;
    this.sinceTotal.fill(0);
  }

  /**
   * Whether the figures of a TOTAL of which no cell says what it is of are those of the money, or of both together, rather
   * than of the plan.
   * @param physical what the activities that it may add up come to, by slot
   */
  addsUpMoney(
    row: Row,
    { slots, positions }: RowShape,
    physical: readonly ((slot: number) => number)[],
  ): boolean {
    if (this.saidIn(row) !== undefined) return false;
    const holding = (sumOf: (slot: number) => number): number =>
      slots.filter((slot, index) => {
        const value = row[positions[index]];
        return typeof value === "number" && value !== 0 && equalAmounts(value, sumOf(slot), false);
      }).length;
    const money = [this.sinceTotal, this.all].map((sums) => (slot: number) => sums[slot]);
    const both = money.flatMap((ofMoney) =>
      physical.map((ofPhysical) => (slot: number) => ofMoney(slot) + ofPhysical(slot)),
    );
    const most = (sums: readonly ((slot: number) => number)[]): number =>
      Math.max(...sums.map(holding));
    return most([...money, ...both]) > most(physical);
  }

  /**
   * The rows left out; undefined where there are none.
   * @param firstColumn sheet column of `row[0]`
   */
  finish(firstColumn: number): RowsBetween | undefined {
    const { rows, totals } = this;
    if (rows.length === 0 && totals.length === 0) return undefined;
    return {
      are: "money",
      rowsEach: 1,
      column: firstColumn + this.position,
      texts: [...this.texts.values()],
      rows,
      totals,
    };
  }

  private saidIn(row: Row): ReturnType<typeof figuresSaid> {
    const value = row[this.position] ?? "";
    if (typeof value !== "string" || value === "") return undefined;
    if (!this.said.has(value)) this.said.set(value, figuresSaid(value));
    return this.said.get(value);
  }
}

const isTotalLabel = (value: CellValue): boolean =>
  typeof value === "string" && mayBeTotalLabel(value);
