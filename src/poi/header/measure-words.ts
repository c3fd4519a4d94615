import type { SaidRule } from "../sums/measure-rule";
import { fold } from "./fold";

/** "INFORME AL 100%" counts reports: a number before the sign says how much of each; alone it is the measure. */
const PERCENTAGE =
  /(?<!\d ?)%|^((AL|META|AVANCE|CUMPLIMIENTO) )*\d+([.,]\d+)? ?%$|\b(PORCENTAJES?|PORCENTUAL(ES)?|PORC|TASAS?|INDICES?|RATIOS?)\b/;
const ACCUMULATED = /\bACUMULAD[AO]S?\b/;
const CONTINUOUS =
  /\b(KM2?|KILOMETROS?|METROS?|ML|M2|M3|HECTAREAS?|HAS?|KG|KILOS?|KILOGRAMOS?|TONELADAS?|TM|LITROS?|GALON(ES)?|HORAS?|SOLES|MILES|MILLON(ES)?|PUNTOS?)\b/;

/** Whether a measure is a share of something: its months are levels, not parts of a sum. */
export function isPercentage(measure: string): boolean {
  return PERCENTAGE.test(fold(measure));
}

/** Whether a measure says that each month's value is the total to date. */
export function isAccumulated(measure: string): boolean {
  return ACCUMULATED.test(fold(measure));
}

/** "Acumulado" is not among them: some forms say so of months that add up, others of running totals. */
const SAID: readonly (readonly [SaidRule, RegExp])[] = [
  ["sum", /^(SUMA|SUMATORIA)\b/],
  ["mean", /^(VALOR )?(PROMEDIO|MEDIA)\b/],
  ["last", /^ULTIM[OA]\b/],
  ["most", /^(VALOR )?MAXIM[OA]\b/],
];

/** What a cell under TIPO DE META says of how its row's months make META; undefined where it says something else. */
export function saidRule(text: string): SaidRule | undefined {
  const folded = fold(text);
  return SAID.find(([, words]) => words.test(folded))?.[0];
}

/** Whether a measure comes in fractions by nature: lengths, weights, hours, money, shares. */
export function isContinuous(measure: string): boolean {
  return isPercentage(measure) || CONTINUOUS.test(fold(measure));
}
