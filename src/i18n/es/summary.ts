import type { DoubtKind } from "../../poi/validation/doubts";
import { createFormat } from "../format";
import { columns } from "./columns";
import { ownSheetWords } from "./own-sheets";

const { number, plural } = createFormat("es");
const DOUBTS: Readonly<Record<DoubtKind, string>> = {
  "unlike-period": "Período distinto",
  "not-read": "Hoja o cuadro sin leer",
  "not-reported": "Sin lo ejecutado",
};
const ROMAN = ["I", "II", "III", "IV"];

/** Nothing where the plan reports no quarter. */
const upTo = (quarter: number | null): string =>
  quarter === null ? "" : ` al ${columns.quarter(quarter)}`;

/** The summary sheet. */
export const summary = {
  sheetName: "Resumen POI",
  ...ownSheetWords.summary,
  untitled: "Plan Operativo Institucional",
  /** Number formats of Excel, in its English notation. */
  percent: "#,##0.0 %",
  wholePercent: "0 %",
  /** After a number in a text. */
  percentSign: " %",
  dateTime: "dd/mm/yyyy hh:mm",
  year: "Año",
  noYear: "No indicado",
  quarter: "Trimestre reportado",
  made: "Fecha y hora del resumen",
  version: "Versión de Cuadra",
  critical: "Crítico: menos de",
  low: "Bajo: menos de",
  verdict: "Resultado",
  errors: "Errores",
  warnings: "Advertencias",
  infos: "Avisos",
  doubts: "Lectura por revisar",
  /** Of things that leave a plan without errors to be looked at, beside its findings. */
  doubt: (kind: DoubtKind): string => DOUBTS[kind],
  doubtSeverity: "Por revisar",
  activities: "Actividades contadas",
  excluded: "Filas no contadas",
  target: "META anual (suma)",
  note: "Las cifras son fórmulas sobre las celdas del plan y siguen sus correcciones.",
  allCounted: "Se cuentan todas las actividades del plan.",
  notCountedOne: "1 fila no se cuenta en los totales; está al final de esta hoja, con el motivo.",
  /** After how many they are. */
  notCountedMany: "filas no se cuentan en los totales; están al final de esta hoja, con el motivo.",
  mix: (measures: number): string =>
    `Los totales suman ${number(measures)} unidades de medida distintas, como la fila TOTAL del POI: no son cantidades de una misma cosa.`,
  noMix: "Todas las actividades tienen la misma unidad de medida.",
  /** What a number written as text does to the figures. */
  textNumbers: (cells: number): string =>
    `Al hacer este resumen, ${plural(cells, "celda del plan tenía un número escrito", "celdas del plan tenían números escritos")} como texto, que ninguna fórmula suma: las cifras de esta hoja no ${cells === 1 ? "lo" : "los"} cuentan. Corrija ${cells === 1 ? "la celda" : "las celdas"} y vuelva a hacer el resumen.`,
  period: "Período",
  toDate: (quarter: number | null): string =>
    quarter === null ? "Total del año" : `Acumulado${upTo(quarter)}`,
  quarterName: (quarter: number): string => columns.quarter(quarter),
  /** In a narrow header. */
  quarterShort: (quarter: number): string => ROMAN[quarter - 1],
  programmed: "Programado",
  executed: "Ejecutado",
  gap: "Brecha",
  ratio: "Avance",
  level: "Nivel",
  group: { unit: "Unidad orgánica", category: "Categoría MEF", measure: "Unidad de medida" },
  groupHeading: {
    unit: "Ejecución por unidad orgánica",
    category: "Ejecución por categoría MEF",
    measure: "Ejecución por unidad de medida",
  },
  /** Of a plan without columns of what was executed. */
  programmedHeading: "Programación de la institución por trimestre",
  programmedGroupHeading: {
    unit: "Programación por unidad orgánica",
    category: "Programación por categoría MEF",
    measure: "Programación por unidad de medida",
  },
  noGroup: {
    unit: "El plan no tiene una columna de unidad orgánica.",
    category: "El plan no tiene una columna de categoría (MEF).",
    measure: "El plan no tiene una columna de unidad de medida.",
  },
  restOf: {
    unit: "(otras o sin unidad orgánica)",
    category: "(otras o sin categoría)",
    measure: "(otras o sin unidad de medida)",
  },
  unit: "Unidad orgánica",
  activityCount: "Activ.",
  meta: "META",
  quarterGroup: (quarter: number): string => columns.quarter(quarter).toUpperCase(),
  toDateGroup: "ACUMULADO",
  shortProgrammed: "Prog.",
  shortExecuted: "Ejec.",
  total: "TOTAL",
  quarterChart: "Programado y ejecutado por trimestre",
  programmedChart: "Programado por trimestre",
  unitChart: (quarter: number, shown: number, units: number): string =>
    shown < units
      ? `Avance al ${columns.quarter(quarter)}: las ${number(shown)} unidades orgánicas con menor avance, de ${number(units)}`
      : `Avance por unidad orgánica al ${columns.quarter(quarter)}, de menor a mayor`,
  unitChartNote:
    "Los tramos de cada barra terminan en los límites de los niveles crítico y bajo. Las barras se cortan en 120 %; la cifra junto al nombre es la exacta.",
  /** Legend of a bar's parts; the limits come between. */
  upTo: "hasta",
  from: "desde",
  underExecutedHeading: (quarter: number | null): string =>
    `Actividades subejecutadas${upTo(quarter)}`,
  noUnderExecuted: "Ninguna actividad subejecutada.",
  exceededHeading: (quarter: number | null): string =>
    `Actividades ejecutadas por encima del 100 %${upTo(quarter)}`,
  unprogrammedHeading: (quarter: number | null): string =>
    `Actividades ejecutadas sin programación${upTo(quarter)}`,
  notProgrammedHeading: (quarter: number | null): string =>
    `Actividades sin programación ni ejecución${upTo(quarter)}`,
  noneOfThem: "Ninguna actividad.",
  /** In place of a list or a figure that would say how much was executed. */
  notAssessed: "No se evalúa.",
  gone: "Ya no está en el plan",
  activity: "Actividad",
  cell: "Celda",
  measureUnit: "Unidad de medida",
  justification: "Justificación",
  measure: "Medida correctiva",
  /** A justification that nobody typed. */
  fromPlan: (reasons: string): string => `Según el plan: ${reasons}`,
  keptHeading:
    "Justificaciones anteriores (de actividades que ya no figuran arriba, o que no se distinguen de otras del mismo nombre)",
  findingsHeading: "Hallazgos y puntos por revisar",
  noFindings: "Ningún hallazgo: todas las sumas cuadran.",
  check: "Hallazgo",
  message: "Detalle",
  severityAndTitle: (severity: string, title: string): string => `${severity}: ${title}`,
  /** `beyondPane`: how many of them the pane only counts. */
  moreFindings: (more: number, all: number, beyondPane: number): string => {
    const listed = `Figuran los ${number(all - more)} hallazgos más graves de ${number(all)}.`;
    if (beyondPane > 0)
      return `${listed} De los otros ${number(more)}, el panel de Cuadra muestra ${number(more - beyondPane)} con sus celdas al pulsar Validar, los primeros de cada clase:`;
    return `${listed} ${more === 1 ? "El otro se ve" : `Los otros ${number(more)} se ven`} en el panel de Cuadra, con ${more === 1 ? "su celda" : "sus celdas"}, al pulsar Validar:`;
  },
  moreOfCheck: (title: string, more: number): string => `${number(more)} de «${title}»`,
  correctionsHeading: "Correcciones hechas con Cuadra",
  noCorrections: "Ninguna corrección.",
  before: "Decía",
  after: "Dice",
  time: "Fecha y hora",
  reason: "Motivo",
  blank: "(vacía)",
  changedSince: "(La celda cambió después.)",
  moreCorrections: (missing: number, forgotten: number): string =>
    [
      ...(missing > 0
        ? [
            `${missing === 1 ? "No figura" : "No figuran"} aquí ${plural(missing, "celda corregida", "celdas corregidas")} antes.`,
          ]
        : []),
      ...(forgotten > 0
        ? [
            `El libro ya no recuerda ${plural(forgotten, "corrección anterior", "correcciones anteriores")}.`,
          ]
        : []),
    ].join(" "),
  /** Rows whose cells have slid, and rows whose months do not add up. */
  excludedHeading: (shifted: number, apart: number): string =>
    [
      ...(shifted === 1 ? ["1 fila no se cuenta mientras sus sumas no cuadren"] : []),
      ...(shifted > 1
        ? [`${number(shifted)} filas no se cuentan mientras sus sumas no cuadren`]
        : []),
      ...(apart === 1
        ? ["1 fila no se suma: es un porcentaje, una cifra acumulada o similar"]
        : []),
      ...(apart > 1
        ? [`${number(apart)} filas no se suman: son porcentajes, cifras acumuladas o similares`]
        : []),
    ].join("; "),
  excludedNote:
    "Las filas que perdieron celdas no se cuentan mientras sus sumas no cuadren; los porcentajes, las cifras acumuladas y similares no se suman con otras.",
  state: "Estado",
  notCounted: "No contada",
  corrected: "Corregida",
  continued: (heading: string): string => `${heading} (continuación)`,
  page: "Página &P de &N",
};
