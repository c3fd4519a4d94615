import type { CellValue, Row } from "../cells";
import { hasWildcard } from "../formulas/criterion";
import { fold } from "../header/fold";
import { mayBeTotalLabel } from "../header/row-labels";
import {
  isSeries,
  turnOfTotal,
  turnSaid,
  type Pattern,
  type TargetCells,
} from "../header/series-in-turn";
import { columnsUsed, type Columns } from "../header/columns";
import type { RowsBetween } from "../plan";
import { hasSeries, monthSlot, quarterSlot, TARGET } from "../slots";
import { areSameColumns } from "./open-table";
import type { DateTest } from "./rows-builder";

/** What stands in place of a row that has been read along with one above it. */
const BLANK_ROW: Row = [];

/** A row and what it says that it is; `label` where a total's label says so, without the word that does. */
interface Turn {
  readonly turn: string | undefined;
  readonly label?: { readonly position: number; readonly text: string };
}

/** Where rows in turn are told apart in the values of a sheet, and how far the table reaches. */
export interface TurnPlace {
  /** Index into a row of the cell that says which row is which. */
  readonly position: number;
  /** What an activity's rows are, from the first down. */
  readonly pattern: Pattern;
  /** The header's columns as they are on the sheet. */
  readonly columns: Columns;
  /** Indexes into a row of the names that an activity's further rows say again, or leave to the first. */
  readonly names: readonly number[];
  /** Indexes of the cells that say why less was executed. */
  readonly reasons: readonly number[];
  /** Cells of a row up to the table's last. */
  readonly width: number;
}

/**
 * Reads a table whose activities have several rows in turn, what is programmed and what was executed, as if these stood side
 * by side: an activity's rows are one long row, at the place of the first. One for a header and its further pages.
 */
export class SeriesBetween {
  /** By index into the rows last seen: how many rows the one that begins there has; 0 of a row by itself. */
  private heights = new Uint8Array(0);
  /** 0-based sheet row after the last that was read along with another. */
  private takenTo = 0;
  private texts = new Map<string, string>();
  private rows: number[] = [];
  private totals: number[] = [];
  /** 0-based sheet row of the first that should be one of an activity's and is not whole; -1: none. */
  private oddRow = -1;

  constructor(readonly place: TurnPlace) {}

  /** Rows of the sheet that an activity has. */
  get each(): number {
    return this.place.pattern.length;
  }

  /** The 0-based sheet row at which the rows are in no such order; -1 where they all are. */
  get odd(): number {
    return this.oddRow;
  }

  /**
   * Rows as if those of an activity stood side by side: at the first the long row, at the others a blank one.
   * @param firstRow 0-based sheet row of `rows[0]`
   */
  sideBySide(rows: readonly Row[], firstRow: number): readonly Row[] {
    const turns = rows.map((row) => this.turnOf(row));
    this.heights = new Uint8Array(rows.length);
    const long = Array<Row>(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const height = firstRow + at < this.takenTo ? 1 : this.heightAt(rows, turns, at);
      if (firstRow + at < this.takenTo) long[at] = BLANK_ROW;
      else if (height > 0) {
        this.heights[at] = height;
        long[at] = this.joined(rows, turns, at, height);
        long.fill(BLANK_ROW, at + 1, at + height);
        at += height - 1;
      } else
        long[at] =
          rows[at].length > this.place.width ? rows[at].slice(0, this.place.width) : rows[at];
    }
    return long;
  }

  /** Whether `rows[at]` of those last seen is the first of an activity's, or a total's. */
  isFirst(at: number): boolean {
    return this.heights[at] > 0;
  }

  /** How many rows those are. */
  height(at: number): number {
    return this.heights[at];
  }

  /** Whether a row was read along with one above it. */
  isTaken(sheetRow: number): boolean {
    return sheetRow < this.takenTo;
  }

  /**
   * Takes the rows below the first of an activity's or a total's.
   * @param at index in `rows` of the first, which stands at sheet row `sheetRow`
   * @returns the indexes of those of which only a label says what they are
   */
  take(rows: readonly Row[], at: number, sheetRow: number): number[] {
    const unsaid: number[] = [];
    const height = this.heights[at];
    this.takenTo = sheetRow + height;
    for (let below = 1; below < height; below++) {
      const text = rows[at + below][this.place.position];
      if (typeof text === "string" && turnSaid(text) !== undefined) {
        // A formula that leaves its rows out could not ask for it.
        if (hasWildcard(text)) this.noteOdd(sheetRow + below);
        this.texts.set(text.toLowerCase(), text);
        this.rows.push(sheetRow + below);
      } else {
        this.totals.push(sheetRow + below);
        unsaid.push(at + below);
      }
    }
    return unsaid;
  }

  /** What activities have in META's column, and what their months add up to, or their quarters. */
  targetCells(rows: readonly Row[], firstColumn: number): TargetCells[] {
    const { columns, pattern } = this.place;
    const parts = partsOf(columns);
    const turns = rows.map((row) => this.turnOf(row));
    return rows.flatMap((_, at) => {
      const height = this.heightAt(rows, turns, at);
      if (height === 0) return [];
      const own = pattern.map((_turn, below) => (below < height ? rows[at + below] : BLANK_ROW));
      const amountIn = (row: Row, column: number): number => {
        const value = row[column - firstColumn];
        return typeof value === "number" ? value : 0;
      };
      return {
        values: own.map((row) => row[columns.amount[TARGET] - firstColumn]),
        sums: own.map((row) => parts.reduce((sum, column) => sum + amountIn(row, column), 0)),
      };
    });
  }

  /**
   * Whether a further table of the sheet is like this one.
   * @param columns its header's
   */
  goesOn(columns: Columns, below: readonly Row[]): boolean {
    const isLike = areSameColumns(columns, this.place.columns);
    const first = isLike ? below.find((row) => row.some((value) => value !== "")) : undefined;
    return isLike && (first === undefined || this.isPart(first));
  }

  /** Whether a row by itself should be one of an activity's: its cell says so, and it has no total's label. */
  isPart(row: Row): boolean {
    const { turn } = this.turnOf(row);
    return (
      turn !== undefined &&
      this.place.pattern.includes(turn) &&
      !row.some((cell) => typeof cell === "string" && mayBeTotalLabel(cell))
    );
  }

  /** Remembers the first row at which the order is broken. */
  noteOdd(sheetRow: number): void {
    if (this.oddRow < 0) this.oddRow = sheetRow;
  }

  /** Whether a cell of the long row is a date, where that is known of the sheet's cells. */
  dateTest(isDate: DateTest | undefined): DateTest | undefined {
    const { width } = this.place;
    return (
      isDate &&
      ((sheetRow, position) => isDate(sheetRow + Math.floor(position / width), position % width))
    );
  }

  /**
   * The rows taken since the last time: those of one page.
   * @param firstColumn sheet column of `row[0]`
   */
  finish(firstColumn: number): RowsBetween {
    const { texts, rows, totals } = this;
    [this.texts, this.rows, this.totals] = [new Map<string, string>(), [], []];
    this.oddRow = -1;
    return {
      are: "series",
      rowsEach: this.each,
      column: firstColumn + this.place.position,
      texts: [...texts.values()],
      rows,
      totals,
    };
  }

  /** How many rows, from one on, are an activity's, or a total's; 0 where they are none's. What is worked out may be missing below them. */
  private heightAt(rows: readonly Row[], turns: readonly Turn[], at: number): number {
    const { pattern, names } = this.place;
    const differing = pattern.findIndex((turn, below) => turns.at(at + below)?.turn !== turn);
    const height = differing < 0 ? pattern.length : differing;
    if (pattern.slice(height).some(isSeries)) return 0;
    // TOTAL PROGRAMADO and TOTAL EJECUTADO.
    if (turns[at].label) return height;
    const areNamed = names.every((name) =>
      rows.slice(at + 1, at + height).every((row) => {
        const text = row[name] ?? "";
        return text === "" || isSameName(text, rows[at][name] ?? "");
      }),
    );
    return areNamed ? height : 0;
  }

  private joined(rows: readonly Row[], turns: readonly Turn[], at: number, height: number): Row {
    const { width, position } = this.place;
    const long = Array<CellValue>(width * this.each).fill("");
    for (let below = 0; below < height; below++) {
      const row = rows[at + below];
      for (let cell = 0; cell < width; cell++)
        if (cell !== position) long[below * width + cell] = row[cell] ?? "";
    }
    // Why less was executed is said beside it.
    for (const cell of this.place.reasons) {
      long[cell] = long.find((value, from) => from % width === cell && value !== "") ?? "";
    }
    const label = turns[at].label;
    if (label) long[label.position] = label.text;
    return long;
  }

  private turnOf(row: Row): Turn {
    return turnOf(row, this.place.position);
  }
}

/** What a row says that it is. @param place index of the cell that says which row is which */
export function turnOf(row: Row, place: number): Turn {
  const value = row[place] ?? "";
  const turn = turnSaid(value);
  if (turn !== undefined && turnOfTotal(value) === undefined) return { turn };
  for (const [position, cell] of row.entries()) {
    const total = turnOfTotal(cell);
    if (total) return { turn: total.turn, label: { position, text: total.label } };
  }
  return { turn };
}

/** Where rows in turn are told apart, under a header. */
export function turnPlace(
  columns: Columns,
  position: number,
  pattern: Pattern,
  firstColumn: number,
): TurnPlace {
  const { activity, unit } = columns.text;
  return {
    position,
    pattern,
    columns,
    names: [activity, unit].flatMap((column) => (column < 0 ? [] : [column - firstColumn])),
    reasons: columns.reasons.map(({ column }) => column - firstColumn),
    width: 1 + Math.max(position, ...columnsUsed(columns).map((column) => column - firstColumn)),
  };
}

/** The columns that make META: the months, or the quarters where there are none. */
function partsOf({ amount }: Columns): number[] {
  const named = hasSeries(amount, "programmed") ? "programmed" : "executed";
  const months = Array.from({ length: 12 }, (_, month) => amount[monthSlot(named, month)]);
  const quarters = [0, 1, 2, 3].map((quarter) => amount[quarterSlot(named, quarter)]);
  return (
    [months, quarters]
      .map((parts) => parts.filter((column) => column >= 0))
      .find(({ length }) => length > 0) ?? []
  );
}

const isSameName = (one: CellValue, other: CellValue): boolean =>
  one === other || fold(String(one)) === fold(String(other));
