import { fold, monthOf, quarterOrSemester, wordsOf } from "./words";

export interface TitleFacts {
  readonly year: number | null;
  /** Quarter reported, 1–4. */
  readonly quarter: number | null;
}

const YEAR = /\b(20\d\d)\b/;
const LAST_MONTH_OF_PERIOD = /\b(?:AL? (?:MES DE )?|ENERO ?[-A] ?)([A-Z]+)\b/g;

/**
 * Year and reported quarter that a title names: "EJECUCIÓN AL IV TRIMESTRE", "AL II TRIM", "I SEMESTRE" (its
 * last quarter), "A SETIEMBRE" (the quarter that month ends or stands in).
 */
export function titleFacts(title: string): TitleFacts {
  const folded = fold(title);
  const year = YEAR.exec(folded);
  return { year: year ? Number(year[1]) : null, quarter: reportedQuarter(folded) };
}

function reportedQuarter(folded: string): number | null {
  const part = quarterOrSemester(wordsOf(folded));
  if (part?.kind === "quarter") return part.index + 1;
  if (part?.kind === "semester") return (part.index + 1) * 2;
  for (const [, word] of folded.matchAll(LAST_MONTH_OF_PERIOD)) {
    const month = monthOf(word);
    if (month >= 0) return Math.floor(month / 3) + 1;
  }
  return null;
}
