import type { CellValue } from "../cells";
import type { FormulaBlock } from "../formula-audit/formula-audit";
import type { Plan, Table } from "../plan";
import type { LinkedTables } from "./linked-tables";
import { mayBeLinked, tablesNamedLikeOthers } from "./may-be-linked";

/** A rectangle of a sheet, of which the formulas are asked; 0-based. */
export interface FormulaArea {
  readonly sheet: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly rows: number;
  readonly columns: number;
}

/** Reads the formulas of some areas: as one block each, or in parts. */
export type ReadFormulas = (areas: readonly FormulaArea[]) => Promise<readonly FormulaBlock[]>;

/** What was looked at to leave out a plan's linked tables. Tables are indexes in `whole.tables`. */
export interface Looked {
  /** The plan with those tables. */
  readonly whole: Plan;
  /** The tables that may be linked, as their activities' names say. */
  readonly named: ReadonlySet<number>;
  /** All tables that may be linked (`mayBeLinked`). */
  readonly tables: readonly number[];
  /** Of these, the sheet rows among the first that name another sheet. */
  readonly naming: ReadonlyMap<number, ReadonlySet<number>>;
  /** Those whose formulas were all read; undefined where no first row names another sheet. */
  readonly linked: LinkedTables | undefined;
}

/** Rows of a table that are looked at first; the others where one of these takes something from another sheet. */
const ROWS_LOOKED_AT = 5;

/** With more activities than this, a plan with linked tables is read anew when it changes: what their formulas say would take too much memory. */
const MOST_KEPT = 50_000;

/** By what is said of a plan's linked sheets, which is the same array for every plan that has the same to say. */
const known = new WeakMap<Plan["linked"], Looked>();

/** What was looked at when a plan was read, or followed; undefined where nothing was, or it was too much. */
export const lookedAt = ({ linked }: Plan): Looked | undefined => known.get(linked);

/** Remembers what was looked at. */
export function rememberLooked({ linked }: Plan, looked: Looked): void {
  if (!looked.linked || looked.whole.activities.count <= MOST_KEPT) known.set(linked, looked);
}

/**
 * The plan without the tables whose figures are formulas over other sheets of it (`withoutLinkedTables`). Nothing is read
 * where none can be (`mayBeLinked`); of others the first rows, and those whole that name another sheet in them.
 * @param pause called between pieces of work, to give a page its turn
 */
export async function leaveOutLinked(
  whole: Plan,
  read: ReadFormulas,
  pause?: () => Promise<void>,
): Promise<Plan> {
  if (whole.linked.length > 0) return whole;
  const named = tablesNamedLikeOthers(whole);
  const tables = mayBeLinked(whole, named);
  if (tables.length === 0) return whole;
  const tops = await read(tables.map((at) => areaOf(whole.tables[at], ROWS_LOOKED_AT)));
  const naming = namingRows(whole, tables, tops);
  const looked = { whole, named, tables, naming };
  const asked = tablesNaming(looked);
  if (asked.length === 0) {
    rememberLooked(whole, { ...looked, linked: undefined });
    return whole;
  }
  const blocks = await read(asked.map((at) => areaOf(whole.tables[at], Infinity)));
  // The parser of formulas, which most plans do not need for this.
  const { withoutLinkedTables } = await import(
    /* webpackChunkName: "linked-tables" */ "./without-linked-tables"
  );
  const { plan, tables: linked } = await withoutLinkedTables(whole, asked, blocks, pause);
  rememberLooked(plan, { ...looked, linked });
  return plan;
}

/** Of the tables that may be linked, those on a sheet of which a first row names another: indexes in Plan.tables. */
export function tablesNaming({
  whole,
  tables,
  naming,
}: Pick<Looked, "whole" | "tables" | "naming">): number[] {
  const sheets = new Set(
    [...naming].flatMap(([at, rows]) => (rows.size > 0 ? [whole.tables[at].sheet] : [])),
  );
  return tables.filter((at) => sheets.has(whole.tables[at].sheet));
}

/**
 * Of some tables, the sheet rows among the first that name another sheet.
 * @param before what was known of rows that are not among the blocks'
 */
export function namingRows(
  plan: Plan,
  tables: readonly number[],
  blocks: readonly FormulaBlock[],
  before?: Looked["naming"],
): Looked["naming"] {
  return new Map(
    tables.map((at) => {
      const { sheet, firstRow, firstColumn, rows, columns } = areaOf(
        plan.tables[at],
        ROWS_LOOKED_AT,
      );
      const naming = new Set(before?.get(at));
      for (const block of blocks)
        for (const [index, cells] of block.formulas.entries()) {
          const row = block.firstRow + index;
          const from = firstColumn - block.firstColumn;
          const isOf =
            block.sheet === sheet &&
            row >= firstRow &&
            row < firstRow + rows &&
            from >= 0 &&
            from + columns <= cells.length;
          if (!isOf) continue;
          if (cells.slice(from, from + columns).some(namesSheet)) naming.add(row);
          else naming.delete(row);
        }
      return [at, naming];
    }),
  );
}

/** Whether a cell is a formula that names another sheet. */
const namesSheet = (cell: CellValue): boolean =>
  typeof cell === "string" && cell.startsWith("=") && cell.includes("!");

/** The amounts of a table's first rows. */
function areaOf({ sheet, columns, firstRow, lastRow }: Table, rows: number): FormulaArea {
  const used = columns.amount.filter((column) => column >= 0);
  const firstColumn = Math.min(...used);
  return {
    sheet,
    firstRow,
    firstColumn,
    rows: Math.min(rows, lastRow - firstRow + 1),
    columns: Math.max(...used) - firstColumn + 1,
  };
}
