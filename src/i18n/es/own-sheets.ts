import { groupBy } from "../../poi/group-by";
import type { OwnSheet, OwnSheetKind } from "../../poi/own-sheet";
import { createFormat } from "../format";

const { list } = createFormat("es");

/** Words at the top of a summary and of a list of differences, by which copies of their values are known again. */
export const ownSheetWords = {
  summary: {
    title: "RESUMEN DE EJECUCIÓN DEL POI",
    identityHeading: "Identificación",
    verdictHeading: "Resultado de la validación",
    totalsHeading: "Ejecución de la institución por trimestre",
  },
  differences: {
    kindHeader: "Qué cambió",
    column: "Columna",
    before: "Antes",
    after: "Ahora",
    difference: "Diferencia",
  },
};

const ONE: Readonly<Record<OwnSheetKind, string>> = {
  summary: "es un resumen hecho por Cuadra",
  differences: "es una lista de diferencias hecha por Cuadra",
};
const MANY: Readonly<Record<OwnSheetKind, string>> = {
  summary: "son resúmenes hechos por Cuadra",
  differences: "son listas de diferencias hechas por Cuadra",
};

/** What sheets are, a clause for each kind: "la hoja «Resumen POI» es un resumen hecho por Cuadra". */
export function ownSheetsAre(sheets: readonly OwnSheet[]): string {
  const clauses = [...groupBy(sheets, ({ kind }) => kind)].map(([kind, those]) => {
    const names = list(those.map(({ name }) => `«${name}»`));
    return those.length === 1
      ? `la hoja ${names} ${ONE[kind]}`
      : `las hojas ${names} ${MANY[kind]}`;
  });
  return list(clauses);
}
