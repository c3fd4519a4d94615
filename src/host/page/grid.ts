import { ListTable, type TYPES } from "@visactor/vtable";
import type { Rect } from "../model/address";
import type { Worksheet } from "../model/worksheet";
import { StyleLooks, withDifferential, type CellLook } from "./cellLook";
import { ConditionalLooks } from "./conditionalLooks";
import { FIRST, frameOf, gridOptions, type SheetFrame } from "./gridOptions";

/** What the user does in the grid. Rows and columns are 0-based, of the sheet. */
export interface GridEvents {
  selected(area: Rect): void;
  /** Double click. */
  edit(row: number, column: number): void;
}

/**
 * A sheet on the screen: VTable, drawing cells that it asks the workbook for. Selection goes both
 * ways; editing is the page's (cellEditor.ts).
 */
export class Grid {
  private table: ListTable | undefined;
  private sheet: Worksheet | undefined;
  private frame: SheetFrame | undefined;
  private frameKey = "";
  private looks: StyleLooks | undefined;
  private conditional: ConditionalLooks | undefined;
  private selecting = false;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: GridEvents,
  ) {}

  /**
   * Loads what showing a sheet needs: the engine, also where nothing is to be calculated yet. The table draws when it
   * thinks fit, and so while a request that writes the workbook's first formulas is still being answered.
   */
  async prepare(sheet: Worksheet): Promise<void> {
    await sheet.workbook.calculation.prepareEngine();
  }

  /** Shows a sheet as it is now; `prepare` must have been awaited. */
  show(sheet: Worksheet): void {
    const frame = frameOf(sheet);
    this.conditional = new ConditionalLooks(sheet, frame.columns - 1);
    const key = JSON.stringify({ ...frame, heights: [...frame.heights] });
    if (sheet === this.sheet && key === this.frameKey && this.table) {
      this.table.renderWithRecreateCells();
    } else this.rebuild(sheet, frame, key);
    this.showSelection();
  }

  private rebuild(sheet: Worksheet, frame: SheetFrame, key: string): void {
    const scroll =
      sheet === this.sheet && this.table
        ? { top: this.table.scrollTop, left: this.table.scrollLeft }
        : { top: 0, left: 0 };
    if (this.table) release(this.table);
    if (this.sheet?.workbook !== sheet.workbook) this.looks = undefined;
    this.looks ??= new StyleLooks(sheet.workbook.styles);
    this.sheet = sheet;
    this.frame = frame;
    this.frameKey = key;
    const table = new ListTable(
      this.container,
      gridOptions(sheet, frame, (row, column) => this.lookOf(row, column)),
    );
    this.table = table;
    table.scrollTop = scroll.top;
    table.scrollLeft = scroll.left;
    table.on("selected_cell", () => this.noteSelection(table));
    table.on("dblclick_cell", ({ row, col }) => {
      if (row >= FIRST.row && col >= FIRST.column) {
        this.events.edit(row - FIRST.row, col - FIRST.column);
      }
    });
  }

  private lookOf(row: number, column: number): CellLook {
    if (!this.sheet || !this.looks) throw new Error("no sheet is shown");
    const own = this.looks.of(this.sheet.style(row, column));
    // The first format wins, so it is put on last.
    const formats = this.conditional?.at(row, column) ?? [];
    return formats.reduceRight(withDifferential, own);
  }

  private noteSelection(table: ListTable): void {
    if (this.selecting) return;
    const range = table.getSelectedCellRanges().at(-1);
    if (range) this.events.selected(this.areaOf(range));
  }

  private areaOf({ start, end }: TYPES.CellRange): Rect {
    return {
      top: Math.max(0, Math.min(start.row, end.row) - FIRST.row),
      left: Math.max(0, Math.min(start.col, end.col) - FIRST.column),
      bottom: Math.max(start.row, end.row) - FIRST.row,
      right: Math.max(start.col, end.col) - FIRST.column,
    };
  }

  /** Whether the user holds the pointer down on cells: drawn anew or selected in, the grid would forget it. */
  get isPressed(): boolean {
    return this.table?.stateManager.isSelecting() ?? false;
  }

  /** Whether this is the sheet on the screen. */
  shows(sheet: Worksheet): boolean {
    return sheet === this.sheet;
  }

  /** Shows what the workbook says is selected, scrolling there if it is out of sight. */
  showSelection(): void {
    const { table, sheet, frame } = this;
    const area = sheet?.selection[0];
    if (!table || !area || !frame) return;
    const shown = table.getSelectedCellRanges().at(-1);
    if (shown && JSON.stringify(this.areaOf(shown)) === JSON.stringify(area)) return;
    const start = { row: area.top + FIRST.row, col: area.left + FIRST.column };
    const end = {
      row: Math.min(area.bottom, frame.rows - 1) + FIRST.row,
      col: Math.min(area.right, frame.columns - 1) + FIRST.column,
    };
    this.selecting = true;
    if (!this.inSight(area)) table.scrollToCell({ row: start.row, col: start.col });
    table.selectCells([{ start, end }]);
    this.selecting = false;
  }

  private inSight({ top, left }: Rect): boolean {
    const { table, frame } = this;
    if (!table || !frame) return false;
    const { rowStart, rowEnd, colStart, colEnd } = table.getBodyVisibleCellRange();
    const row = top + FIRST.row;
    const column = left + FIRST.column;
    const rowShown = top < frame.frozenRows || (row > rowStart && row < rowEnd);
    const columnShown = left < frame.frozenColumns || (column > colStart && column < colEnd);
    return rowShown && columnShown;
  }

  /** Where a cell (or its merged area) is, in pixels of the grid. */
  boundsOf(
    row: number,
    column: number,
  ): { left: number; top: number; width: number; height: number } {
    if (!this.table || !this.sheet) throw new Error("no sheet is shown");
    const area = this.sheet.mergeAt(row, column);
    const { left, top, width, height } = this.table.getVisibleCellRangeRelativeRect({
      start: { row: area.top + FIRST.row, col: area.left + FIRST.column },
      end: { row: area.bottom + FIRST.row, col: area.right + FIRST.column },
    });
    return { left, top, width, height };
  }

  /** The look a cell has on the screen, for tests and for the editor. */
  look(row: number, column: number): CellLook {
    return this.lookOf(row, column);
  }

  focus(): void {
    this.container.focus();
  }
}

/**
 * Lets go of a table. VTable forgets these two of its scroll bars, whose listeners on the page would keep all that it has
 * drawn, and so the workbook.
 */
function release(table: ListTable): void {
  const { frozenHScrollBar, rightFrozenHScrollBar } = table.scenegraph.component;
  for (const bar of [frozenHScrollBar, rightFrozenHScrollBar]) bar.release();
  table.release();
}
