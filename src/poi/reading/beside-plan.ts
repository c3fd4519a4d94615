import type { Columns } from "../header/columns";
import { textAt, type Rows, type Table } from "../plan";
import { rowsIn } from "../row-range";
import { meaningOf, SLOT_COUNT, slotOf, TARGET, type Period, type Series } from "../slots";
import { fold } from "../header/fold";
import { namesMoney } from "../header/words";

/**
 * Which tables of a workbook stand beside its plan without being of it, wherever they stand; counted, they would double
 * it. Indexes in `tables`; none where the workbook has no table with activities otherwise.
 * None of them has measures but of money, and:
 * - it is a summary by unit, without activities: without META either, or of the plan's units;
 * - or a budget: activities in money, without execution, where the plan has measures;
 * - or it says in soles what the plan's activities cost;
 * - or it says again what the plan's activities say or add up to.
 */
export function tablesBesidePlan(tables: readonly Table[], activities: Rows): Set<number> {
  const withMeasures = tables.filter(
    ({ columns: { text } }) => text.activity >= 0 && text.measure >= 0,
  );
  const plan =
    withMeasures.length > 0
      ? withMeasures
      : tables.filter(({ columns }) => columns.text.activity >= 0);
  if (plan.length === 0) return new Set();
  const costs = withMeasures.filter((table) => saysCosts(table, withMeasures, activities));
  return new Set(
    tables.flatMap((table, at) => {
      if (costs.includes(table)) return [at];
      if (plan.includes(table) || table.columns.text.measure >= 0) return [];
      return looksBesidePlan(table.columns) || saysAgain(table, plan, activities) ? [at] : [];
    }),
  );
}

/**
 * Whether all activities of a table are in soles, and most are called as some of a table in which they are not: by itself such
 * a measure may be that of what is collected.
 */
function saysCosts(table: Table, tables: readonly Table[], rows: Rows): boolean {
  const isMoney = (row: number): boolean => namesMoney(fold(textAt(rows, row, "measure")));
  const { start, end } = table.activities;
  // Asked of every plan, of any length: mostly the first row tells, and no list of all is made for it.
  let money = start;
  while (money < end && isMoney(money)) money++;
  if (start === end || money < end) return false;
  const nameOf = (row: number): string => fold(textAt(rows, row, "activity"));
  const physical = tables.flatMap((other) =>
    other === table ? [] : rowsIn(other.activities).filter((row) => !isMoney(row)),
  );
  const names = new Set(physical.map(nameOf));
  const known = rowsIn(table.activities).filter((row) => names.has(nameOf(row)));
  return 2 * known.length > end - start;
}

/** Whether a table without measures, beside others with activities, is no plan's by its columns alone. */
function looksBesidePlan(columns: Columns): boolean {
  if (columns.text.activity < 0) return columns.amount[TARGET] < 0;
  return columns.money >= 0 && !hasExecuted(columns);
}

function hasExecuted({ amount }: Columns): boolean {
  return amount.some((column, slot) => {
    const meaning = meaningOf(slot);
    return column >= 0 && meaning.kind === "amount" && meaning.series === "executed";
  });
}

/**
 * Whether the rows of a table say again what a plan's say: those of a unit what its activities add up to, and by their
 * units alone where no activity is named.
 */
function saysAgain(table: Table, plan: readonly Table[], rows: Rows): boolean {
  const roles = (["unit", "activity"] as const).filter((role) => table.columns.text[role] >= 0);
  const keyOf = (row: number): string =>
    roles.map((role) => fold(textAt(rows, row, role))).join("\n");
  const saying = rowsIn(table.activities);
  const rowsOf = new Map(
    saying.map((row): [string, { row: number; columns: Columns }[]] => [keyOf(row), []]),
  );
  for (const each of plan)
    for (const row of rowsIn(each.activities))
      rowsOf.get(keyOf(row))?.push({ row, columns: each.columns });
  if (table.columns.text.activity < 0) {
    const known = saying.filter((row) => rowsOf.get(keyOf(row))?.length);
    return 2 * known.length > saying.length;
  }
  let holding = 0;
  let failing = 0;
  for (const row of saying) {
    const said = rowsOf.get(keyOf(row)) ?? [];
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      const amount = table.columns.amount[slot] < 0 ? 0 : (rows.amounts[slot]?.[row] ?? 0);
      if (amount === 0) continue;
      const sum = said.reduce((all, each) => all + amountOf(rows, each.row, each.columns, slot), 0);
      if (Math.abs(sum - amount) <= 1e-9 * Math.abs(sum)) holding++;
      else failing++;
    }
  }
  return holding > failing;
}

/** A row's amount, or that of the parts of its period where there is no such column. */
function amountOf(rows: Rows, row: number, columns: Columns, slot: number): number {
  if (columns.amount[slot] >= 0) return rows.amounts[slot]?.[row] ?? 0;
  const meaning = meaningOf(slot);
  if (meaning.kind === "target") return 0;
  return partsOf(meaning.series, meaning.period).reduce(
    (sum, part) => sum + amountOf(rows, row, columns, part),
    0,
  );
}

function partsOf(series: Series, { kind, index }: Period): number[] {
  if (kind === "month") return [];
  const of = kind === "quarter" ? "month" : "quarter";
  const count = { quarter: 3, semester: 2, year: 4 }[kind];
  return Array.from({ length: count }, (_, part) =>
    slotOf(series, { kind: of, index: index * count + part }),
  );
}
