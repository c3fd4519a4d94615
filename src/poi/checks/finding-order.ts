import { CHECKS } from "./index";
import type { CheckId, Finding } from "../findings/finding";
import type { Plan } from "../plan";

/** Compares two findings of a plan by sheet, row and column as they stand in the workbook. */
function byPlace({ tables }: Pick<Plan, "tables">): (a: Finding, b: Finding) => number {
  const sheets = new Map<string, number>();
  for (const { sheet } of tables) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size);
  return (a, b) =>
    (sheets.get(a.sheet) ?? sheets.size) - (sheets.get(b.sheet) ?? sheets.size) ||
    a.row - b.row ||
    a.column - b.column;
}

/** Sorts findings by sheet, row and column; within a cell, findings in the order of the checks stay so. */
export function inSheetOrder(plan: Pick<Plan, "tables">, findings: Finding[]): Finding[] {
  return findings.sort(byPlace(plan));
}

const ORDER: ReadonlyMap<CheckId, number> = new Map(CHECKS.map(({ id }, order) => [id, order]));

/** Puts two lists of findings together, each in the order of sheets and, within a cell, of the checks. */
export function merged(
  plan: Pick<Plan, "tables">,
  many: readonly Finding[],
  few: readonly Finding[],
): Finding[] {
  const place = byPlace(plan);
  const order = ({ check }: Finding): number => ORDER.get(check) ?? ORDER.size;
  const all: Finding[] = [];
  let from = 0;
  for (const finding of few) {
    let low = from;
    let high = many.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = many[middle];
      if ((place(other, finding) || order(other) - order(finding)) <= 0) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) all.push(many[from]);
    all.push(finding);
  }
  for (; from < many.length; from++) all.push(many[from]);
  return all;
}
