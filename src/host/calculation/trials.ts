import type { Model } from "@ironcalc/wasm";
import type { CellPlace } from "../model/area";
import { CellMap, cellKey, columnOfKey, rowOfKey } from "../model/cellMap";
import { CellKind, type Cell } from "../model/cells";
import { toR1C1 } from "../model/formulaText";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { Engine } from "./engine/engine";
import { EngineBook } from "./engine/engineBook";
import type { FileValues } from "./fileValues";
import type { Effort } from "./quick/effort";
import type { References } from "./references";

/** How a formula came out of its trial; "unproved" where the file has nothing to hold it against. */
export type Verdict = "reproduced" | "failed" | "unproved";

interface Tried {
  readonly formula: string;
  readonly verdict: Verdict;
}

/** So many formulas of the same kind are looked through for one that proves something. */
const MOST_SIBLINGS = 50;

/**
 * Puts the engine to the test with what Excel has worked out already: from the cells that the file has, a formula has to
 * come to the value that the file has. IronCalc has functions that answer otherwise than Excel (the months of another
 * language, 0 for texts compared in an array): of a formula that it does not bring to the file's value, it is not asked
 * for a new one.
 */
export class Trials {
  private readonly known = new Map<Worksheet, CellMap<Tried>>();
  private book: EngineBook | undefined;

  constructor(
    private readonly workbook: Workbook,
    private readonly references: References,
    private readonly fileValues: FileValues,
    private readonly engine: Engine,
    private readonly effort: Effort,
  ) {}

  /** The calculation is over: the book weighs as much as the cells that were looked at. */
  close(): void {
    this.engine.free(this.book);
    this.book = undefined;
  }

  /** The cells of a sheet moved, or it went. */
  forgetSheet(sheet: Worksheet): void {
    this.known.delete(sheet);
  }

  /** Whether the engine is known to bring a formula to the file's value. */
  hasReproduced({ sheet, key }: CellPlace, formula: string): boolean {
    const tried = this.known.get(sheet)?.get(key);
    return tried?.formula === formula && tried.verdict === "reproduced";
  }

  /** Tries the engine on the formula of a cell. @throws NotQuick when it is too much work */
  of(place: CellPlace, formula: string): Verdict {
    const tried = this.known.get(place.sheet)?.get(place.key);
    if (tried?.formula === formula) return tried.verdict;
    const verdict = this.tryOn(place, formula);
    let known = this.known.get(place.sheet);
    if (!known) this.known.set(place.sheet, (known = new CellMap<Tried>()));
    known.set(place.key, { formula, verdict });
    return verdict;
  }

  private tryOn(place: CellPlace, formula: string): Verdict {
    const own = this.outcome(place, formula);
    if (own === undefined) return "unproved";
    if (!own.isEqual) return "failed";
    return own.isTelling ? "reproduced" : (this.siblingsVerdict(place, formula) ?? "reproduced");
  }

  /** A 0 that comes out as 0 may be luck: what the same formula does in the next column tells more. */
  private siblingsVerdict({ sheet, key }: CellPlace, formula: string): Verdict | undefined {
    const row = rowOfKey(key);
    const kind = toR1C1(formula, row, columnOfKey(key));
    let left = MOST_SIBLINGS;
    let verdict: Verdict | undefined;
    sheet.formulas.some((own, at) => {
      const isSame =
        at !== key && rowOfKey(at) === row && toR1C1(own, row, columnOfKey(at)) === kind;
      const outcome = isSame ? this.outcome({ sheet, key: at }, own) : undefined;
      if (outcome && !outcome.isEqual) verdict = "failed";
      else if (outcome?.isTelling) verdict = "reproduced";
      if (isSame) left -= 1;
      return verdict !== undefined || left === 0;
    });
    return verdict;
  }

  /** What the engine makes of a formula from the file's cells; undefined where the file does not say all that it takes. */
  private outcome(
    place: CellPlace,
    formula: string,
  ): { readonly isEqual: boolean; readonly isTelling: boolean } | undefined {
    const { sheet, key } = place;
    const former = this.fileValues.resultInFile(sheet, key);
    if (!former) return undefined;
    if (!this.fileValues.knowsAll(this.references.precedents(sheet, formula))) return undefined;
    const isEqual = this.engine.run((EngineModel) => {
      const book = (this.book ??= this.newBook(EngineModel));
      book.pause();
      book.nameFor([formula]);
      book.putFormula(place, formula);
      book.evaluate();
      const reproduces = this.reproduces(book, place);
      book.pause();
      book.settle(place);
      return reproduces;
    });
    return isEqual === undefined ? undefined : { isEqual, isTelling: isTelling(former) };
  }

  private newBook(EngineModel: typeof Model): EngineBook {
    const { workbook, references, effort, fileValues } = this;
    return new EngineBook(EngineModel, workbook, references, effort, (sheet, key) =>
      fileValues.inFile(sheet, key),
    );
  }

  private reproduces(book: EngineBook, place: CellPlace): boolean {
    const { sheet, key } = place;
    const { top, bottom, left, right } = sheet.filledBy(key);
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        const at = { sheet, key: cellKey(row, column) };
        const former = this.fileValues.inFile(sheet, at.key);
        const result = at.key === key ? book.formulaResult(at) : book.filledResult(at);
        if (former && !isSame(former, result)) return false;
      }
    }
    return true;
  }
}

/** Whether a value could hardly come out by luck. */
function isTelling(cell: Cell): boolean {
  return cell.kind === CellKind.number
    ? cell.value !== 0
    : cell.kind === CellKind.string && cell.value !== "";
}

/** Whether two values are the same but for the last digits of their numbers. */
function isSame(a: Cell, b: Cell): boolean {
  if (a.kind === CellKind.empty || b.kind === CellKind.empty) return a.kind === b.kind;
  if (a.kind === CellKind.number && b.kind === CellKind.number)
    return Math.abs(a.value - b.value) <= 1e-9 * Math.max(1, Math.abs(a.value));
  return a.kind === b.kind && a.value === b.value;
}
