import type { CellValue, Row } from "../cells";
import { factsOf } from "./header-facts";
import { isYear } from "./month-numbers";
import type { Plan } from "../plan";
import { periodOf, unlikePeriods, type SheetPeriod } from "./sheet-period";
import { beginsWithPlan, namesPlan, titleFacts, type TitleFacts } from "./title";

/** Rows before a header that are kept as possible titles, a sheet. */
const MOST_ROWS = 20;
/** Texts in a row beyond which it is no title with something beside it ("FORMATO N° 02"). */
const MOST_TEXTS = 3;

/** A text above a table, or on a sheet without one. */
interface Title {
  readonly text: string;
  /** Whether it is the only text of its row. */
  readonly isAlone: boolean;
}

/**
 * What a plan is called and which period it is of. Sheets that have a table come first; of the others (a cover,
 * instructions) only texts alone in their rows are asked, and never the name.
 */
export class Titles {
  private readonly sheets: { readonly sheet: string; readonly titles: readonly Title[] }[] = [];
  private readonly withTables = new Set<string>();
  /** Of the sheet being read. */
  private ofSheet: Title[] = [];
  private rows = 0;

  /** Takes a row that stands above a table, or on a sheet without one. */
  add(row: Row): void {
    if (this.rows === MOST_ROWS || !row.some(isText)) return;
    const texts = row
      .filter(isTextOrYear)
      .map((value) => String(value).replace(/\s+/g, " ").trim());
    if (texts.length === 0 || texts.length > MOST_TEXTS || isHeader(texts)) return;
    this.rows++;
    for (const text of titlesAmong(texts)) this.ofSheet.push({ text, isAlone: texts.length === 1 });
  }

  /** Says that the rows of a sheet have ended. */
  endSheet(sheet: string, hasTable: boolean): void {
    this.sheets.push({ sheet, titles: this.ofSheet });
    if (hasTable) this.withTables.add(sheet);
    this.ofSheet = [];
    this.rows = 0;
  }

  /** The titles of a sheet that has been read. */
  on(sheet: string): readonly string[] {
    return this.sheets.flatMap((each) =>
      each.sheet === sheet ? each.titles.map(({ text }) => text) : [],
    );
  }

  /** Those that are the only text of their rows. */
  aloneOn(sheet: string): readonly string[] {
    return this.sheets.flatMap((each) => (each.sheet === sheet ? textsOf(each.titles, true) : []));
  }

  /** The year of the plan by what was read so far, the sheet being read first; null where nothing names one. */
  yearSoFar(sheet: string): number | null {
    const sources = [periodIn(sheet, this.ofSheet), ...this.sources(this.withTables)];
    return sources.find(({ year }) => year !== null)?.year ?? null;
  }

  /**
   * What they say of the plan.
   * @param sheets those with tables that are of the plan
   */
  finish(sheets: ReadonlySet<string>): Pick<Plan, "title" | "year" | "quarter" | "unlikePeriods"> {
    const sources = this.sources(sheets);
    const year = sources.find((source) => source.year !== null)?.year ?? null;
    // A sheet a quarter: by the last all are reported.
    const ofTables = this.periods(sheets).flatMap((period) =>
      period.quarter !== null && (period.year ?? year) === year ? [period.quarter] : [],
    );
    return {
      title: this.title(sheets),
      year,
      quarter:
        ofTables.length > 0
          ? Math.max(...ofTables)
          : (sources.find(({ quarter }) => quarter !== null)?.quarter ?? null),
      unlikePeriods: unlikePeriods(this.periods(sheets)),
    };
  }

  private sources(sheets: ReadonlySet<string>): readonly TitleFacts[] {
    return [...this.periods(sheets), ...this.ofOthers(sheets).map(titleFacts)];
  }

  private periods(ofTables: ReadonlySet<string>): SheetPeriod[] {
    return this.sheets
      .filter(({ sheet }) => ofTables.has(sheet))
      .map(({ sheet, titles }) => periodIn(sheet, titles));
  }

  private ofOthers(ofTables: ReadonlySet<string>): string[] {
    return this.sheets
      .filter(({ sheet }) => !ofTables.has(sheet))
      .flatMap(({ titles }) => textsOf(titles, true));
  }

  /** A cover names the plan where its tables do not; instructions only mention it. */
  private title(sheets: ReadonlySet<string>): string {
    const ofTables = this.sheets.flatMap(({ sheet, titles }) => (sheets.has(sheet) ? titles : []));
    const ofOthers = this.ofOthers(sheets);
    return (
      ofTables.find(({ text }) => namesPlan(text))?.text ??
      ofOthers.find(beginsWithPlan) ??
      ofTables.find(({ isAlone }) => isAlone)?.text ??
      ofOthers.find(namesPlan) ??
      ofOthers.at(0) ??
      ""
    );
  }
}

const isText = (value: CellValue): boolean => typeof value === "string" && value.trim() !== "";

/** "AÑO:", 2024. */
const isTextOrYear = (value: CellValue): boolean =>
  isText(value) || (typeof value === "number" && isYear(value));

const textsOf = (titles: readonly Title[], alone: boolean): string[] =>
  titles.flatMap(({ text, isAlone }) => (isAlone === alone ? text : []));

const periodIn = (sheet: string, titles: readonly Title[]): SheetPeriod =>
  periodOf(sheet, [...textsOf(titles, true), ...ofOnePeriod(textsOf(titles, false))]);

/** Whether a row names columns: a header that is not understood. */
const isHeader = (texts: readonly string[]): boolean =>
  texts.filter((text) => factsOf(text).role !== undefined).length > 1;

/** A label and what it is of ("TRIMESTRE:", "III") are one text where neither says it alone. */
function titlesAmong(texts: readonly string[]): readonly string[] {
  const saysNothing = countOf(texts, "year") + countOf(texts, "quarter") === 0;
  return saysNothing && texts.length === 2 ? [texts.join(" ")] : ofOnePeriod(texts);
}

/** Of texts that name several periods ("I TRIMESTRE", "II TRIMESTRE") those that name the plan; else all. */
const ofOnePeriod = (texts: readonly string[]): readonly string[] =>
  countOf(texts, "year") > 1 || countOf(texts, "quarter") > 1 ? texts.filter(namesPlan) : texts;

const countOf = (texts: readonly string[], of: "year" | "quarter"): number =>
  new Set(texts.flatMap((text) => titleFacts(text)[of] ?? [])).size;
