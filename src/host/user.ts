import { parseRect, rectAddress, type Rect } from "./model/address";
import {
  assertAllowed,
  assertCellsUnlocked,
  assertWholeArrays,
  clearRect,
  enterValue,
  shiftSheet,
} from "./model/edits";
import { sortRows } from "./model/sortedRows";
import type { Workbook } from "./model/workbook";
import type { Worksheet } from "./model/worksheet";
import { fireEdited } from "./objects/rangeValues";
import { selectRange } from "./objects/selection";
import { invalidArgument, itemNotFound } from "./protocol/errors";
import { EventType } from "./protocol/events";

/**
 * The person in front of the workbook: what the grid of the browser door and the tests do without
 * an add-in. Add-ins are told by the same events as in Excel. Rows and columns are 0-based.
 */
export class User {
  constructor(private readonly workbook: Workbook) {}

  /** Does something as a co-author does it on another computer: what it tells add-ins says so. */
  async asCoAuthor(work: (user: User) => void | Promise<void>): Promise<void> {
    const { events } = this.workbook;
    events.source = "Remote";
    try {
      await work(this);
    } finally {
      events.source = "Local";
    }
  }

  private sheet(name: string): Worksheet {
    const sheet = this.workbook.findSheet(name);
    if (!sheet) throw itemNotFound(`sheet ${name}`);
    return sheet;
  }

  private rect(address: string): Rect {
    const rect = parseRect(address);
    if (!rect) throw invalidArgument(`"${address}" is not an address`);
    return rect;
  }

  /**
   * Types into a cell: "12", "texto", "=A1*2", "'=texto", "" to empty it.
   * @throws HostError AccessDenied for a locked cell, InvalidArgument for a bad formula.
   */
  async type(sheetName: string, address: string, text: string): Promise<void> {
    const sheet = this.sheet(sheetName);
    const rect = this.rect(address);
    await this.workbook.calculation.prepare();
    const before = sheet.value(rect.top, rect.left);
    assertCellsUnlocked(sheet, rect);
    assertWholeArrays(sheet, rect);
    enterValue(sheet, rect.top, rect.left, text);
    await this.workbook.calculation.prepare();
    const after = sheet.value(rect.top, rect.left);
    fireEdited(sheet, rect, {
      before: "value" in before ? before.value : "",
      after: "value" in after ? after.value : "",
    });
  }

  /** Presses Delete on a range. */
  clear(sheetName: string, address: string): void {
    const sheet = this.sheet(sheetName);
    clearRect(sheet, this.rect(address), "Contents");
    fireEdited(sheet, this.rect(address));
  }

  /** Selects a range and brings its sheet to the front. */
  select(sheetName: string, address: string): void {
    selectRange(this.sheet(sheetName), [this.rect(address)]);
  }

  /**
   * Sorts the rows of a range by one of its columns, numbers before texts. Add-ins are told of it by an event of its
   * own and by no change of cells, so that one that does not listen to it is found out.
   */
  async sortRows(sheetName: string, address: string, column: number): Promise<void> {
    const sheet = this.sheet(sheetName);
    const rect = this.rect(address);
    assertAllowed(sheet, "sort");
    assertCellsUnlocked(sheet, rect);
    assertWholeArrays(sheet, rect);
    await this.workbook.calculation.prepare();
    sortRows(sheet, rect, column);
    this.workbook.events.fire(EventType.worksheetRowSorted, sheet.id, {
      address: rectAddress(rect),
      source: this.workbook.events.source,
      worksheetId: sheet.id,
    });
  }

  insertRows(sheetName: string, row: number, count = 1): Promise<void> {
    return this.shift(sheetName, "rows", row, count);
  }

  deleteRows(sheetName: string, row: number, count = 1): Promise<void> {
    return this.shift(sheetName, "rows", row, -count);
  }

  insertColumns(sheetName: string, column: number, count = 1): Promise<void> {
    return this.shift(sheetName, "columns", column, count);
  }

  deleteColumns(sheetName: string, column: number, count = 1): Promise<void> {
    return this.shift(sheetName, "columns", column, -count);
  }

  private async shift(
    sheetName: string,
    axis: "rows" | "columns",
    at: number,
    count: number,
  ): Promise<void> {
    const sheet = this.sheet(sheetName);
    const rows = axis === "rows";
    const verb = count > 0 ? "insert" : "delete";
    assertAllowed(sheet, `${verb}${rows ? "Rows" : "Columns"}`);
    await this.workbook.calculation.prepare();
    shiftSheet(sheet, { axis, at, count });
    const last = at + Math.abs(count) - 1;
    const address = rows
      ? this.rect(`${at + 1}:${last + 1}`)
      : { ...this.rect("A:A"), left: at, right: last };
    const direction = count > 0 ? (rows ? "Down" : "Right") : rows ? "Up" : "Left";
    fireEdited(sheet, address, {
      type: `${rows ? "Row" : "Column"}${count > 0 ? "Inserted" : "Deleted"}`,
      shiftDirection: direction,
    });
  }

  addSheet(name?: string): void {
    this.workbook.addSheet(name);
  }

  renameSheet(sheetName: string, name: string): void {
    this.workbook.renameSheet(this.sheet(sheetName), name);
  }

  async deleteSheet(sheetName: string): Promise<void> {
    await this.workbook.calculation.prepare();
    this.workbook.deleteSheet(this.sheet(sheetName));
  }

  activateSheet(sheetName: string): void {
    this.workbook.activate(this.sheet(sheetName));
  }

  /** What the user sees selected: the sheet's name and the address. */
  get selection(): { sheet: string; address: string } {
    const sheet = this.workbook.activeSheet;
    return { sheet: sheet.name, address: sheet.selection.map(rectAddress).join(",") };
  }
}
