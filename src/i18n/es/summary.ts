import { createFormat } from "../format";
import { columns } from "./columns";

const { number, plural } = createFormat("es");

/** The summary sheet. */
export const summary = {
  sheetName: "Resumen POI",
  title: "RESUMEN DE EJECUCIÓN DEL POI",
  untitled: "Plan Operativo Institucional",
  year: "Año",
  noYear: "No indicado",
  quarter: "Trimestre reportado",
  activities: "Actividades contadas",
  excluded: "Filas no contadas",
  target: "META anual (suma)",
  findings: "Hallazgos",
  counts: (errors: number, warnings: number, infos: number): string =>
    `${plural(errors, "error", "errores")}, ${plural(warnings, "advertencia", "advertencias")}, ${plural(infos, "aviso", "avisos")}`,
  critical: "Crítico: menos de",
  low: "Bajo: menos de",
  note: "Las cifras son fórmulas sobre las celdas del plan y siguen sus correcciones. El total suma unidades de medida distintas, como la fila TOTAL del POI.",
  totalsHeading: "Ejecución por trimestre",
  period: "Período",
  toDate: (quarter: number): string => `Acumulado al ${columns.quarter(quarter)}`,
  quarterName: (quarter: number): string => columns.quarter(quarter),
  programmed: "Programado",
  executed: "Ejecutado",
  gap: "Brecha",
  ratio: "Avance",
  level: "Nivel",
  unitsHeading: "Ejecución por unidad orgánica",
  unit: "Unidad orgánica",
  noUnit: "(sin unidad orgánica)",
  activityCount: "Activ.",
  meta: "META",
  quarterGroup: (quarter: number): string => columns.quarter(quarter).toUpperCase(),
  toDateGroup: "ACUMULADO",
  shortProgrammed: "Prog.",
  shortExecuted: "Ejec.",
  total: "TOTAL",
  underExecutedHeading: (quarter: number): string =>
    `Actividades subejecutadas al ${columns.quarter(quarter)}`,
  noUnderExecuted: "Ninguna actividad subejecutada.",
  activity: "Actividad",
  cell: "Celda",
  justification: "Justificación",
  measure: "Medida correctiva",
  keptHeading: "Justificaciones anteriores (de actividades que ya no figuran arriba)",
  findingsHeading: "Hallazgos por resolver",
  noFindings: "Ningún hallazgo: todas las sumas cuadran.",
  check: "Hallazgo",
  message: "Detalle",
  severityAndTitle: (severity: string, title: string): string => `${severity}: ${title}`,
  moreFindings: (count: number): string =>
    `Hay ${plural(count, "hallazgo más", "hallazgos más")}; véalos en el panel de Cuadra.`,
  /** Rows whose cells have slid, and rows whose months do not add up. */
  excludedHeading: (shifted: number, apart: number): string =>
    [
      ...(shifted === 1 ? ["1 fila no se cuenta mientras sus sumas no cuadren"] : []),
      ...(shifted > 1
        ? [`${number(shifted)} filas no se cuentan mientras sus sumas no cuadren`]
        : []),
      ...(apart === 1 ? ["1 fila no se suma: es un porcentaje o una cifra acumulada"] : []),
      ...(apart > 1
        ? [`${number(apart)} filas no se suman: son porcentajes o cifras acumuladas`]
        : []),
    ].join("; "),
  state: "Estado",
  notCounted: "No contada",
  corrected: "Corregida",
  footer: "Página &P de &N",
};
