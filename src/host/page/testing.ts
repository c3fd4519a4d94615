import type { Counters, Faults } from "../faults";
import { parseRect } from "../model/address";
import { CellKind, type Cell } from "../model/cells";
import type { User } from "../user";
import type { CellLook } from "./cellLook";
import { editText } from "./cellEditor";
import type { ExcelPage } from "./excelPage";

/** A cell as a person sees it. */
export interface SeenCell {
  text: string;
  /** What the formula bar shows. */
  input: string;
  look: CellLook;
}

/**
 * What `window.cuadraHost` offers to whoever tests an add-in here: trouble on demand, the counts of
 * what went over the wire, and the grid in words instead of pixels. The page itself never uses it.
 */
export interface CuadraHost {
  readonly faults: Faults;
  readonly counters: Counters;
  readonly user: User;
  readonly sheets: string[];
  readonly selection: { sheet: string; address: string };
  /** Whether the grid shows the workbook as it is: only then is a cell where `middleOf` says. */
  readonly isDrawn: boolean;
  /** A cell of the sheet that is shown. */
  cell(address: string): SeenCell;
  /** Where a cell is in the window, in pixels: its middle. */
  middleOf(address: string): { x: number; y: number };
  paneWidth(pixels: number): void;
  /**
   * Makes a sheet long: repeats its rows from the 0-based `first` on, down to `last`. Texts in column `named` get the
   * row's number, so that each row has a name of its own. The cells are there as if they had been in the file, but
   * are not saved.
   */
  repeatRows(sheet: string, rows: { first: number; last: number; named: number }): void;
  save(): Promise<Uint8Array>;
}

/** What tests in a browser see of the page, and do to it. */
export function cuadraHost(page: ExcelPage): CuadraHost {
  const place = (address: string): { row: number; column: number } => {
    const rect = parseRect(address);
    if (!rect) throw new Error(`"${address}" is not an address`);
    return { row: rect.top, column: rect.left };
  };
  return {
    get faults() {
      return page.excel.faults;
    },
    get counters() {
      return page.excel.counters;
    },
    get user() {
      return page.excel.user;
    },
    get sheets() {
      return page.excel.workbook.sheets.map(({ name }) => name);
    },
    get selection() {
      return page.excel.user.selection;
    },
    get isDrawn() {
      return page.isDrawn;
    },
    cell(address) {
      const { row, column } = place(address);
      const sheet = page.excel.workbook.activeSheet;
      return {
        text: sheet.text(row, column),
        input: editText(sheet, row, column),
        look: page.parts.grid.look(row, column),
      };
    },
    middleOf(address) {
      const { row, column } = place(address);
      const { left, top, width, height } = page.parts.grid.boundsOf(row, column);
      const grid = document.getElementById("grid")?.getBoundingClientRect();
      return { x: left + width / 2 + (grid?.x ?? 0), y: top + height / 2 + (grid?.y ?? 0) };
    },
    paneWidth(pixels) {
      const pane = document.getElementById("pane");
      if (pane) pane.style.width = `${pixels}px`;
    },
    repeatRows(name, { first, last, named }) {
      const sheet = page.excel.workbook.sheets.find((each) => each.name === name);
      const used = sheet?.cells.used(true);
      if (!sheet || !used) throw new Error(`no rows on "${name}"`);
      const { cells } = sheet;
      const numbered = (cell: Cell, row: number): Cell =>
        cell.kind === CellKind.string ? { ...cell, value: `${cell.value} ${row}` } : cell;
      const count = used.bottom - first + 1;
      for (let column = used.left; column <= used.right; column += 1) {
        for (let row = used.bottom + 1; row <= last; row += 1) {
          const cell = cells.get(first + ((row - first) % count), column);
          cells.set(row, column, column === named ? numbered(cell, row + 1) : cell);
        }
      }
    },
    save: () => page.excel.save(),
  };
}
