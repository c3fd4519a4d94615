import type { FormWords } from "../../poi/consolidate/form-header";
import type { SaidRule } from "../../poi/sums/measure-rule";
import type { Series } from "../../poi/slots";
import { createFormat } from "../format";
import { columns } from "./columns";

const { number, plural } = createFormat("es");

const MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"];
const ROMAN = ["I", "II", "III", "IV"];
const SHORT: Readonly<Record<string, string | undefined>> = {
  programmed: "PROG",
  executed: "EJEC",
};
const LONG: Readonly<Record<string, string | undefined>> = {
  programmed: "PROGRAMADO",
  executed: "EJECUTADO",
};

const RULES: Readonly<Record<SaidRule, string>> = {
  sum: "Suma",
  last: "Último valor",
  most: "Máximo",
  mean: "Promedio",
};

/** The words of a POI's header: Spanish in every language, for that is what a POI says. */
const form = {
  sheetName: "POI",
  /** In a workbook that has other sheets. */
  newSheetName: "POI consolidado",
  title: (year: number | null, quarter: number | null): string =>
    `PLAN OPERATIVO INSTITUCIONAL${year === null ? "" : ` ${year}`}${quarter === null ? "" : ` - EJECUCIÓN AL ${ROMAN[quarter - 1]} TRIMESTRE`}`,
  unit: "UNIDAD ORGÁNICA",
  category: "MEF",
  activity: "ACTIVIDAD POI",
  measure: "UNIDAD DE MEDIDA",
  target: "META",
  series: (series: Series): string => LONG[series] ?? "REPROGRAMADO",
  shortSeries: (series: Series): string => SHORT[series] ?? "REPROG",
  month: (month: number): string => MONTHS[month],
  quarter: (quarter: number): string => `${ROMAN[quarter - 1]} TRIMESTRE`,
  total: "TOTAL",
  file: "ARCHIVO",
  sheet: "HOJA",
  row: "FILA",
  code: "ACTIVIDAD OPERATIVA ID",
  rule: "TIPO DE META",
  ruleName: (rule: SaidRule): string => RULES[rule],
  adds: "SUMA",
  yes: "SÍ",
  no: "NO",
} satisfies Omit<FormWords, "title"> & Record<string, unknown>;

const period = (year: number | null, quarter: number): string =>
  `${columns.quarter(quarter)}${year === null ? "" : ` de ${year}`}`;

/** Many workbooks made one plan. */
export const consolidating = {
  form,
  reading: (done: number, files: number): string =>
    `Leyendo… ${number(done)} de ${plural(files, "archivo", "archivos")}`,
  activities: (count: number): string => plural(count, "actividad", "actividades"),
  more: (count: number): string => `… y ${number(count)} más; el informe JSON los trae todos.`,
  betweenFiles: "Entre archivos (celdas del libro consolidado)",
  /** Where a row of the new plan comes from; `row` is 1-based. */
  origin: (file: string, sheet: string, row: number, activity: string): string =>
    `En «${file}», hoja «${sheet}», fila ${row}: ${activity}`,
  otherPeriod: (
    file: string,
    year: number | null,
    quarter: number,
    commonYear: number | null,
    commonQuarter: number,
  ): string =>
    `«${file}» reporta al ${period(year, quarter)}; el consolidado, al ${period(commonYear, commonQuarter)}.`,
  allSound: (files: number): string =>
    files === 1
      ? "El archivo se leyó y no tiene errores."
      : `Los ${number(files)} archivos se leyeron y no tienen errores.`,
  notSound: (wrong: number, failed: number, files: number): string =>
    `De ${plural(files, "archivo", "archivos")}: ${number(wrong)} con errores, ${number(failed)} sin leer.`,
  written: (file: string, activities: number, files: number): string =>
    `Consolidado escrito: ${file} (${plural(activities, "actividad", "actividades")} de ${plural(files, "archivo", "archivos")})`,
};
