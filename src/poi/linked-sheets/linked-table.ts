import type { CellValue } from "../cells";
import type { FormulaBlock } from "../formula-audit/formula-audit";
import { areaAt } from "../formula-audit/sum-terms";
import type { Plan, Table } from "../plan";
import { firstFrom, rowsIn } from "../row-range";
import { rowsFollowed, type Follower } from "../followed-rows/followers";
import type { KnownReferences } from "../followed-rows/known-references";
import type { PlanRowIndex, RowOfPlan } from "../followed-rows/plan-row-index";
import type { SheetReferences } from "../followed-rows/sheet-references";
import type { SheetRows } from "../followed-rows/sheet-rows";

/** Rows of other sheets that a row takes its figures from. */
export type SourceRows = readonly RowOfPlan[];

/** A table is linked where it has this many times as many linked cells as typed ones. */
const LINKED_TO_TYPED = 4;

/** What the formulas of a row say that it takes its figures from. */
interface RowLinks {
  /** How many of its cells are formulas over other sheets, and how many are numbers. */
  linked: number;
  typed: number;
  /** How many of its cells take theirs from which rows. */
  readonly tally: { readonly sources: SourceRows; count: number }[];
  readonly sheets: Set<string>;
  /** Of these, the ones that it names as runs (Hoja1:Hoja3). */
  readonly inRuns: Set<string>;
  /** The activities' rows, of others than itself, that its cells follow; undefined where they may follow other cells as well. */
  follows: readonly SheetRows[] | undefined;
}

/** A table with its further pages, of which it is asked whether its figures are those of other sheets. */
export class LinkedTable {
  /** By activity. */
  private links: (RowLinks | undefined)[] = [];
  private linked = 0;
  private typed = 0;
  /** How many rows name a sheet. */
  private naming = new Map<string, number>();

  /** @param tables indexes in Plan.tables */
  constructor(
    private readonly plan: Plan,
    readonly tables: readonly number[],
    private readonly rowIndex: PlanRowIndex,
    private readonly references: KnownReferences,
  ) {}

  /** The same table of a plan that was patched from this one's; formulas that have changed are still to be added. */
  patched(plan: Plan, rowIndex: PlanRowIndex): LinkedTable {
    const table = new LinkedTable(plan, this.tables, rowIndex, this.references);
    table.links = this.links.slice();
    table.linked = this.linked;
    table.typed = this.typed;
    table.naming = new Map(this.naming);
    return table;
  }

  get sheet(): string {
    return this.plan.tables[this.tables[0]].sheet;
  }

  /** Whether nearly all its figures are those of other sheets. */
  get isLinked(): boolean {
    return this.linked > 0 && this.linked >= LINKED_TO_TYPED * this.typed;
  }

  /** The sheets that its formulas name, as the plan does, and in how many rows each. */
  get sheets(): ReadonlyMap<string, number> {
    return this.naming;
  }

  /** The sheets that its formulas name as runs: what they make of them they make of all together, as of what each has a part of. */
  inRuns(): ReadonlySet<string> {
    return new Set(this.links.flatMap((links) => [...(links?.inRuns ?? [])]));
  }

  /** Takes the formulas of some of its rows, in place of those that they had. */
  add(block: FormulaBlock): void {
    const { firstRow, formulas } = block;
    const lastRow = firstRow + formulas.length - 1;
    for (const at of this.tables) {
      const table = this.plan.tables[at];
      const { sheetRow } = this.plan.activities;
      let row = firstFrom(sheetRow, table.activities, firstRow);
      for (; row < table.activities.end && sheetRow[row] <= lastRow; row++)
        this.addRow(row, table, formulas[sheetRow[row] - firstRow], block.firstColumn);
    }
  }

  private addRow(
    row: number,
    { columns }: Table,
    cells: readonly CellValue[],
    firstColumn: number,
  ): void {
    const links: RowLinks = {
      linked: 0,
      typed: 0,
      tally: [],
      sheets: new Set(),
      inRuns: new Set(),
      follows: [],
    };
    /** In how many of its cells each formula stands: in R1C1 notation mostly one, and which rows it names is asked once. */
    const formulas = new Map<string, number>();
    for (const column of columns.amount) {
      const cell = column < firstColumn ? undefined : cells.at(column - firstColumn);
      if (typeof cell === "number") links.typed++;
      if (typeof cell !== "string" || !cell.startsWith("=")) continue;
      formulas.set(cell, (formulas.get(cell) ?? 0) + 1);
    }
    for (const [formula, count] of formulas) {
      // What its own row adds up tells nothing.
      if (formula.includes("!")) this.addFormula(links, row, formula, count);
      this.addFollowed(links, row, formula);
    }
    this.count(this.links.at(row), -1);
    this.links[row] = links;
    this.count(links, 1);
  }

  /** Counts a row, or takes one that was counted out again. */
  private count(links: RowLinks | undefined, by: 1 | -1): void {
    if (!links) return;
    this.linked += by * links.linked;
    this.typed += by * links.typed;
    for (const sheet of links.sheets) {
      const rows = (this.naming.get(sheet) ?? 0) + by;
      if (rows > 0) this.naming.set(sheet, rows);
      else this.naming.delete(sheet);
    }
  }

  /** Takes a formula that names a sheet and stands in so many cells of a row. */
  private addFormula(links: RowLinks, row: number, formula: string, count: number): void {
    const references = this.references.of(formula);
    const named = (references?.sheets ?? []).map((name) =>
      this.rowIndex.sheetsNamed(name).filter((sheet) => sheet !== this.sheet),
    );
    const sheets = named.flat();
    if (!references || sheets.length === 0) {
      links.typed += count;
      return;
    }
    links.linked += count;
    for (const sheet of sheets) links.sheets.add(sheet);
    for (const run of named) if (run.length > 1) for (const sheet of run) links.inRuns.add(sheet);
    const sources = this.sourcesOf(references, this.plan.activities.sheetRow[row]);
    if (!sources) return;
    const tallied = links.tally.find((each) => isSame(each.sources, sources));
    if (tallied) tallied.count += count;
    else links.tally.push({ sources, count });
  }

  private addFollowed(links: RowLinks, row: number, formula: string): void {
    const place = { sheet: this.sheet, row: this.plan.activities.sheetRow[row] };
    const rows = rowsFollowed(formula, place, this.rowIndex, this.references);
    links.follows = rows && links.follows?.concat(rows);
  }

  /**
   * The rows of the plan that a formula in a sheet row takes its figure from, in whatever column; undefined where it is not
   * known which, or they are none.
   */
  private sourcesOf({ areas }: SheetReferences, row: number): SourceRows | undefined {
    if (!areas) return undefined;
    const sources = areas.flatMap((area) => {
      const { top, bottom } = areaAt(area, row, 0);
      return this.rowIndex.rowsIn(area.sheet ?? "", top, bottom);
    });
    return sources.length > 0 ? sources : undefined;
  }

  /** The rows that most of an activity's cells take their figures from; undefined where it is not known which. */
  sourceRows(row: number): SourceRows | undefined {
    const tally = [...(this.links.at(row)?.tally ?? [])];
    return tally.sort((a, b) => b.count - a.count).at(0)?.sources;
  }

  /** The sheets that an activity's formulas name; none where it has no such formulas. */
  sheetsOf(row: number): ReadonlySet<string> {
    return this.links.at(row)?.sheets ?? new Set();
  }

  /** Its activities, with what their cells follow. */
  followers(): Follower[] {
    return this.tables.flatMap((at) =>
      rowsIn(this.plan.tables[at].activities).map((index) => ({
        index,
        follows: this.links.at(index)?.follows,
      })),
    );
  }
}

const isSame = (some: SourceRows, others: SourceRows): boolean =>
  some.length === others.length &&
  some.every(
    ({ isTotal, index }, at) => isTotal === others[at].isTotal && index === others[at].index,
  );
