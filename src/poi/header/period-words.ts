import type { Period } from "../slots";

/** "EJECUTADO AL III TRIMESTRE": everything until the period's end, where months tell of each. */
export interface SaidPeriod extends Period {
  readonly isToDate?: true;
}

/** In Spanish, and as a computer set to English writes them ("Jan-25"). */
const MONTHS: readonly (readonly string[])[] = [
  ["ENERO", "JANUARY"],
  ["FEBRERO", "FEBRUARY"],
  ["MARZO", "MARCH", "MZO"],
  ["ABRIL", "APRIL"],
  ["MAYO"],
  ["JUNIO", "JUNE"],
  ["JULIO", "JULY"],
  ["AGOSTO", "AUGUST"],
  ["SETIEMBRE", "SEPTIEMBRE", "SEPTEMBER", "SETBRE", "SEPTBRE"],
  ["OCTUBRE", "OCTOBER", "OCTBRE"],
  ["NOVIEMBRE", "NOVEMBER", "NOVBRE"],
  ["DICIEMBRE", "DECEMBER", "DICBRE"],
];

/** Letters by which a month is told from the others, however much of its name is left out. */
const FEWEST_LETTERS = 3;

/** With whatever ending stands behind the number: dragged over its neighbours "1ER TRIM" becomes "2ER TRIM", "3ER TRIM". */
const ORDINALS: readonly RegExp[] = [
  /^(I(ER|RO)?|0?1|1(ER|RO|DO|TO|O)|PRIMERO?)$/,
  /^(II(ER|RO|DO)?|0?2|2(ER|RO|DO|TO|O)|SEGUNDO)$/,
  /^(III(ER|RO)?|0?3|3(ER|RO|DO|TO|O)|TERCERO?)$/,
  /^(IV(ER|RO|TO)?|0?4|4(ER|RO|DO|TO|O)|CUARTO)$/,
];

const QUARTER_WORD = /^TRIM(ESTRE)?$/;
const SEMESTER_WORD = /^SEM(ESTRE)?$/;
/** A quarter in one word: "T1", "IIT", "Q3", "ITRIM", "2DOTRIM", "TRIM4", and with its year "1T25". */
const SHORT_QUARTER =
  /^(?:(?:T|Q|TRIM(?:ESTRE)?)([1-4]|I{1,3}|IV)|([1-4](?:ER|RO|DO|TO|O)?|I{1,3}|IV)(?:T|Q|TRIM(?:ESTRE)?)|([1-4])T(?:20)?[2-9]\d)$/;
/** "SEM1", "IISEM"; S1 may be a week's as well (`numbered-periods.ts`). */
const SHORT_SEMESTER = /^(?:SEM(?:ESTRE)?([12]|I{1,2})|([12]|I{1,2})SEM(?:ESTRE)?)$/;
const PERIOD_WORDS = [
  QUARTER_WORD,
  SEMESTER_WORD,
  SHORT_QUARTER,
  SHORT_SEMESTER,
  /^(T|MES|ANO|ANUAL|\d+)$/,
];
const SHORT_PARTS = [
  ["quarter", SHORT_QUARTER],
  ["semester", SHORT_SEMESTER],
] as const;

/**
 * 0-based month that a folded word names ("SET" → 8), or -1. Digits after it are left out: Excel numbers the
 * columns of a table whose names repeat (ENE, ENE2), others write the year (ENE24).
 */
export function monthOf(word: string): number {
  const name = word.replace(/\d+$/, "");
  return name.length < FEWEST_LETTERS
    ? -1
    : MONTHS.findIndex((names) => names.some((each) => each.startsWith(name)));
}

/** The 0-based place that a word names in a row of four ("II", "2DO", "SEGUNDO" → 1), or -1. */
export function ordinalOf(word: string | undefined): number {
  return word === undefined ? -1 : ORDINALS.findIndex((name) => name.test(word));
}

/** Whether a folded word says which period, or which part or year of one: "ENE", "II", "TRIM", "T3", "MES", "ANUAL", "2025". */
export const isPeriodWord = (word: string): boolean =>
  monthOf(word) >= 0 || ordinalOf(word) >= 0 || PERIOD_WORDS.some((name) => name.test(word));

/** Whether folded words speak of quarters or semesters, be it known or not of which. */
export const speakOfParts = (words: readonly string[]): boolean =>
  words.some((word) => QUARTER_WORD.test(word) || SEMESTER_WORD.test(word));

/** The quarter or semester that a run of words names ("AL II TRIM", "T3", "1ER SEMESTRE"), if any. */
export function quarterOrSemester(words: readonly string[]): Period | undefined {
  for (const [at, word] of words.entries()) {
    const isQuarter = QUARTER_WORD.test(word);
    if (isQuarter || SEMESTER_WORD.test(word)) {
      const before = ordinalOf(words[at - 1]);
      const index = before >= 0 ? before : ordinalOf(words[at + 1]);
      if (index >= 0 && (isQuarter || index < 2))
        return { kind: isQuarter ? "quarter" : "semester", index };
    }
    for (const [kind, name] of SHORT_PARTS) {
      const short = name.exec(word);
      if (short) return { kind, index: ordinalOf(short.slice(1).find((part) => part)) };
    }
  }
  return undefined;
}

/** The 0-based month of "Mes 1", "Mes01", "01/2025", "2025-01" or "1/25", or -1. */
function numberedMonth(words: readonly string[]): number {
  const text = words.join(" ");
  const match =
    /\bMES ?(\d{1,2})\b/.exec(text) ??
    /^(\d{1,2}) (?:20)?2\d$/.exec(text) ??
    /^202\d (\d{1,2})$/.exec(text);
  const number = Number(match?.[1] ?? NaN);
  return number >= 1 && number <= 12 ? number - 1 : -1;
}

/** The quarter of "T-I" or "1er. T", and of nothing longer: in a title these may be anything. */
function shortQuarter(words: readonly string[]): Period | undefined {
  if (words.length !== 2 || !words.includes("T")) return undefined;
  const index = ordinalOf(words.find((word) => word !== "T"));
  return index >= 0 ? { kind: "quarter", index } : undefined;
}

/** "ENE-MAR", "ENERO A SETIEMBRE": the part of the year from one month to another; undefined where it is none. */
function rangeOf(first: number, last: number): SaidPeriod | undefined {
  const months = last - first + 1;
  if (months === 3 && first % 3 === 0) return { kind: "quarter", index: first / 3 };
  if (months === 6 && first % 6 === 0) return { kind: "semester", index: first / 6 };
  if (months === 12) return { kind: "year", index: 0 };
  return first === 0 && months === 9 ? { kind: "quarter", index: 2, isToDate: true } : undefined;
}

/** Whether the month at a place is the last of those meant: "A SETIEMBRE", "AL MES DE JUNIO", "AL 30 DE JUNIO". */
function isUpTo(words: readonly string[], at: number): boolean {
  const before = words.slice(0, at).findLast((word) => !/^(DE|MES|\d\d?)$/.test(word));
  return before === "A" || before === "AL" || before === "HASTA";
}

/** The months from one to the other that some words name; undefined where they name none. */
function monthsIn(words: readonly string[]): readonly [number, number] | undefined {
  const months = words.map(monthOf);
  const at = months.findIndex((month) => month >= 0);
  if (at < 0) return undefined;
  return [isUpTo(words, at) ? 0 : months[at], months.findLast((month) => month >= 0) ?? 0];
}

/** The period that the words of a header name. A range of months is none of them, and none at all where it ends in no quarter. */
export function periodOf(words: readonly string[]): SaidPeriod | undefined {
  const months = monthsIn(words);
  const part = quarterOrSemester(words) ?? shortQuarter(words);
  if (months) {
    const [first, last] = months;
    return first === last ? { kind: "month", index: first } : (part ?? rangeOf(first, last));
  }
  // To the end of the first semester is the first.
  if (part)
    return words.includes("AL") && (part.index > 0 || part.kind === "quarter")
      ? { ...part, isToDate: true }
      : part;
  const numbered = numberedMonth(words);
  if (numbered >= 0) return { kind: "month", index: numbered };
  return words.some((word) => word === "TOTAL" || word === "ANUAL")
    ? { kind: "year", index: 0 }
    : undefined;
}
