import { equalAmounts } from "../amounts";
import { SHEET_WIDTH } from "../address";
import { isFigure, type CellValue } from "../cells";
import type { Columns } from "./columns";
import { hasSeries, meaningOf, SERIES, slotOf, TARGET, type Series } from "../slots";
import { fold, wordsOf } from "./fold";
import { headerFacts, namesTarget, seriesSaid } from "./words";
import { isWorkedOut, mayBeTotalLabel } from "./row-labels";
import { seriesOf } from "./series-words";

/** A cell longer than this is a sentence, and says of no row what it is. */
const LONGEST_WORD = 30;

const cache = new Map<string, string | undefined>();
const LARGEST_CACHE = 5000;

/**
 * What the cell beside an activity's figures says that its row is: a series (PROGRAMADO, Ejec., P, META, REAL), or, folded,
 * whatever else it says (% AVANCE); undefined where it says nothing.
 */
export function turnSaid(value: CellValue | undefined): string | undefined {
  if (typeof value !== "string" || value === "" || value.length > LONGEST_WORD) return undefined;
  if (!cache.has(value)) {
    if (cache.size >= LARGEST_CACHE) cache.clear();
    cache.set(value, readTurn(value));
  }
  return cache.get(value);
}

function readTurn(value: string): string | undefined {
  const folded = fold(value);
  if (folded === "") return undefined;
  const { series, period, role, other } = headerFacts(value);
  // "AVANCE EJECUTADO"; the word alone may be a share.
  if (/^AVANCE\b[^%]*$/.test(folded) && seriesOf(wordsOf(folded)) === "executed") return "executed";
  if (other !== undefined || period !== undefined) return folded;
  // "PROG. / EJEC.", over the cells that say one or the other.
  const named = new Set(wordsOf(folded).map((word) => seriesOf([word])));
  if (named.has("programmed") && named.has("executed")) return undefined;
  // "META", and "META PROGRAMADA" beside "META EJECUTADA".
  if (role === "target") return seriesOf(wordsOf(folded)) ?? "programmed";
  return role === undefined && series !== undefined ? series : folded;
}

/** What the label of a total says that its row is: TOTAL PROGRAMADO, TOTAL EJECUTADO; and the label without it. */
export function turnOfTotal(
  label: CellValue,
): { readonly turn: Series; readonly label: string } | undefined {
  if (typeof label !== "string" || !mayBeTotalLabel(label)) return undefined;
  const turn = seriesSaid(label);
  if (!turn) return undefined;
  const words = label.trim().split(/\s+/);
  const last = words.findLastIndex((word) => seriesOf(wordsOf(fold(word))) !== undefined);
  return { turn, label: words.toSpliced(last, 1).join(" ") };
}

/** What the rows of an activity are, from the first down, as `turnSaid`. */
export type Pattern = readonly string[];

/** Whether what a row says that it is, is a series. */
export const isSeries = (turn: string): turn is Series => SERIES.some((series) => series === turn);

/** Rows that an activity may have. */
const MOST_ROWS = 4;

/**
 * What the rows of an activity are, as the first of several say; undefined where what is programmed or what is executed is
 * not among them, or one of them twice.
 * @param said what each row below a header says that it is
 */
export function patternOf(said: readonly (string | undefined)[]): Pattern | undefined {
  const first = said.findIndex((turn) => turn !== undefined && isSeries(turn));
  if (first < 0) return undefined;
  const again = said.indexOf(said[first], first + 1);
  const pattern: string[] = [];
  const end = again < 0 ? said.length : again;
  for (const turn of said.slice(first, end)) {
    // Behind the last activity may stand anything.
    if (turn === undefined || (again < 0 && !isSeries(turn))) break;
    pattern.push(turn);
  }
  const isWhole = (["programmed", "executed"] as const).every((turn) => pattern.includes(turn));
  // What else an activity has a row of is left out where it is worked out of these: % AVANCE, SALDO.
  const isKnown = pattern.every((turn) => isSeries(turn) || isWorkedOut(turn));
  return isWhole &&
    isKnown &&
    pattern.length <= MOST_ROWS &&
    new Set(pattern).size === pattern.length
    ? pattern
    : undefined;
}

/** An activity's rows as far as META is concerned: what each has in META's column, and what its parts add up to. */
export interface TargetCells {
  readonly values: readonly (CellValue | undefined)[];
  readonly sums: readonly number[];
}

/**
 * A header's columns as if an activity's rows stood side by side: those of its months are each series' that has a row.
 * @param activities what is known of META, of the first activities
 */
export function columnsInTurn(
  columns: Columns,
  pattern: Pattern,
  activities: readonly TargetCells[],
): Columns {
  const amount = Int32Array.from(columns.amount);
  const below = (slot: number, turn: string): number =>
    columns.amount[slot] + SHEET_WIDTH * pattern.indexOf(turn);
  // Over the months may stand PROGRAMACIÓN or EJECUCIÓN, or nothing.
  const named = hasSeries(columns.amount, "programmed") ? "programmed" : "executed";
  for (const [slot, column] of columns.amount.entries()) {
    const meaning = meaningOf(slot);
    if (column < 0 || meaning.kind === "target" || meaning.series !== named) continue;
    for (const turn of pattern)
      if (isSeries(turn)) amount[slotOf(turn, meaning.period)] = below(slot, turn);
  }
  if (columns.amount[TARGET] >= 0) {
    const { first, executed } = targetRows(columns, pattern, activities);
    amount[TARGET] = columns.amount[TARGET] + SHEET_WIDTH * first;
    const year = slotOf("executed", { kind: "year", index: 0 });
    if (executed && amount[year] < 0) amount[year] = below(TARGET, "executed");
  }
  return { ...columns, amount };
}

/** In which row META stands, and whether its cell in the row of what is executed is the year's: as META's name, or its figures, say. */
function targetRows(
  { amount, claims }: Columns,
  pattern: Pattern,
  activities: readonly TargetCells[],
): { readonly first: number; readonly executed: boolean } {
  const [programmed, executed] = ["programmed", "executed"].map((turn) => pattern.indexOf(turn));
  const header = claims.find(({ column }) => column === amount[TARGET])?.header ?? "";
  // A column of TOTAL, where none is META's.
  if (header !== "" && !namesTarget(header)) return { first: programmed, executed: true };
  const isAt = (row: number): number =>
    activities.filter(({ values }) => typeof values[row] === "number").length;
  const says = activities.filter(({ values }) => isFigure(values[executed]));
  // META written again where all was executed is no year's total.
  const telling = says.filter(({ values }) => values[executed] !== values[programmed]);
  const holding = telling.filter(({ values, sums }) =>
    equalAmounts(Number(values[executed]), sums[executed], false),
  );
  return {
    first: isAt(0) > 0 ? 0 : programmed,
    executed: executed > 0 && 2 * holding.length > telling.length,
  };
}
