import type { Columns } from "./columns";
import { monthSlot, quarterSlot, SERIES, slotOf, type Series } from "../slots";
import { factsOf } from "./header-facts";

const TWELVE = Array.from({ length: 12 }, (_, month) => month);

const quarterOf = (month: number): number => Math.floor(month / 3);

/**
 * The months that a header lacks among those that it has, as slots: a column deleted from the middle leaves every sum of
 * what stays right. By design a table may have the months of some quarters only, or what was executed until a month.
 * @param quarter the one that the title says is reported, 1–4
 */
export function missingMonths(columns: Columns, quarter: number | null): number[] {
  return SERIES.flatMap((series) => missingOf(columns, series, quarter));
}

function missingOf(columns: Columns, series: Series, quarter: number | null): number[] {
  const months = monthsOf(columns, series);
  if (months.size === 0) return [];
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const has = (slot: number): boolean => columns.amount[slot] >= 0;
  const hasQuarter = (month: number): boolean => has(quarterSlot(series, quarterOf(month)));
  const isPartOfQuarter = (month: number): boolean =>
    [...months].some((each) => quarterOf(each) === quarterOf(month));
  const others = new Set(
    SERIES.flatMap((other) => (other === series ? [] : [...monthsOf(columns, other)])),
  );
  const isMissing = (month: number): boolean => {
    if (months.has(month) || hasUnread(columns, month)) return false;
    const isBetween = month > first && month < last;
    if (!isPartOfQuarter(month))
      return (
        isBetween &&
        !hasQuarter(month) &&
        !has(slotOf(series, { kind: "semester", index: month < 6 ? 0 : 1 }))
      );
    if (isBetween || hasQuarter(month)) return true;
    // Beyond its first or last month a series may have none by design.
    if (month < first) return series !== "reprogrammed" && others.has(month);
    if (series !== "executed") return Math.max(...others) !== last;
    return others.has(month) && quarter !== null && quarterOf(month) < quarter;
  };
  const missing = TWELVE.filter(isMissing);
  // Every other month is a way to plan, and no columns lost.
  return missing.length * 2 < months.size ? missing.map((month) => monthSlot(series, month)) : [];
}

const monthsOf = ({ amount }: Columns, series: Series): Set<number> =>
  new Set(TWELVE.filter((month) => amount[monthSlot(series, month)] >= 0));

/** Whether a column that is not read may be the month's: those are said apart. */
const hasUnread = ({ claims }: Columns, month: number): boolean =>
  claims.some(
    ({ slot, header }) =>
      slot < 0 &&
      header.split(" / ").some((words) => {
        const { period } = factsOf(words);
        return period?.kind === "month" && period.index === month;
      }),
  );
