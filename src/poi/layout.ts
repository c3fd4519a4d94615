import type { CellValue } from "./cells";
import type { ColumnClaim } from "./header/column-claims";
import { factsOf, isGroup } from "./header/header-facts";
import { isNumber, monthNumbers } from "./header/month-numbers";
import { arePeriodsInTurn, numberedPeriodsIn } from "./header/numbered-periods";
import { partTotalsIn } from "./header/part-totals";
import { TALLEST_POINTED } from "./header/pointed-fields";
import { heightOf, locate, overlay, type PointedOnSheet } from "./header/pointed-header";
import type { RowsInTurn } from "./header/rows-in-turn";
import { readRunningTotals, type RunningTotal } from "./header/running-totals";
import { SLOT_COUNT, slotOf, TARGET, type Period, type Series } from "./slots";
import {
  isKnownFigure,
  mayDescribeActivity,
  namesTarget,
  WEAK_RANK,
  type HeaderFacts,
  type TextRole,
} from "./header/words";

/** Which sheet column holds what, as the header words say. Columns are 0-based; -1: not on this table. */
export interface Columns {
  readonly text: Readonly<Record<TextRole, number>>;
  /** By slot. */
  readonly amount: Int32Array;
  /** What identifies an activity whatever its name (Actividad Operativa ID). */
  readonly code: number;
  /** Reasons for less execution, of a 0-based month or of none in particular. */
  readonly reasons: readonly { readonly column: number; readonly month: number | null }[];
  /** Every column that may be one of amounts, read or not. */
  readonly claims: readonly ColumnClaim[];
  /** The first column of money, if any: they are no part of the physical plan, and left out. */
  readonly money: number;
  /** Whether months are named by numbers or dates: a row of amounts may look like that. */
  readonly monthsAreNumbers: boolean;
  /** The series that execution is measured against. */
  readonly programmedBy: ProgrammedSeries;
  /** The series that adds up to META. */
  readonly targetOf: ProgrammedSeries;
}

/** What was programmed at first, or again later. */
export type ProgrammedSeries = "programmed" | "reprogrammed";

/** A header found: its band of one to four rows, and the columns under it. */
export interface Header {
  /** Rows of the band. */
  readonly height: number;
  readonly columns: Columns;
}

/** The row that came closest to a header on a sheet without one, for the error that says what was missing. */
export interface NearMiss {
  readonly found: string[];
  readonly missing: MissingColumn[];
  /** Where an activity has two rows in turn, as 0-based sheet column and rows. */
  readonly alternate?: RowsInTurn;
}

/** What a table can lack, by its header's name. */
export type MissingColumn =
  | TextRole
  | "target"
  | "programmed"
  | "executed"
  | "quarters"
  | "periods"
  | "series-columns"
  | "physical-rows";

export type Row = readonly CellValue[];

const TALLEST_BAND = 4;
const TEXT_ROLES: readonly TextRole[] = ["unit", "category", "activity", "measure"];

const saysSomething = (facts: HeaderFacts): boolean =>
  facts.role !== undefined ||
  facts.series !== undefined ||
  facts.period !== undefined ||
  facts.other !== undefined;

/** Whether a cell's text is a word of some header. */
export const saysHeaderWord = (value: CellValue | undefined): boolean =>
  saysSomething(factsOf(value ?? ""));

const isLeftOutGroup = ({ other }: HeaderFacts): boolean => other === "group" || other === "money";

/** Header words on a row; a row of a band has at least two, or one group over its months. */
function headerWords(row: Row): number {
  let words = 0;
  let groups = 0;
  let others = 0;
  let hasNumbers = false;
  for (const value of row) {
    if (isNumber(value)) {
      hasNumbers = true;
      continue;
    }
    if (typeof value !== "string" || value === "") continue;
    const facts = factsOf(value);
    if (isGroup(facts)) groups++;
    if (saysSomething(facts)) words++;
    else others++;
  }
  if (hasNumbers) {
    // An activity's amounts may be 1 … 12 as well; its texts are no header words.
    if (others > words || !monthNumbers(row)) return 0;
    words++;
    groups++;
  }
  const isHeader = words >= 2 || (groups === 1 && others === 0) || arePeriodsInTurn(row);
  return isHeader ? Math.max(words, 1) : 0;
}

/**
 * Whether a row's only text is a title ("POI 2024 AL IV TRIMESTRE") though it reads like a group over months: the next
 * text below it is the name of a column of texts or codes, which no group has under it.
 */
function isTitleOver(row: Row, below: readonly Row[]): boolean {
  const column = row.findIndex((value) => value !== "");
  if (column < 0 || row.some((value, at) => at !== column && value !== "")) return false;
  const under = below.find((each) => (each[column] ?? "") !== "");
  const { role, other } = factsOf(under?.[column] ?? "");
  const isColumnOfTexts = role === undefined ? other === true : role !== "target";
  return isGroup(factsOf(row[column])) && isColumnOfTexts;
}

/** Whether a row is a header's, with months that are numbers, and names of columns beside them. */
export function isMonthNumberRow(row: Row): boolean {
  return (
    monthNumbers(row) !== undefined &&
    row.some((value) => saysSomething(factsOf(value))) &&
    headerWords(row) > 0
  );
}

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

/** What a cell of a band says of the columns after it under the same merged cell: META over months is what is programmed. */
function groupOf(
  facts: HeaderFacts,
  band: readonly Row[],
  level: number,
  column: number,
): HeaderFacts {
  if (isGroup(facts) || isLeftOutGroup(facts)) return facts;
  if (facts.role !== "target") return {};
  const under = band.slice(level + 1).map((row) => factsOf(row[column] ?? ""));
  if (under.some(({ period }) => period !== undefined && period.kind !== "year"))
    return { series: "programmed", ...yearFact(facts) };
  // "FIN. | FIS." under META: what is not money is the target.
  return under.some(({ other }) => other === "money") ? facts : {};
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

/** What the rows of a band say together of each column. */
function resolve(band: readonly Row[], firstColumn: number): Columns {
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
    if (merged.role === "code" || merged.role === "reason") {
      if (merged.role === "code") code = code < 0 ? sheetColumn : code;
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
      else if (!hasSeries && amount[slotOf(lastSeries, merged.period)] >= 0)
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

function periodCount(columns: Columns): number {
  let count = 0;
  for (let slot = 1; slot < SLOT_COUNT; slot++) if (columns.amount[slot] >= 0) count++;
  return count;
}

function score(columns: Columns): number {
  const texts = TEXT_ROLES.filter((role) => columns.text[role] >= 0).length;
  return texts + (columns.amount[TARGET] >= 0 ? 1 : 0) + periodCount(columns);
}

const isTable = (columns: Columns): boolean =>
  (columns.text.activity >= 0 || columns.text.unit >= 0) &&
  periodCount(columns) >= 1 &&
  score(columns) >= 4;

function bestBand(rows: readonly Row[], at: number, firstColumn: number): Header | undefined {
  if (headerWords(rows[at]) === 0 || isTitleOver(rows[at], rows.slice(at + 1, at + TALLEST_BAND)))
    return undefined;
  let best: Header | undefined;
  let bestScore = 0;
  for (let height = 1; height <= TALLEST_BAND && at + height <= rows.length; height++) {
    if (height > 1 && headerWords(rows[at + height - 1]) === 0) break;
    const columns = resolve(rows.slice(at, at + height), firstColumn);
    const points = score(columns);
    if (points > bestScore || (points === bestScore && partsMoney(rows[at + height - 1]))) {
      best = { height, columns };
      bestScore = points;
    }
  }
  return best;
}

/** Whether a row says which of the columns under each month are money: it is one more of the band, though it names none. */
const partsMoney = (row: Row): boolean =>
  row.filter((value) => factsOf(value).other === "money").length > 1;

/** What is needed at least to read a table that a person pointed at. */
export const isUsable = (columns: Columns): boolean =>
  (columns.text.activity >= 0 || columns.text.unit >= 0) && periodCount(columns) >= 1;

/** Rows of header words above and below the cells pointed at are of the same band. */
const AROUND_POINTED = TALLEST_BAND - 1;

/** The header that begins at `rows[at]` and in which somebody has pointed at cells, if one does. */
export function pointedHeaderAt(
  rows: readonly Row[],
  at: number,
  firstColumn: number,
  pointed: readonly PointedOnSheet[],
): Header | undefined {
  return pointedBand(rows, at, firstColumn, pointed, ({ isOwn }) => (isOwn ? isUsable : isTable));
}

/** @param needed whether columns are enough for what is wanted */
function pointedBand(
  rows: readonly Row[],
  at: number,
  firstColumn: number,
  pointed: readonly PointedOnSheet[],
  needed: (each: PointedOnSheet) => (columns: Columns) => boolean,
): Header | undefined {
  let best: Header | undefined;
  let bestScore = 0;
  for (const each of pointed) {
    const isEnough = needed(each);
    for (let above = 0; above <= AROUND_POINTED; above++) {
      if (above > 0 && headerWords(rows[at + above - 1] ?? []) === 0) break;
      const places = locate(each.header, rows, at + above);
      if (!places) continue;
      const shortest = above + heightOf(each.header);
      for (let height = shortest; height <= shortest + AROUND_POINTED; height++) {
        if (height > shortest && headerWords(rows[at + height - 1] ?? []) === 0) break;
        const words = resolve(rows.slice(at, at + height), firstColumn);
        const columns = overlay(words, each, places, firstColumn);
        const points = score(columns);
        if (isEnough(columns) && points > bestScore) {
          best = { height, columns };
          bestScore = points;
        }
      }
    }
    if (best) return best;
  }
  return undefined;
}

/**
 * The header that begins at `rows[at]`, if one does: a band of one to four rows whose words name an
 * activity or unit column and at least one period's amounts. `firstColumn` is the sheet column of `row[0]`.
 */
export function headerAt(
  rows: readonly Row[],
  at: number,
  firstColumn: number,
): Header | undefined {
  const band = bestBand(rows, at, firstColumn);
  return band && isTable(band.columns) ? band : undefined;
}

/** How many rows after one it takes to decide whether a header begins there. */
export const HEADER_LOOKAHEAD = TALLEST_BAND - 1;

/** The same where somebody has pointed at header cells. */
export const POINTED_LOOKAHEAD = TALLEST_POINTED + 2 * AROUND_POINTED;

/** The header among some rows that says most, whether or not it is enough for a table; undefined where none says anything. */
export function likeliestHeader(
  rows: readonly Row[],
  firstColumn: number,
  pointed: readonly PointedOnSheet[],
): (Header & { readonly at: number }) | undefined {
  let best: (Header & { readonly at: number }) | undefined;
  let bestScore = 0;
  for (let at = 0; at < rows.length; at++) {
    const aided = pointedBand(rows, at, firstColumn, pointed, () => () => true);
    const header = aided ?? bestBand(rows, at, firstColumn);
    if (!header) continue;
    if (aided) return { ...aided, at };
    const points = score(header.columns);
    if (points > bestScore) {
      best = { ...header, at };
      bestScore = points;
    }
  }
  return best;
}

/** What a row that looks like a header has and lacks, or undefined for a row that does not look like one. */
export function nearMissAt(
  rows: readonly Row[],
  at: number,
  firstColumn: number,
): NearMiss | undefined {
  const band = bestBand(rows, at, firstColumn);
  if (!band) return undefined;
  const found = rows
    .slice(at, at + band.height)
    .flatMap((row) => row.filter((value): value is string => saysSomething(factsOf(value))));
  return { found: found.slice(0, 12), missing: missingColumns(band.columns) };
}

/** The columns under every header among some rows; `firstColumn` and `pointed` as for headerAt. */
export function headersIn(
  rows: readonly Row[],
  firstColumn: number,
  pointed: readonly PointedOnSheet[] = [],
): Columns[] {
  const found: Columns[] = [];
  for (let at = 0; at < rows.length; at++) {
    const header =
      pointedHeaderAt(rows, at, firstColumn, pointed) ?? headerAt(rows, at, firstColumn);
    if (!header) continue;
    found.push(header.columns);
    at += header.height - 1;
  }
  return found;
}

/** The sheet columns of which every row of a table is read. */
export function columnsUsed({ text, amount, code, reasons, claims }: Columns): number[] {
  const others = [...reasons, ...claims].map(({ column }) => column);
  return [...Object.values(text), ...amount, code, ...others].filter((column) => column >= 0);
}

/** What a table lacks of a whole POI. */
export function missingColumns(columns: Columns): MissingColumn[] {
  const missing: MissingColumn[] = TEXT_ROLES.filter(
    (role) => role !== "category" && columns.text[role] < 0,
  );
  if (columns.amount[TARGET] < 0) missing.push("target");
  const has = (series: Series, kind: "month" | "quarter" | "semester", count: number): boolean =>
    Array.from({ length: count }, (_, index) => slotOf(series, { kind, index })).some(
      (slot) => columns.amount[slot] >= 0,
    );
  const quarters = {
    programmed: has("programmed", "quarter", 4) || has("programmed", "semester", 2),
    executed: has("executed", "quarter", 4) || has("executed", "semester", 2),
  };
  for (const series of ["programmed", "executed"] as const) {
    if (!quarters[series] && !has(series, "month", 12)) missing.push(series);
  }
  if (!quarters.programmed && !quarters.executed) missing.push("quarters");
  return missing;
}
