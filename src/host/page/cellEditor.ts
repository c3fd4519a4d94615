import { cellFormula } from "../objects/rangeValues";
import type { Worksheet } from "../model/worksheet";
import { element } from "./element";
import type { Grid } from "./grid";

/** Where to go after a value was entered. */
export type Move = "down" | "up" | "right" | "left" | "stay";

/** What the user sees in the formula bar: the formula, or the constant as typed. */
export function editText(sheet: Worksheet, row: number, column: number): string {
  const { top, left } = sheet.mergeAt(row, column);
  const input = cellFormula(sheet, top, left);
  return typeof input === "object" ? "" : String(input);
}

const MOVES: Readonly<Partial<Record<string, [Move, Move]>>> = {
  Enter: ["down", "up"],
  Tab: ["right", "left"],
};

/** The box over a cell in which the user types. */
export class CellEditor {
  private input: HTMLInputElement | undefined;

  /** @param enter takes what was typed; `move` says where the selection goes. */
  constructor(
    private readonly grid: Grid,
    private readonly container: HTMLElement,
    private readonly enter: (row: number, column: number, text: string, move: Move) => void,
    private readonly ended: () => void,
  ) {}

  /** Whether a cell is being edited: Excel answers no add-in meanwhile. */
  get open(): boolean {
    return this.input !== undefined;
  }

  /** Opens the box over a cell, with a text to go on from. */
  start(row: number, column: number, text: string): void {
    this.close();
    const { left, top, width, height } = this.grid.boundsOf(row, column);
    const look = this.grid.look(row, column);
    const input = element("input", {
      class: "cell-editor",
      "aria-label": "Celda",
      spellcheck: "false",
      autocomplete: "off",
    });
    Object.assign(input.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.max(width, 80)}px`,
      height: `${height}px`,
      fontSize: `${look.fontSize}px`,
      fontFamily: look.fontFamily,
    });
    input.value = text;
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const moves = MOVES[event.key];
      if (moves) {
        event.preventDefault();
        this.commit(row, column, moves[event.shiftKey ? 1 : 0]);
      } else if (event.key === "Escape") {
        this.close();
        this.ended();
      }
    });
    input.addEventListener("blur", () => {
      // As in Excel, whoever goes to the task pane in the midst of typing goes on typing after.
      setTimeout(() => {
        if (document.activeElement instanceof HTMLIFrameElement) return;
        if (this.input === input) this.commit(row, column, "stay");
      });
    });
    this.container.append(input);
    this.input = input;
    input.focus();
  }

  private commit(row: number, column: number, move: Move): void {
    const { input } = this;
    if (!input) return;
    const text = input.value;
    this.close();
    this.enter(row, column, text, move);
  }

  private close(): void {
    const { input } = this;
    this.input = undefined;
    input?.remove();
  }
}
