import { namesPlan, titleFacts, type TitleFacts } from "./title";

/** What the titles and the name of a sheet with a table say that it is of. */
export interface SheetPeriod {
  readonly sheet: string;
  readonly year: number | null;
  /** Quarter reported, 1–4. */
  readonly quarter: number | null;
  /** The texts that say so, shortened: titles of the sheet, or its name. */
  readonly said: readonly string[];
}

const LONGEST_SAID = 100;

/**
 * @param titles of the sheet, in their order; the first that names a year, and a quarter, decides, of the year one that
 * names the plan ("Lima, 15 de enero de 2025" over "POI 2024")
 */
export function periodOf(sheet: string, titles: readonly string[]): SheetPeriod {
  const said = (text: string): TitleFacts & { readonly text: string } => ({
    text,
    ...titleFacts(text),
  });
  const ofSheet = said(sheet);
  const sources = [...titles.map(said), ofSheet];
  const withYear = sources.filter(({ year }) => year !== null);
  const ofYear =
    withYear.find((source) => source !== ofSheet && namesPlan(source.text)) ?? withYear.at(0);
  const ofQuarter = sources.find(({ quarter }) => quarter !== null);
  const texts = [ofYear, ofQuarter].flatMap((source) => (source ? [source.text] : []));
  return {
    sheet,
    year: ofYear?.year ?? null,
    quarter: ofQuarter?.quarter ?? null,
    said: [...new Set(texts)].map((text) =>
      text.length > LONGEST_SAID ? `${text.slice(0, LONGEST_SAID)}…` : text,
    ),
  };
}

/** The sheets that name a period, where they name more than one year or quarter; else none. */
export function unlikePeriods(periods: readonly SheetPeriod[]): SheetPeriod[] {
  const many = (of: "year" | "quarter"): boolean =>
    new Set(periods.flatMap((period) => period[of] ?? [])).size > 1;
  const [years, quarters] = [many("year"), many("quarter")];
  return periods.filter(
    ({ year, quarter }) => (years && year !== null) || (quarters && quarter !== null),
  );
}
