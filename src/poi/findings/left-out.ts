import { groupBy } from "../group-by";
import type { Plan } from "../plan";
import { countsAnother, leftOutRows } from "../sums/left-out-rows";
import type { TotalReading } from "../sums/total-scope";
import type { Finding, FindingOf, LeftOutRows } from "./finding";

type SumFinding = FindingOf<"total-sum">;

/**
 * Findings with one in place of those of a total row that leaves out the same rows in all its columns, or counts one too
 * many in all that fail: it stands at the first of them and has the others.
 * @param readings of the total rows, by index in Plan.totals
 * @param findings where some columns that fail are not among those of a row, these stay as they are
 */
export function oneOfEachTotal(
  plan: Plan,
  readings: readonly TotalReading[],
  findings: readonly Finding[],
): Finding[] {
  const failing = groupBy(findings.filter(isOfTotal), ({ rowIndex }) => rowIndex);
  const inPlace = new Map<Finding, readonly Finding[]>();
  for (const [total, ofRow] of failing) {
    const slots = ofRow.map(({ slot }) => slot);
    const leftOut = leftOutOf(plan, total, readings[total], slots);
    if (!leftOut && !countsAnother(plan, total, readings[total], slots)) continue;
    for (const each of ofRow) inPlace.set(each, []);
    inPlace.set(ofRow[0], [asOne(ofRow, leftOut)]);
  }
  return inPlace.size === 0
    ? [...findings]
    : findings.flatMap((finding) => inPlace.get(finding) ?? finding);
}

const isOfTotal = (finding: Finding): finding is SumFinding => finding.check === "total-sum";

function asOne(ofRow: readonly SumFinding[], leftOut: LeftOutRows | undefined): SumFinding {
  const [first, ...rest] = ofRow.toSorted((a, b) => a.column - b.column);
  const others = rest.map(({ slot, column, found, foundText, expected }) => ({
    slot,
    column,
    found,
    ...(foundText !== undefined && { foundText }),
    expected,
  }));
  return { ...first, detail: { ...first.detail, ...(leftOut && { leftOut }), others } };
}

/**
 * The rows that a total row leaves out in all columns that fail; undefined where it fails otherwise, or they are of several
 * sheets.
 * @param slots as `leftOutRows`
 */
export function leftOutOf(
  plan: Plan,
  total: number,
  reading: TotalReading,
  slots: readonly number[],
): LeftOutRows | undefined {
  const { tables, totals, activities } = plan;
  const found = leftOutRows(plan, total, reading, slots);
  if (found.length === 0) return undefined;
  const [{ start, end }] = found;
  const sheetOf = (row: number): string => tables[activities.table[row]].sheet;
  const sheet = sheetOf(start);
  if (sheetOf(end - 1) !== sheet) return undefined;
  return {
    ...(sheet !== tables[totals.table[total]].sheet && { sheet }),
    firstRow: activities.sheetRow[start],
    lastRow: activities.sheetRow[end - 1],
    isOnly: found.length === 1,
  };
}

/** Findings with one for each column in place of those that say something of several; the same list where none does. */
export function columnByColumn(findings: readonly Finding[]): readonly Finding[] {
  const hasSeveral = findings.some((each) => isOfTotal(each) && each.detail.others);
  return hasSeveral ? findings.flatMap(eachColumn) : findings;
}

function eachColumn(finding: Finding): Finding[] {
  if (!isOfTotal(finding) || !finding.detail.others) return [finding];
  const { leftOut: _, others, ...detail } = finding.detail;
  const { foundText, ...first } = { ...finding, detail };
  return [
    { ...first, ...(foundText !== undefined && { foundText }) },
    ...others.map((other) => ({ ...first, ...other })),
  ];
}
