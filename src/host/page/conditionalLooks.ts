import { intersect, type Rect } from "../model/address";
import { CellKind, type Cell } from "../model/cells";
import { conditionalRules, type ConditionalRule } from "../model/conditionalRules";
import { fromR1C1, qualifyReferences, toR1C1 } from "../model/formulaText";
import type { DifferentialFormat } from "../model/styles";
import { cellKey } from "../model/cellMap";
import type { Worksheet } from "../model/worksheet";

/** How many rows are decided at once: the engine calculates the whole book each time. */
const BLOCK_ROWS = 100;

interface PreparedRule extends ConditionalRule {
  /** The formula relative to the cell it is for, its references naming the sheet. */
  relative: string;
}

/**
 * Which conditional formats apply to the cells of a sheet as it is now. Rows are decided in blocks,
 * when the grid first asks for one; make a new one after every change.
 */
export class ConditionalLooks {
  private readonly rules: readonly PreparedRule[];
  private readonly blocks = new Map<number, ReadonlyMap<number, DifferentialFormat[]>>();

  /** The engine must be ready: await `calculation.prepareEngine()`. */
  constructor(
    private readonly sheet: Worksheet,
    private readonly lastColumn: number,
  ) {
    this.rules = conditionalRules(sheet).map((rule) => ({
      ...rule,
      relative: toR1C1(
        qualifyReferences(rule.formula, sheet.name),
        rule.origin.row,
        rule.origin.column,
      ),
    }));
  }

  /** The formats on a cell, the one that wins first. */
  at(row: number, column: number): readonly DifferentialFormat[] {
    if (this.rules.length === 0) return [];
    const number = Math.floor(row / BLOCK_ROWS);
    let block = this.blocks.get(number);
    if (!block) this.blocks.set(number, (block = this.decide(number * BLOCK_ROWS)));
    return block.get(cellKey(row, column)) ?? [];
  }

  private decide(top: number): ReadonlyMap<number, DifferentialFormat[]> {
    const block: Rect = { top, bottom: top + BLOCK_ROWS - 1, left: 0, right: this.lastColumn };
    // A rule that looks at its row only has one formula for all the columns it covers.
    const formulas = new Map<string, number>();
    const asked: { rule: PreparedRule; key: number; formula: number }[] = [];
    for (const rule of this.rules) {
      for (const rect of rule.rects) {
        const area = intersect(rect, block);
        if (area) {
          forEachCell(area, rule.relative, (row, column, text) => {
            const formula = formulas.get(text) ?? formulas.size;
            formulas.set(text, formula);
            asked.push({ rule, key: cellKey(row, column), formula });
          });
        }
      }
    }
    const results = this.sheet.workbook.calculation.evaluate([...formulas.keys()]);
    const formats = new Map<number, DifferentialFormat[]>();
    const stopped = new Set<number>();
    for (const { rule, key, formula } of asked) {
      if (stopped.has(key) || !holds(results[formula])) continue;
      const list = formats.get(key);
      if (list) list.push(rule.format);
      else formats.set(key, [rule.format]);
      if (rule.stopIfTrue) stopped.add(key);
    }
    return formats;
  }
}

/** Visits the cells of an area, each with what a formula in R1C1 notation is there. */
function forEachCell(
  { top, bottom, left, right }: Rect,
  relative: string,
  visit: (row: number, column: number, formula: string) => void,
): void {
  for (let row = top; row <= bottom; row += 1) {
    const first = fromR1C1(relative, row, left);
    // What says the same in two columns says it in all.
    const isOfRow = right > left && first === fromR1C1(relative, row, right);
    for (let column = left; column <= right; column += 1) {
      const isFirst = isOfRow || column === left;
      visit(row, column, isFirst ? first : fromR1C1(relative, row, column));
    }
  }
}

/** Excel applies a format where its formula gives TRUE or a number but 0; not on an error. */
function holds(cell: Cell | undefined): boolean {
  if (cell?.kind === CellKind.boolean) return cell.value;
  return cell?.kind === CellKind.number && cell.value !== 0;
}
