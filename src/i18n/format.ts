export type Language = "es" | "en";

/** Two amounts and what parts them, as one sentence says them. */
export interface ApartText {
  readonly found: string;
  readonly expected: string;
  /** found - expected, with its sign. */
  readonly difference: string;
}

/** Beyond them a float has no digits worth telling. */
const MOST_DECIMALS = 15;

/** The locale by which Office and Intl know a language. */
export const LOCALES: Readonly<Record<Language, string>> = { es: "es-PE", en: "en-US" };

/** How a language writes figures and lists. */
export interface Format {
  /** 1234.5 → "1,234.5", with up to two decimals. */
  readonly number: (value: number) => string;
  /** As `number`, with all its decimals: 1.234. */
  readonly exact: (value: number) => string;
  /** As `number`, with its sign: "+3", "-1". */
  readonly difference: (value: number) => string;
  /**
   * Two amounts said beside each other, with as few decimals from two up as show that they differ: 4 and 3.9996, not
   * 4 and 4. `number` and `difference` where they are equal.
   */
  readonly apart: (found: number, expected: number) => ApartText;
  /** 0.985 → "98.5 %". */
  readonly percent: (ratio: number) => string;
  /** As `percent`, always with one decimal, for columns of figures: "98.0 %". */
  readonly percentInColumn: (ratio: number) => string;
  /** An ISO 8601 time as day and hour where the reader is; "" where it is none. */
  readonly dateTime: (time: string) => string;
  /** "a, b y c". */
  readonly list: (items: readonly string[]) => string;
  /** The form for a count: one or other. */
  readonly plural: (count: number, one: string, other: string) => string;
}

/**
 * Formats of a language. Grouping is always on: the es locale of Unicode leaves four-digit numbers ungrouped,
 * which is not how Peruvian offices write them.
 */
export function createFormat(language: Language): Format {
  return FORMATS[language];
}

const FORMATS: Readonly<Record<Language, Format>> = {
  es: formatOf(LOCALES.es),
  en: formatOf(LOCALES.en),
};

function formatOf(locale: string): Format {
  const numbersWith = (options: Intl.NumberFormatOptions): (() => Intl.NumberFormat) =>
    onFirstUse(() => new Intl.NumberFormat(locale, { useGrouping: "always", ...options }));
  const byDecimals = Array.from({ length: MOST_DECIMALS + 1 }, (_, maximumFractionDigits) => ({
    plain: numbersWith({ maximumFractionDigits }),
    signed: numbersWith({ maximumFractionDigits, signDisplay: "exceptZero" }),
  }));
  const { plain: numbers, signed } = byDecimals[2];
  const { plain: exacts } = byDecimals[MOST_DECIMALS];
  const percents = numbersWith({ maximumFractionDigits: 1 });
  const columnPercents = numbersWith({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const times = onFirstUse(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short" }),
  );
  const lists = onFirstUse(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const rules = onFirstUse(() => new Intl.PluralRules(locale));
  return {
    number: (value) => numbers().format(value),
    exact: (value) => exacts().format(value),
    difference: (value) => signed().format(value),
    apart: (found, expected) => {
      const zero = numbers().format(0);
      const withDecimals = ({
        plain,
        signed: withSign,
      }: (typeof byDecimals)[number]): ApartText => ({
        found: plain().format(found),
        expected: plain().format(expected),
        difference: withSign().format(found - expected),
      });
      for (const formats of found === expected ? [] : byDecimals.slice(2)) {
        const text = withDecimals(formats);
        if (text.found !== text.expected && text.difference !== zero) return text;
      }
      return withDecimals(byDecimals[2]);
    },
    percent: (ratio) => `${percents().format(ratio * 100)} %`,
    percentInColumn: (ratio) => `${columnPercents().format(ratio * 100)} %`,
    dateTime: (time) => {
      const date = new Date(time);
      return Number.isNaN(date.getTime()) ? "" : times().format(date);
    },
    list: (items) => lists().format(items),
    plural: (count, one, other) =>
      `${numbers().format(count)} ${rules().select(count) === "one" ? one : other}`,
  };
}

/** Making one of Intl's formats takes milliseconds, which the pane's first frame does not have. */
function onFirstUse<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
