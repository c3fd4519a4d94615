import type { FormulaBlock } from "../formula-audit/formula-audit";
import { unlikePeriods } from "../header/sheet-period";
import type { Plan, Table } from "../plan";
import { withoutTables } from "../reading/without-tables";
import { linkedDifferences } from "./linked-differences";
import type { LinkedDifference, LinkedSheet } from "./linked-sheet";
import { KnownReferences, LinkedTable } from "./linked-table";
import { PlanRowIndex } from "./plan-row-index";

/** Rows whose formulas are looked at between two pauses. */
const ROWS_AT_A_TIME = 200;

/**
 * A plan without the tables whose figures are formulas that take those of other sheets of it (a sheet CONSOLIDADO over
 * one for each office): they would count twice. What they are, and where they say something else, is in Plan.linked.
 * @param tables the tables that may be linked: indexes in Plan.tables
 * @param blocks the formulas of their activities' amounts
 * @param pause called between pieces of work, to give a page its turn
 */
export async function withoutLinkedTables(
  plan: Plan,
  tables: readonly number[],
  blocks: Iterable<FormulaBlock>,
  pause?: () => Promise<void>,
): Promise<Plan> {
  const rowIndex = new PlanRowIndex(plan);
  const references = new KnownReferences();
  const candidates = tables
    .filter((at) => plan.tables[at].continues === undefined)
    .map((at) => new LinkedTable(plan, pagesOf(plan.tables, at), rowIndex, references));
  for (const block of blocks)
    for (const part of partsOf(block)) {
      for (const candidate of candidates) if (candidate.sheet === part.sheet) candidate.add(part);
      await pause?.();
    }
  const linked = overOthers(
    plan.tables,
    candidates.filter(({ isLinked }) => isLinked),
  );
  if (linked.length === 0) return plan;
  const left = new Set(linked.flatMap(({ tables: pages }) => pages));
  const kept = new Set(plan.tables.flatMap(({ sheet }, at) => (left.has(at) ? [] : [sheet])));
  const said: LinkedSheet[] = [];
  for (const { sheet, of } of sheetsOf(plan.tables, linked)) {
    const own = of.flatMap(({ tables: pages }) => pages);
    const differences: LinkedDifference[][] = [];
    for (const each of of) differences.push(await linkedDifferences(plan, each, kept, pause));
    said.push({
      sheet,
      sheets: inPlan(plan.tables, new Set(of.flatMap(({ sheets }) => [...sheets]))),
      activities: own.reduce((sum, at) => sum + countOf(plan.tables[at]), 0),
      differences: differences.flat(),
    });
  }
  await pause?.();
  return {
    ...withoutTables(plan, left),
    unlikePeriods: unlikePeriods(plan.unlikePeriods.filter(({ sheet }) => kept.has(sheet))),
    linked: said,
  };
}

/** A block as some of a few rows each. */
function* partsOf({ firstRow, formulas, ...rest }: FormulaBlock): Generator<FormulaBlock> {
  for (let from = 0; from < formulas.length; from += ROWS_AT_A_TIME)
    yield {
      ...rest,
      firstRow: firstRow + from,
      formulas: formulas.slice(from, from + ROWS_AT_A_TIME),
    };
}

const countOf = ({ activities: { start, end } }: Table): number => end - start;

/** A table and its further pages. */
function pagesOf(tables: readonly Table[], first: number): number[] {
  const pages = [first];
  for (let at = first + 1; at < tables.length; at++)
    if (pages.includes(tables[at].continues ?? -1)) pages.push(at);
  return pages;
}

/** The linked tables whose sheets, or theirs in turn, hold a table that is not linked: some must say the figures first. */
function overOthers(tables: readonly Table[], linked: readonly LinkedTable[]): LinkedTable[] {
  const waiting = new Set(linked);
  const ofLinked = new Set(linked.flatMap(({ tables: pages }) => pages));
  const told = new Set(tables.flatMap(({ sheet }, at) => (ofLinked.has(at) ? [] : [sheet])));
  for (let before = -1; before !== waiting.size;) {
    before = waiting.size;
    for (const each of waiting) {
      if (![...each.sheets].every((sheet) => told.has(sheet))) continue;
      waiting.delete(each);
      told.add(each.sheet);
    }
  }
  return linked.filter((each) => !waiting.has(each));
}

function sheetsOf(
  tables: readonly Table[],
  linked: readonly LinkedTable[],
): { readonly sheet: string; readonly of: readonly LinkedTable[] }[] {
  return inPlan(tables, new Set(linked.map(({ sheet }) => sheet))).map((sheet) => ({
    sheet,
    of: linked.filter((each) => each.sheet === sheet),
  }));
}

/** Some sheets in the order of the plan. */
const inPlan = (tables: readonly Table[], sheets: ReadonlySet<string>): string[] => [
  ...new Set(tables.map(({ sheet }) => sheet).filter((sheet) => sheets.has(sheet))),
];
