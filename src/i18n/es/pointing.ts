import type { PointedField } from "../../poi/header/pointed-fields";
import type { PointingProblem } from "../../poi/header/pointing";
import { createFormat } from "../format";

const { plural } = createFormat("es");

const FIELDS: Readonly<Record<PointedField, string>> = {
  unit: "Unidad orgánica",
  activity: "Actividad",
  measure: "Unidad de medida",
  target: "Meta anual",
  programmed: "Programado, enero a diciembre",
  executed: "Ejecutado, enero a diciembre",
  "programmed-quarters": "Programado, trimestres I a IV (si los hay)",
  "executed-quarters": "Ejecutado, trimestres I a IV (si los hay)",
  "programmed-semesters": "Programado, semestres I y II (si los hay)",
  "executed-semesters": "Ejecutado, semestres I y II (si los hay)",
  reprogrammed: "Reprogramado, enero a diciembre (si lo hay)",
  "reprogrammed-quarters": "Reprogramado, trimestres I a IV (si los hay)",
  "reprogrammed-semesters": "Reprogramado, semestres I y II (si los hay)",
};

const PROBLEMS: Readonly<Record<PointingProblem, (cells: number) => string>> = {
  count: (cells) =>
    cells === 1
      ? "Seleccione una sola celda: la del encabezado de esta columna."
      : `Seleccione las ${cells} celdas del encabezado en una misma fila, de la primera a la última; puede haber otras entre ellas, siempre las mismas.`,
  blank: (cells) =>
    cells === 1
      ? "La celda seleccionada está en blanco. Seleccione la que tiene el nombre de la columna; si no lo tiene, escríbalo primero."
      : "Alguna de las celdas seleccionadas está en blanco. Seleccione la fila en que todas dicen algo; si no la hay, escriba primero los nombres.",
  apart: () =>
    "Lo seleccionado está lejos de lo que ya señaló. Los encabezados de una tabla están en la misma hoja, en filas vecinas.",
};

/** Pointing at the header cells that no words tell. */
export const pointing = {
  heading: "Señale los encabezados",
  lead: "Seleccione en la hoja la celda del encabezado y pulse «Usar la selección» en su línea. Lo que Cuadra ya reconoce está puesto.",
  sheet: (sheet: string): string => `Hoja «${sheet}»`,
  field: (field: PointedField): string => FIELDS[field],
  use: "Usar la selección",
  useFor: (field: PointedField): string => `Usar la selección para: ${FIELDS[field]}`,
  forget: (field: PointedField): string => `Quitar lo señalado para: ${FIELDS[field]}`,
  unknown: "Sin señalar",
  says: (address: string, texts: readonly string[]): string =>
    `${address} · ${texts.map((text) => `«${text}»`).join(" … ")}`,
  pointed: "señalado",
  recognised: "reconocido",
  missing: (names: string): string => `Todavía falta: ${names}.`,
  complete: "Está todo lo que necesita un POI.",
  keep: "Guardar y validar",
  cancel: "Cancelar",
  known: (fields: number): string => `${plural(fields, "dato puesto", "datos puestos")}.`,
  others: "Trimestres, semestres y lo reprogramado",
  looksLikeData:
    "Parece un dato de la tabla y no un encabezado. Seleccione la celda con el nombre de la columna, que está más arriba.",
  keepAnyway:
    "Algo de lo señalado parece un dato y no un encabezado: lo que está en esa fila y encima de ella no se leería. Corríjalo, o pulse de nuevo «Guardar y validar» si es así.",
  /** After it was kept. */
  read: (sheet: string, failed: boolean): string =>
    failed
      ? `Con los encabezados que señaló en «${sheet}» no se pudo leer el plan. Revise que las celdas sean las de los títulos de las columnas, o deshaga lo señalado.`
      : `El plan se leyó con los encabezados que señaló en «${sheet}».`,
  undo: "Deshacer lo señalado",
  problem: (why: PointingProblem, cells: number): string => PROBLEMS[why](cells),
  notEnough:
    "Con esto no se puede leer una tabla: señale al menos la actividad o la unidad orgánica, y los meses o trimestres de lo programado o de lo ejecutado.",
  /** Where it is offered. */
  open: "Señalar los encabezados…",
  offered: "Si la tabla está y Cuadra no la reconoce, muéstrele cuáles son sus columnas.",
  offeredForMissing: "Si la columna que falta está con otro nombre, muéstrele a Cuadra cuál es.",
  kept: "Encabezados señalados",
  keptHint: "Se buscan por lo que dicen; valen aunque se inserten filas o columnas.",
  noneKept: "Ninguno: las columnas se reconocen por sus nombres.",
  keptOn: (sheet: string, fields: string): string => `«${sheet}»: ${fields}`,
  keptField: (field: PointedField, text: string): string => `${FIELDS[field]} = «${text}»`,
  remove: "Quitar",
  removeOf: (sheet: string): string => `Quitar los encabezados señalados en «${sheet}»`,
};
