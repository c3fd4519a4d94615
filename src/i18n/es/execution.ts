import type { Level } from "../../poi/execution";

const LEVELS: Readonly<Record<Level, string>> = {
  critical: "Crítico",
  low: "Bajo",
  slight: "Leve",
  met: "Cumplido",
  exceeded: "Exceso",
  "not-programmed": "No programado",
  unprogrammed: "No programado, ejecutado",
};

export const execution = { level: (level: Level): string => LEVELS[level] };
