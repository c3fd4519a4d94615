import type { Certainty } from "../../poi/diagnosis/correction";
import { createFormat } from "../format";

const { number, plural } = createFormat("es");

const ROWS = (count: number): string => plural(count, "fila", "filas");
const CELLS = (count: number): string => plural(count, "celda", "celdas");
const CORRECTIONS = (count: number): string => plural(count, "corrección", "correcciones");

/** How many are of each certainty: "1 cierta, 41 probables". */
const OF_CERTAINTY: Readonly<Record<Certainty, (count: number) => string>> = {
  certain: (count) => plural(count, "cierta", "ciertas"),
  likely: (count) => plural(count, "probable", "probables"),
  ambiguous: (count) => plural(count, "ambigua", "ambiguas"),
};

/** Making corrections in the pane, and taking them back. */
export const correcting = {
  label: "Correcciones",
  searching: "Buscando qué celdas están mal…",
  searchingAgain: "Actualizando las correcciones…",
  notSearched: "No se pudieron buscar las correcciones.",
  found: (count: number): string =>
    count === 0
      ? "No hay correcciones que proponer."
      : `${count === 1 ? "Se propone" : "Se proponen"} ${CORRECTIONS(count)}.`,
  ofCertainty: (certainty: Certainty, count: number): string => OF_CERTAINTY[certainty](count),
  ofSpelling: (count: number): string =>
    plural(count, "celda con un nombre por unificar", "celdas con nombres por unificar"),
  applyCertain: (count: number): string => `Aplicar todas las ciertas (${number(count)})`,
  applyLikely: (certain: number, likely: number): string =>
    certain > 0
      ? `Aplicar también las probables (${number(certain + likely)})…`
      : `Aplicar las probables (${number(likely)})…`,
  applySpelling: (count: number): string => `Unificar nombres (${number(count)})…`,
  openTotals: (count: number): string => `Columnas en que TOTAL aún no cuadra (${number(count)})`,

  /** A finding's correction. */
  heading: "Corrección",
  cell: "Celda",
  says: "Dice",
  willSay: "Dirá",
  blank: "en blanco",
  formula: "fórmula",
  apply: "Aplicar",
  choose: "Elija cómo corregir la fila",
  applyChosen: "Aplicar la elegida",
  otherWays: (count: number): string =>
    count === 1 ? "Ver otra manera" : `Ver otras ${number(count)} maneras`,
  more: "Hay más maneras, que no se muestran.",
  done: "Fila corregida.",
  none: "Para esta fila no se encontró una corrección.",

  /** What came of it. */
  made: (rows: number, cells: number): string =>
    `${rows === 1 ? "Se corrigió" : "Se corrigieron"} ${ROWS(rows)} (${CELLS(cells)}).`,
  undone: (rows: number, cells: number): string =>
    `${rows === 1 ? "Se deshizo" : "Se deshicieron"} ${CORRECTIONS(rows)} (${CELLS(cells)}).`,
  notMade: (count: number): string =>
    count === 1 ? "1 corrección no se hizo:" : `${CORRECTIONS(count)} no se hicieron:`,
  notUndone: (count: number): string =>
    count === 1 ? "1 corrección no se deshizo:" : `${CORRECTIONS(count)} no se deshicieron:`,
  andMore: (count: number): string => `y ${number(count)} más.`,
  undo: "Deshacer",
  undoThese: (count: number): string => `Deshacer las ${number(count)}`,

  /** The corrections that the workbook remembers. */
  madeTitle: (count: number): string => `Correcciones hechas (${number(count)})`,
  undoLast: "Deshacer la última",
  undoAll: "Deshacer todas…",
  place: (sheet: string, row: number): string => `${sheet}, fila ${row}`,
  places: (sheet: string, rows: string, count: number): string =>
    `${sheet}, ${count === 1 ? "fila" : "filas"} ${rows}`,
  undoOf: (place: string): string => `Deshacer la corrección de ${place}`,
  changedSince:
    "Ya no dice lo que se corrigió: cambió después, o su fila o su columna ya no está. Así no se puede deshacer.",
  movedOrChanged:
    "Su fila o su columna se movió, o una celda cambió: valide para saber si se puede deshacer.",
  dropped: (count: number): string =>
    `${CORRECTIONS(count)} más ${count === 1 ? "antigua ya no se recuerda" : "antiguas ya no se recuerdan"}.`,
  showMore: "Mostrar más",

  /** What is asked first. */
  cancel: "Cancelar",
  changes: (cells: number, rows: number): string => `${CELLS(cells)} en ${ROWS(rows)}`,
  likely: {
    title: "¿Aplicar también las correcciones probables?",
    lead: (changes: string, certainties: string): string =>
      `Cambiará el contenido de ${changes}: ${certainties}.`,
    why: "Las probables son las que mejor explican las sumas, pero quien llenó el plan pudo querer otra cosa: revíselas después. Todo se puede deshacer.",
    yes: (count: number): string => `Aplicar ${CORRECTIONS(count)}`,
  },
  spelling: {
    title: "¿Unificar la escritura de los nombres?",
    lead: (changes: string): string =>
      `Cambiará el contenido de ${changes}, para que cada nombre se escriba de una sola manera:`,
    item: (from: string, to: string, rows: number): string => `«${from}» → «${to}»: ${ROWS(rows)}`,
    why: "Ninguna suma cambia. Todo se puede deshacer.",
    yes: "Unificar",
  },
  formulas: {
    title: "¿Reemplazar fórmulas por números?",
    lead: "Estas celdas tienen una fórmula. Si se corrigen, dirán un número fijo y ya no se calcularán solas:",
    yes: "Reemplazar por números",
    no: "Dejar las fórmulas",
  },
  undoAllQuestion: {
    title: "¿Deshacer todas las correcciones?",
    lead: (changes: string): string =>
      `Se restablecerá el valor anterior de ${changes}. Lo que haya cambiado después no se toca.`,
    yes: "Deshacer todas",
  },
};
