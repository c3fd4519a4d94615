import type { FormulaBlock } from "../formula-audit/formula-audit";
import type { Plan } from "../plan";
import { indexOfRow, patchPlan } from "../reading/plan-patch";
import type { FreshRow } from "../reading/fresh-row";
import { namingRows, rememberLooked, tablesNaming, type Looked } from "./leave-out-linked";
import { mayBeLinked } from "./may-be-linked";

/** What was read again of a workbook. */
export interface ReadAgain {
  /** Rows of `Looked.whole`: those changed, those that follow them, and the total rows. */
  readonly rows: readonly FreshRow[];
  /** The formulas of those in which somebody has typed, of tables that may be linked. */
  readonly formulas: readonly FormulaBlock[];
}

/**
 * As `patchPlan`, of a plan without its linked tables (`leaveOutLinked`): null also where other tables may be linked now
 * than were.
 * @param looked what was looked at when the plan was read or last followed
 * @param pause called between pieces of work, to give a page its turn
 */
export async function followLinked(
  plan: Plan,
  looked: Looked,
  { rows, formulas }: ReadAgain,
  pause?: () => Promise<void>,
): Promise<Plan | null> {
  const { named, tables, linked: before } = looked;
  const whole = patchPlan(looked.whole, rows);
  const patched = patchPlan(plan, rowsWithout(rows, before?.left));
  if (!whole || !patched || !isSame(mayBeLinked(whole, named), tables)) return null;
  const naming = namingRows(whole, tables, formulas, looked.naming);
  const now = { whole, named, tables, naming };
  if (!isSame(tablesNaming(now), tablesNaming(looked))) return null;
  const changed = new Set(
    rows.flatMap(({ table, sheetRow }) => {
      const index = indexOfRow(whole.activities, whole.tables[table].activities, sheetRow);
      return index < 0 ? [] : [index];
    }),
  );
  await pause?.();
  const linked = before?.patched(whole, changed, formulas);
  if (before && linked && !isSame([...linked.left], [...before.left])) return null;
  const followed = { ...patched, linked: (await linked?.said(pause)) ?? [] };
  rememberLooked(followed, { ...now, linked });
  return followed;
}

/** Rows as those of the plan without some tables, which are numbered anew. */
function rowsWithout(rows: readonly FreshRow[], left: ReadonlySet<number> = new Set()): FreshRow[] {
  const before = [...left];
  return rows.flatMap((row) =>
    left.has(row.table)
      ? []
      : [{ ...row, table: row.table - before.filter((at) => at < row.table).length }],
  );
}

const isSame = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((each) => others.includes(each));
