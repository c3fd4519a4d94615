import type { OwnSheet } from "../../poi/own-sheet";
import type { SheetPeriod } from "../../poi/header/sheet-period";
import type { UncalculatedReason } from "../../workbook-file/uncalculated";
import { columnLetters } from "../../poi/address";
import type { MoneyLeftOut } from "../../poi/money-left-out";
import { createFormat } from "../format";
import { columns } from "./columns";
import { ownSheetsAre } from "./own-sheets";

const { list, number, percent, plural } = createFormat("es");

/** Why a formula was not recalculated. */
const NOT_CALCULATED: Readonly<
  Record<Exclude<UncalculatedReason, "circular" | "foreign">, string>
> = {
  unknown: "usa algo que aquí no se puede calcular",
  "too-long": "es más larga de lo que Excel admite",
  "too-deep": "depende de demasiados cálculos, uno dentro de otro",
  "too-large": "abarca demasiadas celdas",
  "open-ended": "no se sabe de antemano cuántas celdas abarca",
  "too-much-work": "el libro pide más cálculos de los que aquí se hacen",
  "engine-failed": "falló el cálculo",
};

const RECALCULATE =
  "Para recalcular todo, abra el libro en Excel, pulse Ctrl + Alt + F9 y guárdelo.";

/** Totals that are named by their rows; of more, how many there are. */
const MOST_NAMED = 5;

const moneyTotals = (rows: readonly number[]): string => {
  if (rows.length === 0) return "";
  if (rows.length > MOST_NAMED) return `, y ${number(rows.length)} totales que suman dinero`;
  const named = list(rows.map((row) => String(row + 1)));
  return rows.length === 1
    ? `, y el total de la fila ${named}, que suma dinero`
    : `, y los totales de las filas ${named}, que suman dinero`;
};

/** The terminal's report and its help. */
export const report = {
  plan: (tables: number, sheets: number, activities: number): string =>
    `${plural(activities, "actividad", "actividades")} en ${plural(tables, "tabla", "tablas")} de ${plural(sheets, "hoja", "hojas")}`,
  untitled: "POI sin título",
  quarter: (quarter: number, source: "option" | "title" | "amounts"): string =>
    `Se reporta al ${columns.quarter(quarter)} (${{ option: "el que se eligió", title: "según el título", amounts: "último trimestre con ejecución; el título no lo dice" }[source]})`,
  hiddenSheets: (names: string): string => `No se leyeron las hojas ocultas: ${names}.`,
  leftOut: (names: string): string =>
    `No se leyeron las hojas que se dejaron fuera en los ajustes del libro: ${names}.`,
  ownSheets: (sheets: readonly OwnSheet[]): string =>
    `No se leyó lo que hizo Cuadra, que no es parte del plan: ${ownSheetsAre(sheets)}.`,
  unlikePeriods: (sheets: readonly SheetPeriod[]): string =>
    `Las hojas no dicen ser del mismo período: ${list(
      sheets.map(({ sheet, said }) => `«${sheet}» dice ${list(said.map((text) => `«${text}»`))}`),
    )}. Se comprueban y se suman como un solo plan: si son planes distintos, déjelos en libros distintos, o en los ajustes de Cuadra deje fuera las hojas que sobran.`,
  /** One of them. */
  unlikePeriod: (sheet: string, said: readonly string[]): string =>
    `La hoja «${sheet}» dice ${list(said.map((text) => `«${text}»`))}, y otras dicen otro período: se comprueban y se suman como un solo plan.`,
  /** @param sheets of those that it takes its figures from */
  linkedSheet: (sheet: string, sheets: readonly string[], activities: number): string =>
    `La hoja «${sheet}» trae con fórmulas las cifras de ${list(sheets.map((name) => `«${name}»`))}: ${activities === 1 ? "su actividad no se cuenta" : `sus ${number(activities)} actividades no se cuentan`} otra vez. Para contar «${sheet}» en lugar de las otras, quite a estas la marca en Ajustes, «Hojas que se leen».`,
  hiddenRows: (names: string): string =>
    `Hay filas ocultas o filtradas, que se leyeron como las demás, en ${names}.`,
  measuredAgainst: (programmedBy: "programmed" | "reprogrammed"): string =>
    `El avance se mide contra lo ${programmedBy === "reprogrammed" ? "reprogramado" : "programado al inicio"}.`,
  money: (names: string): string =>
    `Las columnas de dinero no son parte del plan físico y no se comprueban: ${names}.`,
  titledUnits: (sheets: readonly { readonly sheet: string; readonly unit: string }[]): string =>
    `La unidad orgánica se tomó del título o del nombre de la hoja, porque ninguna columna la dice: ${list(
      sheets.map(({ sheet, unit }) => `«${unit}» en «${sheet}»`),
    )}.`,
  moneyRows: (sheets: readonly MoneyLeftOut[]): string =>
    `Las filas de dinero no son parte del plan físico, no se suman y no se comprueban: ${list(
      sheets.map(
        ({ sheet, column, texts, rows, totals }) =>
          `en «${sheet}», ${plural(rows, "fila", "filas")} en las que la columna ${columnLetters(column)} dice ${list(texts.map((text) => `«${text}»`))}${moneyTotals(totals)}`,
      ),
    )}.`,
  blockNotRead: (sheet: string, row: number, found: string, missing: readonly string[]): string =>
    `El cuadro que empieza en la fila ${row} de la hoja «${sheet}» no se leyó como parte del plan: tiene ${found}, pero ${missing.length === 1 ? "le falta" : "le faltan"} ${list(missing)}.`,
  notRead: (sheet: string, row: number, found: string, missing: readonly string[]): string =>
    `La hoja «${sheet}» no se leyó como parte del plan: su fila ${row} tiene ${found}, pero ${missing.length === 1 ? "falta" : "faltan"} ${list(missing)}.`,
  /** @param row where its header begins */
  moneyTable: (sheet: string, row: number): string =>
    `El cuadro que empieza en la fila ${row} de la hoja «${sheet}» tiene en soles las actividades de otro cuadro y no se leyó: el dinero no es parte del plan físico y sus sumas no se comprueban.`,
  /** @param row where its header begins */
  executedBelow: (sheet: string, row: number): string =>
    `El cuadro de la fila ${row} de la hoja «${sheet}» tiene lo ejecutado de las actividades de otro cuadro de la hoja y no se leyó: sus sumas no se comprueban y la ejecución no se evalúa. Cuadra lee los dos cuadros juntos cuando tienen las mismas actividades en el mismo orden, y las mismas filas de encabezado y de TOTAL, sin otras filas entre ellas. Si no es posible, ponga las columnas de lo ejecutado al lado de las de lo programado, con EJECUTADO encima.`,
  executedApart: (sheet: string, programmed: string): string =>
    `La hoja «${sheet}» tiene lo ejecutado de las actividades de la hoja «${programmed}» y no se leyó: sus sumas no se comprueban y la ejecución no se evalúa. Cuadra lee lo programado y lo ejecutado de una actividad en una misma fila: ponga las columnas de lo ejecutado en la hoja «${programmed}», al lado de las de lo programado, con EJECUTADO encima.`,
  verdict: {
    ready: "Listo para presentar",
    toReview: "Sin errores, con puntos por revisar",
    toFix: (errors: number): string => `${plural(errors, "error", "errores")} por corregir`,
  },
  counts: (errors: number, warnings: number, infos: number): string =>
    `${plural(errors, "error", "errores")}, ${plural(warnings, "advertencia", "advertencias")}, ${plural(infos, "aviso", "avisos")}`,
  sheet: (name: string): string => `Hoja «${name}»`,
  cell: "Celda",
  row: (row: number): string => `fila ${row}`,
  activity: "Unidad y actividad",
  finding: "Hallazgo",
  totalRow: "Fila TOTAL",
  wholeTable: "Tabla",
  executionTitle: (quarter: number): string => `Ejecución al ${columns.quarter(quarter)}`,
  unit: "Unidad orgánica",
  activities: "Activ.",
  programmed: "Programado",
  executed: "Ejecutado",
  ratio: "Avance",
  level: "Nivel",
  total: "Total",
  apart: (count: number): string =>
    count === 1
      ? "No se suma 1 fila de porcentajes, cifras acumuladas o similares: tiene su propio avance."
      : `No se suman ${number(count)} filas de porcentajes, cifras acumuladas o similares: tienen su propio avance.`,
  underExecuted: (count: number): string =>
    plural(count, "actividad subejecutada", "actividades subejecutadas"),
  noUnderExecuted: "Ninguna actividad subejecutada.",
  thresholds: (critical: number, low: number): string =>
    `Niveles: crítico < ${percent(critical)}, bajo < ${percent(low)}, leve < 100 %, cumplido 100 %, exceso > 100 %.`,
  legendTitle: "Resaltado en la copia",
  written: (file: string): string => `Copia escrita: ${file} (resaltada y con la hoja de resumen)`,
  notCalculated: (count: number, places: string): string =>
    count === 1
      ? `1 fórmula no se recalculó y conserva el valor que tenía: ${places}. Lo que depende de ella se calculó con ese valor. ${RECALCULATE}`
      : `${number(count)} fórmulas no se recalcularon y conservan el valor que tenían: ${places}. Lo que depende de ellas se calculó con esos valores. ${RECALCULATE}`,
  neverCalculated: (count: number, places: string): string =>
    count === 1
      ? `1 fórmula no se calculó y el archivo no guarda ningún valor suyo: ${places}. Lo que depende de ella tampoco tiene valor. ${RECALCULATE}`
      : `${number(count)} fórmulas no se calcularon y el archivo no guarda ningún valor suyo: ${places}. Lo que depende de ellas tampoco tiene valor. ${RECALCULATE}`,
  notCalculatedPlace: (sheet: string, cell: string, reason: UncalculatedReason): string =>
    reason === "circular" || reason === "foreign"
      ? `${cell} de «${sheet}»`
      : `${cell} de «${sheet}» (${NOT_CALCULATED[reason]})`,
  givenUp: (count: number, places: string): string =>
    count === 1
      ? `1 fórmula usa algo que Excel no tiene: ${places}. Se lee su valor, que en una copia queda en lugar de la fórmula.`
      : `${number(count)} fórmulas usan algo que Excel no tiene: ${places}. Se leen sus valores, que en una copia quedan en lugar de las fórmulas.`,
  formulasNotRead: (ending: string): string =>
    `De un archivo ${ending} se leen los valores, no las fórmulas: estas no se comprobaron, y una copia no tiene ninguna. Abra el archivo en Excel, guárdelo como .xlsx y compruebe ese.`,
  circular: (count: number, places: string): string =>
    count === 1
      ? `1 fórmula depende de su propio resultado (referencia circular) y vale 0, como en Excel: ${places}. Lo que depende de ella se calculó con 0: corríjala en Excel.`
      : `${number(count)} fórmulas dependen de su propio resultado (referencia circular) y valen 0, como en Excel: ${places}. Lo que depende de ellas se calculó con 0: corríjalas en Excel.`,
  circularInFile: (count: number, places: string): string =>
    count === 1
      ? `1 fórmula depende de su propio resultado (referencia circular): ${places}. Ni su valor ni lo que depende de él son de fiar: corríjala en Excel.`
      : `${number(count)} fórmulas dependen de su propio resultado (referencia circular): ${places}. Ni sus valores ni lo que depende de ellos son de fiar: corríjalas en Excel.`,
  notCalculatedOthers: (count: number): string => `${number(count)} más`,
  summaryWritten: (file: string): string => `Resumen escrito: ${file} (solo valores)`,
  reading: (percentDone: number): string => `Leyendo… ${number(percentDone)} %`,
  looks: {
    bold: "negrita",
    italic: "cursiva",
    underline: "subrayado",
    colors: {
      "wrong-sum": "bermellón con letra blanca",
      "shifted-row": "rosado",
      critical: "anaranjado",
      low: "amarillo",
      slight: "celeste",
    },
  },
  fix: {
    title: (rows: number): string =>
      rows === 0
        ? "No se corrigió ninguna fila de la copia"
        : rows === 1
          ? "Se corrigió 1 fila de la copia"
          : `Se corrigieron ${number(rows)} filas de la copia`,
    row: "Fila",
    place: (sheet: string, row: number): string => `${sheet}, fila ${row}`,
    changes: "Decía → dice",
    rounds: (made: readonly number[]): string =>
      `En ${number(made.length)} pasadas (${made.map(number).join(" + ")} correcciones): las primeras hicieron posibles las siguientes, y tras cada una se volvió a comprobar el plan.`,
    left: (corrections: number): string =>
      corrections === 1
        ? "Queda 1 corrección que estas hicieron posible: corrija otra vez la copia."
        : `Quedan ${number(corrections)} correcciones que estas hicieron posibles: corrija otra vez la copia.`,
    errors: (before: number, after: number): string =>
      `Errores: antes ${number(before)}, ahora ${number(after)}. Lo que sigue se dice de la copia corregida.`,
  },
  help: {
    usage: "[opciones] <orden>",
    validateUsage: "[opciones] <libro>",
    compareUsage: "[opciones] <antes> <ahora>",
    consolidateUsage: "--out <POI.xlsx> [opciones] <libros>",
    argumentNames: { file: "libro", files: "libros", before: "antes", after: "ahora" } as Readonly<
      Record<string, string | undefined>
    >,
    consolidate: "hace un solo plan de los libros de muchas unidades",
    files: "libros por consolidar, en el orden que tendrán; nunca se modifican",
    consolidateOut: "libro que se escribe, con fórmulas en los trimestres y en TOTAL",
    consolidateExitCodes:
      "Termina con 0 si todos los libros se leyeron y no tienen errores, 1 si alguno no, 2 si no se pudo consolidar.",
    compare: "dice qué cambió entre dos versiones del mismo plan",
    before: "libro de antes; nunca se modifica",
    after: "libro de ahora; nunca se modifica",
    compareOut: "escribe un libro con la hoja de diferencias",
    compareExitCodes:
      "Termina con 0 si no hay diferencias, 1 si las hay, 2 si no se pudo comparar.",
    titles: {
      "Usage:": "Uso:",
      "Arguments:": "Argumentos:",
      "Options:": "Opciones:",
      "Commands:": "Órdenes:",
    } as Readonly<Record<string, string | undefined>>,
    program: "Comprueba que todas las sumas de un POI cuadren.",
    validate: "comprueba un libro y dice qué celda está mal y qué debería decir",
    file: "libro por comprobar (.xlsx, .xlsm, .xlsb, .xls, .ods o .csv); nunca se modifica",
    out: "escribe una copia resaltada y con la hoja de resumen",
    summary: "escribe un libro que solo tiene la hoja de resumen, en valores",
    fix: "corrige en la copia de --out lo seguro; con «likely», también lo probable",
    fixSpelling:
      "en la copia de --out escribe cada nombre de una sola manera, la más frecuente si la hay",
    json: "escribe el resultado en JSON («-»: en la salida estándar)",
    lang: "idioma: es o en",
    quarter: "trimestre que se reporta, de 1 a 4",
    thresholds: "límites de los niveles crítico y bajo, en porcentaje",
    programmed:
      "contra qué se mide el avance de un plan reprogramado: original o reprogrammed (si no se dice, lo elegido en el libro, o lo reprogramado)",
    help: "muestra esta ayuda",
    version: "muestra la versión",
    exitZero: "termina con 0 aunque el plan tenga errores",
    exitCodes:
      "Termina con 0 si no hay errores (con --fix, en la copia), 1 si los hay, 2 si no se pudo comprobar.",
    expectedLanguage: "es o en",
    expectedQuarter: "un número de 1 a 4",
    expectedThresholds: "dos porcentajes en orden, como 75,95",
    expectedProgrammed: "original (lo programado al inicio) o reprogrammed (lo reprogramado)",
    expectedFix: "certain (lo seguro) o likely (también lo probable)",
    expectedXlsm: "un nombre terminado en .xlsm, porque el libro tiene macros",
    expectedOther: "un archivo distinto de los de las demás salidas",
    expectedXlsx: "un nombre terminado en .xlsx",
  },
};
