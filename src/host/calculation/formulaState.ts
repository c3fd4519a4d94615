import { CellMap, columnOfKey, rowOfKey } from "../model/cellMap";
import { CellKind, type Cell } from "../model/cells";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { UncalculatedReason } from "../../workbook-file/uncalculated";
import type { QuickResult } from "./quick/quickFormulas";

/** What a cell says of which nothing is known. */
export const UNKNOWN: Cell = { kind: CellKind.error, value: "#NAME?" };
/** What Excel shows for a formula that needs its own result (after its warning). */
const ZERO: Cell = { kind: CellKind.number, value: 0 };

/** A formula cell, and how far working it out has come. */
export interface FormulaState {
  readonly sheet: Worksheet;
  /** The cell, by cellKey. */
  readonly key: number;
  /** In the form of the file. */
  readonly formula: string;
  /** What others find in its cell; undefined while it is open, which is: the engine's to work out. */
  value: Cell | undefined;
  /** Why nobody works it out: its value is the one that it had, or a circle's 0. */
  refusal: UncalculatedReason | undefined;
  /** Whether its value was settled in a stage of the engine's that is over. It holds for this calculation only. */
  isStaged: boolean;
  /** What it takes of the engine's stack. */
  readonly stack: number;
  /** The cells that its value was worked out from without the engine. */
  readonly result: QuickResult | undefined;
}

/** The state of every formula of a workbook that was looked at. */
export class FormulaStates {
  private readonly bySheet = new Map<Worksheet, CellMap<FormulaState>>();

  constructor(private readonly workbook: Workbook) {}

  of(sheet: Worksheet): CellMap<FormulaState> | undefined {
    return this.bySheet.get(sheet);
  }

  get(sheet: Worksheet, key: number): FormulaState | undefined {
    return this.bySheet.get(sheet)?.get(key);
  }

  set(state: FormulaState): void {
    let states = this.bySheet.get(state.sheet);
    if (!states) this.bySheet.set(state.sheet, (states = new CellMap<FormulaState>()));
    states.set(state.key, state);
  }

  delete(sheet: Worksheet, key: number): void {
    this.bySheet.get(sheet)?.delete(key);
  }

  /** @param settled sheets whose states hold */
  forget(settled: ReadonlySet<Worksheet>): void {
    for (const sheet of this.bySheet.keys()) if (!settled.has(sheet)) this.bySheet.delete(sheet);
  }

  /** Visits those of the sheets that the workbook has, in its order. */
  forEach(visit: (state: FormulaState) => void): void {
    for (const sheet of this.workbook.sheets) this.bySheet.get(sheet)?.forEach(visit);
  }

  /** What the engine is to work out. */
  open(): FormulaState[] {
    const open: FormulaState[] = [];
    this.forEach((state) => {
      if (!state.value) open.push(state);
    });
    return open;
  }

  /** Whether a formula that was too much work, or stood beside one, is there no longer. */
  isRelieved(): boolean {
    return [...this.bySheet].some(([sheet, states]) => {
      const isGone = !this.workbook.sheets.includes(sheet);
      return states.some(
        ({ refusal, formula }, key) =>
          refusal === "too-much-work" && (isGone || sheet.formulas.get(key) !== formula),
      );
    });
  }
}

/** Puts a value into a formula's cell. */
export function show({ sheet, key }: FormulaState, value: Cell): void {
  sheet.unknown.delete(key);
  sheet.setResult(rowOfKey(key), columnOfKey(key), value);
}

/** The value that a formula has. Who looks at one that never had any is to find that nothing is known of it. */
export function valueLeft({ sheet, key }: FormulaState): Cell {
  const row = rowOfKey(key);
  const column = columnOfKey(key);
  if (sheet.cells.get(row, column).kind === CellKind.empty) {
    sheet.unknown.add(key);
    sheet.setResult(row, column, UNKNOWN);
  }
  return sheet.cells.get(row, column);
}

/** Leaves a formula with the value that it has. */
export function refuse(state: FormulaState, reason: UncalculatedReason): void {
  state.refusal = reason;
  state.value = valueLeft(state);
}

/** Gives a formula that needs its own result 0, as Excel does; where it iterates, nobody here knows what it comes to. */
export function makeCircular(state: FormulaState): void {
  if (state.sheet.workbook.iterates) {
    refuse(state, "unknown");
    return;
  }
  state.refusal = "circular";
  state.value = ZERO;
  show(state, ZERO);
}
