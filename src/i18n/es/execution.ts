import type { Level } from "../../poi/execution/execution";
import { createFormat } from "../format";
import { quarterName } from "./quarter-name";

const LEVELS: Readonly<Record<Level, string>> = {
  critical: "Crítico",
  low: "Bajo",
  slight: "Leve",
  met: "Cumplido",
  exceeded: "Exceso",
  "not-programmed": "No programado",
  unprogrammed: "No programado, ejecutado",
  "not-reported": "Sin reportar",
};

const { number } = createFormat("es");

export const execution = {
  level: (level: Level): string => LEVELS[level],
  /** Of a plan without any column of what was executed. */
  notReported: "El plan no tiene columnas de lo ejecutado: la ejecución no se evalúa.",
  /** Of the sheets without such columns where others have them. */
  partlyReported: (sheets: string, activities: number): string =>
    `No hay columnas de lo ejecutado en ${sheets}: la ejecución de ${activities === 1 ? "su única actividad" : `sus ${number(activities)} actividades`} no se evalúa ni se suma.`,
  /** Of the sheets that say what was executed in a quarter, and not in those before it. */
  quartersNotReported: (sheets: string, quarters: readonly number[]): string =>
    `En ${sheets} faltan columnas de lo ejecutado (${quarters.map(quarterName).join(", ")}): lo programado en ese tiempo no se compara con nada ni cuenta en el avance.`,
  /** Of rows whose cells have slid. */
  excluded: (count: number): string =>
    count === 1
      ? "No se cuenta 1 fila con celdas corridas, hasta que se corrija."
      : `No se cuentan ${number(count)} filas con celdas corridas, hasta que se corrijan.`,
};
