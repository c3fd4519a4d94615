import type { Period, Series } from "../slots";
import {
  knownName,
  LIKELY_RANK,
  namesActivity,
  namesActivityCode,
  namesRule,
  weakName,
} from "./column-names";
import { fold, wordsOf } from "./fold";
import { isPeriodWord, periodOf as periodIn, speakOfParts, type SaidPeriod } from "./period-words";
import { mayBeSeries, seriesOf, seriesOfWord } from "./series-words";

/** Texts of a row that are not numbers. */
export const TEXT_ROLES = ["unit", "category", "activity", "measure"] as const;
export type TextRole = (typeof TEXT_ROLES)[number];

/** What one header cell says of its column; a group ("PROGRAMADO", "I TRIMESTRE") says it of the columns under it. */
export interface HeaderFacts {
  /**
   * "code": what identifies an activity; "reason": why less was executed, in the period if one is said; "rule": how its
   * months make META.
   */
  readonly role?: TextRole | "target" | "code" | "reason" | "rule";
  /** Lower is the more specific name, where two columns claim one role (ACTIVIDAD POI before TAREA). */
  readonly rank?: number;
  /** "DESCRIPCIÓN", "DENOMINACIÓN": of what, the name over it tells; by itself it is the activity's where no other column is. */
  readonly describes?: true;
  readonly series?: Series;
  readonly period?: SaidPeriod;
  /**
   * A column known and left out: codes, remarks. "group": so are the columns under it (percentages, running
   * totals), and of "money" as well.
   */
  readonly other?: true | "group" | "money";
  /** Of running totals, which are left out: what they are of, where the cell says so. */
  readonly running?: { readonly series?: Series; readonly period?: Period };
  /** "AVANCE", which is left out as a ratio where no other cell says what it is: the period and year that it says. */
  readonly progress?: Pick<HeaderFacts, "period" | "year">;
  /** "CRONOGRAMA DE EJECUCIÓN": what is programmed, but beside "CRONOGRAMA DE PROGRAMACIÓN" what is executed. */
  readonly isSchedule?: true;
  /** The year of a target, a series or a period: "META 2025", "EJECUTADO 2024". */
  readonly year?: number;
}

const OBJECTIVE =
  /^(OEI?|AEI?|OBJETIVOS?|ACCION(ES)? ESTRATEGICAS?|PRODUCTOS?|PROGRAMAS? PRESUPUESTAL(ES)?)\b/;

/** Whether a text begins as what stands over activities does: "OEI.01 …", "Objetivo estratégico …". */
export function namesObjective(text: string): boolean {
  return OBJECTIVE.test(fold(text));
}

const REASON = /^(MOTIVO|JUSTIFICACION|CAUSA)S?\b/;

const OTHER_WORDS =
  /CODIGO|^COD\b|^ID\b| ID$|^N ?[°º]|^NRO\b|PRIORIDAD|OBSERVACION|MOTIVO|JUSTIFICACION|^ITEM$|^(LOGRO|RESULTADO)S? (ALCANZAD|LOGRAD|OBTENID)/;
/** What is left, by month as well: nothing that adds up. */
const BALANCE = /\bSALDO|\bDIF\b|DIFERENCIA/;
const RUNNING_TOTAL = /\bACUM|ACUMULAD/;
const MONEY =
  /FINANC(\b|IER)|^FIN\.?$|(?<![A-Z])[PE]FIN(?![A-Z])|\bPRESUP|\bPPT(O|AL)\b|DEVENGAD|GIRAD[AO]|CERTIFICA(D|CION)|COMPROM(ET|ISO)|\bGASTOS?\b|\bESPECIFICA\b|CLASIFICADOR|\bCOSTOS?\b|\bIMPORTES?\b|\bPIM\b|\bPIA\b|S\/\.?|\bSOLES\b|\bMONTO/;

/** "Fin_Ene", "Fin. Total" beside "Fis_Ene", "Fis. Total". */
const isFinancial = ([first, ...period]: readonly string[]): boolean =>
  first === "FIN" && period.length === 1 && periodOf(period) !== undefined;

/** Names of a budget's columns that hold codes and names, no amounts of money: "Cat. Pptal.", "ESPECÍFICA DE GASTO". */
const BUDGET_CODES =
  /^(CAT|CATEGORIAS?|PROGRAMAS?|PRODUCTOS?|FUENTES?|RUBROS?|CLASIFICADOR(ES)?|ESPECIFICAS?)\b/;

/** "NIVEL DE CUMPLIMIENTO" is nothing else than a ratio. */
const PROGRESS = /AVANCE|^CUMPLIMIENTO\b/;

/** What AVANCE may be of that is left out whatever stands under it or beside it. */
const LEFT_OUT = [MONEY, BALANCE, RUNNING_TOTAL];

/** Figures beside a plan's that are none of its amounts. */
const KNOWN_FIGURES =
  /^(PESO|PONDERA|LINEA (DE )?BASE|VALOR BASE|FILAS?\b|RUC|DNI|UBIGEO|ANO|FECHA|TELEFONO|ANEXO|FOLIO|LATITUD|LONGITUD|SEC(UENCIA)?\b|CALIFICACION|PUNTAJE|RATIO|INDICE|ICM\b|RANKING|PLAZO|CUI\b|(META )?SIAF\b|RUBRO|FUENTE|SEC_?FUNC|NIVEL|GRADO|CUMPLIMIENTO|EFICACIA|EFICIENCIA|BRECHA|CELULAR|CORREO|(N ?[°º] |CANT(IDAD)? )?(DE )?BENEFICIARI|POBLACION|SEMAFORO)/;

/** Whether a text names figures that are none of a plan's amounts, and so are left out: weights, baselines, numbers of papers. */
export function isKnownFigure(text: string): boolean {
  return KNOWN_FIGURES.test(fold(text));
}

/**
 * Columns of the CEPLAN V.01 export: `F(RE) 01`…`12` and `F(RE) Total` are what is programmed, `F(SE)` what is
 * executed (entities that build such a table themselves write RE1, SE1), `Fn(…)` the same in money, `Motivo(SE) 01`
 * why less was done in the month. Other stages, as `F(CS)`, the plan of the opening budget, are left out.
 */
const CEPLAN = /^(F|FN|MOTIVO) ?\(([A-Z]{2})\d?\) ?(\d\d?|TOTAL)$/;

const TARGET_WORD = /\bMETAS?\b/;

const KINDS_OF_FIGURES = /^(METAS?|FISIC[AO]S?)$/;

/** "Prog. Física I T", "Meta I T": what stands beside a period says nothing of it. */
const periodOf = (words: readonly string[]): SaidPeriod | undefined =>
  periodIn(words.filter((word) => !mayBeSeries(word) && !KINDS_OF_FIGURES.test(word)));

function periodFact(words: readonly string[]): Pick<HeaderFacts, "period"> {
  const period = periodOf(words);
  return period ? { period } : {};
}

/** A header cell longer than this is a title or a sentence, not a column's name. */
const LONGEST_HEADER = 60;

const NO_FACTS: HeaderFacts = {};

const EXECUTED_CUT = /^EJE\./;
const STAR = /\s*\*+$/;

/** Words that say nothing by themselves: a header may have any number of them. */
const SMALL_WORDS = new Set([
  "DE",
  "DEL",
  "LA",
  "LAS",
  "EL",
  "LOS",
  "AL",
  "A",
  "EN",
  "Y",
  "O",
  "POR",
]);

function ceplanFacts(folded: string): HeaderFacts | undefined {
  const match = CEPLAN.exec(folded);
  if (!match) return undefined;
  const [, what, series, part] = match;
  if (what === "FN") return { other: "money" };
  const month = Number(part) - 1;
  const isMonth = month >= 0 && month < 12;
  if (what === "MOTIVO")
    return { role: "reason", ...(isMonth && { period: { kind: "month", index: month } }) };
  if (series !== "RE" && series !== "SE") return { other: true };
  // Before a column named META, which in the export is the number of a budget's line.
  if (part === "TOTAL" && series === "RE") return { role: "target", rank: -1 };
  if (part !== "TOTAL" && !isMonth) return NO_FACTS;
  return {
    series: series === "RE" ? "programmed" : "executed",
    period: isMonth ? { kind: "month", index: month } : { kind: "year", index: 0 },
  };
}

/** Words that are shortened in headers. Those of months and series are known by themselves. */
const SHORT_WORDS: Readonly<Record<string, string | undefined>> = {
  ACTIV: "ACTIVIDAD",
  AO: "ACTIVIDAD OPERATIVA",
  AOI: "ACTIVIDAD OPERATIVA",
  FIS: "FISICA",
  OFIC: "OFICINA",
  OP: "OPERATIVA",
  ORG: "ORGANICA",
};

const spelledOut = (words: readonly string[]): string[] =>
  words.flatMap((word) => {
    const full = Object.hasOwn(SHORT_WORDS, word) ? SHORT_WORDS[word] : undefined;
    return full?.split(" ") ?? [word];
  });

const FULL_YEAR = /(?<!\d)20\d\d(?!\d)/;

const yearFact = (folded: string): { readonly year?: number } => {
  const match = FULL_YEAR.exec(folded);
  return match ? { year: Number(match[0]) } : {};
};

/** A year as a group over months: "2025", "AÑO 2025". */
const YEAR_ALONE = /^((ANO|EJERCICIO|PERIODO)( FISCAL)? )?20\d\d$/;

/** The mark of a footnote at the end of a header ("(a)", "1/", "(*)"), or what its name is shortened to ("(AO)", "- AO"). */
const NOTE_MARK =
  /\s*(\(([A-Z]|\d{1,2}|\*+)\)|\d{1,2}\/|\*+|\((AOI?|CC|UM|U\.M\.|UO|POI)\)| [-–] (AOI?|CC|UM))$/;

/** Which of the two a sheet's name or title says its figures are; undefined where it says neither, or both. */
export function seriesSaid(text: string): "programmed" | "executed" | undefined {
  const words = wordsOf(fold(text));
  const says = (wanted: Series): boolean => words.some((word) => seriesOfWord(word) === wanted);
  const executed = says("executed");
  if (says("programmed") === executed) return undefined;
  return executed ? "executed" : "programmed";
}

const TOTAL_WORD = /^(SUB|SUBTOTAL|TOTAL|PARCIAL)$/;
const QUARTERLY = /^TRIM(ESTRE|ESTRAL)?$/;
const HALF_YEARLY = /^SEM(ESTRE|ESTRAL)?$/;

/** What a header cell is a sum of that does not say which: of a quarter ("TRIM."), of a semester, or of either ("Sub Total"). */
export function unnamedPart(text: string): "quarter" | "semester" | "part" | undefined {
  const words = wordsOf(fold(text)).filter(
    (word) => !SMALL_WORDS.has(word) && seriesOfWord(word) === undefined,
  );
  const has = (name: RegExp): boolean => words.some((word) => name.test(word));
  const isKnown = words.every((word) =>
    [TOTAL_WORD, QUARTERLY, HALF_YEARLY].some((name) => name.test(word)),
  );
  if (words.length === 0 || !isKnown || (has(QUARTERLY) && has(HALF_YEARLY))) return undefined;
  return has(QUARTERLY) ? "quarter" : has(HALF_YEARLY) ? "semester" : "part";
}

const PERCENTAGE = /%|PORCENTAJE/;

/** Whether a text names percentages. */
export const namesPercentage = (text: string): boolean => PERCENTAGE.test(fold(text));

const progressFact = (words: readonly string[], folded: string): Pick<HeaderFacts, "progress"> => ({
  progress: { ...periodFact(words), ...yearFact(folded) },
});

/** "PROGRAMADO ACUMULADO", "I-II TRIM (Acum.)": sums of what came before. */
function runningFact(words: readonly string[]): Pick<HeaderFacts, "running"> {
  const series = seriesOf(words);
  const period = periodOf(words);
  return { running: { ...(series && { series }), ...(period && { period }) } };
}

/** Whether a text has META among its words. */
export const namesTarget = (text: string): boolean => TARGET_WORD.test(fold(text));

/** The folded words of a header cell that are neither of a period nor of a series: ESPERADO in "Ene. Esperado". */
export const strangeWords = (text: string): readonly string[] =>
  wordsOf(fold(text)).filter(
    (word) =>
      !SMALL_WORDS.has(word) &&
      !isPeriodWord(word) &&
      seriesOfWord(word) === undefined &&
      !TARGET_WORD.test(word) &&
      !TOTAL_WORD.test(word),
  );

const QUANTITY_WORD = /\b(FISIC[AO]S?|CANTIDAD(ES)?)\b/;

/**
 * Whether a header cell may name a part of the year that is not known: one of quarters without which ("5TO TRIM"), or of
 * words that name neither a series nor how much of it ("Cierre" under META EJECUTADA).
 */
export function namesUnknownPart(text: string): boolean {
  const words = wordsOf(fold(text));
  if (seriesOf(words) !== undefined) return speakOfParts(words);
  return namesUnknownTotal(text);
}

/** Whether a total is of something that its words do not tell to be amounts of a plan: "Total horas", "Puntaje total". */
export const namesUnknownTotal = (text: string): boolean =>
  strangeWords(text).length > 0 && !QUANTITY_WORD.test(fold(text));

/** What a header cell's text says of its column; no fact for a text that is no header word. */
export function headerFacts(text: string): HeaderFacts {
  if (text.length > LONGEST_HEADER) return NO_FACTS;
  // Without its point EJE is an axis.
  const folded = fold(text).replace(EXECUTED_CUT, "EJEC.").replace(STAR, "");
  if (folded === "") return NO_FACTS;
  const words = spelledOut(wordsOf(folded));
  const plain = words.join(" ");
  const name = spelledOut(wordsOf(folded.replace(NOTE_MARK, ""))).join(" ");
  const ceplan = ceplanFacts(folded);
  if (ceplan) return ceplan;
  if (namesActivityCode(plain)) return { role: "code" };
  if (namesRule(name)) return { role: "rule" };
  if (REASON.test(plain)) return { role: "reason", ...periodFact(words) };
  if (/^AVANCES? FISICOS?( MENSUAL| EJECUTADO)?$/.test(plain)) return { series: "executed" };
  if (namesPercentage(folded)) return { other: "group" };
  if (PROGRESS.test(folded))
    return {
      other: "group",
      ...(!LEFT_OUT.some((name) => name.test(folded)) && progressFact(words, folded)),
    };
  if (OTHER_WORDS.test(folded)) return { other: true };
  const known = knownName(name);
  if (known) return { ...known, ...(known.role === "target" && yearFact(folded)) };
  const weak = weakName(name, plain);
  if (weak) return weak;
  if (namesActivity(name) && periodOf(words) === undefined && seriesOf(words) === undefined)
    return { role: "activity", rank: LIKELY_RANK };
  // A sentence that happens to hold "ejecución" or "trimestre" is a title.
  if (words.filter((word) => !SMALL_WORDS.has(word)).length > 5) return NO_FACTS;
  if (MONEY.test(folded) || isFinancial(words))
    return { other: BUDGET_CODES.test(folded) || "money" };
  if (BALANCE.test(folded)) return { other: "group" };
  if (RUNNING_TOTAL.test(folded)) return { other: "group", ...runningFact(words) };
  // "META REPROGRAMADA": the year of its series.
  if (/^(TOTAL )?METAS?\b.*\b(REPROG|MODIF)/.test(plain))
    return { series: "reprogrammed", period: periodOf(words) ?? { kind: "year", index: 0 } };
  const period = periodOf(words);
  // "META I TRIM" beside "EJEC. I TRIM".
  const isTargetOfPart = TARGET_WORD.test(plain) && period !== undefined && period.kind !== "year";
  const series = seriesOf(words) ?? (isTargetOfPart ? "programmed" : undefined);
  if (!series && !period) return YEAR_ALONE.test(plain) ? yearFact(folded) : NO_FACTS;
  const isSchedule = /^CRONOGRAMA( DE)? (LA )?EJECUCION\b/.test(plain);
  return {
    ...(series && { series }),
    ...(period && { period }),
    ...(isSchedule && { isSchedule }),
    ...yearFact(folded),
  };
}

/** Whether a folded text names money, which is no part of the physical plan. */
export function namesMoney(folded: string): boolean {
  return MONEY.test(folded);
}
