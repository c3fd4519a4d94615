import type { FormulaBlock } from "../formula-audit/formula-audit";
import type { Plan, Table } from "../plan";
import { LinkedDifferences } from "./linked-differences";
import type { LinkedDifference, LinkedSheet } from "./linked-sheet";
import type { Follower } from "../followed-rows/followers";
import { KnownReferences } from "../followed-rows/known-references";
import { LinkedTable } from "./linked-table";
import { PlanRowIndex } from "../followed-rows/plan-row-index";

/** Rows whose formulas are looked at between two pauses. */
const ROWS_AT_A_TIME = 200;

/** Of the tables of a plan that may be linked, which are, and what they say. */
export class LinkedTables {
  /** Those that are: indexes in Plan.tables. */
  readonly left: ReadonlySet<number>;
  /** The sheets that have others. */
  readonly kept: ReadonlySet<string>;
  private readonly linked: readonly LinkedTable[];
  private readonly differences = new Map<LinkedTable, LinkedDifferences>();

  /** @param candidates with all their formulas */
  private constructor(
    private readonly plan: Plan,
    private readonly candidates: readonly LinkedTable[],
  ) {
    const { tables } = plan;
    this.linked = overOthers(
      tables,
      candidates.filter(({ isLinked }) => isLinked),
    );
    const left = new Set(this.linked.flatMap(({ tables: pages }) => pages));
    this.kept = new Set(tables.flatMap(({ sheet }, at) => (left.has(at) ? [] : [sheet])));
    this.left = left;
    for (const each of this.linked)
      this.differences.set(each, new LinkedDifferences(plan, each, this.kept));
  }

  /** @param tables, blocks, pause as `withoutLinkedTables` */
  static async of(
    plan: Plan,
    tables: readonly number[],
    blocks: Iterable<FormulaBlock>,
    pause?: () => Promise<void>,
  ): Promise<LinkedTables> {
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
    return new LinkedTables(plan, candidates);
  }

  /**
   * Those of a plan that was patched from this one's.
   * @param changed activities that were read again, by their index
   * @param blocks the formulas of those in which somebody has typed
   */
  patched(plan: Plan, changed: ReadonlySet<number>, blocks: readonly FormulaBlock[]): LinkedTables {
    const rowIndex = new PlanRowIndex(plan);
    const patched = new LinkedTables(
      plan,
      this.candidates.map((before) => {
        const candidate = before.patched(plan, rowIndex);
        for (const block of blocks) if (block.sheet === before.sheet) candidate.add(block);
        return candidate;
      }),
    );
    for (const linked of patched.linked) {
      const before = this.linked.find(({ tables: [first] }) => first === linked.tables[0]);
      const said = before && this.differences.get(before)?.patched(plan, linked, changed);
      if (said) patched.differences.set(linked, said);
    }
    return patched;
  }

  /** What is said of the sheets of those that are linked, in the plan's order. */
  async said(pause?: () => Promise<void>): Promise<LinkedSheet[]> {
    const { tables } = this.plan;
    const said: LinkedSheet[] = [];
    for (const { sheet, of } of sheetsOf(tables, this.linked)) {
      const own = of.flatMap(({ tables: pages }) => pages);
      const differences: LinkedDifference[] = [];
      const added = new Set<string>();
      for (const each of of) {
        const known = this.differences.get(each);
        for (const found of (await known?.all(pause)) ?? []) differences.push(found);
        for (const name of known?.added() ?? []) added.add(name);
        for (const name of each.inRuns()) added.add(name);
      }
      said.push({
        sheet,
        sheets: inPlan(tables, new Set(of.flatMap(({ sheets }) => [...sheets.keys()]))),
        added: inPlan(tables, added),
        activities: own.reduce((sum, at) => sum + countOf(tables[at]), 0),
        differences,
      });
    }
    return said;
  }

  /** The activities of tables that may be linked, with what their formulas follow. */
  followers(): Follower[] {
    return this.candidates.flatMap((candidate) => candidate.followers());
  }
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
      if (![...each.sheets.keys()].every((sheet) => told.has(sheet))) continue;
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
