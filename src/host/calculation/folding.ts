import { columnOfKey, rowOfKey } from "../model/cellMap";
import { CellKind, type Cell } from "../model/cells";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { fixedValue } from "./engine/engineFormula";
import type { FileValues } from "./fileValues";
import { refuse, show, type FormulaState, type FormulaStates } from "./formulaState";
import type { Judgements } from "./judgements";
import type { Effort } from "./quick/effort";
import { QuickFormulas } from "./quick/quickFormulas";

const NO_SHEETS: ReadonlySet<Worksheet> = new Set();

/** Works formulas out as far as that can be done without the engine. What is left is open, or refused. */
export class Folding {
  private readonly quick: QuickFormulas;

  /** @param effort what calculating the workbook may take */
  constructor(
    private readonly workbook: Workbook,
    private readonly states: FormulaStates,
    private readonly judgements: Judgements,
    private readonly fileValues: FileValues,
    effort: Effort,
  ) {
    this.quick = new QuickFormulas(workbook, effort, {
      standing: (sheet, key) => this.standing(sheet, key),
      kept: (sheet, key) => this.kept(sheet, key),
    });
  }

  /** Cells changed: whatever was worked out from cells may come to something else. */
  forget(): void {
    this.quick.forget(NO_SHEETS);
  }

  /** Works out all formulas anew. @param settled sheets whose formulas come to what they came to */
  foldAll(settled: ReadonlySet<Worksheet>): void {
    this.quick.forget(settled);
    this.judgements.forget();
    this.states.forget(settled);
    for (const sheet of this.workbook.sheets) {
      if (settled.has(sheet)) continue;
      sheet.formulas.forEach((formula, key) => {
        this.fold(sheet, key, formula);
      });
    }
  }

  /** Works out the formula of a cell. */
  fold(sheet: Worksheet, key: number, formula: string): FormulaState {
    const standing = this.standing(sheet, key);
    const result = standing ? undefined : this.quick.result(sheet, key);
    const value =
      standing ?? result?.value ?? (sheet.arrays.has(key) ? undefined : fixedValue(formula));
    const judgement = value ? undefined : this.judgements.of(sheet, key, formula);
    const state: FormulaState = {
      sheet,
      key,
      formula,
      value,
      refusal: undefined,
      isStaged: false,
      stack: judgement?.refusal === undefined ? (judgement?.stack ?? 0) : 0,
      result,
    };
    if (value && !standing) show(state, value);
    if (judgement?.refusal) refuse(state, judgement.refusal);
    this.states.set(state);
    return state;
  }

  /** Whether an open formula comes to something without the engine, now that more is known. */
  foldsNow(state: FormulaState): boolean {
    this.quick.forgetFailure(state.sheet, state.key);
    const result = this.quick.result(state.sheet, state.key);
    if (!result) return false;
    state.value = result.value;
    state.isStaged = true;
    show(state, result.value);
    return true;
  }

  /** The value of a formula nothing of which was touched. */
  private standing(sheet: Worksheet, key: number): Cell | undefined {
    return this.fileValues.stands(sheet, key)
      ? sheet.cells.get(rowOfKey(key), columnOfKey(key))
      : undefined;
  }

  /** The value of a formula that is not to be worked out, or has been. */
  private kept(sheet: Worksheet, key: number): Cell | undefined {
    const formula = sheet.formulas.get(key);
    if (formula === undefined || sheet.unknown.has(key)) return undefined;
    const state = this.states.get(sheet, key);
    if (state?.isStaged || state?.refusal === "circular") return state.value;
    if (this.judgements.of(sheet, key, formula).refusal === undefined) return undefined;
    const cell = sheet.cells.get(rowOfKey(key), columnOfKey(key));
    return cell.kind === CellKind.empty ? undefined : cell;
  }
}
