import { wordsOf } from "./fold";

const TOTAL_LABEL = /^((SUB ?-?|GRAN )?TOTAL(ES)?|SUMA TOTAL)\b/;
const BARE_TOTAL =
  /^((SUB ?-?|GRAN )?TOTAL(ES)?|SUMA(S|TORIA)?( TOTAL(ES)?)?|T O T A L( G E N E R A L)?)( (GENERAL|GENERALES|INSTITUCIONAL|POI|ANUAL|ENTIDAD))*( 20\d\d)?$/;
const LETTER = { g: 103, s: 115, t: 116 } as const;
const TOTAL_BEGINNING = /^\s*(sub|gran|suma|t ?o ?t ?a ?l)/i;

/** Whether a text as it stands begins as a total row's label may: a quick look, for every row has it. */
export function mayBeTotalLabel(text: string): boolean {
  const letter = text.charCodeAt(0) | 32;
  const isLikely =
    letter === LETTER.t || letter === LETTER.s || letter === LETTER.g || letter <= 32;
  return isLikely && TOTAL_BEGINNING.test(text);
}

const NOTE = /^(FUENTE|NOTAS?|ELABORA|LEYENDA|OBSERVACI|\(?\*)/;

/** Whether a folded text begins as the notes under a table do: "Fuente: …", "Elaborado por …", "(*) …". */
export function isNote(folded: string): boolean {
  return NOTE.test(folded);
}

const WORKED_OUT = /^(%|PORCENTAJE|AVANCE|DIFERENCIA|SALDO|PROMEDIO|VARIACION)/;

/** Whether a folded text says that it is worked out of others: "% de avance", "Diferencia", "Promedio", "Total % de avance". */
export function isWorkedOut(folded: string): boolean {
  return WORKED_OUT.test(folded) || (totalLabel(folded) === "named" && isPercentage(folded));
}

/** Whether a folded text says that it is a percentage: "% de avance", "Avance mensual (%)"; "Avance al 50%" does not. */
export function isPercentage(folded: string): boolean {
  return /(?<!\d ?)%|\bPORCENTAJE\b/.test(folded);
}

/** Whether a folded text has TOTAL among its words. */
export const saysTotal = (folded: string): boolean => /\b(SUB)?TOTAL\b/.test(folded);

const TOTAL_OF = /^((SUB ?-?|GRAN )?TOTAL(ES)?|SUMA TOTAL)( DEL?( LA)?)? /;

/** What a folded label says that its row is the total of: GERENCIA DE RENTAS in "TOTAL GERENCIA DE RENTAS"; "" where it says nothing. */
export function totalOf(folded: string): string {
  const text = wordsOf(folded).join(" ");
  return TOTAL_OF.test(text) ? text.replace(TOTAL_OF, "") : "";
}

/** How sure a folded label names a total row: "bare" (TOTAL, T O T A L, SUMA GENERAL), "named" (TOTAL GERENCIA DE …), or not. */
export function totalLabel(folded: string): "bare" | "named" | undefined {
  const text = wordsOf(folded).join(" ");
  if (BARE_TOTAL.test(text)) return "bare";
  return TOTAL_LABEL.test(text) ? "named" : undefined;
}
