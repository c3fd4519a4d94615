import { fold } from "./words";

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

/** Whether a measure comes in fractions by nature: lengths, weights, hours, money, shares. */
export function isContinuous(measure: string): boolean {
  return isPercentage(measure) || CONTINUOUS.test(fold(measure));
}
