import type { CellValue, Row } from "../cells";
import type { Period, Series } from "../slots";
import { factsOf } from "./header-facts";
import { isNumber, monthInitials, monthNumbers } from "./month-numbers";
import { ordinalOf } from "./period-words";
import { fold, wordsOf } from "./fold";

/** What a cell says by its number, initial or place. */
export interface NumberedPeriod {
  readonly period: Period;
  readonly series?: Series;
}

/** What the cells of one row of a band are by their order: by index into the row. */
export type NumberedPeriods = ReadonlyMap<number, NumberedPeriod>;

/** A quarter by its place alone: "II", "2°"; bare numbers are those of columns. */
const PLACE = /^(I{1,3}|IV|[1-4] ?[°º]|[1-4](ER|DO|RO|TO)\.?)$/;
const SEMESTER = /^S-?([1-9])$/;
const MONTH = /^M[ .-]?0?([1-9]|1[0-2])$/;
/** "P1", "E12", "PROG-01": by its word the series, by its number the quarter or month. */
const SERIES_AND_NUMBER = /^([PE]|PROG|EJEC?)[ .-]{0,2}(0?[1-9]|1[0-2])$/;
const IN_QUARTERS = /\bTRIM(ESTR|\b)/i;

/** A cell that says more than this is no place; many rows are asked, and folding is what costs. */
const LONGEST_PLACE = 8;

interface ShortCell {
  readonly at: number;
  readonly text: string;
}

/** The cells of a row that are short enough to be a place, folded. */
function shortCells(row: readonly CellValue[]): ShortCell[] {
  const cells: ShortCell[] = [];
  for (const [at, cell] of row.entries())
    if (typeof cell === "string" && cell !== "" && cell.length <= LONGEST_PLACE)
      cells.push({ at, text: fold(cell) });
  return cells;
}

/** The periods that run through their order in a row, once or several times over: undefined where they do not. */
function inTurn(
  cells: readonly ShortCell[],
  indexOf: (folded: string) => number,
  kind: Period["kind"],
  count: number,
): NumberedPeriods | undefined {
  const places = cells.flatMap(({ at, text }) => {
    const index = indexOf(text);
    return index < 0 ? [] : [{ at, index }];
  });
  const areInTurn =
    places.length > 0 &&
    places.length % count === 0 &&
    places.every(({ index }, nth) => index === nth % count);
  return areInTurn
    ? new Map(places.map(({ at, index }) => [at, { period: { kind, index } }]))
    : undefined;
}

const quarterPlaces = (cells: readonly ShortCell[]): NumberedPeriods | undefined =>
  inTurn(cells, (text) => (PLACE.test(text) ? ordinalOf(wordsOf(text)[0]) : -1), "quarter", 4);

/** M1 … M12. */
const monthPlaces = (cells: readonly ShortCell[]): NumberedPeriods | undefined =>
  inTurn(cells, (text) => Number(MONTH.exec(text)?.[1] ?? 0) - 1, "month", 12);

/** S1 and S2, and no S3, as weeks have. */
const semesterPlaces = (cells: readonly ShortCell[]): NumberedPeriods | undefined =>
  inTurn(cells, (text) => Number(SEMESTER.exec(text)?.[1] ?? 0) - 1, "semester", 2);

/** P1 E1 P2 E2 … or P1 P2 … E1 E2 …: the four quarters or twelve months of both series, and nothing else of the kind. */
function seriesAndNumbers(cells: readonly ShortCell[]): NumberedPeriods | undefined {
  const named = cells.flatMap(({ at, text }) => {
    const match = SERIES_AND_NUMBER.exec(text);
    return match ? [{ at, letter: match[1][0], index: Number(match[2]) - 1 }] : [];
  });
  const count = named.length / 2;
  if (count !== 4 && count !== 12) return undefined;
  const areAll = ["P", "E"].every((wanted) =>
    named
      .filter(({ letter }) => letter === wanted)
      .every(({ index }, nth, all) => index === nth && all.length === count),
  );
  if (!areAll) return undefined;
  const kind = count === 4 ? "quarter" : "month";
  return new Map(
    named.map(({ at, letter, index }) => [
      at,
      { series: letter === "P" ? "programmed" : "executed", period: { kind, index } },
    ]),
  );
}

/** Whether a row of a header names its columns by periods in their order alone: E F M A …, I II III IV, M1 M2 …, S1 S2, P1 E1 …. */
export function arePeriodsInTurn(row: readonly CellValue[]): boolean {
  if (monthInitials(row)) return true;
  const cells = shortCells(row);
  return [quarterPlaces, monthPlaces, semesterPlaces, seriesAndNumbers].some(
    (placesIn) => placesIn(cells) !== undefined,
  );
}

/**
 * The periods that each row of a band names by numbers, by initials or by their places. Numbers under columns that have a
 * name or a period already are those of the columns, as official forms have them; places are quarters where a group over
 * them says so ("PROGRAMACIÓN TRIMESTRAL"), and S1 and S2 are semesters where there are no months.
 */
export function numberedPeriodsIn(band: readonly Row[]): readonly (NumberedPeriods | undefined)[] {
  const hasMonths = band.some((row) =>
    row.some((value) => factsOf(value).period?.kind === "month"),
  );
  return band.map((row, level) => {
    const above = band.slice(0, level);
    const initials = monthInitials(row);
    if (initials) return months(initials);
    const isInQuarters = above.some((each) =>
      each.some((value) => typeof value === "string" && IN_QUARTERS.test(value)),
    );
    const cells = shortCells(row);
    const places =
      (isInQuarters ? quarterPlaces(cells) : undefined) ??
      seriesAndNumbers(cells) ??
      monthPlaces(cells) ??
      (hasMonths ? undefined : semesterPlaces(cells));
    if (places) return places;
    if (!row.some(isNumber)) return undefined;
    const numbers = monthNumbers(row);
    const areNamed = [...(numbers?.keys() ?? [])].some((column) =>
      above.some((each) => {
        const { role, period } = factsOf(each[column] ?? "");
        return (role !== undefined && role !== "target") || period?.kind === "month";
      }),
    );
    return numbers && !areNamed ? months(numbers) : undefined;
  });
}

const months = (by: ReadonlyMap<number, number>): NumberedPeriods =>
  new Map([...by].map(([column, index]) => [column, { period: { kind: "month", index } }]));
