import type { Columns, Row } from "../layout";
import { SLOT_COUNT, slotOf, TARGET, type Period, type Series } from "../slots";
import type { ColumnClaim } from "./column-claims";
import { factsOf, isGroup, isYearAlone } from "./header-facts";
import { numberedPeriodsIn } from "./numbered-periods";
import { partTotalsIn } from "./part-totals";
import { readRunningTotals, type RunningTotal } from "./running-totals";
import {
  isKnownFigure,
  mayDescribeActivity,
  namesTarget,
  WEAK_RANK,
  type HeaderFacts,
  type TextRole,
} from "./words";

const isLeftOutGroup = ({ other }: HeaderFacts): boolean => other === "group" || other === "money";

/** Whether a column says something in the rows of a band below one. */
const saysBelow = (band: readonly Row[], level: number, column: number): boolean =>
  band.slice(level + 1).some((row) => (row[column] ?? "") !== "");

/**
 * The name over a column's lowest text: in the same column, or left of it in the first cell of a merged one; "" where
 * nothing stands over it.
 */
function nameOver(band: readonly Row[], column: number): string {
  const lowest = band.findLastIndex((row) => (row[column] ?? "") !== "");
  for (let level = lowest - 1; level >= 0; level--) {
    const row = band[level];
    let from = column;
    while (from > 0 && (row[from] ?? "") === "") from--;
    // A name that reaches down to the lowest row is a column's own.
    if ((row[from] ?? "") !== "" && saysBelow(band, level, from)) return String(row[from]);
  }
  return "";
}

/** What a cell of a band says of the columns after it whose own cell is blank: META over months is what is programmed. */
function groupOf(
  facts: HeaderFacts,
  band: readonly Row[],
  level: number,
  column: number,
): HeaderFacts {
  if (isGroup(facts) || isLeftOutGroup(facts) || isYearAlone(facts)) return facts;
  if (facts.role !== "target") return {};
  const below = band.slice(level + 1).map((row) => factsOf(row[column] ?? ""));
  // META over 2024, 2025 and 2026 is that of each year.
  if (below.some(isYearAlone)) return facts;
  const isOverMonths = below.some(({ period }) => period !== undefined && period.kind !== "year");
  if (isOverMonths) return { series: "programmed", ...yearFact(facts) };
  // "FIN. | FIS." under META: what is not money is the target.
  return below.some(({ other }) => other === "money") ? facts : {};
}

const yearFact = ({ year }: HeaderFacts): HeaderFacts => (year === undefined ? {} : { year });

const seriesAndYear = ({ series, ...facts }: HeaderFacts): HeaderFacts => ({
  ...(series && { series }),
  ...yearFact(facts),
});

/** What a column's header says, with the name over it; "" where it has no cell of its own. */
function headerOf(band: readonly Row[], column: number): string {
  const own = band.findLast((row) => (row[column] ?? "") !== "")?.[column] ?? "";
  if (own === "") return "";
  return [nameOver(band, column), String(own)]
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .join(" / ");
}

/**
 * What the rows of a header's band say together of each column.
 * @param firstColumn the sheet column of `row[0]`
 */
export function bandColumns(band: readonly Row[], firstColumn: number): Columns {
  const numbered = numberedPeriodsIn(band);
  const width = Math.max(...band.map((row) => row.length));
  const text: Record<TextRole, number> = { unit: -1, category: -1, activity: -1, measure: -1 };
  const ranks = new Map<string, number>();
  const amount = new Int32Array(SLOT_COUNT).fill(-1);
  const partTotals = partTotalsIn(band, numbered);
  const groups: HeaderFacts[] = band.map(() => ({}));
  const runningTotals: RunningTotal[] = [];
  const reasons: { column: number; month: number | null }[] = [];
  const claims: ColumnClaim[] = [];
  let code = -1;
  let rule = -1;
  let money = -1;
  /** Columns that are a description, and nothing says of what. */
  let descriptions = 0;
  let lastSeries: Series = "programmed";
  const series = band.flatMap((row, level) =>
    row.flatMap((value, column) => {
      const facts = factsOf(value);
      // The E of ENERO is no series.
      return facts.series === undefined || numbered[level]?.has(column) ? [] : [facts];
    }),
  );
  const hasSeries = series.length > 0;
  const hasTwoSchedules =
    series.some((facts) => facts.series === "programmed" && !facts.isSchedule) &&
    !series.some((facts) => facts.series === "executed");
  for (let column = 0; column < width; column++) {
    const merged: { -readonly [K in keyof HeaderFacts]: HeaderFacts[K] } = {};
    const below = (level: number): boolean => saysBelow(band, level, column);
    let isOther = false;
    let isDescription = false;
    let isRunning = true;
    for (const [level, row] of band.entries()) {
      const period = numbered[level]?.get(column);
      const own: HeaderFacts = period ? { period } : factsOf(row[column] ?? "");
      const isOwn = (row[column] ?? "") !== "";
      const part = partTotals[level].get(column);
      const said: HeaderFacts = {
        ...(part ? { ...seriesAndYear(own), period: part } : own),
        ...(own.isSchedule && hasTwoSchedules && { series: "executed" }),
      };
      if (isOwn) groups[level] = groupOf(said, band, level, column);
      // A group's text stands in its first column only; the others are the empty rest of the merged cell.
      const facts = isOwn ? said : below(level) ? groups[level] : {};
      Object.assign(merged, facts);
      if (isOwn) isDescription = facts.describes === true;
      isOther ||= isOwn && facts.other !== undefined;
      // A percentage of running totals is none.
      isRunning &&= facts.other === undefined || facts.running !== undefined;
    }
    const sheetColumn = firstColumn + column;
    const isSaidAgain = (slot: number, year: number | undefined): boolean =>
      claims.some((claim) => claim.slot === slot && claim.year === (year ?? null));
    const claim = (slot: number): void => {
      const header = headerOf(band, column);
      if (slot >= 0 || !header.split(" / ").some(isKnownFigure))
        claims.push({ column: sheetColumn, header, slot, year: merged.year ?? null });
    };
    const runningTotal = (of: Series, period: Period | undefined): RunningTotal | undefined =>
      period?.kind === "quarter"
        ? { series: of, quarter: period.index, column: sheetColumn, header: headerOf(band, column) }
        : undefined;
    if (isDescription) {
      const over = nameOver(band, column);
      const facts = factsOf(over);
      // The description of an objective or a product is no activity's name.
      if (facts.role === undefined ? !mayDescribeActivity(over) : facts.role !== "activity")
        continue;
      if (facts.rank !== undefined) merged.rank = facts.rank;
      else descriptions++;
    }
    // A name of its own under a group of money is a column like any other.
    if (isOther || (merged.other && merged.role === undefined)) {
      if (merged.other === "money" && money < 0) money = sheetColumn;
      const { series: of = merged.series ?? lastSeries, period = merged.period } =
        merged.running ?? {};
      const total = merged.running && isRunning && runningTotal(of, period);
      if (total) runningTotals.push(total);
      continue;
    }
    if (merged.role === "code" || merged.role === "reason" || merged.role === "rule") {
      if (merged.role === "code") code = code < 0 ? sheetColumn : code;
      else if (merged.role === "rule") rule = rule < 0 ? sheetColumn : rule;
      else {
        const { period } = merged;
        reasons.push({
          column: sheetColumn,
          month: period?.kind === "month" ? period.index : null,
        });
      }
      continue;
    }
    // "META" over "ANUAL" is the target; over months or quarters it is what was programmed in them.
    const isGroupedTarget =
      merged.role === "target" && merged.period !== undefined && merged.period.kind !== "year";
    if (merged.role && !isGroupedTarget) {
      const rank = merged.rank ?? 0;
      if (merged.role === "target") claim(TARGET);
      const known = ranks.get(merged.role);
      if (known !== undefined && known <= rank) continue;
      ranks.set(merged.role, rank);
      if (merged.role === "target") amount[TARGET] = sheetColumn;
      else text[merged.role] = sheetColumn;
    } else if (merged.period) {
      // The months a second time, and no word of what they are: first what was programmed, then what was executed.
      if (merged.series) {
        // "META MODIFICADA" says nothing of the months after it.
        if (merged.period.kind !== "year") lastSeries = merged.series;
      }
      // "Meta Prog." under each month, "Meta Ejec." beside it.
      else if (isGroupedTarget && hasSeries) lastSeries = "programmed";
      else if (!hasSeries && isSaidAgain(slotOf(lastSeries, merged.period), merged.year))
        lastSeries = "executed";
      const series = merged.series ?? lastSeries;
      const slot = slotOf(series, merged.period);
      const total = merged.period.isToDate && runningTotal(series, merged.period);
      if (total) runningTotals.push(total);
      else {
        claim(slot);
        if (amount[slot] < 0) amount[slot] = sheetColumn;
      }
    } else if (merged.series === "executed" && namesTarget(headerOf(band, column))) {
      // "META EJECUTADA", or "EJEC." under "META": what was executed in the year.
      const slot = slotOf("executed", { kind: "year", index: 0 });
      claim(slot);
      if (amount[slot] < 0) amount[slot] = sheetColumn;
    } else claim(-1);
  }
  for (const { column, header } of readRunningTotals(amount, runningTotals))
    claims.push({ column, header, slot: -1, year: null });
  const isWeak = (role: TextRole | "target"): boolean => (ranks.get(role) ?? 0) >= WEAK_RANK;
  const isNamed = (role: TextRole | "target"): boolean => ranks.has(role) && !isWeak(role);
  const isOfPlan = isNamed("target") || isNamed("unit");
  // Of several any may be the activity's.
  if (isWeak("activity") && (descriptions > 1 || !isOfPlan)) text.activity = -1;
  if (isWeak("unit") && text.activity < 0) text.unit = -1;
  const year = slotOf("programmed", { kind: "year", index: 0 });
  // What is programmed for the year is the target, under whatever name.
  const isYearTarget = amount[TARGET] < 0;
  if (isYearTarget) [amount[TARGET], amount[year]] = [amount[year], -1];
  // In an export META is the number of a budget's line, and every name of the plan's columns is known.
  const isExport = (ranks.get("target") ?? 0) < 0;
  return {
    text,
    amount,
    code,
    rule,
    reasons,
    claims: claims
      .filter(({ slot, column }) => !isExport || slot > TARGET || column === amount[TARGET])
      .map((each) => (isYearTarget && each.slot === year ? { ...each, slot: TARGET } : each)),
    money,
    monthsAreNumbers: numbered.some((periods) => periods !== undefined),
    programmedBy: "programmed",
    targetOf: "programmed",
  };
}
