import type { CellValue, Row } from "../cells";
import { fold, wordsOf } from "./fold";
import { factsOf } from "./header-facts";
import { isWorkedOut, mayBeTotalLabel } from "./row-labels";
import { turnSaid } from "./series-in-turn";

/** Rows below a header that are looked at, and how many of them must say what they are in turn. */
const ROWS_LOOKED_AT = 12;
const FEWEST_SAYING = 4;

/** What two rows of an activity may be: what is programmed and what is executed, or what is physical and money. */
export type TurnsOf = "series" | "money";

/** Where the rows of a table say which of two they are; indexes into the rows and into a row. */
export interface RowsInTurn {
  readonly of: TurnsOf;
  readonly column: number;
  /** The first row of what is programmed (physical), and the first of what is executed (money). */
  readonly first: number;
  readonly second: number;
  /** The first row that is not as those of the other activities: one is missing, or another in its place. */
  readonly odd?: number;
}

/** What a cell says that its row is; "other" stands between the two and changes nothing. */
type Said = "first" | "second" | "other";

/**
 * The column that says that the rows below a header are not one each activity but two in turn: PROGRAMADO in one row and
 * EJECUTADO in the next, under the same months, with REPROGRAMADO between them or not; or FÍSICO and FINANCIERO.
 * @param from index in `rows` of the first row below the header
 * @param amounts the header's columns of amounts, as indexes into a row
 * @param kinds which of the two may be there
 * @param name that of activities, as an index into a row
 */
export function rowsInTurn(
  rows: readonly Row[],
  from: number,
  amounts: ReadonlySet<number>,
  kinds: readonly TurnsOf[],
  name = -1,
): RowsInTurn | undefined {
  const below = rows.slice(from, from + ROWS_LOOKED_AT);
  const activities = below.filter((row) => hasAmounts(row, amounts) && !row.some(isTotalLabel));
  const activityRows = activities.length;
  if (areNumberedEach(activities, amounts)) return undefined;
  const names = activities.map((row) => row[name] ?? "");
  const width = Math.max(0, ...below.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    for (const of of kinds) {
      if (column === name && areNames(names, of)) continue;
      const sayOf = column === name ? saidInNames : saidBeside;
      const said = below.map((row) => sayOf(row[column] ?? "", of));
      const told = said.filter((each) => each !== undefined);
      const series = of === "money" ? programmedAndExecuted(below, column) : undefined;
      if (series)
        return { of: "series", column, first: from + series[0], second: from + series[1] };
      const [first, second] = [said.indexOf("first"), said.indexOf("second")];
      if (of === "series" && first < 0 && areEverySecond(below, said, column, name))
        return { of, column, first: from + second - 1, second: from + second };
      if (first < 0 || second < 0) continue;
      const isOrder =
        areInTurn(told) ||
        (of === "money" ? areUnnamed(below, said) : areMostlyInTurn(below, said, name));
      if (!isOrder) continue;
      // Of a plan of one activity, both of its rows.
      if (told.length >= FEWEST_SAYING || told.length >= activityRows)
        return { of, column, first: from + first, second: from + second };
    }
  }
  return kinds.includes("series") ? inUnknownWords(below, from, amounts, name) : undefined;
}

/** An activity's number or code: 7, 1.2, "AOI-014". */
const NUMBER = /^[A-Z]{0,4}[ .-]?\d+([.-]\d+)*[.)]?$/i;

const { compare } = new Intl.Collator("es", { numeric: true });

/** Whether rows are numbered one by one left of their amounts, so that each is an activity by itself. */
function areNumberedEach(activities: readonly Row[], amounts: ReadonlySet<number>): boolean {
  if (activities.length < FEWEST_SAYING) return false;
  return Array.from({ length: Math.min(...amounts) }, (_, column) => column).some((column) => {
    const numbers = activities.map((row) => String(row[column] ?? "").trim());
    return numbers.every(
      (number, at) => NUMBER.test(number) && (at === 0 || compare(numbers[at - 1], number) < 0),
    );
  });
}

/** Of rows told apart where the names of activities stand, how many may say something else. */
const MOST_OTHERS = 1 / 4;

/** Whether the names of activities are such, though some are called as rows in turn are: most are not. */
function areNames(names: readonly CellValue[], of: TurnsOf): boolean {
  const said = names.map((value) => saidInNames(value, of)).filter((each) => each !== undefined);
  const others = names.length - said.length - names.filter(isWorkedOutOf).length;
  // Where only what was executed says so, the name of its activity stands above it.
  const isAlone = !said.includes("first");
  return others > (isAlone ? said.length + 1 : MOST_OTHERS * names.length);
}

const isWorkedOutOf = (value: CellValue): boolean => isWorkedOut(fold(String(value)));

/** What a cell beside a row's figures says that it is. */
const saidBeside = (value: CellValue, of: TurnsOf): Said | undefined => SAID[of](value);

/** What a name says that its row is: nothing where it has words that are none of a header's, as "Ejecución de obras". */
const saidInNames = (value: CellValue, of: TurnsOf): Said | undefined =>
  wordsOf(fold(String(value))).every(mayTellRows) ? SAID[of](value) : undefined;

/** Whether a word may stand among those that tell rows apart: a header's, or a short one as "S/" and "DE". */
const mayTellRows = (word: string): boolean =>
  word.length <= 2 || Object.keys(factsOf(word)).length > 0 || figuresSaid(word) !== undefined;

/**
 * Rows in turn of which the words are not known: one word and another without end, in cells of a column, where each second
 * row has no name of its own. Read as one row an activity, they would make two of each.
 */
function inUnknownWords(
  rows: readonly Row[],
  from: number,
  amounts: ReadonlySet<number>,
  name: number,
): RowsInTurn | undefined {
  // What a TOTAL's rows are called is another matter.
  const total = rows.findIndex((row) => row.some(isTotalLabel));
  const counted = [...rows.keys()].filter(
    (at) => (total < 0 || at < total) && hasAmounts(rows[at], amounts),
  );
  if (name < 0 || counted.length < FEWEST_SAYING) return undefined;
  const [first, second] = counted;
  for (let column = 0; column < Math.max(...rows.map((row) => row.length)); column++) {
    if (column === name) continue;
    const words = [rows[first][column], rows[second][column]];
    const areInTurnHere = counted.every(
      (at, place) =>
        rows[at][column] === words[place % 2] && hasOwnName(rows, at, name) === (place % 2 === 0),
    );
    if (
      areInTurnHere &&
      words.every((word) => typeof word === "string" && word !== "") &&
      words[0] !== words[1]
    )
      return { of: "series", column, first: from + first, second: from + second };
  }
  return undefined;
}

const hasAmounts = (row: Row, amounts: ReadonlySet<number>): boolean =>
  [...amounts].some((column) => typeof row[column] === "number");

/** Whether a row has a name, and another than the row above it. */
const hasOwnName = (rows: readonly Row[], at: number, name: number): boolean =>
  (rows[at][name] ?? "") !== "" && rows[at][name] !== rows[at - 1]?.[name];

/** Rows of what is executed that stand alone in saying so, at least. */
const FEWEST_ALONE = 2;

/**
 * Whether rows that say that they are executed stand below others that say nothing, and have no name of their own: the word
 * stands in the column of names perhaps.
 */
function areEverySecond(
  rows: readonly Row[],
  said: readonly (Said | undefined)[],
  column: number,
  name: number,
): boolean {
  const executed = [...said.keys()].filter((at) => said[at] === "second");
  return (
    name >= 0 &&
    executed.length >= FEWEST_ALONE &&
    executed.every(
      (at) =>
        at > 0 &&
        said[at - 1] === undefined &&
        (column === name ? rows[at - 1][name] !== "" : !hasOwnName(rows, at, name)),
    )
  );
}

/** Whether neither is said twice before the other has been. */
function areInTurn(said: readonly Said[]): boolean {
  const both = said.filter((each) => each !== "other");
  return both.every((each, at) => at === 0 || each !== both[at - 1]);
}

const LONGEST_WORD = 20;

/** Where PROG. FÍSICA and EJEC. FÍSICA stand in rows of their own, the first of each: an activity has four rows, or three. */
function programmedAndExecuted(rows: readonly Row[], column: number): [number, number] | undefined {
  const physical = rows.map((row) => {
    const value = row[column];
    return typeof value === "string" && figuresSaid(value) === "physical" ? fold(value) : "";
  });
  const executed = physical.findIndex((text) => EXECUTED.test(text));
  const programmed = physical.findIndex((text) => text !== "" && !EXECUTED.test(text));
  return executed >= 0 && programmed >= 0 ? [programmed, executed] : undefined;
}

const EXECUTED = /^(AVANCE|EJEC)/;

/**
 * Whether the rows of money have no name that the row above them has not: where some activity has no money, or has it by
 * its sources, they are not in turn.
 */
const areUnnamed = (rows: readonly Row[], said: readonly (Said | undefined)[]): boolean =>
  rows.every(
    (row, at) =>
      said[at] !== "second" ||
      (at > 0 &&
        row.every(
          (value, column) =>
            typeof value !== "string" ||
            value.length <= LONGEST_WORD ||
            value === rows[at - 1][column],
        )),
  );

/** Of rows in turn in which some is missing or stands elsewhere: how many may follow their like, and how many have no name of their own. */
const MOST_OUT_OF_TURN = 1 / 3;
const FEWEST_UNNAMED = 1 / 4;

/**
 * Whether rows are in turn but for some: many have the name of the row above them, or none. Where each is an activity by
 * itself, and a column says how it stands (EJECUTADO, PROGRAMADO), all are named.
 */
function areMostlyInTurn(
  rows: readonly Row[],
  said: readonly (Said | undefined)[],
  name: number,
): boolean {
  const both = said.filter((each) => each !== undefined && each !== "other");
  const outOfTurn = both.filter((each, at) => at > 0 && each === both[at - 1]).length;
  const unnamed = rows.filter(
    (_, at) => said[at] !== undefined && at > 0 && !hasOwnName(rows, at, name),
  ).length;
  return (
    name >= 0 &&
    outOfTurn <= MOST_OUT_OF_TURN * (both.length - 1) &&
    unnamed >= FEWEST_UNNAMED * both.length
  );
}

const isTotalLabel = (value: Row[number] | undefined): boolean =>
  typeof value === "string" && mayBeTotalLabel(value);

const SAID: Readonly<Record<TurnsOf, (value: Row[number] | undefined) => Said | undefined>> = {
  series: (value) => {
    // TOTAL PROGRAMADO says of no activity's row what it is.
    if (isTotalLabel(value)) return undefined;
    const turn = turnSaid(value);
    if (turn === "programmed") return "first";
    if (turn === "executed") return "second";
    return turn === "reprogrammed" ? "other" : undefined;
  },
  money: (value) => {
    const figures = figuresSaid(value);
    return figures && (figures === "physical" ? "first" : "second");
  },
};

const PHYSICAL =
  /^(((META|AVANCE|EJEC(UCION)?|PROG(RAMACION)?)S? )?(FIS|FISIC[AO]S?)|CANT|CANTIDAD(ES)?)$/;
const FINANCIAL =
  /^(((META|AVANCE|EJEC(UCION)?|PROG(RAMACION)?)S? )?(FIN|FINANC|FINANCIER[AO]S?|PRESUPUESTAL(ES)?)|(PRESUPUESTO|PPTO|COSTO|MONTO|FINANCIER[AO])( SOLES| S)?|SOLES|S)$/;

/** What a cell beside an activity's figures says that they are, in any words of those that a table has in turn. */
export function figuresSaid(value: CellValue | undefined): "physical" | "money" | undefined {
  if (typeof value !== "string" || value === "" || value.length > LONGEST_WORD) return undefined;
  const text = wordsOf(fold(value)).join(" ");
  if (PHYSICAL.test(text)) return "physical";
  return FINANCIAL.test(text) ? "money" : undefined;
}

const MONEY_TOTAL =
  /^(SUB ?-?|GRAN )?TOTAL(ES)?\b.*\b(FIN|FINANC|FINANCIER[AO]S?|PRESUPUEST(O|AL)|SOLES|S)$/;

/** Whether a text names a total of money: TOTAL FINANCIERA, TOTAL S/. */
export const namesMoneyTotal = (text: string): boolean =>
  MONEY_TOTAL.test(wordsOf(fold(text)).join(" "));
