import type { Row } from "../cells";
import { fold } from "./fold";
import { factsOf, isGroup, isYearAlone } from "./header-facts";
import { numberedPeriodsIn } from "./numbered-periods";
import { partTotalsIn } from "./part-totals";
import { withProgress } from "./progress-cells";
import { strangeWords, type HeaderFacts } from "./words";

const NO_FACTS: HeaderFacts = {};

/** What a column's header says, from its topmost row to its lowest. */
export interface ColumnFacts {
  /** All that its cells say and the groups over it; of two that say the same thing, the lower one's. */
  readonly said: HeaderFacts;
  /** Whether a cell of its own makes it a column that is known and left out. */
  readonly isOther: boolean;
  /** Whether its lowest cell is a description. */
  readonly isDescription: boolean;
  /** Whether it is left out as a running total, and as nothing else: a percentage of running totals is none. */
  readonly isRunning: boolean;
  /**
   * Whether its own cell has a word that is not known in place of a series, where another column says the same period of
   * one ("Ene. Esperado" beside "Ene. Ejec."): it is of a series that nobody knows, and not of that of the columns before it.
   */
  readonly isOfUnknownSeries: boolean;
  /** The group over it of which nothing is known (BENEFICIARIOS, INDICADOR), folded; "" where there is none. */
  readonly unknownGroup: string;
}

/** The rows of a header, with what their cells say. */
export class Band {
  readonly width: number;
  /** Whether months or the like are named by numbers, initials or places. */
  readonly hasNumbered: boolean;
  /** By row and column, what the cell says by itself. */
  private readonly cells: readonly (readonly HeaderFacts[])[];
  /** By column, the row of its lowest text; -1 where it has none. */
  private readonly lowest: readonly number[];
  private readonly numbered: ReturnType<typeof numberedPeriodsIn>;
  /** By row and column, where the text stands that a cell belongs to: in its own column, or left of it in the first cell of a merged one; -1: none. */
  private readonly origins: readonly (readonly number[])[];

  constructor(private readonly rows: readonly Row[]) {
    this.width = Math.max(...rows.map((row) => row.length));
    this.lowest = lowestTexts(rows, this.width);
    const numbered = numberedPeriodsIn(rows);
    this.numbered = numbered;
    const partTotals = partTotalsIn(rows, numbered);
    this.hasNumbered = numbered.some((periods) => periods !== undefined);
    const own = rows.map((row, level) =>
      row.map((value, column): HeaderFacts => {
        // The E of ENERO is no series.
        const facts: HeaderFacts = numbered[level]?.get(column) ?? factsOf(value);
        const part = partTotals[level].get(column);
        return part ? { ...seriesAndYear(facts), period: part } : facts;
      }),
    );
    const cells = withProgress(own, rows);
    this.cells = cells.map((row) => (hasTwoSchedules(row) ? row.map(asExecuted) : row));
    this.origins = rows.map((_, level) => this.originsIn(level));
  }

  /** What each column's header says, from left to right. */
  columns(): ColumnFacts[] {
    const groups: HeaderFacts[] = this.rows.map(() => NO_FACTS);
    const columns = Array.from({ length: this.width }, (_, column) =>
      this.columnFacts(column, groups),
    );
    const named = new Set(
      columns.flatMap(({ said }, column) =>
        this.ownFacts(column).series === undefined ? [] : [this.placeOf(column, said)],
      ),
    );
    return columns.map((facts, column) => ({
      ...facts,
      isOfUnknownSeries:
        facts.said.period !== undefined &&
        facts.said.series === undefined &&
        named.has(this.placeOf(column, facts.said)) &&
        this.strangeWordsOf(column) !== "",
      unknownGroup: this.unknownGroupOver(column),
    }));
  }

  /** What a column's lowest cell says by itself. */
  private ownFacts(column: number): HeaderFacts {
    return this.cells[this.lowest[column]]?.[column] ?? NO_FACTS;
  }

  /** A column's period, with the row in which its lowest cell stands. */
  private placeOf(column: number, { period }: HeaderFacts): string {
    return [this.lowest[column], period?.kind, period?.index].join(" ");
  }

  /** The words of a column's own cell that are neither of a period nor of a series. */
  strangeWordsOf(column: number): string {
    const level = this.lowest[column];
    const text = this.rows[level]?.[column];
    if (typeof text !== "string" || this.numbered[level]?.has(column)) return "";
    return strangeWords(text).join(" ");
  }

  /** @param groups by row, the group over the columns from its cell on; brought up to date with the column's own cells */
  private columnFacts(
    column: number,
    groups: HeaderFacts[],
  ): Omit<ColumnFacts, "isOfUnknownSeries" | "unknownGroup"> {
    const said: HeaderFacts = {};
    let isOther = false;
    let isDescription = false;
    let isRunning = true;
    for (let level = 0; level < this.rows.length; level++) {
      const isOwn = this.hasText(level, column);
      if (isOwn) groups[level] = this.groupOf(level, column);
      else if (this.origins[level][column] < 0) groups[level] = NO_FACTS;
      // A group's text stands in its first column only; the others are the empty rest of the merged cell.
      const isUnder = !isOwn && level < this.lowest[column];
      const facts = isOwn ? this.cells[level][column] : isUnder ? groups[level] : NO_FACTS;
      Object.assign(said, facts);
      // A percentage or money under AVANCE is nothing else.
      if (isOwn && facts.other !== undefined) Object.assign(said, { progress: facts.progress });
      if (isOwn) isDescription = facts.describes === true;
      isOther ||= isOwn && facts.other !== undefined;
      isRunning &&= facts.other === undefined || facts.running !== undefined;
    }
    return { said, isOther, isDescription, isRunning };
  }

  /** What a cell says of the columns after it whose own cell is blank: META over months is what is programmed. */
  private groupOf(level: number, column: number): HeaderFacts {
    const facts = this.cells[level][column];
    if (isGroup(facts) || isLeftOutGroup(facts) || isYearAlone(facts)) return facts;
    if (facts.role !== "target") return NO_FACTS;
    const below = this.rows.slice(level + 1).map((row) => factsOf(row[column] ?? ""));
    // META over 2024, 2025 and 2026 is that of each year.
    if (below.some(isYearAlone)) return facts;
    const isOverMonths = below.some(({ period }) => period !== undefined && period.kind !== "year");
    if (isOverMonths) return { series: "programmed", ...yearFact(facts) };
    // "FIN. | FIS." under META: what is not money is the target.
    return below.some(({ other }) => other === "money") ? facts : NO_FACTS;
  }

  /**
   * The name over a column's lowest text: in the same column, or left of it in the first cell of a merged one; "" where
   * nothing stands over it.
   */
  nameOver(column: number): string {
    for (let level = this.lowest[column] - 1; level >= 0; level--) {
      const from = this.origins[level][column];
      // A name that reaches down to the lowest row is a column's own.
      if (from >= 0 && level < this.lowest[from]) return String(this.rows[level][from]);
    }
    return "";
  }

  private unknownGroupOver(column: number): string {
    for (let level = this.lowest[column] - 1; level >= 0; level--) {
      const from = this.origins[level][column];
      const isGroupsName = from >= 0 && level < this.lowest[from];
      const isKnown = Object.values(this.cells[level][from] ?? NO_FACTS).some(
        (fact) => fact !== undefined,
      );
      if (isGroupsName && !isKnown) return fold(String(this.rows[level][from]));
    }
    return "";
  }

  /** What a column's lowest cell says; "" where it has none of its own. */
  nameOf(column: number): string {
    return this.lowest[column] < 0 ? "" : String(this.rows[this.lowest[column]][column]);
  }

  /** What a column's header says, with the name over it; "" where it has no cell of its own. */
  headerOf(column: number): string {
    if (this.lowest[column] < 0) return "";
    return [this.nameOver(column), this.nameOf(column)]
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter((text) => text !== "")
      .join(" / ");
  }

  /** The last column with a text of its own. */
  get lastNamed(): number {
    return this.lowest.findLastIndex((level) => level >= 0);
  }

  /**
   * For each column of a row, see `origins`. A period ends where another group begins in a row above, which is merged down to
   * this one: TOTAL under IV TRIMESTRE does not reach under the TOTAL ANUAL beside that.
   */
  private originsIn(level: number): number[] {
    let from = -1;
    return Array.from({ length: this.width }, (_, column) => {
      if (this.hasText(level, column)) from = column;
      else if (this.cells[level][from]?.period && this.isBesideGroup(level, column)) from = -1;
      return from;
    });
  }

  /** Whether in a row above a cell a text stands over its column after a group of several. */
  private isBesideGroup(below: number, column: number): boolean {
    return this.rows
      .slice(0, below)
      .some((_, level) => this.hasText(level, column) && !this.hasText(level, column - 1));
  }

  private hasText(level: number, column: number): boolean {
    return (this.rows[level][column] ?? "") !== "";
  }
}

function lowestTexts(rows: readonly Row[], width: number): number[] {
  const lowest = Array<number>(width).fill(-1);
  for (const [level, row] of rows.entries())
    for (let column = 0; column < row.length; column++)
      if (row[column] !== "") lowest[column] = level;
  return lowest;
}

const isLeftOutGroup = ({ other }: HeaderFacts): boolean => other === "group" || other === "money";

const yearFact = ({ year }: HeaderFacts): HeaderFacts => (year === undefined ? NO_FACTS : { year });

const seriesAndYear = ({ series, ...facts }: HeaderFacts): HeaderFacts => ({
  ...(series && { series }),
  ...yearFact(facts),
});

/** "CRONOGRAMA DE EJECUCIÓN" beside "CRONOGRAMA DE PROGRAMACIÓN" is when something was done. */
const hasTwoSchedules = (row: readonly HeaderFacts[]): boolean =>
  row.some((facts) => facts.isSchedule) &&
  row.some((facts) => facts.series === "programmed" && !facts.isSchedule) &&
  !row.some((facts) => facts.series === "executed");

const asExecuted = (facts: HeaderFacts): HeaderFacts =>
  facts.isSchedule ? { ...facts, series: "executed" } : facts;
