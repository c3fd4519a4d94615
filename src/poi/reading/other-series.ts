import { fold } from "../header/fold";
import { textAt, type Plan, type Table } from "../plan";
import { rowsIn } from "../row-range";

/** What the title of a table says that it has of the activities of another one: neither what is programmed nor what was executed. */
export type OtherSeries = "reprogrammed" | "percentage";

const isOther = (said: Table["seriesAbove"]): said is OtherSeries =>
  said === "reprogrammed" || said === "percentage";

/**
 * Tables below others of their sheet that have, by their titles, the percentages of what these have executed, or what was
 * programmed again, for the same activities: by table (index in `tables`). Read as they stand, each activity would be two.
 */
export function otherSeries({
  tables,
  activities: rows,
}: Pick<Plan, "tables" | "activities">): ReadonlyMap<number, OtherSeries> {
  const found = new Map<number, OtherSeries>();
  // To read every name of a plan takes longer than all else.
  const asked = new Set(
    tables.flatMap(({ sheet, seriesAbove }) => (isOther(seriesAbove) ? [sheet] : [])),
  );
  const namesOn = new Map<string, Set<string>>();
  for (const [at, { sheet, activities, seriesAbove, continues }] of tables.entries()) {
    if (!asked.has(sheet)) continue;
    const known = namesOn.get(sheet) ?? new Set<string>();
    namesOn.set(sheet, known);
    const names = rowsIn(activities).map((row) => fold(textAt(rows, row, "activity")));
    const said = continues === undefined ? seriesAbove : found.get(continues);
    const again = names.filter((name) => name !== "" && known.has(name));
    if (isOther(said) && 2 * again.length > names.length) found.set(at, said);
    for (const name of names) known.add(name);
  }
  return found;
}
