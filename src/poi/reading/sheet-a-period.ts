import { factsOf } from "../header/header-facts";
import { monthOf, quarterOrSemester } from "../header/period-words";
import { fold, wordsOf } from "../header/fold";
import type { NearMiss } from "../header/layout";

/**
 * The sheets of a workbook that has one a month or a quarter: their headers say PROGRAMADO or EJECUTADO and lack nothing
 * but of which period, which the sheet's name or title says. None where it is one sheet alone.
 * @param notRead what comes nearest to a header, by sheet
 * @param textsOf a sheet's name and titles
 */
export function sheetsOfOnePeriod(
  notRead: ReadonlyMap<string, NearMiss>,
  textsOf: (sheet: string) => readonly string[],
): string[] {
  const sheets = Array.from(notRead).flatMap(([sheet, miss]) =>
    lacksPeriods(miss) && textsOf(sheet).some(namesPeriod) ? [sheet] : [],
  );
  return sheets.length > 1 ? sheets : [];
}

const lacksPeriods = ({ found, missing }: NearMiss): boolean =>
  missing.includes("programmed") &&
  missing.includes("executed") &&
  !(missing.includes("activity") && missing.includes("unit")) &&
  found.some((text) => factsOf(text).series !== undefined);

function namesPeriod(text: string): boolean {
  const words = wordsOf(fold(text));
  return words.some((word) => monthOf(word) >= 0) || quarterOrSemester(words) !== undefined;
}
