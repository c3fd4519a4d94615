import { cellAddress } from "../model/address";
import type { Area, CellPlace } from "../model/area";
import { cellKey, columnOfKey, rowOfKey } from "../model/cellMap";
import { CellKind } from "../model/cells";
import { formulaFromFile } from "../model/formulaText";
import type {
  UncalculatedFormula,
  UncalculatedReason,
  UncalculatedValue,
} from "../../workbook-file/uncalculated";
import type { FileValues } from "./fileValues";
import type { References } from "./references";
import type { Trials } from "./trials";
import type { EngineBook } from "./engine/engineBook";
import { show, valueLeft, type FormulaState } from "./formulaState";

const ENGINE_ONLY_ERRORS: ReadonlySet<string> = new Set(["#ERROR!", "#N/IMPL!", "#CIRC!"]);

/** Takes what the engine made of formulas over into their cells, and lists the formulas that nobody worked out. */
export class Results {
  uncalculated: UncalculatedFormula[] = [];

  constructor(
    private readonly references: References,
    private readonly fileValues: FileValues,
    private readonly trials: Trials,
  ) {}

  /** Takes over what a formula came to. @param book undefined where the engine broke down */
  collect(state: FormulaState, book: EngineBook | undefined): void {
    const result = state.refusal ? undefined : book?.formulaResult(state);
    if (!result || (result.kind === CellKind.error && this.isShortfall(state, result.value))) {
      this.leave(state, state.refusal ?? (result ? "unknown" : "engine-failed"));
      return;
    }
    show(state, result);
    const { sheet, key } = state;
    const { top, bottom, left, right } = sheet.filledBy(key);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const place = { sheet, key: cellKey(row, column) };
        const filled = place.key === key ? undefined : book?.filledResult(place);
        if (filled) sheet.setResult(row, column, filled);
      }
    }
  }

  /** Whether an error is the engine's own failing rather than the formula's result. */
  private isShortfall(state: FormulaState, error: string): boolean {
    return isEnginesOwn(state, error) || this.isUnfounded(state);
  }

  /** Whether an error comes from nothing that the formula says or looks at, where the file has a value. */
  private isUnfounded({ sheet, key, formula }: FormulaState): boolean {
    const inFile = this.fileValues.resultInFile(sheet, key);
    if (!inFile || inFile.kind === CellKind.error || formula.includes("#")) return false;
    if (this.trials.hasReproduced({ sheet, key }, formula)) return false;
    const precedents = this.references.precedents(sheet, formula);
    return precedents !== "everything" && !precedents.some(hasError);
  }

  /** Nothing better is known of a cell than what it says. */
  private leave(state: FormulaState, reason: UncalculatedReason): void {
    valueLeft(state);
    const hasValue = !state.sheet.unknown.has(state.key);
    const value = reason === "circular" ? "zero" : hasValue ? "kept" : "none";
    this.uncalculated.push(uncalculatedFormula(state, reason, value));
  }
}

/** A formula that was not worked out, for those who are told of it. */
export function uncalculatedFormula(
  { sheet, key }: CellPlace,
  reason: UncalculatedReason,
  value: UncalculatedValue,
): UncalculatedFormula {
  return {
    sheet: sheet.name,
    address: cellAddress(rowOfKey(key), columnOfKey(key)),
    formula: formulaFromFile(sheet.formulas.get(key) ?? ""),
    reason,
    value,
  };
}

/** Whether some cell of an area says an error. */
function hasError({ sheet, rect }: Area): boolean {
  let isFound = false;
  sheet.cells.visit(rect, (row, column) => {
    isFound ||= sheet.cells.kind(row, column) === CellKind.error;
  });
  return isFound;
}

/** Whether an error is one that Excel has not, or does not give here. */
function isEnginesOwn({ sheet, key }: FormulaState, error: string): boolean {
  if (ENGINE_ONLY_ERRORS.has(error)) return true;
  if (error !== "#NAME?") return false;
  if (sheet.unknown.has(key)) return true;
  // A #NAME? that the file had too, or that comes from a precedent, is a result.
  const cached = sheet.cells.get(rowOfKey(key), columnOfKey(key));
  return !(cached.kind === CellKind.error && cached.value === "#NAME?");
}
