import { TEXT_ROLES } from "../../poi/header/words";
import type { Columns } from "../../poi/header/columns";
import { isFormula } from "./cell-input";
import type { CorrectedCell, CorrectionRecord, NamedColumn } from "./correction-record";
import { columnsOfFormula } from "./moved-formula";

/** What a table has in the columns that a correction names: those of its cells, of its activity, and in its formulas. */
export function namedColumns(
  { amount, text }: Columns,
  cells: readonly CorrectedCell[],
  activityColumn: number,
): NamedColumn[] {
  const named = new Set(cells.map(({ column }) => column));
  named.add(activityColumn);
  for (const input of cells.flatMap(({ before, after }) => [before, after])) {
    if (typeof input === "string" && isFormula(input))
      for (const column of columnsOfFormula(input)) named.add(column);
  }
  const holdsOf = (column: number): NamedColumn["holds"] | undefined => {
    if (column === activityColumn) return "activity";
    const slot = amount.indexOf(column);
    return slot >= 0 ? slot : TEXT_ROLES.find((role) => text[role] === column);
  };
  return [...named]
    .filter((column) => column >= 0)
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const holds = holdsOf(column);
      return holds === undefined ? [] : [{ column, holds }];
    });
}

/** Where a table has a recorded column; -1 where it has none. */
export const columnNow = ({ amount, text }: Columns, { holds }: NamedColumn): number =>
  typeof holds === "number" ? amount[holds] : text[holds];

/** The place in a table of each column that a record names; undefined where that is not known. */
export function columnsNow(
  { columns: named }: Pick<CorrectionRecord, "columns">,
  columns: Columns,
): (column: number) => number | undefined {
  const places = new Map(named.map((each) => [each.column, columnNow(columns, each)]));
  return (column) => {
    const now = places.get(column) ?? -1;
    return now < 0 ? undefined : now;
  };
}
