import type { CellValue } from "../cells";
import type { FormulaBlock } from "../formula-audit/formula-audit";
import type { Plan, Table } from "../plan";
import { mayBeLinked } from "./may-be-linked";

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

/** Rows of a table that are looked at first; the others where one of these takes something from another sheet. */
const ROWS_LOOKED_AT = 5;

/**
 * The plan without the tables whose figures are formulas over other sheets of it (`withoutLinkedTables`). Nothing is read
 * where none can be (`mayBeLinked`); of others the first rows, and those whole that name another sheet in them.
 * @param pause called between pieces of work, to give a page its turn
 */
export async function leaveOutLinked(
  plan: Plan,
  read: ReadFormulas,
  pause?: () => Promise<void>,
): Promise<Plan> {
  const looked = plan.linked.length > 0 ? [] : mayBeLinked(plan);
  if (looked.length === 0) return plan;
  const tops = await read(looked.map((at) => areaOf(plan.tables[at], ROWS_LOOKED_AT)));
  const naming = new Set(
    tops
      .filter(({ formulas }) => formulas.some((cells) => cells.some(namesSheet)))
      .map(({ sheet }) => sheet),
  );
  const linked = looked.filter((at) => naming.has(plan.tables[at].sheet));
  if (linked.length === 0) return plan;
  const blocks = await read(linked.map((at) => areaOf(plan.tables[at], Infinity)));
  // The parser of formulas, which most plans do not need for this.
  const { withoutLinkedTables } = await import(
    /* webpackChunkName: "linked-tables" */ "./without-linked-tables"
  );
  return withoutLinkedTables(plan, linked, blocks, pause);
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
