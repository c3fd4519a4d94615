import type { Series } from "../slots";
import { periodOf, type SaidPeriod } from "./period-words";

const SERIES_WORDS: readonly (readonly [Series, RegExp])[] = [
  ["reprogrammed", /^(REPROG|REPROGR|REPROGRAM|REPROGRAMAD[AO]S?|REPROGRAMAC(ION)?)\d*$/],
  // "CRONOGRAMA DE EJECUCIÓN" is when something is to be done.
  [
    "programmed",
    /^(PROG|PROGR|PROGRAM|PROGRAMAD[AO]S?|PROGRAMAC(ION)?|CRONOGRAMA|(PLANEAD|PLANIFICAD|PREVIST)[AO]S?)\d*$/,
  ],
  ["executed", /^(EJEC|EJECUTAD[AO]S?|EJECUC(ION)?|(REALIZAD|EFECTUAD|LOGRAD|ALCANZAD)[AO]S?)\d*$/],
];

/** The series that a folded word names wherever it stands. */
export const seriesOfWord = (word: string): Series | undefined =>
  SERIES_WORDS.find(([, name]) => name.test(word))?.[0];

/** What is a series beside its period alone ("E FEB", "Q2 Real", "PF_ENE" for programación física): elsewhere it is a word like any other. */
const BESIDE_PERIODS: readonly (readonly [Series, RegExp])[] = [
  ["programmed", /^(P|PF|PLAN)$/],
  ["reprogrammed", /^R$/],
  ["executed", /^(E|EF|EJE|LOGROS?|CUMPLID[AO]S?|REAL)$/],
];

/** Whether a folded word is a series, wherever it stands or beside a period. */
export const mayBeSeries = (word: string): boolean =>
  seriesOfWord(word) !== undefined || BESIDE_PERIODS.some(([, name]) => name.test(word));

/** Of these, what is a series also by itself in a cell, under a month or a quarter: EJE and LOGROS are columns of texts. */
const SERIES_ALONE = /^([PRE]|[PE]F|PLAN|REAL|LOGRO)$/;
const SERIES_LETTER = /^([PRE]|[PE]F)$/;

/** The year of "ENE-23" and "ENE 2023". */
const YEAR = /^(20)?\d\d$/;

const isPartOfYear = (period: SaidPeriod | undefined): boolean =>
  period !== undefined && period.kind !== "year";

/** The series of "P", or of what stands beside its month or quarter: "ENE (P)", "E-FEB", "P I TRIM", "Mes 2 Real". */
function seriesBesidePeriod(words: readonly string[]): Series | undefined {
  const named = words.flatMap((word) => {
    const series = BESIDE_PERIODS.find(([, name]) => name.test(word))?.[0];
    return series ? [{ word, series }] : [];
  });
  if (named.length !== 1) return undefined;
  const [{ word, series }] = named;
  const others = words.filter((each) => each !== word);
  const withoutYear = others.filter((each) => !YEAR.test(each));
  if (withoutYear.length === 0)
    return (others.length === 0 ? SERIES_ALONE : SERIES_LETTER).test(word) ? series : undefined;
  const isPeriod = [others, withoutYear].some(
    (period) => period.length <= 2 && isPartOfYear(periodOf(period)),
  );
  return isPeriod ? series : undefined;
}

/** What makes of a schedule one of what was done: "CRONOGRAMA EJECUTADO". */
const DONE = /^(EJECUTAD|REALIZAD|EFECTUAD|LOGRAD|ALCANZAD)[AO]S?$/;
const CHANGED = /^MODIF(IC)?(AD[AO]S?|ACION)?$/;

/** The series that the folded words of a header cell name. */
export function seriesOf(words: readonly string[]): Series | undefined {
  const isDone = words.some((word) => DONE.test(word));
  const telling = isDone ? words.filter((word) => word !== "CRONOGRAMA") : words;
  const series =
    seriesBesidePeriod(words) ??
    SERIES_WORDS.find(([, name]) => telling.some((word) => name.test(word)))?.[0];
  // "PROGRAMACIÓN MODIFICADA"; by itself the word stands in titles.
  return series === "programmed" && words.some((word) => CHANGED.test(word))
    ? "reprogrammed"
    : series;
}
