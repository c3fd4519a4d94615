import { type CellMap } from "../model/cellMap";
import type { CellPlace } from "../model/area";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { Changes } from "./changes";
import type { FormulaState, FormulaStates } from "./formulaState";

interface CellOf {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
}

/** So many changed cells are looked up among the formulas; of more, everything is worked out anew. */
const MOST_LOOKED_UP = 200;

/**
 * Adds to the changed cells the formulas that were worked out without the engine from one of them, or from one that
 * changes with it. (Of its own formulas the engine knows that itself.)
 * @returns false when so much changed that it is better to work out everything
 */
export function addAffected(changes: Changes, states: FormulaStates, workbook: Workbook): boolean {
  let changed = changes.places();
  if (changed.length > MOST_LOOKED_UP)
    return !workbook.sheets.some((sheet) => hasAreas(states.of(sheet)));
  for (let count = changed.length; changed.length > 0; count += changed.length) {
    if (count > MOST_LOOKED_UP) return false;
    const cells = changed.flatMap(cellsOf);
    if (cells.length > MOST_LOOKED_UP) return false;
    const next: CellPlace[] = [];
    states.forEach((state) => {
      const { result } = state;
      if (!result || changes.has(state)) return;
      if (!cells.some((cell) => result.pool.holds(result, cell))) return;
      changes.add(state);
      next.push(state);
    });
    changed = next;
  }
  return true;
}

/** A changed cell; of an array formula all that it fills, of very many as many as are too many. */
function cellsOf({ sheet, key }: CellPlace): CellOf[] {
  const { top, bottom, left, right } = sheet.filledBy(key);
  const cells: CellOf[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      cells.push({ sheet, row, column });
      if (cells.length > MOST_LOOKED_UP) return cells;
    }
  }
  return cells;
}

function hasAreas(states: CellMap<FormulaState> | undefined): boolean {
  return states?.some(({ result }) => result !== undefined && result.to > result.from) === true;
}

/**
 * Sheets all of whose formulas were worked out without the engine from cells that are what they were: a sheet that
 * was put in beside one with long lists is no reason to work those out again.
 * @param changed sheets some cell of which has another content or place
 */
export function settledSheets(
  { sheets }: Workbook,
  states: FormulaStates,
  changed: ReadonlySet<Worksheet>,
): ReadonlySet<Worksheet> {
  const settled = new Set(
    sheets.filter((sheet) => !changed.has(sheet) && isWorkedOut(sheet, states.of(sheet))),
  );
  const isOpen = (sheet: Worksheet): boolean =>
    !settled.has(sheet) && (changed.has(sheet) || sheet.formulas.size > 0);
  const needsOpen = ({ result }: FormulaState): boolean =>
    result?.pool.someSheet(result, isOpen) === true;
  for (let count = -1; count !== settled.size;) {
    count = settled.size;
    for (const sheet of settled) if (states.of(sheet)?.some(needsOpen)) settled.delete(sheet);
  }
  return settled;
}

function isWorkedOut(sheet: Worksheet, states: CellMap<FormulaState> | undefined): boolean {
  if (states?.size !== sheet.formulas.size) return false;
  return !sheet.formulas.some((formula, key) => {
    const state = states.get(key);
    return (
      !state?.value || state.refusal !== undefined || state.isStaged || state.formula !== formula
    );
  });
}
