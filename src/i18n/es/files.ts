import { createFormat } from "../format";

const { list, number, plural } = createFormat("es");

const MANY_FILES = (count: number): string => plural(count, "archivo", "archivos");

/** Other files in the pane: comparing the open workbook with one, and making one plan of many. */
export const files = {
  compareHeading: "Comparar con otra versión",
  compareLead:
    "Elija otra versión de este plan: se le dirá qué cambió y, ante todo, si cambió ejecución que ya se había reportado.",
  compare: "Comparar con otro archivo…",
  consolidateHeading: "Consolidar varios archivos",
  consolidateLead:
    "Elija los archivos de las gerencias: cada uno se valida y, si usted lo acepta, sus actividades pasan a una hoja nueva de este libro, con el archivo y la fila de donde vienen.",
  consolidate: "Consolidar archivos…",
  drop: "También puede arrastrarlos hasta aquí.",
  kinds:
    "Se leen .xlsx, .xlsm, .xlsb, .xls, .ods y .csv. Los archivos no se modifican ni salen de su equipo.",
  oneOnly: "Para comparar, arrastre un solo archivo.",
  readingOpen: "Leyendo este libro…",
  readingFile: (name: string): string => `Leyendo «${name}» y comparando…`,
  readingMany: (done: number, count: number): string =>
    `Leyendo el archivo ${number(done + 1)} de ${number(count)}`,
  joining: (count: number): string => `Juntando las actividades de ${MANY_FILES(count)}…`,
  progress: "Avance",
  cancel: "Cancelar",
  back: "Volver",
  openWorkbook: "Este libro",
  fileIs: "El archivo es",
  isBefore: "La versión anterior",
  isAfter: "La versión posterior",
  groups: {
    reported: (quarter: string): string =>
      `Ejecución ya reportada (hasta el ${quarter}) que cambió`,
    targets: "Metas que cambiaron",
    added: "Actividades nuevas",
    removed: "Actividades retiradas",
    renamed: "Actividades con otro nombre",
    others: "Otros cambios",
    totals: "Filas TOTAL",
    columns: "Columnas que solo tiene una versión (no se comparan)",
  },
  list: "Diferencias",
  change: (before: string, after: string): string => `${before} → ${after}`,
  row: (row: number): string => `Fila ${row}`,
  onlyInFile: "Solo está en el archivo",
  makeSheet: "Insertar hoja de diferencias",
  inserted: (sheet: string): string => `Se insertó la hoja «${sheet}».`,
  report: "Qué se encontró en cada archivo",
  notReadHere: (file: string): string =>
    `«${file}» no se pudo leer: es demasiado grande o está dañado. Ábralo en Excel, guárdelo de nuevo como .xlsx e inténtelo otra vez.`,
  uncalculated: (count: number): string =>
    count === 1
      ? "1 fórmula se guardó sin su resultado y cuenta como vacía: abra el archivo en Excel y guárdelo."
      : `${number(count)} fórmulas se guardaron sin su resultado y cuentan como vacías: abra el archivo en Excel y guárdelo.`,
  notCompared: (count: number): string =>
    count === 1
      ? "1 fórmula se guardó sin su resultado, y su celda no se compara: abra el archivo en Excel y guárdelo."
      : `${number(count)} fórmulas se guardaron sin su resultado, y sus celdas no se comparan: abra el archivo en Excel y guárdelo.`,
  between: "Entre archivos",
  betweenNote: "Filas y celdas de la hoja nueva.",
  outcome: {
    read: "Leído",
    failed: "Sin leer",
    withErrors: "Con errores",
  },
  moreFindings: (count: number): string =>
    `… y ${number(count)} más. Abra ese archivo y valídelo para verlos todos.`,
  insert: "Insertar en este libro…",
  ready: (activities: number, count: number): string =>
    `${plural(activities, "actividad", "actividades")} de ${MANY_FILES(count)}`,
  nothing:
    "Ningún archivo se pudo leer como POI. Corrija lo que se dice de cada uno y vuelva a elegirlos.",
  question: {
    title: "Insertar el plan consolidado",
    lead: (activities: number): string =>
      `Se agregará una hoja nueva con ${plural(activities, "actividad", "actividades")}. Las demás hojas de este libro no cambian.`,
    double: (sheets: readonly string[]): string =>
      `Este libro ya tiene un POI en ${list(sheets.map((sheet) => `«${sheet}»`))}: al validar, sus actividades contarían doble.`,
    leaveOut: "Dejar esas hojas fuera de la validación (se cambia en Ajustes)",
    advice: "También puede abrir un libro vacío y consolidar allí.",
    yes: "Insertar",
  },
  validate: "Validar el consolidado",
  live: {
    compared: (count: number): string =>
      count === 0 ? "No hay diferencias." : plural(count, "diferencia", "diferencias"),
    read: (read: number, count: number): string =>
      `Se leyeron ${number(read)} de ${MANY_FILES(count)}.`,
  },
};
