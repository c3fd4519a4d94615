import { areaAt } from "../formula-audit/sum-terms";
import { rowsBelowIn, rowsEach, type Plan, type Table } from "../plan";
import { KnownReferences } from "./known-references";
import { PlanRowIndex } from "./plan-row-index";
import { SheetRowSet, type SheetRows } from "./sheet-rows";

/** An activity of which some cells are formulas over cells of other rows. */
export interface Follower {
  /** Its place among the plan's activities. */
  readonly index: number;
  /** The rows of other activities; undefined where they may follow other cells as well. */
  readonly follows: readonly SheetRows[] | undefined;
}

/** Rows that follow others that follow others are looked for so many times: formulas go over few more. */
const MOST_STEPS = 8;

/**
 * The followers that may say something else once some rows of sheets do, as places among the plan's activities; null where
 * they follow one another without end.
 */
export function followersOf(
  { tables, activities }: Plan,
  followers: readonly Follower[],
  changed: readonly SheetRows[],
): ReadonlySet<number> | null {
  const found = new Set<number>();
  let last = changed;
  for (let step = 0; step < MOST_STEPS; step++) {
    const set = new SheetRowSet(last);
    const next: SheetRows[] = [];
    for (const { index, follows } of followers) {
      const isMet = follows ? follows.some((each) => set.meets(each)) : step === 0;
      if (!isMet || found.has(index)) continue;
      found.add(index);
      next.push(...rowsOfActivity(tables[activities.table[index]], activities.sheetRow[index]));
    }
    if (next.length === 0) return found;
    last = next;
  }
  return null;
}

/** All rows of an activity, by its first. */
export const rowsOfActivity = (table: Table, row: number): SheetRows[] =>
  rowsBelowIn(table).map((below) => ({
    sheet: table.sheet,
    top: row + below,
    bottom: row + below + rowsEach(table) - 1,
  }));

/** A row of which some cells are formulas that follow other rows, or may. */
export interface RowFormulas {
  readonly sheet: string;
  /** 0-based. */
  readonly row: number;
  /** Those formulas, in R1C1 notation; undefined where they have changed and were not read again. */
  readonly formulas: readonly string[] | undefined;
}

/** Those of some rows that are a plan's activities, with what they follow. */
export function followersIn(plan: Plan, rows: readonly RowFormulas[]): Follower[] {
  const rowIndex = new PlanRowIndex(plan);
  const references = new KnownReferences();
  return rows.flatMap(({ sheet, row, formulas }) => {
    const index = rowIndex.activityAt(sheet, row);
    if (index === undefined) return [];
    const followed = formulas?.map((formula) =>
      rowsFollowed(formula, { sheet, row }, rowIndex, references),
    );
    const follows = followed?.every((each) => each !== undefined) ? followed.flat() : undefined;
    return [{ index, follows }];
  });
}

/**
 * The rows of activities, of others than its own, that a formula follows; undefined where it may follow other cells as well:
 * total rows follow others, and what follows from what outside of the tables nobody knows.
 * @param formula in R1C1 notation, with its "="; it stands in this 0-based row of this sheet
 */
export function rowsFollowed(
  formula: string,
  { sheet: own, row }: { readonly sheet: string; readonly row: number },
  rowIndex: PlanRowIndex,
  references: KnownReferences,
): readonly SheetRows[] | undefined {
  const followed: SheetRows[] = [];
  for (const area of references.areasOf(formula) ?? [undefined]) {
    if (!area) return undefined;
    const { sheet = own } = area;
    const { top, bottom } = areaAt(area, row, 0);
    if (sheet === own && top === row && bottom === row) continue;
    if (!rowIndex.areOfActivities(sheet, top, bottom)) return undefined;
    followed.push({ sheet, top, bottom });
  }
  return followed;
}
