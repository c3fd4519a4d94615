import type { MissingColumn } from "../../poi/layout";
import { meaningOf, type Series } from "../../poi/slots";
import type { TextRole } from "../../poi/words";
import { quarterName, ROMAN } from "./quarter-name";

const MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"];
const SERIES: Readonly<Record<Series, string>> = {
  programmed: "PROGRAMADO",
  executed: "EJECUTADO",
  reprogrammed: "REPROGRAMADO",
};

const ROLES: Readonly<Record<TextRole, string>> = {
  unit: "UNIDAD ORGÁNICA",
  category: "MEF",
  activity: "ACTIVIDAD POI",
  measure: "UNIDAD DE MEDIDA",
};

const MISSING: Readonly<Record<MissingColumn, string>> = {
  ...ROLES,
  target: "META",
  programmed: "PROGRAMADO (meses o trimestres)",
  executed: "EJECUTADO (meses o trimestres)",
  quarters: "trimestres",
  periods: "meses o trimestres",
  "series-columns":
    "EJECUTADO en columnas propias (lo programado y lo ejecutado están en filas alternadas, que Cuadra no lee)",
};

/** A numeric column by its header: "META", "PROGRAMADO ENE", "EJECUTADO IV TRIMESTRE". */
function slotName(slot: number): string {
  const meaning = meaningOf(slot);
  if (meaning.kind === "target") return "META";
  const { kind, index } = meaning.period;
  const period =
    kind === "month"
      ? MONTHS[index]
      : kind === "quarter"
        ? `${ROMAN[index]} TRIMESTRE`
        : kind === "semester"
          ? `${ROMAN[index]} SEMESTRE`
          : "TOTAL ANUAL";
  return `${SERIES[meaning.series]} ${period}`;
}

export const columns = {
  slotName,
  role: (role: TextRole): string => ROLES[role],
  missing: (column: MissingColumn): string => MISSING[column],
  /** 0-based month → "AGO". */
  month: (month: number): string => MONTHS[month],
  /** 1–4 → "IV trimestre". */
  quarter: quarterName,
};
