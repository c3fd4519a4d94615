import type { CellValue } from "../cells";
import type { FormulaBlock } from "../formula-audit/formula-audit";
import { areaAt } from "../formula-audit/sum-terms";
import type { Plan, Table } from "../plan";
import { firstFrom } from "../row-range";
import type { PlanRowIndex, RowOfPlan } from "./plan-row-index";
import { sheetReferences, type SheetReferences } from "./sheet-references";

/** Rows of other sheets that a row takes its figures from. */
export type SourceRows = readonly RowOfPlan[];

/** A table is linked where it has this many times as many linked cells as typed ones. */
const LINKED_TO_TYPED = 4;

/** Formulas by what they take from other sheets: those of a sheet are few, written in R1C1. */
export class KnownReferences {
  private readonly known = new Map<string, SheetReferences | undefined>();

  of(formula: string): SheetReferences | undefined {
    if (!this.known.has(formula)) this.known.set(formula, sheetReferences(formula));
    return this.known.get(formula);
  }
}

/** What the formulas of a row say that it takes its figures from. */
interface RowLinks {
  /** How many of its cells take theirs from which rows, by their names. */
  readonly tally: Map<string, { readonly sources: SourceRows; count: number }>;
  readonly sheets: Set<string>;
}

/** A table with its further pages, of which it is asked whether its figures are those of other sheets. */
export class LinkedTable {
  private linked = 0;
  private typed = 0;
  private readonly links = new Map<number, RowLinks>();
  /** The sheets that its formulas name, as the plan does. */
  readonly sheets = new Set<string>();

  /** @param tables indexes in Plan.tables */
  constructor(
    private readonly plan: Plan,
    readonly tables: readonly number[],
    private readonly rowIndex: PlanRowIndex,
    private readonly references: KnownReferences,
  ) {}

  get sheet(): string {
    return this.plan.tables[this.tables[0]].sheet;
  }

  /** Whether nearly all its figures are those of other sheets. */
  get isLinked(): boolean {
    return this.linked > 0 && this.linked >= LINKED_TO_TYPED * this.typed;
  }

  /** Takes the formulas of some of its rows. */
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
    /** In how many of its cells each formula stands: in R1C1 notation mostly one, and which rows it names is asked once. */
    const formulas = new Map<string, number>();
    for (const column of columns.amount) {
      const cell = column < firstColumn ? undefined : cells.at(column - firstColumn);
      if (typeof cell === "number") this.typed++;
      // What its own row adds up tells nothing.
      if (typeof cell !== "string" || !cell.startsWith("=") || !cell.includes("!")) continue;
      formulas.set(cell, (formulas.get(cell) ?? 0) + 1);
    }
    for (const [formula, count] of formulas) this.addFormula(row, formula, count);
  }

  /** Takes a formula that names a sheet and stands in so many cells of a row. */
  private addFormula(row: number, formula: string, count: number): void {
    const references = this.references.of(formula);
    const sheets = (references?.sheets ?? [])
      .flatMap((name) => this.rowIndex.sheetsNamed(name))
      .filter((sheet) => sheet !== this.sheet);
    if (!references || sheets.length === 0) {
      this.typed += count;
      return;
    }
    this.linked += count;
    const links = this.linksOf(row);
    for (const sheet of sheets) {
      this.sheets.add(sheet);
      links.sheets.add(sheet);
    }
    const sources = this.sourcesOf(references, this.plan.activities.sheetRow[row]);
    if (!sources) return;
    const key = sources.map(({ table, rows, index }) => `${table.sheet}!${rows.sheetRow[index]}`);
    const name = key.join("\n");
    const tallied = links.tally.get(name);
    if (tallied) tallied.count += count;
    else links.tally.set(name, { sources, count });
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

  private linksOf(row: number): RowLinks {
    let links = this.links.get(row);
    if (!links) this.links.set(row, (links = { tally: new Map(), sheets: new Set() }));
    return links;
  }

  /** The rows that most of an activity's cells take their figures from; undefined where it is not known which. */
  sourceRows(row: number): SourceRows | undefined {
    const tally = [...(this.links.get(row)?.tally.values() ?? [])];
    return tally.sort((a, b) => b.count - a.count).at(0)?.sources;
  }

  /** The sheets that an activity's formulas name; none where it has no such formulas. */
  sheetsOf(row: number): ReadonlySet<string> {
    return this.links.get(row)?.sheets ?? new Set();
  }
}
