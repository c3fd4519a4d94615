import { fold } from "../header/fold";
import { heldText } from "../held-text";
import { isPresent, textAt, type Plan, type Rows } from "../plan";
import { cellIn, SLOT_COUNT } from "../slots";
import type { LinkedDifference, LinkedFault, RowOfSheet } from "./linked-sheet";
import type { LinkedTable, SourceRows } from "./linked-table";
import { linkedTotals } from "./linked-totals";
import { rowsOf, type RowOfPlan } from "../followed-rows/plan-row-index";

/** Of the activities of the other sheets a linked table must have this share, or it is a choice of them: none is then missing. */
const FEWEST_OF_ALL = 2 / 3;

/** Rows that are looked at between two pauses. */
const ROWS_AT_A_TIME = 200;

/** What is known of an activity of a linked table. */
interface RowSaid {
  /** The rows that it repeats; "alone" where it repeats none, undefined where it is not known which. */
  readonly sources: SourceRows | "alone" | undefined;
  /** The first of its cells that says something else than they do. */
  readonly unlike?: LinkedDifference | undefined;
}

/** Where a linked table says something else than the sheets that it takes its figures from. */
export class LinkedDifferences {
  /** By activity. */
  private said: (RowSaid | undefined)[] = [];
  /** Cells that hold something that is no number. */
  private readonly odd: ReadonlySet<number>;
  /** The activities of the other sheets, by name and measure; where somebody has asked for them. */
  private byName: ReadonlyMap<string, readonly RowOfPlan[]> | undefined;

  /**
   * @param plan with that table
   * @param kept the sheets with tables that are no linked ones
   */
  constructor(
    private readonly plan: Plan,
    private readonly linked: LinkedTable,
    private readonly kept: ReadonlySet<string>,
  ) {
    this.odd = new Set(plan.activities.oddCells.map(({ row, slot }) => cellIn(row, slot)));
  }

  /**
   * Those of a plan that was patched from this one's.
   * @param linked the same table in that plan
   * @param changed activities that were read again, by their index
   */
  patched(plan: Plan, linked: LinkedTable, changed: ReadonlySet<number>): LinkedDifferences {
    const patched = new LinkedDifferences(plan, linked, this.kept);
    if (!areSame(linked.sheets, this.linked.sheets)) return patched;
    patched.byName = this.byName;
    const hasChanged = ({ isTotal, index }: RowOfPlan): boolean => isTotal || changed.has(index);
    patched.said = this.said.map((said, row) => {
      const sources = said?.sources;
      if (changed.has(row) || sources === undefined) return undefined;
      return sources !== "alone" && sources.some(hasChanged) ? undefined : said;
    });
    return patched;
  }

  /**
   * All of them, in the order of the table's rows, what is missing first.
   * @param pause called between pieces of work, to give a page its turn
   */
  async all(pause?: () => Promise<void>): Promise<LinkedDifference[]> {
    const { activities } = this.plan;
    const found: LinkedDifference[] = [];
    /** The rows that repeat an activity alone, by its index. */
    const repeating = new Map<number, number>();
    let isTraced = true;
    for (const at of this.linked.tables) {
      const { start, end } = this.plan.tables[at].activities;
      for (let row = start; row < end; row++) {
        if ((row - start) % ROWS_AT_A_TIME === 0) await pause?.();
        const { sources, unlike } = this.said.at(row) ?? (await this.look(row, pause));
        if (sources === "alone") {
          found.push(this.ofRow(row, { kind: "alone" }));
          continue;
        }
        isTraced &&= sources?.every(({ isTotal }) => !isTotal) ?? false;
        if (!sources) continue;
        if (unlike) found.push(unlike);
        if (sources.length > 1) {
          for (const { isTotal, index } of sources)
            if (!isTotal && !repeating.has(index)) repeating.set(index, row);
          continue;
        }
        const [{ isTotal, index }] = sources;
        if (isTotal) continue;
        const before = repeating.get(index);
        if (before === undefined) repeating.set(index, row);
        else {
          const source = this.place(sources[0]);
          found.push(
            this.ofRow(row, { kind: "twice", source, before: activities.sheetRow[before] }),
          );
        }
      }
    }
    await pause?.();
    const missing = isTraced ? this.missing(repeating) : [];
    return [...missing, ...found, ...(await linkedTotals(this.plan, this.linked.tables, pause))];
  }

  /** Once all were found: the sheets of which an activity of the table adds up rows together with another sheet's. */
  added(): ReadonlySet<string> {
    const added = new Set<string>();
    for (const said of this.said) {
      const sources = said?.sources;
      if (sources === undefined || sources === "alone") continue;
      const sheets = new Set(sources.map(({ table }) => table.sheet));
      if (sheets.size > 1) for (const sheet of sheets) added.add(sheet);
    }
    return added;
  }

  private async look(row: number, pause?: () => Promise<void>): Promise<RowSaid> {
    const sources = await this.sourcesOf(row, pause);
    const unlike = typeof sources === "object" ? this.compare(row, sources) : undefined;
    const said = { sources, unlike };
    this.said[row] = said;
    return said;
  }

  private async names(
    pause?: () => Promise<void>,
  ): Promise<ReadonlyMap<string, readonly RowOfPlan[]>> {
    if (this.byName) return this.byName;
    const byName = new Map<string, RowOfPlan[]>();
    const { activities, tables } = this.plan;
    for (const table of tables) {
      if (!this.linked.sheets.has(table.sheet)) continue;
      const { start, end } = table.activities;
      for (let index = start; index < end; index++) {
        if ((index - start) % ROWS_AT_A_TIME === 0) await pause?.();
        const name = nameOf(activities, index);
        const found = byName.get(name);
        if (found) found.push({ isTotal: false, index, table });
        else byName.set(name, [{ isTotal: false, index, table }]);
      }
    }
    return (this.byName = byName);
  }

  /**
   * The rows that an activity repeats: those that its formulas name, but for one whose name another has; undefined where it
   * is not known which; "alone" where no formula names any, and no other activity has its name.
   */
  private async sourcesOf(row: number, pause?: () => Promise<void>): Promise<RowSaid["sources"]> {
    const byFormulas = this.linked.sourceRows(row);
    if (byFormulas) {
      if (byFormulas.length > 1 || byFormulas[0].isTotal) return byFormulas;
      if (hasSameName(this.plan.activities, row, byFormulas[0].index)) return byFormulas;
      const named = this.namesakes(row, await this.names(pause));
      return named.length === 1 ? named : byFormulas;
    }
    const sheets = this.linked.sheetsOf(row);
    const namesakes = this.namesakes(row, await this.names(pause)).filter(
      ({ table }) => sheets.size === 0 || sheets.has(table.sheet),
    );
    if (namesakes.length === 0 && sheets.size === 0) return "alone";
    // Of a formula that only looks something up it is not known what it makes of it.
    return namesakes.length === 1 && this.mostlyLike(row, namesakes[0]) ? namesakes : undefined;
  }

  /** The activities of the other sheets that have an activity's name and measure; of several, those of its unit if there are some. */
  private namesakes(
    row: number,
    byName: ReadonlyMap<string, readonly RowOfPlan[]>,
  ): readonly RowOfPlan[] {
    const { activities } = this.plan;
    const all = byName.get(nameOf(activities, row)) ?? [];
    const unit = fold(textAt(activities, row, "unit"));
    const ofUnit = all.filter(({ index }) => fold(textAt(activities, index, "unit")) === unit);
    return ofUnit.length > 0 ? ofUnit : all;
  }

  /** Whether at least half of a row's figures are those of another. */
  private mostlyLike(row: number, source: RowOfPlan): boolean {
    let alike = 0;
    let unlike = 0;
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const expected = this.amountOf([source], slot);
      const found = this.amountOf([this.own(row)], slot);
      if (expected === undefined || found === undefined || (expected === 0 && found === 0))
        continue;
      if (isSame(found, expected)) alike++;
      else unlike++;
    }
    return alike >= unlike;
  }

  private own(index: number): RowOfPlan {
    const { activities, tables } = this.plan;
    return { isTotal: false, index, table: tables[activities.table[index]] };
  }

  /** The first cell of a row that says something else than the rows that it repeats. */
  private compare(row: number, sources: SourceRows): LinkedDifference | undefined {
    const { activities } = this.plan;
    const { columns } = this.own(row).table;
    const unlike = [...columns.amount.keys()]
      .filter((slot) => columns.amount[slot] >= 0)
      .flatMap((slot) => {
        const expected = this.amountOf(sources, slot);
        const found = activities.amounts[slot]?.[row] ?? 0;
        const isOdd = this.odd.has(cellIn(row, slot));
        return expected === undefined || (!isOdd && isSame(found, expected))
          ? []
          : [{ slot, expected, found: isPresent(activities, row, slot) ? found : null }];
      })
      .sort((a, b) => columns.amount[a.slot] - columns.amount[b.slot]);
    if (unlike.length === 0) return undefined;
    const [{ slot, expected, found }] = unlike;
    const source = sources.length === 1 ? this.place(sources[0]) : undefined;
    const foundText = found === null ? heldText(activities, row, slot) : undefined;
    return {
      ...this.ofRow(row, { kind: "amount", slot, ...(source && { source }), cells: unlike.length }),
      column: columns.amount[slot],
      found,
      ...(foundText !== undefined && { foundText }),
      expected,
    };
  }

  /** What rows say together in a column; undefined where one of them has no such column, or no number in it. */
  private amountOf(sources: SourceRows, slot: number): number | undefined {
    let sum = 0;
    for (const source of sources) {
      const { isTotal, index, table } = source;
      const rows = rowsOf(this.plan, source);
      if (table.columns.amount[slot] < 0) return undefined;
      const isOdd = !isTotal && this.odd.has(cellIn(index, slot));
      if (isOdd || (!isPresent(rows, index, slot) && heldText(rows, index, slot) !== undefined))
        return undefined;
      sum += rows.amounts[slot]?.[index] ?? 0;
    }
    return sum;
  }

  /** The activities of the other sheets that no row repeats. */
  private missing(repeating: ReadonlyMap<number, number>): LinkedDifference[] {
    const { tables, activities } = this.plan;
    const { sheets } = this.linked;
    const missing: RowOfPlan[] = [];
    let all = 0;
    for (const table of tables) {
      if (!sheets.has(table.sheet)) continue;
      const { start, end } = table.activities;
      all += end - start;
      for (let index = start; index < end; index++)
        if (!repeating.has(index)) missing.push({ isTotal: false, index, table });
    }
    if (all - missing.length < all * FEWEST_OF_ALL) return [];
    const others = new Map<string, number>();
    // A sheet over one other is of that one.
    if (sheets.size > 1)
      for (const { sheet, activities: range } of tables)
        if (this.kept.has(sheet) && !sheets.has(sheet))
          others.set(sheet, (others.get(sheet) ?? 0) + range.end - range.start);
    return [
      ...missing.map((row) => {
        const activity = textAt(activities, row.index, "activity");
        return this.atHeader({ kind: "missing", source: this.place(row), activity });
      }),
      ...Array.from(others, ([sheet, count]) =>
        this.atHeader({ kind: "missing-sheet", sheet, activities: count }),
      ),
    ];
  }

  private ofRow(row: number, is: LinkedFault): LinkedDifference {
    const { activities } = this.plan;
    return {
      row: activities.sheetRow[row],
      column: -1,
      unit: textAt(activities, row, "unit"),
      activity: textAt(activities, row, "activity"),
      found: null,
      expected: null,
      is,
    };
  }

  private atHeader(is: LinkedFault): LinkedDifference {
    const row = this.plan.tables[this.linked.tables[0]].lastHeaderRow;
    return { row, column: -1, unit: "", activity: "", found: null, expected: null, is };
  }

  private place(row: RowOfPlan): RowOfSheet {
    return { sheet: row.table.sheet, row: rowsOf(this.plan, row).sheetRow[row.index] };
  }
}

/** Whether two activities have the same name and measure; mostly they are written alike. */
function hasSameName(rows: Rows, one: number, other: number): boolean {
  const isWrittenAlike = (["activity", "measure"] as const).every(
    (role) => textAt(rows, one, role) === textAt(rows, other, role),
  );
  return isWrittenAlike || nameOf(rows, one) === nameOf(rows, other);
}

const nameOf = (rows: Rows, row: number): string =>
  `${fold(textAt(rows, row, "activity"))}\n${fold(textAt(rows, row, "measure"))}`;

type Sheets = LinkedTable["sheets"];

const areSame = (some: Sheets, others: Sheets): boolean =>
  some.size === others.size && [...some.keys()].every((sheet) => others.has(sheet));

/** Sums of decimals are the same but for what binary fractions cannot say. */
const isSame = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
