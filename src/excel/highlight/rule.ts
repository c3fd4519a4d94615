import type { HighlightKind } from "./looks";

/** A rectangle of cells; 0-based. */
export interface Cells {
  readonly firstRow: number;
  readonly rows: number;
  readonly firstColumn: number;
  readonly columns: number;
}

/** One conditional format to be: a formula for the top left cell of its cells. */
export interface HighlightRule {
  readonly kind: HighlightKind;
  readonly cells: Cells;
  readonly formula: string;
}

/** What every formula of ours holds. `N` of a text is 0, so the test is always true: it is there to be found. */
const MARKER = "cuadra:";

/** The formula of a highlight: our marker and all of the conditions. */
export function markedFormula(name: string, conditions: readonly string[]): string {
  return `=AND(N("${MARKER}${name}")=0,${conditions.join(",")})`;
}

/** Whether a conditional format's formula is one of ours. */
export function isMarked(formula: string): boolean {
  return /\bN\("cuadra:/i.test(formula);
}
