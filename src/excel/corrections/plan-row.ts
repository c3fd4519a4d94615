import { isBlank, type CellValue } from "../../poi/cells";
import type { Correction } from "../../poi/diagnosis/correction";
import type { Columns } from "../../poi/header/columns";
import {
  amountAt,
  slotsInSheetOrder,
  type OddCell,
  type Plan,
  type Rows,
  ownName,
  type TypedCell,
} from "../../poi/plan";
import type { RowCells, RowPlace } from "./record-cells";

/** The row of a plan that a correction is about: what it said when it was read. */
export class PlanRow {
  readonly place: RowPlace;
  /** What its own cell says; "" and -1 where the row is a total row or its table has no such column. */
  readonly activity: string;
  readonly activityColumn: number;
  /** Of its table. */
  readonly columns: Columns;
  private readonly rows: Rows;
  private readonly slots: readonly number[];
  private readonly columnOf: (slot: number) => number;
  private readonly odd: readonly OddCell[];
  private readonly typed: readonly TypedCell[];

  constructor(
    plan: Plan,
    private readonly correction: Correction,
  ) {
    const { isTotal, rowIndex, sheet, row } = correction;
    this.rows = isTotal ? plan.totals : plan.activities;
    const table = plan.tables[this.rows.table[rowIndex]];
    const { columns } = table;
    this.columns = columns;
    this.slots = slotsInSheetOrder(columns);
    this.columnOf = (slot) => columns.amount[slot];
    this.odd = this.rows.oddCells.filter((cell) => cell.row === rowIndex);
    this.typed = this.rows.typedCells.filter((cell) => cell.row === rowIndex);
    this.activityColumn = isTotal ? -1 : columns.text.activity;
    this.activity = this.activityColumn < 0 ? "" : ownName(this.rows, table, rowIndex);
    const all = this.slots.map(this.columnOf);
    if (this.activityColumn >= 0) all.push(this.activityColumn);
    all.push(...this.correction.cells.map(({ column }) => column));
    this.place = { sheet, row, columns: all };
  }

  /**
   * The first column in which the sheet no longer says what the plan says. All amounts of the row are compared, not
   * only those to be corrected: the correction follows from all of them. A spelling follows from its own text alone.
   */
  differingColumn(cells: Pick<RowCells, "value">): number | undefined {
    const { activity, activityColumn } = this;
    if (activityColumn >= 0 && String(cells.value(activityColumn)).trim() !== activity)
      return activityColumn;
    const text = this.correction.cells.find(
      ({ slot, column, fromText }) => slot < 0 && String(cells.value(column)) !== fromText,
    );
    if (text || this.correction.kind === "spelling") return text?.column;
    const slot = this.slots.find((at) => !this.saysStill(at, cells.value(this.columnOf(at))));
    return slot === undefined ? undefined : this.columnOf(slot);
  }

  private saysStill(slot: number, value: CellValue): boolean {
    const typed = this.typed.find((cell) => cell.slot === slot);
    // Made a number meanwhile, it says the same.
    if (typed) return value === typed.amount || String(value).startsWith(typed.text);
    const amount = amountAt(this.rows, this.correction.rowIndex, slot);
    if (amount !== null) return value === amount;
    const odd = this.odd.find((cell) => cell.slot === slot);
    // The plan keeps the beginning of a long text.
    if (odd) return String(value).startsWith(odd.text);
    return typeof value === "string" && isBlank(value);
  }
}
