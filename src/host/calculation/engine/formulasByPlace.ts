import type { Area, CellPlace } from "../../model/area";
import type { Worksheet } from "../../model/worksheet";
import type { Effort } from "../quick/effort";

/** Finding a formula that another looks at, in cells that QuickFormulas looks at meanwhile. */
const LOOKS_A_PRECEDENT = 10;

/** A formula in a row of its column. */
interface Standing<F> {
  readonly row: number;
  readonly formula: F;
}

/** Which of some formulas stand in an area. */
export class FormulasByPlace<F extends CellPlace> {
  private readonly columns = new Map<Worksheet, Map<number, Standing<F>[]>>();

  constructor(formulas: readonly F[]) {
    for (const formula of formulas) {
      let columns = this.columns.get(formula.sheet);
      if (!columns) this.columns.set(formula.sheet, (columns = new Map<number, Standing<F>[]>()));
      const { top, bottom, left, right } = formula.sheet.filledBy(formula.key);
      for (let at = left; at <= right; at += 1) {
        const rows = columns.get(at) ?? [];
        columns.set(at, rows);
        for (let filled = top; filled <= bottom; filled += 1) rows.push({ row: filled, formula });
      }
    }
    for (const columns of this.columns.values())
      for (const rows of columns.values()) rows.sort((a, b) => a.row - b.row);
  }

  /** Those that stand in some areas. @throws NotQuick when there are more than the effort allows */
  *inAreas(areas: readonly Area[], effort: Effort): Generator<F> {
    for (const area of areas) {
      for (const formula of this.in(area)) {
        effort.spend(LOOKS_A_PRECEDENT);
        yield formula;
      }
    }
  }

  private *in({ sheet, rect: { top, bottom, left, right } }: Area): Generator<F> {
    for (const [column, rows] of this.columns.get(sheet) ?? []) {
      if (column < left || column > right) continue;
      for (let at = firstFrom(rows, top); at < rows.length; at += 1) {
        const { row, formula } = rows[at];
        if (row > bottom) break;
        yield formula;
      }
    }
  }
}

function firstFrom(rows: readonly { readonly row: number }[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
