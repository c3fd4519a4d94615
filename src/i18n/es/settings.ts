import { createFormat } from "../format";

const { plural } = createFormat("es");

/** The pane's settings. */
export const settings = {
  heading: "Ajustes de este libro",
  lead: "Se guardan en el libro y viajan con él.",
  thresholds: "Niveles de ejecución",
  thresholdsHint: "No hay una tabla oficial: 75 % y 95 % son los límites habituales.",
  critical: "Crítico: menos de",
  low: "Bajo: menos de",
  percentSign: "%",
  thresholdsWrong:
    "El límite crítico debe ser mayor que 0 y menor que el bajo, y este a lo más 100.",
  programmed: "El avance se mide contra",
  reprogrammed: "Lo reprogramado",
  original: "Lo programado al inicio",
  programmedHint: "Cuenta solo en los planes que tienen columnas de reprogramación.",
  sheets: "Hojas que se leen",
  sheetsHint: "Quite la marca a las hojas que no son del plan.",
  noSheets: "Las hojas se verán cuando se haya leído el libro.",
  hiddenSheet: "oculta, no se lee",
  language: "Idioma",
  officeLanguage: "El de Office",
  spanish: "Español",
  english: "English",
  restore: "Restaurar los valores iniciales",
  restoreQuestion: {
    title: "¿Restaurar los valores iniciales?",
    lead: "Con los demás ajustes se pierde lo que usted indicó para este libro:",
    headers: (sheet: string): string => `Los encabezados señalados en «${sheet}»`,
    rules: (rows: number): string =>
      `Cómo se suman los meses de ${plural(rows, "actividad", "actividades")}`,
    yes: "Restaurar",
  },
};
