import type { Level } from "../../poi/execution/execution";
import type { Severity } from "../../poi/findings/finding";
import { createFormat } from "../format";
import { columns } from "./columns";
import { firstFrame } from "./first-frame";

const { number, percent, plural } = createFormat("es");

const ERRORS = (count: number): string => plural(count, "error", "errores");

/** The task pane, but for its settings. */
export const pane = {
  ...firstFrame,
  verdict: {
    allHold: "Todas las sumas cuadran.",
    plan: (activities: number, sheets: number): string =>
      `${plural(activities, "actividad", "actividades")} en ${plural(sheets, "hoja", "hojas")}`,
    updating: "Actualizando…",
  },
  /** What a screen reader is told while results change by themselves. */
  live: {
    results: (verdict: string, warnings: number): string =>
      [verdict, ...(warnings > 0 ? [plural(warnings, "advertencia", "advertencias")] : [])]
        .map((sentence) => `${sentence}.`)
        .join(" "),
    corrected: (findings: number, errors: number): string =>
      `${findings === 1 ? "1 hallazgo corregido" : `${number(findings)} hallazgos corregidos`}. ${errors === 0 ? "No queda ningún error." : `${errors === 1 ? "Queda" : "Quedan"} ${ERRORS(errors)}.`}`,
    found: (findings: number): string => plural(findings, "hallazgo nuevo", "hallazgos nuevos"),
    shown: (findings: number): string =>
      plural(findings, "hallazgo en la lista", "hallazgos en la lista"),
  },
  filters: {
    severities: "Qué se muestra",
    severity: (severity: Severity, count: number): string =>
      ({
        error: plural(count, "error", "errores"),
        warning: plural(count, "advertencia", "advertencias"),
        info: plural(count, "aviso", "avisos"),
      })[severity],
    search: "Buscar por celda, actividad o texto",
    searchHint: "Buscar",
    more: "Filtros",
    moreActive: (count: number): string => `Filtros (${number(count)})`,
    check: "Tipo de hallazgo",
    allChecks: "Todos los tipos",
    unit: "Unidad orgánica",
    allUnits: "Todas las unidades",
    noUnit: "Sin unidad orgánica",
    groupBy: "Agrupar por",
    byCheck: "Tipo",
    byUnit: "Unidad",
    reset: "Quitar los filtros",
    none: "Ningún hallazgo con estos filtros.",
  },
  findings: {
    label: "Hallazgos",
    none: "No se encontró nada por corregir.",
    previous: "Hallazgo anterior (Mayús+F8)",
    next: "Hallazgo siguiente (F8)",
    position: (index: number, count: number): string => `${number(index)} de ${number(count)}`,
    row: (row: number): string => `Fila ${row}`,
    totalRow: "Fila TOTAL",
    wholeTable: "Toda la tabla",
    says: "Dice",
    shouldSay: "Debería decir",
    blank: "en blanco",
  },
  execution: {
    heading: (quarter: number): string => `Ejecución al ${columns.quarter(quarter)}`,
    quarter: columns.quarter,
    views: "Cómo se muestra",
    activities: "Actividades",
    units: "Unidades",
    quarters: "Trimestres",
    progress: (programmed: number, executed: number): string =>
      `Programado ${number(programmed)} · Ejecutado ${number(executed)}`,
    gap: (gap: number): string => `${gap === 1 ? "Falta" : "Faltan"} ${number(gap)}`,
    over: (gap: number): string => `${number(gap)} de más`,
    count: (count: number): string => plural(count, "actividad", "actividades"),
    levels: "Niveles",
    noRatio: "–",
    apart: (count: number): string =>
      count === 1
        ? "No se suma 1 fila de porcentajes, cifras acumuladas o similares."
        : `No se suman ${number(count)} filas de porcentajes, cifras acumuladas o similares.`,
    empty: "Ninguna actividad en este nivel.",
    range: (level: Level, critical: number, low: number): string =>
      ({
        critical: `menos de ${percent(critical)}`,
        low: `de ${percent(critical)} a menos de ${percent(low)}`,
        slight: `de ${percent(low)} a menos de 100 %`,
        met: "100 %",
        exceeded: "más de 100 %",
        "not-programmed": "nada programado ni ejecutado",
        unprogrammed: "ejecutado sin programar",
        "not-reported": "sin columnas de lo ejecutado",
      })[level],
  },
  rule: {
    label: "Los meses de esta fila",
    sum: "Se suman",
    accumulated: "Acumulan",
    percentage: "Porcentaje",
  },
  notices: {
    summaryDone: "La hoja de resumen está lista.",
    summaryAgain: "Pulse Resumen para hacerlo de nuevo; lo que escribió en él se conserva.",
    cleared: "Se quitaron los resaltados de Cuadra.",
    notHighlighted: "El plan se comprobó, pero no se pudo resaltar en el libro.",
    notWatching:
      "Los hallazgos corregidos no saldrán solos de la lista: valide de nuevo tras corregir.",
    readOnly:
      "El libro está abierto solo para lectura: se puede validar, pero no resaltar, corregir ni insertar el resumen. Para eso, guarde una copia y trabaje en ella.",
  },
  errors: {
    heading: "No se pudo terminar",
    noSheetHeading: "Ninguna hoja por revisar",
    noPlanHeading: "No se encontró un POI",
    tooOldHeading: "Esta versión de Excel no alcanza",
    noExcelHeading: "Aquí no hay un libro de Excel",
    cancelledHeading: "Validación cancelada",
  },
};
