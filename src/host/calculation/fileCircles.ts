import type { Area, CellPlace } from "../model/area";
import { columnOfKey, rowOfKey } from "../model/cellMap";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { componentsOf, isCircle } from "./engine/components";
import { FormulasByPlace } from "./engine/formulasByPlace";
import { Effort } from "./quick/effort";
import { areaRect, parse, type Node, type Parsed } from "./quick/template";

/** Functions that need all the cells that they are given. */
const NEEDS_ALL = new Set(
  "SUM SUMIF SUMIFS COUNT COUNTA COUNTIF COUNTIFS AVERAGE AVERAGEIF AVERAGEIFS MIN MAX PRODUCT ABS ROUND AND OR NOT".split(
    " ",
  ),
);
/** Functions that need their first argument; which of the others is known when they are worked out. */
const NEEDS_FIRST = new Set("IF IFERROR ISERROR".split(" "));

/** Cells that may be looked at for one circle; beyond, nothing is said. */
const MOST_LOOKS = 50_000_000;

/** Formulas of a column of a sheet, and the columns with formulas that they look at. */
interface Column {
  readonly formulas: CellPlace[];
  readonly needed: Set<Column>;
}

/**
 * Formulas of a workbook that need their own result, told by their texts, as long as nothing has been worked out: what
 * Excel warns of when it opens a file. Only what is certain: a reference in a branch of a condition counts for nothing,
 * nor do those of functions that may not need them, of array formulas, and of formulas that `parse` does not take.
 * Columns are parted first, for hardly any needs itself.
 */
export function circlesOf(workbook: Workbook): CellPlace[] {
  return componentsOf(columnsOf(workbook), ({ needed }) => needed).flatMap((columns) => {
    if (!isCircle(columns, ({ needed }) => needed)) return [];
    const effort = new Effort(MOST_LOOKS);
    const formulas = columns.flatMap((column) => column.formulas);
    return effort.within(() => circlesAmong(formulas, workbook, effort)) ?? [];
  });
}

function circlesAmong(
  formulas: readonly CellPlace[],
  workbook: Workbook,
  effort: Effort,
): CellPlace[] {
  const byPlace = new FormulasByPlace(formulas);
  const needed = (formula: CellPlace): Iterable<CellPlace> =>
    byPlace.inAreas([...areasOf(formula, workbook)], effort);
  return componentsOf(formulas, needed)
    .filter((component) => isCircle(component, needed))
    .flat();
}

function columnsOf(workbook: Workbook): Column[] {
  const bySheet = new Map<Worksheet, Map<number, Column>>();
  for (const sheet of workbook.sheets) {
    const columns = new Map<number, Column>();
    bySheet.set(sheet, columns);
    sheet.formulas.forEach((_, key) => {
      const column = columns.get(columnOfKey(key)) ?? { formulas: [], needed: new Set() };
      columns.set(columnOfKey(key), column);
      column.formulas.push({ sheet, key });
    });
  }
  const all = [...bySheet.values()].flatMap((columns) => [...columns.values()]);
  for (const { formulas, needed } of all) {
    for (const formula of formulas) {
      for (const { sheet, rect } of areasOf(formula, workbook)) {
        const columns = bySheet.get(sheet);
        if (!columns) continue;
        if (rect.left === rect.right) {
          const column = columns.get(rect.left);
          if (column) needed.add(column);
          continue;
        }
        for (const [at, column] of columns)
          if (at >= rect.left && at <= rect.right) needed.add(column);
      }
    }
  }
  return all;
}

/** The cells that a formula certainly needs. */
function* areasOf({ sheet: home, key }: CellPlace, workbook: Workbook): Generator<Area> {
  const formula = home.formulas.get(key);
  const row = rowOfKey(key);
  const parsed = formula === undefined || home.arrays.has(key) ? undefined : parse(formula, row);
  if (!parsed) return;
  for (const index of certainOf(parsed)) {
    const reference = parsed.references[index];
    const sheet = reference.sheet === undefined ? home : workbook.findSheet(reference.sheet);
    if (sheet) yield { sheet, rect: areaRect(reference, row) };
  }
}

/** By the trees of formulas, which the rows of a list have in common: the references that they certainly need. */
const certain = new WeakMap<Node, readonly number[]>();

function certainOf({ tree }: Parsed): readonly number[] {
  let found = certain.get(tree);
  if (!found) certain.set(tree, (found = [...referencesIn(tree)]));
  return found;
}

function* referencesIn(node: Node): Generator<number> {
  switch (node.kind) {
    case "reference":
      yield node.index;
      return;
    case "negative":
      yield* referencesIn(node.operand);
      return;
    case "binary":
      // A sum of a thousand cells leans to the left.
      for (let left: Node = node; ; left = left.left) {
        if (left.kind !== "binary") {
          yield* referencesIn(left);
          return;
        }
        yield* referencesIn(left.right);
      }
    case "call": {
      const count = NEEDS_ALL.has(node.name) ? Infinity : NEEDS_FIRST.has(node.name) ? 1 : 0;
      for (const arg of node.args.slice(0, count)) yield* referencesIn(arg);
    }
  }
}
