import type { Row } from "../cells";
import type { Columns } from "./columns";
import {
  hasSeries,
  monthSlot,
  quarterSlot,
  SLOT_COUNT,
  slotOf,
  TARGET,
  type Period,
  type Series,
} from "../slots";
import { Band, type ColumnFacts } from "./band";
import type { ColumnClaim } from "./column-claims";
import type { DoubtfulColumn } from "./doubtful-columns";
import { factsOf } from "./header-facts";
import { NamedColumns } from "./named-columns";
import type { SaidPeriod } from "./period-words";
import type { ProgressColumn } from "./progress-columns";
import { readRunningTotals, type RunningTotal } from "./running-totals";
import { seriesSaidIn, type SeriesSaid } from "./series-said";
import {
  isKnownFigure,
  namesTarget,
  namesUnknownPart,
  namesUnknownTotal,
  type HeaderFacts,
  type TextRole,
} from "./words";
import { LIKELY_RANK, namesActivity } from "./column-names";

const YEAR: Period = { kind: "year", index: 0 };
const PROGRAMMED_YEAR = slotOf("programmed", YEAR);

/**
 * What the rows of a header's band say together of each column.
 * @param firstColumn the sheet column of `row[0]`
 */
export function bandColumns(rows: readonly Row[], firstColumn: number): Columns {
  const band = new Band(rows);
  const columns = band.columns();
  const gathered = new ColumnsSoFar(band, firstColumn, seriesSaidIn(columns));
  for (const [column, facts] of columns.entries()) gathered.take(column, facts);
  return gathered.finish();
}

/** What a column's rank is worse by for the group over it: less than from any known name to a weak one. */
const ELSEWHERE = 10;

const hasMonthsOrQuarters = (amount: Int32Array, series: Series): boolean =>
  amount.subarray(monthSlot(series, 0), quarterSlot(series, 3) + 1).some((column) => column >= 0);

/** "META" over "ANUAL" is the target; over months or quarters it is what was programmed in them. */
const isTargetOfPart = ({ role, period }: HeaderFacts): boolean =>
  role === "target" && period !== undefined && period.kind !== "year";

/**
 * What the columns of a header hold, gathered from left to right: one that names no series goes on with that of the
 * columns before it, and of several that name the same the most specific is read, or the first.
 */
class ColumnsSoFar {
  private readonly names: NamedColumns;
  private readonly amount = new Int32Array(SLOT_COUNT).fill(-1);
  private readonly runningTotals: RunningTotal[] = [];
  /** Running totals that do not say to the end of what. */
  private readonly undatedTotals: Omit<RunningTotal, "quarter">[] = [];
  /** "AL II SEMESTRE": all until its end, or what there was in it. */
  private readonly halfYearTotals: (Omit<RunningTotal, "quarter"> & {
    readonly period: Period;
    readonly said: HeaderFacts;
  })[] = [];
  private readonly claims: ColumnClaim[] = [];
  private readonly progress: ProgressColumn[] = [];
  private readonly targetsElsewhere = new Set<number>();
  private readonly doubtful: DoubtfulColumn[] = [];
  private readonly figuresLeftOut: number[] = [];
  private money = -1;
  private lastSeries: Series = "programmed";

  constructor(
    private readonly band: Band,
    private readonly firstColumn: number,
    private readonly seriesSaid: SeriesSaid,
  ) {
    this.names = new NamedColumns(band, firstColumn);
  }

  /** Reads the next column for what its header says. */
  take(column: number, facts: ColumnFacts): void {
    const { other, series, period } = facts.said;
    const isOfAmounts = other === "group" || series !== undefined || period !== undefined;
    // What is called of the budget may be a line of it ("META PRESUPUESTAL").
    if (!isOfAmounts) this.names.note(column);
    const said = facts.isDescription ? this.names.described(column, facts.said) : facts.said;
    if (!said) return;
    // A name of its own under a group of money is a column like any other.
    if (facts.isOther || (said.other && said.role === undefined))
      this.leaveOut(column, said, facts.isRunning);
    else if (said.role === "code") this.names.addCode(column);
    else if (said.role === "rule") this.names.addRule(column);
    else if (said.role === "reason") this.names.addReason(column, said);
    else if (said.role && !isTargetOfPart(said))
      this.readRole(column, said.role, said, facts.unknownGroup !== "");
    else if (facts.isOfUnknownSeries) this.claim(column, -1, said);
    else if (said.period && this.isDoubtful(column, said, said.period, facts.unknownGroup))
      this.addDoubtful(column, said, said.period, facts.unknownGroup);
    else if (said.period) this.readPeriod(column, said, said.period);
    // "META EJECUTADA", or "EJEC." under "META": what was executed in the year.
    else if (said.series === "executed" && namesTarget(this.band.headerOf(column)))
      this.readExecutedYear(column, said);
    else if (said.series === "programmed" && namesActivity(this.band.nameOf(column)))
      this.readRole(column, "activity", { rank: LIKELY_RANK });
    else this.claim(column, -1, said);
  }

  /** What all columns taken are read for. */
  finish(): Columns {
    const { names, amount, progress, doubtful, money } = this;
    for (const total of this.halfYearTotals) {
      // Beside months or quarters it says again what they do, in one of two ways.
      if (hasMonthsOrQuarters(amount, total.series)) this.undatedTotals.push(total);
      else
        this.readAmount(
          total.column - this.firstColumn,
          slotOf(total.series, total.period),
          total.said,
        );
    }
    const { missed, unchecked, alone } = readRunningTotals(amount, this.runningTotals);
    for (const { column, header } of missed)
      this.claims.push({ column, header, slot: -1, year: null });
    const undated = this.undatedTotals.filter(({ series }) => hasSeries(amount, series));
    // To the end of the first quarter is the first again.
    for (const { column, header, series } of unchecked.filter(({ quarter }) => quarter === 0))
      this.claims.push({ column, header, slot: quarterSlot(series, 0), year: null });
    const later = unchecked.filter(({ quarter }) => quarter > 0);
    for (const { column, header } of [...later, ...undated])
      this.claims.push({ column, header, slot: -1, year: null, isRunningTotal: true });
    names.settle();
    const claims = this.claimsOf(this.readYearAsTarget());
    return {
      text: names.text,
      amount,
      code: names.code,
      rule: names.rule,
      reasons: names.reasons,
      otherTexts: names.otherTexts({ amount, claims }),
      claims,
      progress,
      doubtful,
      toDate: alone,
      figuresLeftOut: this.figuresLeftOut,
      money,
      lastNamed: this.at(this.band.lastNamed),
      besideFrom: names.besideFrom,
      monthsAreNumbers: this.band.hasNumbered,
      executedIsToDate: this.runningTotals.some(
        ({ series, quarter, column }) =>
          series === "executed" && amount[quarterSlot(series, quarter)] === column,
      ),
      runningQuarters: [],
      partialYears: [],
      programmedBy: "programmed",
      targetOf: "programmed",
    };
  }

  private at(column: number): number {
    return this.firstColumn + column;
  }

  private leaveOut(column: number, { other, ...said }: HeaderFacts, isRunning: boolean): void {
    if (other === "money" && this.money < 0) this.money = this.at(column);
    if (other !== true) this.figuresLeftOut.push(this.at(column));
    if (said.progress) this.addProgress(column, said.progress, said.period);
    if (!said.running || !isRunning) return;
    const { series = said.series ?? this.lastSeries, period = said.period } = said.running;
    const saysSeries = said.running.series !== undefined || said.series !== undefined;
    if (period === undefined && saysSeries) {
      const header = this.band.headerOf(column);
      this.undatedTotals.push({ series, column: this.at(column), header });
    } else if (period?.kind === "year" && saysSeries) this.addYearToDate(column, series);
    this.addRunningTotal(column, series, period);
  }

  /** "ACUMULADO ANUAL": the year's, or what there is of it so far; its figures tell. */
  private addYearToDate(column: number, series: Series): void {
    const header = this.band.headerOf(column);
    this.doubtful.push({ column: this.at(column), period: YEAR, group: "", series });
    this.claims.push({
      column: this.at(column),
      header,
      slot: -1,
      year: null,
      isRunningTotal: true,
    });
  }

  private addProgress(
    column: number,
    { period: own, year }: NonNullable<HeaderFacts["progress"]>,
    over: SaidPeriod | undefined,
  ): void {
    const period = own ?? over;
    if (period === undefined || period.kind === "year" || period.isToDate) return;
    const header = this.band.headerOf(column);
    this.progress.push({ column: this.at(column), header, year: year ?? null, period });
  }

  /** @param isElsewhere whether it stands under a group of which nothing is known, as an indicator's META does under PEI */
  private readRole(
    column: number,
    role: TextRole | "target",
    said: Pick<HeaderFacts, "rank" | "year">,
    isElsewhere = false,
  ): void {
    const isTarget = role === "target";
    const rank = (said.rank ?? 0) + (isTarget && isElsewhere ? ELSEWHERE : 0);
    if (isTarget) this.claim(column, TARGET, said);
    if (isTarget && isElsewhere) this.targetsElsewhere.add(this.at(column));
    const isBest = this.names.take(column, role, rank, this.amount);
    if (isBest && isTarget) this.amount[TARGET] = this.at(column);
  }

  private readPeriod(column: number, said: HeaderFacts, period: SaidPeriod): void {
    const series = said.series ?? this.seriesGoingOn(said, period);
    // "META MODIFICADA" says nothing of the months after it.
    if (said.series === undefined || period.kind !== "year") this.lastSeries = series;
    if (period.isToDate && period.kind === "quarter") this.addRunningTotal(column, series, period);
    else if (period.isToDate && period.kind === "semester") {
      const header = this.band.headerOf(column);
      this.halfYearTotals.push({ series, column: this.at(column), header, period, said });
    } else this.readAmount(column, slotOf(series, period), said);
  }

  /**
   * Whether no word tells whose a period is: a group of which nothing is known stands over it, beside columns that are of
   * what was programmed by their name or their place; or it is a total of a year or of something ("Total 2023", "Total
   * horas").
   */
  private isDoubtful(
    column: number,
    { series, role, year }: HeaderFacts,
    period: Period,
    unknownGroup: string,
  ): boolean {
    if (series !== undefined || role !== undefined) return false;
    const { kind } = period;
    if (unknownGroup !== "") {
      const { ofProgrammedParts, firstGroup } = this.seriesSaid;
      const isBeforeParts = kind === "year" && !this.hasParts();
      return ofProgrammedParts || unknownGroup !== firstGroup || isBeforeParts;
    }
    const name = this.band.nameOf(column);
    if (kind !== "year") return this.isOfOtherWords(column, period, year ?? null);
    return factsOf(name).year !== undefined || namesUnknownTotal(name);
  }

  /** Whether a month stands there already, and this one has a word beside it that the other has not: "Val_Ene" after "Fis_Ene". */
  private isOfOtherWords(column: number, period: Period, year: number | null): boolean {
    const before = this.claims.find(
      (claim) => claim.slot === slotOf(this.lastSeries, period) && claim.year === year,
    );
    const [own, first] = [column, (before?.column ?? 0) - this.firstColumn].map((at) =>
      this.band.strangeWordsOf(at),
    );
    return before !== undefined && own !== "" && own !== first;
  }

  private hasParts(): boolean {
    return this.amount.some((column, slot) => column >= 0 && slot !== TARGET);
  }

  private addDoubtful(column: number, said: HeaderFacts, period: Period, group: string): void {
    const header = this.band.headerOf(column);
    if (header.split(" / ").some(isKnownFigure)) return;
    this.doubtful.push({ column: this.at(column), period, group });
    this.claim(column, -1, said);
  }

  /** The series of a period that names none. */
  private seriesGoingOn(said: HeaderFacts, period: Period): Series {
    if (this.seriesSaid.ofNoMonth && period.kind === "month") return "programmed";
    if (this.seriesSaid.ofSome)
      // "Meta Prog." under each month, "Meta Ejec." beside it.
      return isTargetOfPart(said) ? "programmed" : this.lastSeries;
    // The months a second time, and no word of what they are: first what was programmed, then what was executed.
    const slot = slotOf(this.lastSeries, period);
    const isSaidAgain = this.claims.some(
      (claim) => claim.slot === slot && claim.year === (said.year ?? null),
    );
    return isSaidAgain ? "executed" : this.lastSeries;
  }

  private readAmount(column: number, slot: number, said: HeaderFacts): void {
    this.claim(column, slot, said);
    if (this.amount[slot] < 0) this.amount[slot] = this.at(column);
  }

  /** Beside its months or quarters one that is named by no known word is as likely another of them: "META EJECUTADA 5TO TRIM". */
  private readExecutedYear(column: number, said: HeaderFacts): void {
    const isOther = this.seriesSaid.ofExecutedParts && namesUnknownPart(this.band.nameOf(column));
    if (isOther) this.claim(column, -1, said);
    else this.readAmount(column, slotOf("executed", YEAR), said);
  }

  private addRunningTotal(column: number, series: Series, period: Period | undefined): void {
    if (period?.kind !== "quarter") return;
    this.runningTotals.push({
      series,
      quarter: period.index,
      column: this.at(column),
      header: this.band.headerOf(column),
    });
  }

  private claim(
    column: number,
    slot: number,
    { year = null }: { readonly year?: number | null },
  ): void {
    const header = this.band.headerOf(column);
    if (slot >= 0 || !header.split(" / ").some(isKnownFigure))
      this.claims.push({ column: this.at(column), header, slot, year });
  }

  /** What is programmed for the year is the target where no column is by its name. Returns whether it is. */
  private readYearAsTarget(): boolean {
    const { amount } = this;
    if (amount[TARGET] >= 0) return false;
    [amount[TARGET], amount[PROGRAMMED_YEAR]] = [amount[PROGRAMMED_YEAR], -1];
    return true;
  }

  private claimsOf(isYearTarget: boolean): ColumnClaim[] {
    return this.claims
      .filter(
        ({ slot, column }) =>
          !this.names.isExport || slot > TARGET || column === this.amount[TARGET],
      )
      .map((each) =>
        this.targetsElsewhere.has(each.column) && each.column !== this.amount[TARGET]
          ? { ...each, slot: -1 }
          : each,
      )
      .map((each) =>
        isYearTarget && each.slot === PROGRAMMED_YEAR ? { ...each, slot: TARGET } : each,
      );
  }
}
