import { fold } from "../header/fold";
import { heldText } from "../held-text";
import { isPresent, textAt, type Plan, type Rows } from "../plan";
import { cellIn, SLOT_COUNT } from "../slots";
import type { LinkedDifference, LinkedFault, RowOfSheet } from "./linked-sheet";
import type { LinkedTable, SourceRows } from "./linked-table";
import { linkedTotals } from "./linked-totals";
import type { RowOfPlan } from "./plan-row-index";

/** Of the activities of the other sheets a linked table must have this share, or it is a choice of them: none is then missing. */
const FEWEST_OF_ALL = 2 / 3;

/** Rows that are looked at between two pauses. */
const ROWS_AT_A_TIME = 200;

/**
 * Where a linked table says something else than the sheets that it takes its figures from.
 * @param plan with that table
 * @param kept the sheets with tables that are no linked ones
 * @param pause called between pieces of work, to give a page its turn
 */
export function linkedDifferences(
  plan: Plan,
  linked: LinkedTable,
  kept: ReadonlySet<string>,
  pause?: () => Promise<void>,
): Promise<LinkedDifference[]> {
  return new Differences(plan, linked, kept).all(pause);
}

class Differences {
  private readonly found: LinkedDifference[] = [];
  /** Cells that hold something that is no number. */
  private readonly odd: ReadonlySet<number>;
  /** The activities of the other sheets, by name and measure. */
  private readonly byName = new Map<string, RowOfPlan[]>();

  constructor(
    private readonly plan: Plan,
    private readonly linked: LinkedTable,
    private readonly kept: ReadonlySet<string>,
  ) {
    this.odd = new Set(plan.activities.oddCells.map(({ row, slot }) => cellIn(row, slot)));
  }

  async all(pause?: () => Promise<void>): Promise<LinkedDifference[]> {
    const { activities } = this.plan;
    /** The rows that repeat an activity alone, by its index. */
    const repeating = new Map<number, number>();
    let isTraced = true;
    await this.readNames(pause);
    for (const at of this.linked.tables) {
      const { start, end } = this.plan.tables[at].activities;
      for (let row = start; row < end; row++) {
        if ((row - start) % ROWS_AT_A_TIME === 0) await pause?.();
        const sources = this.sourcesOf(row);
        if (sources === "alone") {
          this.add(row, -1, { found: null, expected: null, is: { kind: "alone" } });
          continue;
        }
        isTraced &&= sources?.every(({ rows }) => rows === activities) ?? false;
        if (!sources) continue;
        this.compare(row, sources);
        if (sources.length > 1) {
          for (const { rows, index } of sources)
            if (rows === activities && !repeating.has(index)) repeating.set(index, row);
          continue;
        }
        const [{ rows, index }] = sources;
        const before = rows === activities ? repeating.get(index) : undefined;
        if (before === undefined) repeating.set(index, row);
        else {
          const is = {
            kind: "twice",
            source: this.place(sources[0]),
            before: activities.sheetRow[before],
          } as const;
          this.add(row, -1, { found: null, expected: null, is });
        }
      }
    }
    await pause?.();
    const missing = isTraced ? this.missing(repeating) : [];
    await pause?.();
    return [...missing, ...this.found, ...linkedTotals(this.plan, this.linked.tables)];
  }

  private async readNames(pause?: () => Promise<void>): Promise<void> {
    const { activities, tables } = this.plan;
    for (const table of tables) {
      if (!this.linked.sheets.has(table.sheet)) continue;
      const { start, end } = table.activities;
      for (let index = start; index < end; index++) {
        if ((index - start) % ROWS_AT_A_TIME === 0) await pause?.();
        const name = nameOf(activities, index);
        const found = this.byName.get(name);
        if (found) found.push({ rows: activities, index, table });
        else this.byName.set(name, [{ rows: activities, index, table }]);
      }
    }
  }

  /**
   * The rows that an activity repeats: those that its formulas name, but for one whose name another has; undefined where it
   * is not known which; "alone" where no formula names any, and no other activity has its name.
   */
  private sourcesOf(row: number): SourceRows | "alone" | undefined {
    const { activities } = this.plan;
    const byFormulas = this.linked.sourceRows(row);
    if (byFormulas) {
      if (byFormulas.length > 1 || byFormulas[0].rows !== activities) return byFormulas;
      if (nameOf(activities, row) === nameOf(activities, byFormulas[0].index)) return byFormulas;
      const named = this.namesakes(row);
      return named.length === 1 ? named : byFormulas;
    }
    const sheets = this.linked.sheetsOf(row);
    const namesakes = this.namesakes(row).filter(
      ({ table }) => sheets.size === 0 || sheets.has(table.sheet),
    );
    if (namesakes.length === 0 && sheets.size === 0) return "alone";
    // Of a formula that only looks something up it is not known what it makes of it.
    return namesakes.length === 1 && this.mostlyLike(row, namesakes[0]) ? namesakes : undefined;
  }

  /** The activities of the other sheets that have an activity's name and measure; of several, those of its unit if there are some. */
  private namesakes(row: number): readonly RowOfPlan[] {
    const { activities } = this.plan;
    const all = this.byName.get(nameOf(activities, row)) ?? [];
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
    return { rows: activities, index, table: tables[activities.table[index]] };
  }

  /** Notes the first cell of a row that says something else than the rows that it repeats. */
  private compare(row: number, sources: SourceRows): void {
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
    if (unlike.length === 0) return;
    const [{ slot, expected, found }] = unlike;
    const source = sources.length === 1 ? this.place(sources[0]) : undefined;
    const foundText = found === null ? heldText(activities, row, slot) : undefined;
    this.add(row, columns.amount[slot], {
      found,
      ...(foundText !== undefined && { foundText }),
      expected,
      is: { kind: "amount", slot, ...(source && { source }), cells: unlike.length },
    });
  }

  /** What rows say together in a column; undefined where one of them has no such column, or no number in it. */
  private amountOf(sources: SourceRows, slot: number): number | undefined {
    let sum = 0;
    for (const { rows, index, table } of sources) {
      if (table.columns.amount[slot] < 0) return undefined;
      const isOdd = rows === this.plan.activities && this.odd.has(cellIn(index, slot));
      if (isOdd || (!isPresent(rows, index, slot) && heldText(rows, index, slot) !== undefined))
        return undefined;
      sum += rows.amounts[slot]?.[index] ?? 0;
    }
    return sum;
  }

  /** The activities of the other sheets that no row repeats. */
  private missing(repeating: ReadonlyMap<number, number>): LinkedDifference[] {
    const { tables, activities: rows } = this.plan;
    const { sheets } = this.linked;
    const missing: RowOfPlan[] = [];
    let all = 0;
    for (const table of tables) {
      if (!sheets.has(table.sheet)) continue;
      const { start, end } = table.activities;
      all += end - start;
      for (let index = start; index < end; index++)
        if (!repeating.has(index)) missing.push({ rows, index, table });
    }
    if (all - missing.length < all * FEWEST_OF_ALL) return [];
    const others = new Map<string, number>();
    // A sheet over one other is of that one.
    if (sheets.size > 1)
      for (const { sheet, activities } of tables)
        if (this.kept.has(sheet) && !sheets.has(sheet))
          others.set(sheet, (others.get(sheet) ?? 0) + activities.end - activities.start);
    return [
      ...missing.map((row) => {
        const activity = textAt(rows, row.index, "activity");
        return this.atHeader({ kind: "missing", source: this.place(row), activity });
      }),
      ...Array.from(others, ([sheet, activities]) =>
        this.atHeader({ kind: "missing-sheet", sheet, activities }),
      ),
    ];
  }

  private add(
    row: number,
    column: number,
    said: Pick<LinkedDifference, "found" | "foundText" | "expected" | "is">,
  ): void {
    const { activities } = this.plan;
    this.found.push({
      row: activities.sheetRow[row],
      column,
      unit: textAt(activities, row, "unit"),
      activity: textAt(activities, row, "activity"),
      ...said,
    });
  }

  private atHeader(is: LinkedFault): LinkedDifference {
    const row = this.plan.tables[this.linked.tables[0]].lastHeaderRow;
    return { row, column: -1, unit: "", activity: "", found: null, expected: null, is };
  }

  private place({ rows, index, table }: RowOfPlan): RowOfSheet {
    return { sheet: table.sheet, row: rows.sheetRow[index] };
  }
}

const nameOf = (rows: Rows, row: number): string =>
  `${fold(textAt(rows, row, "activity"))}\n${fold(textAt(rows, row, "measure"))}`;

/** Sums of decimals are the same but for what binary fractions cannot say. */
const isSame = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
