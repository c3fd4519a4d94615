import type { ChangeKind, Unlike } from "../../poi/compare/differences";
import type { MatchedBy } from "../../poi/compare/match-rows";
import { createFormat } from "../format";
import { columns } from "./columns";
import { ownSheetWords } from "./own-sheets";

const { number, plural } = createFormat("es");

const KINDS: Readonly<Record<ChangeKind, string>> = {
  target: "Meta",
  programmed: "Programado",
  executed: "Ejecutado",
  text: "Texto",
  total: "Fila TOTAL",
};

const MATCHED: Readonly<Record<MatchedBy, string>> = {
  code: "mismo código",
  name: "mismo nombre",
  "similar-name": "nombre parecido",
  amounts: "mismas cifras",
};

/** The comparison of two versions of a plan. */
export const comparing = {
  ...ownSheetWords.differences,
  title: "Comparación de dos versiones del plan",
  plan: (title: string, activities: number, quarter: number | null): string =>
    `${title}: ${plural(activities, "actividad", "actividades")}${quarter === null ? "" : `, reporta al ${columns.quarter(quarter)}`}`,
  unlike: (unlike: Unlike): string =>
    unlike.kind === "years"
      ? `Los planes son de años distintos (${unlike.before} y ${unlike.after}): no se dice qué ejecución ya reportada cambió.`
      : "Los planes no tienen ninguna actividad en común: puede que no sea el archivo que se quería.",
  reportedTitle: (quarter: number): string =>
    `Ejecución ya reportada (hasta el ${columns.quarter(quarter)}) que cambió después`,
  kind: (kind: ChangeKind): string => KINDS[kind],
  warning: "advertencia",
  severity: "Atención",
  cells: "Celda",
  cellBefore: "Celda antes",
  cellNow: "Celda ahora",
  sheetBefore: "Hoja antes",
  sheetNow: "Hoja ahora",
  blank: "vacía",
  quoted: (text: string): string => `«${text}»`,
  changed: (column: string, before: string, after: string): string =>
    `${column}: decía ${before}, dice ${after}.`,
  wasReported: "Ya se había reportado.",
  addedTitle: "Actividades nuevas",
  removedTitle: "Actividades retiradas",
  renamedTitle: "Actividades con otro nombre",
  addedTotalsTitle: "Filas TOTAL nuevas",
  removedTotalsTitle: "Filas TOTAL retiradas",
  added: "Actividad nueva",
  removed: "Actividad retirada",
  renamed: "Actividad con otro nombre",
  addedTotal: "Fila TOTAL nueva",
  removedTotal: "Fila TOTAL retirada",
  addedColumn: "Columna nueva",
  removedColumn: "Columna retirada",
  addedColumns: (names: string): string => `Columnas que solo tiene el libro de ahora: ${names}.`,
  removedColumns: (names: string): string => `Columnas que solo tenía el libro de antes: ${names}.`,
  notCompared: "Sus celdas no se comparan.",
  withoutValue: "Las celdas sin valor no se comparan.",
  by: (by: MatchedBy): string => MATCHED[by],
  place: (sheet: string, row: number): string => `${sheet}, fila ${row}`,
  same: "No hay diferencias.",
  differences: (count: number): string => plural(count, "diferencia", "diferencias"),
  counts: (counts: {
    readonly cells: number;
    readonly reported: number;
    readonly targets: number;
    readonly totals: number;
    readonly added: number;
    readonly removed: number;
    readonly renamed: number;
  }): string =>
    `${plural(counts.cells, "celda cambiada", "celdas cambiadas")} (${number(counts.reported)} de ejecución ya reportada, ${plural(counts.targets, "meta", "metas")}, ${number(counts.totals)} de la fila TOTAL); actividades: ${plural(counts.added, "nueva", "nuevas")}, ${plural(counts.removed, "retirada", "retiradas")}, ${number(counts.renamed)} con otro nombre.`,
  written: (file: string): string => `Diferencias escritas: ${file}`,
  sheetName: "Diferencias",
};
