import type { Thresholds } from "../../poi/execution/thresholds";
import { createFormat } from "../format";

const { percent } = createFormat("es");

/** What each highlight says; the keys are the kinds of src/excel/highlight/looks.ts. */
export const legend = {
  "wrong-sum": (): string => "Suma que no cuadra (META, trimestre o TOTAL)",
  "shifted-row": (): string => "Fila con celdas corridas",
  critical: ({ critical }: Thresholds): string =>
    `Subejecución crítica: menos de ${percent(critical)}`,
  low: ({ critical, low }: Thresholds): string =>
    `Subejecución baja: de ${percent(critical)} a menos de ${percent(low)}`,
  slight: ({ low }: Thresholds): string => `Subejecución leve: de ${percent(low)} a menos de 100 %`,
};
