import type { Period, Series } from "./slots";

/** Texts of a row that are not numbers. */
export type TextRole = "unit" | "category" | "activity" | "measure";

/** What one header cell says of its column; a group ("PROGRAMADO", "I TRIMESTRE") says it of the columns under it. */
export interface HeaderFacts {
  readonly role?: TextRole | "target";
  /** Lower is the more specific name, where two columns claim one role (ACTIVIDAD POI before TAREA). */
  readonly rank?: number;
  readonly series?: Series;
  readonly period?: Period;
  /** A column known and left out: percentages, codes, remarks. */
  readonly other?: true;
}

const COMBINING_MARKS = /\p{M}/gu;

/** Text for comparing: no accents, upper case, white space (line breaks, no-break spaces) folded to one space. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(COMBINING_MARKS, "")
    .toUpperCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Header names of the text columns, folded and without points; the most specific first. */
const ROLE_NAMES: Readonly<Record<TextRole | "target", readonly RegExp[]>> = {
  unit: [
    /^UNIDAD(ES)? ORGANICAS?( RESPONSABLES?)?$/,
    /^UNIDAD(ES)? (ORGANIZACIONAL(ES)?|FUNCIONAL(ES)?)$/,
    /^ORGANOS?(( ?\/ ?| O | Y )UNIDAD(ES)? ORGANICAS?)?$/,
    /^CENTROS? DE COSTOS?$/,
    /^(AREAS?|DEPENDENCIAS?)( RESPONSABLES?)?$/,
    /^(UNIDAD(ES)? )?RESPONSABLES?$/,
    /^(UNIDAD|UO|UUOO|U O|GERENCIA|OFICINA)$/,
  ],
  category: [
    /^MEF$/,
    /^CATEGORIAS?( MEF| PRESUPUESTAL(ES)?| PRESUPUESTARIAS?)?$/,
    /^ACTIVIDAD(ES)? PRESUPUESTAL(ES)?$/,
  ],
  activity: [
    /^ACTIVIDAD(ES)?( DEL)? POI$/,
    /^ACTIVIDAD(ES)? OPERATIVAS?( POI)?$/,
    /^(DENOMINACION|NOMBRE|DESCRIPCION) DE LA ACTIVIDAD( OPERATIVA)?$/,
    /^ACTIVIDAD(ES)?$/,
    /^ACTIVIDAD(ES)? ?(\/|O|Y) ?TAREAS?$/,
    /^TAREAS?$/,
  ],
  measure: [
    /^UNIDAD(ES)? DE MEDIDA$/,
    /^U ?M$/,
    /^U ?DE ?M$/,
    /^UNID(AD)? ?MED(IDA)?$/,
    /^MEDIDA$/,
  ],
  target: [
    /^METAS?( FISICAS?)?( ANUAL(ES)?)?( PROG(RAMADA)?)?( ANUAL)?( (AL )?20\d\d)?$/,
    /^METAS?( POI| TOTAL| PROGRAMADA)( 20\d\d)?$/,
  ],
};

const MONTHS: readonly RegExp[] = [
  /^ENE(RO)?$/,
  /^FEB(RERO)?$/,
  /^MAR(ZO)?$/,
  /^ABR(IL)?$/,
  /^MAY(O)?$/,
  /^JUN(IO)?$/,
  /^JUL(IO)?$/,
  /^AGO(STO)?$/,
  /^(SEP|SET|SEPT|SEPTIEMBRE|SETIEMBRE)$/,
  /^OCT(UBRE)?$/,
  /^NOV(IEMBRE)?$/,
  /^DIC(IEMBRE)?$/,
];

const SERIES_WORDS: readonly (readonly [Series, RegExp])[] = [
  ["programmed", /^(PROG|PROGR|PROGRAM|PROGRAMAD[AO]S?|PROGRAMACION)$/],
  ["executed", /^(EJEC|EJECUTAD[AO]S?|EJECUCION)$/],
];

const ORDINALS: readonly RegExp[] = [
  /^(I|1|1ER|1RO|1O|PRIMER|PRIMERO)$/,
  /^(II|2|2DO|2O|SEGUNDO)$/,
  /^(III|3|3ER|3RO|3O|TERCER|TERCERO)$/,
  /^(IV|4|4TO|4O|CUARTO)$/,
];

const QUARTER_WORD = /^TRIM(ESTRE)?$/;
const SEMESTER_WORD = /^SEM(ESTRE)?$/;
const SHORT_QUARTER = /^(?:T([1-4])|([1-4])T|T-?(I{1,3}|IV)|(I{1,3}|IV)T)$/;
const OTHER_WORDS =
  /%|PORCENTAJE|AVANCE|CODIGO|^COD\b|^ID\b| ID$|^N ?[°º]|^NRO\b|PRIORIDAD|OBSERVACION|MOTIVO|JUSTIFICACION|^ITEM$/;

/** 0-based month that a folded word names ("SET" → 8), or -1. */
export function monthOf(word: string): number {
  return MONTHS.findIndex((name) => name.test(word));
}

/** Folded words of a text: points, colons, dashes and brackets are separators; "1°" stays readable as "1O". */
export function wordsOf(folded: string): string[] {
  return folded
    .replace(/(\d) ?[°º]/g, "$1O")
    .split(/[\s.,:;()[\]/_–—-]+/)
    .filter((word) => word !== "");
}

function ordinalOf(word: string | undefined): number {
  return word === undefined ? -1 : ORDINALS.findIndex((name) => name.test(word));
}

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
    const short = SHORT_QUARTER.exec(word);
    if (short) {
      return { kind: "quarter", index: ordinalOf(short.slice(1).find((part) => part)) };
    }
  }
  return undefined;
}

function periodOf(words: readonly string[]): Period | undefined {
  const month = words.map(monthOf).find((index) => index >= 0);
  if (month !== undefined) return { kind: "month", index: month };
  const part = quarterOrSemester(words);
  if (part) return part;
  return words.some((word) => word === "TOTAL" || word === "ANUAL")
    ? { kind: "year", index: 0 }
    : undefined;
}

/** A header cell longer than this is a title or a sentence, not a column's name. */
const LONGEST_HEADER = 60;

const NO_FACTS: HeaderFacts = {};

/** What a header cell's text says of its column; no fact for a text that is no header word. */
export function headerFacts(text: string): HeaderFacts {
  if (text.length > LONGEST_HEADER) return NO_FACTS;
  const folded = fold(text);
  if (folded === "") return NO_FACTS;
  const words = wordsOf(folded);
  const plain = words.join(" ");
  if (OTHER_WORDS.test(folded)) return { other: true };
  for (const role of ["measure", "category", "unit", "activity", "target"] as const) {
    const rank = ROLE_NAMES[role].findIndex((name) => name.test(plain));
    if (rank >= 0) return { role, rank };
  }
  // A sentence that happens to hold "ejecución" or "trimestre" is a title.
  if (words.length > 5) return NO_FACTS;
  const series = SERIES_WORDS.find(([, name]) => words.some((word) => name.test(word)))?.[0];
  const period = periodOf(words);
  if (!series && !period) return NO_FACTS;
  return { ...(series && { series }), ...(period && { period }) };
}

const TOTAL_LABEL = /^(SUB ?-?)?TOTAL(ES)?\b/;
const BARE_TOTAL =
  /^(SUB ?-?)?TOTAL(ES)?( (GENERAL|GENERALES|INSTITUCIONAL|POI|ANUAL|ENTIDAD))*( 20\d\d)?$/;

/** How sure a folded label names a total row: "bare" (TOTAL, TOTAL GENERAL), "named" (TOTAL GERENCIA DE …), or not. */
export function totalLabel(folded: string): "bare" | "named" | undefined {
  const text = wordsOf(folded).join(" ");
  if (BARE_TOTAL.test(text)) return "bare";
  return TOTAL_LABEL.test(text) ? "named" : undefined;
}
