import { addressInColumn, quotedSheet } from "../../poi/address";
import { LONGEST_FORMULA, runsOf, sumOf } from "../../poi/formulas/formula";
import { runsBetweenTotals } from "../../poi/formulas/activity-runs";
import { amountAt, slotsInSheetOrder, type Plan, type Table } from "../../poi/plan";
import { equalAmounts } from "../../poi/amounts";
import type { TotalReading } from "../../poi/sums/total-scope";
import type { Validation } from "../../poi/validation/validation";
import { differ } from "../../poi/formulas/balance";
import { markedFormula, type HighlightRule } from "./rule";

/** Total rows of one table that are highlighted. A table of more blocks than this keeps its findings in the list. */
const MOST_TOTALS = 200;

/**
 * Where a total row's column is not the sum of the rows that it covers, on whatever sheets they are. Columns
 * that cannot be verified yet, because a row that they cover has slid, are left out until they can; so are those of which
 * nothing is said though they differ, because it follows from a row's wrong formula. Neighbouring columns that stand alike
 * in all tables share one rule.
 */
export function totalRules(validation: Validation, table: Table): HighlightRule[] {
  const { plan, totals } = validation;
  const isSaid = saidColumns(validation);
  const count = Math.min(table.totals.end - table.totals.start, MOST_TOTALS);
  return Array.from({ length: count }, (_, index) => table.totals.start + index).flatMap((total) =>
    rulesOfTotal(plan, table, totals[total], { total, isSaid: (slot) => isSaid(total, slot) }),
  );
}

/** Whether a total row's column is among the findings. Of more than are kept nobody knows. */
function saidColumns({ findings, omitted }: Validation): (total: number, slot: number) => boolean {
  if (omitted.has("total-sum")) return () => true;
  const said = new Set(
    findings
      .filter(({ isTotal }) => isTotal)
      .flatMap(({ rowIndex, slot, detail }) => {
        const others = "others" in detail ? (detail.others ?? []) : [];
        return [slot, ...others.map((other) => other.slot)].map((each) => `${rowIndex} ${each}`);
      }),
  );
  return (total, slot) => said.has(`${total} ${slot}`);
}

function rulesOfTotal(
  plan: Plan,
  table: Table,
  reading: TotalReading,
  { total, isSaid }: { readonly total: number; readonly isSaid: (slot: number) => boolean },
): HighlightRule[] {
  const row = plan.totals.sheetRow[total];
  const covered = coveredRuns(plan, reading);
  const rules: HighlightRule[] = [];
  const integers = plan.activities.integers && plan.totals.integers;
  const isShown = (slot: number): boolean =>
    isSaid(slot) ||
    equalAmounts(amountAt(plan.totals, total, slot) ?? 0, reading.sums[slot] ?? 0, integers);
  for (const columns of alikeColumns(plan, table, reading, isShown)) {
    const [first] = columns;
    const references = covered.flatMap(({ table: { sheet, columns: theirs }, runs }) => {
      const column = theirs.amount[first.slot];
      const prefix = sheet === table.sheet ? "" : `${quotedSheet(sheet)}!`;
      return column < 0
        ? []
        : runs.map(
            ([from, to]) =>
              `${prefix}${addressInColumn(from, column)}:${addressInColumn(to, column)}`,
          );
    });
    const apart = reading.apart.flatMap((row) => {
      const { sheet, columns: theirs } = plan.tables[plan.activities.table[row]];
      const column = theirs.amount[first.slot];
      const prefix = sheet === table.sheet ? "" : `${quotedSheet(sheet)}!`;
      return column < 0 ? [] : `${prefix}${addressInColumn(plan.activities.sheetRow[row], column)}`;
    });
    const own = `N(${addressInColumn(row, first.column)})`;
    const all = sumOf(references);
    const sum = apart.length === 0 ? all : `${all}-(${sumOf(apart)})`;
    const formula = markedFormula("total-sum", [differ(`(${sum})`, own, integers)]);
    if (references.length === 0 || formula.length > LONGEST_FORMULA) continue;
    rules.push({
      kind: "wrong-sum",
      cells: { firstRow: row, rows: 1, firstColumn: first.column, columns: columns.length },
      formula,
    });
  }
  return rules;
}

/** Sheet rows that a total covers, table by table, as runs between the total rows that stand among them. */
function coveredRuns(
  plan: Plan,
  { start, end }: TotalReading,
): { table: Table; runs: [number, number][] }[] {
  return plan.tables.flatMap((table) => {
    const from = Math.max(start, table.activities.start);
    const to = Math.min(end, table.activities.end);
    if (from >= to) return [];
    return [{ table, runs: runsBetweenTotals(plan, table, from, to) }];
  });
}

interface Column {
  readonly slot: number;
  readonly column: number;
}

/** A total's verifiable columns in groups of neighbours that stand equally far away in every table. */
function alikeColumns(
  plan: Plan,
  table: Table,
  { unknown, unfilled }: TotalReading,
  isShown: (slot: number) => boolean,
): Column[][] {
  const known = slotsInSheetOrder(table.columns)
    .filter((slot) => !unknown.has(slot) && !unfilled.has(slot) && isShown(slot))
    .map((slot) => ({ slot, column: table.columns.amount[slot] }));
  const distances = ({ slot, column }: Column): string =>
    plan.tables.map(({ columns }) => columns.amount[slot] - column).join(" ");
  const byColumn = new Map(known.map((entry) => [entry.column, entry]));
  return runsOf(known.map(({ column }) => column)).flatMap(([first, last]) => {
    const groups: Column[][] = [];
    for (let column = first; column <= last; column++) {
      const entry = byColumn.get(column);
      if (!entry) continue;
      const group = groups.at(-1);
      if (group && distances(group[0]) === distances(entry)) group.push(entry);
      else groups.push([entry]);
    }
    return groups;
  });
}
