import { consolidatedSheet, linkTo, type SheetOfFormulas } from "../fixtures/consolidated";
import { totalRow } from "./plan-with-total";
import { syntheticPlan } from "./synthetic-plan";

/**
 * A plan on a sheet for each office, one row in a thousand of it wrong, and a sheet that says all their activities
 * again, each cell by a formula.
 * @param rows activities in all
 */
export function linkedPlan(rows: number, offices: number): SheetOfFormulas[] {
  const { values } = syntheticPlan(rows);
  const header = values.slice(0, -rows);
  const each = rows / offices;
  const sheets = Array.from({ length: offices }, (_, office): SheetOfFormulas => {
    const from = header.length + office * each;
    const activities = values.slice(from, from + each);
    const cells = [...header, ...activities, totalRow(activities)].map((row) => [...row]);
    return { name: `GERENCIA ${office + 1}`, cells };
  });
  const linked = sheets.flatMap((sheet) =>
    Array.from({ length: each }, (_, activity) =>
      values[0].map((_cell, column) => linkTo(sheet, header.length + activity, column)),
    ),
  );
  return [...sheets, consolidatedSheet([], linked)];
}
