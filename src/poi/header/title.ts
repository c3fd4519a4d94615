import { monthOf, ordinalOf, quarterOrSemester } from "./period-words";
import { fold, wordsOf } from "./fold";

export interface TitleFacts {
  readonly year: number | null;
  /** Quarter reported, 1–4. */
  readonly quarter: number | null;
}

const PLAN = /\b(?:PLAN OPERATIVO|POI)\b/;
const YEAR = /\b(20\d\d)\b/;
const YEAR_OF_PLAN = new RegExp(`${PLAN.source}.*?${YEAR.source}`);
/** "2018 - 2027", "2024 AL 2026": a decade, a strategic plan, a plan of several years. */
const YEARS = /\b20\d\d ?(?:[-–—/]|AL?) ?20\d\d\b/g;
const FIRST_YEAR_OF_PLAN = new RegExp(`${PLAN.source}\\D*${YEAR.source}`);
/** "N° 45-2023", "045-2023": a resolution's number; "30-09-2023" is a date. */
const DOCUMENT_NUMBER = /\b(?:N ?[°º]?\.? ?\d+|(?!20\d\d\b)\d{3,}) ?[-–/] ?20\d\d\b/g;
/** "A SETIEMBRE", "AL 30 DE SETIEMBRE", "MES DE REPORTE: MARZO". */
const LAST_MONTH_OF_PERIOD =
  /\b(?:AL? (?:MES DE |\d\d? DE )?|ENERO ?[-A] ?|^MES (?:DE |DEL )?(?:REPORTE|CORTE|REPORTADO)[ :]+)([A-Z]+)\b/g;
/** "AL 30/06/2024", "FECHA DE CORTE: 31.03.2024". */
const DATE_OF_PERIOD = /\b(?:AL|CORTE:?) (?:EL )?\d\d?[-/.](\d\d?)[-/.](?:20)?\d\d\b/;
/** "EVALUACIÓN ANUAL", "AL CIERRE"; a PLAN OPERATIVO ANUAL is of any quarter. */
const WHOLE_YEAR =
  /\b(?:EVALUACION|EJECUCION|SEGUIMIENTO|REPORTE|INFORME|CIERRE) ANUAL\b|\bAL CIERRE\b/;
/** "TRIMESTRE REPORTADO: TERCERO". */
const QUARTER_REPORTED = /^TRIM(?:ESTRE)? [A-Z ]*REPORT[A-Z]*[ :]+(\w+)$/;

/** Whether a text names the plan: "PLAN OPERATIVO INSTITUCIONAL", "POI". */
export const namesPlan = (text: string): boolean => PLAN.test(fold(text));

/** Whether a text begins with the plan's name, as a title of its own does. */
export const beginsWithPlan = (text: string): boolean => fold(text).search(PLAN) === 0;

/**
 * Year and reported quarter that a title names: "EJECUCIÓN AL IV TRIMESTRE", "AL II TRIM", "I SEMESTRE" (its
 * last quarter), "A SETIEMBRE" (the quarter that month ends or stands in).
 */
export function titleFacts(title: string): TitleFacts {
  const folded = fold(title);
  return { year: yearOf(folded), quarter: reportedQuarter(folded) };
}

/**
 * The year after the plan's name, else the first; years that are part of a document's number or of several years are
 * none. A plan of several years that names none by itself is of its first.
 */
function yearOf(folded: string): number | null {
  if (!YEAR.test(folded)) return null;
  const severalYears = folded.replace(DOCUMENT_NUMBER, "");
  const single = folded.replace(YEARS, "").replace(DOCUMENT_NUMBER, "");
  const found =
    YEAR_OF_PLAN.exec(single) ?? YEAR.exec(single) ?? FIRST_YEAR_OF_PLAN.exec(severalYears);
  return found ? Number(found[1]) : null;
}

function reportedQuarter(folded: string): number | null {
  const part = quarterOrSemester(wordsOf(folded));
  if (part?.kind === "quarter") return part.index + 1;
  if (part?.kind === "semester") return (part.index + 1) * 2;
  const named = ordinalOf(QUARTER_REPORTED.exec(folded)?.[1]);
  if (named >= 0) return named + 1;
  const words = Array.from(folded.matchAll(LAST_MONTH_OF_PERIOD), ([, word]) => monthOf(word));
  const month = words.find((each) => each >= 0) ?? Number(DATE_OF_PERIOD.exec(folded)?.[1]) - 1;
  if (month >= 0 && month < 12) return Math.floor(month / 3) + 1;
  return WHOLE_YEAR.test(folded) ? 4 : null;
}
