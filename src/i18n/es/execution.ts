import type { Level } from "../../poi/execution";
import { createFormat } from "../format";

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
};
