import type { CellValue, Row } from "../cells";
import { bandColumns } from "./band-columns";
import type { Columns, MissingColumn } from "./columns";
import { factsOf, isGroup, isYearAlone } from "./header-facts";
import { isNumber, monthNumbers } from "./month-numbers";
import { arePeriodsInTurn } from "./numbered-periods";
import { TALLEST_POINTED } from "./pointed-fields";
import { heightOf, locate, overlay, type PointedOnSheet } from "./pointed-header";
import type { RowsInTurn } from "./rows-in-turn";
import { TEXT_ROLES, type HeaderFacts } from "./words";
import { SLOT_COUNT, TARGET } from "../slots";

/** A header found: its band of one to four rows, and the columns under it. */
export interface Header {
  /** Rows of the band. */
  readonly height: number;
  readonly columns: Columns;
}

/** The row that came closest to a header on a sheet without one, for the error that says what was missing. */
export interface NearMiss {
  readonly found: readonly string[];
  readonly missing: readonly MissingColumn[];
  /** Where an activity has two rows in turn, as 0-based sheet column and rows. */
  readonly alternate?: RowsInTurn;
  /** Where it has what was executed of another sheet's activities, that sheet. */
  readonly executedOf?: string;
  /** Where it has in soles what the activities of another table cost. */
  readonly isMoney?: true;
}

/** What comes nearest to a table's header on a sheet, and where; row is a 0-based sheet row. */
export type PlacedMiss = NearMiss & { readonly sheet: string; readonly row: number };

const TALLEST_BAND = 4;
/** Words of a header that an error quotes. */
export const MOST_QUOTED = 12;
const saysSomething = (facts: HeaderFacts): boolean =>
  facts.role !== undefined ||
  facts.series !== undefined ||
  facts.period !== undefined ||
  facts.other !== undefined;

/** Whether a cell's text is a word of some header. */
export const saysHeaderWord = (value: CellValue | undefined): boolean =>
  saysSomething(factsOf(value ?? ""));

/** Header words on a row; a row of a band has at least two, or one group over its months. */
function headerWords(row: Row): number {
  let words = 0;
  let groups = 0;
  let others = 0;
  let years = 0;
  let hasNumbers = false;
  for (const value of row) {
    const facts = factsOf(value);
    if (isYearAlone(facts)) {
      years++;
      continue;
    }
    if (isNumber(value)) {
      hasNumbers = true;
      continue;
    }
    if (typeof value !== "string" || value === "") continue;
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
  const isOverMonths = others === 0 && (groups === 1 || (words === 0 && years > 0));
  const isHeader = words >= 2 || isOverMonths || arePeriodsInTurn(row);
  return isHeader ? Math.max(words, 1) : 0;
}

/**
 * Whether a row's only text is a title ("POI 2024 AL IV TRIMESTRE") though it reads like a group over months: it stands over
 * the first column of what is below it, whatever its name, or the next text below it is the name of a column of texts or
 * codes, neither of which a group has under it; or that is another title like it.
 */
function isTitleOver(row: Row, below: readonly Row[]): boolean {
  const column = row.findIndex((value) => value !== "");
  if (column < 0 || row.some((value, at) => at !== column && value !== "")) return false;
  const facts = factsOf(row[column]);
  if (!(isGroup(facts) || isYearAlone(facts))) return false;
  const next = below.find((each) => each.some((value) => value !== "")) ?? [];
  const first = next.findIndex((value) => value !== "");
  if (column <= first && !isOfAmounts(next[first])) return true;
  const at = below.findIndex((each) => (each[column] ?? "") !== "");
  if (at < 0) return false;
  const { role, other } = factsOf(below[at][column]);
  const isColumnOfTexts = role === undefined ? other === true : role !== "target";
  return isColumnOfTexts || isTitleOver(below[at], below.slice(at + 1));
}

/** Whether a header's cell may name a column of amounts, or some of them: no text, or a word of theirs. */
function isOfAmounts(value: CellValue): boolean {
  const facts = factsOf(value);
  return typeof value !== "string" || facts.role === "target" || isGroup(facts);
}

/** Whether a row is a header's, with months that are numbers, and names of columns beside them. */
export function isMonthNumberRow(row: Row): boolean {
  return (
    monthNumbers(row) !== undefined &&
    row.some((value) => saysSomething(factsOf(value))) &&
    headerWords(row) > 0
  );
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

/** Whether columns are enough for a table of a plan. */
export const isTable = (columns: Columns): boolean =>
  (columns.text.activity >= 0 || columns.text.unit >= 0) &&
  periodCount(columns) >= 1 &&
  score(columns) >= 4;

/** The band that begins at `rows[at]` and says most, whether or not it is enough for a table; as for headerAt. */
export function bandAt(rows: readonly Row[], at: number, firstColumn: number): Header | undefined {
  if (headerWords(rows[at]) === 0 || isTitleOver(rows[at], rows.slice(at + 1, at + TALLEST_BAND)))
    return undefined;
  let best: Header | undefined;
  let bestScore = 0;
  for (let height = 1; height <= TALLEST_BAND && at + height <= rows.length; height++) {
    const row = rows[at + height - 1];
    // PROGRAMADO merged over two rows leaves the second blank beside names that are merged down to the months.
    if (height > 1 && isBlankRow(row)) continue;
    const isUnderBlank = height > 1 && isBlankRow(rows[at + height - 2]);
    if (height > 1 && (headerWords(row) === 0 || (isUnderBlank && namesTexts(row)))) break;
    const columns = bandColumns(rows.slice(at, at + height), firstColumn);
    const points = score(columns);
    if (points > bestScore || (points === bestScore && partsColumns(rows[at + height - 1]))) {
      best = { height, columns };
      bestScore = points;
    }
  }
  return best;
}

const isBlankRow = (row: Row): boolean => row.every((value) => value === "");

/** Whether a row names a column of texts, as the first of another header does. */
const namesTexts = (row: Row): boolean =>
  row.map(factsOf).some(({ role }) => TEXT_ROLES.some((text) => text === role));

/**
 * Whether a row says which of the columns under each month are money, or of a series: it is one more of the band, though
 * it names no column more.
 */
function partsColumns(row: Row): boolean {
  const facts = row.map(factsOf);
  return (
    facts.filter(({ other }) => other === "money").length > 1 ||
    facts.filter(({ series }) => series !== undefined).length > 1
  );
}

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
        const words = bandColumns(rows.slice(at, at + height), firstColumn);
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
  const band = bandAt(rows, at, firstColumn);
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
    const header = aided ?? bandAt(rows, at, firstColumn);
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

/** The header words that some rows have, the first of them. */
export function headerWordsIn(band: readonly Row[]): string[] {
  const found = band.flatMap((row) =>
    row.filter((value): value is string => saysSomething(factsOf(value))),
  );
  return found.slice(0, MOST_QUOTED);
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
