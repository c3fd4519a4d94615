import { columnLetters } from "../../poi/address";
import type { MissingColumn } from "../../poi/header/columns";
import type { RowsInTurn } from "../../poi/header/rows-in-turn";
import { meaningOf, type PeriodKind, type Series } from "../../poi/slots";
import type { TextRole } from "../../poi/header/words";
import { createFormat } from "../format";
import { slotRuns } from "../slot-runs";
import { quarterName, ROMAN } from "./quarter-name";

const { list } = createFormat("es");

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
  "series-columns": "EJECUTADO en columnas propias",
  "physical-rows": "una sola fila por actividad",
};

const PERIODS: Readonly<Record<PeriodKind, (index: number) => string>> = {
  month: (index) => MONTHS[index],
  quarter: (index) => `${ROMAN[index]} TRIMESTRE`,
  semester: (index) => `${ROMAN[index]} SEMESTRE`,
  year: () => "TOTAL ANUAL",
};

/** A numeric column by its header: "META", "PROGRAMADO ENE", "EJECUTADO IV TRIMESTRE". */
function slotName(slot: number): string {
  const meaning = meaningOf(slot);
  if (meaning.kind === "target") return "META";
  const { kind, index } = meaning.period;
  return `${SERIES[meaning.series]} ${PERIODS[kind](index)}`;
}

/** Several: "META, PROGRAMADO ENE a DIC y EJECUTADO I TRIMESTRE a IV TRIMESTRE". */
function slotNames(slots: readonly number[]): string {
  return list(
    slotRuns(slots).map((run) => {
      if (run.kind === "target") return "META";
      const [from, to] = [run.from, run.to].map(PERIODS[run.kind]);
      return `${SERIES[run.series]} ${from === to ? from : `${from} a ${to}`}`;
    }),
  );
}

export const columns = {
  slotName,
  slotNames,
  role: (role: TextRole): string => ROLES[role],
  missing: (column: MissingColumn): string => MISSING[column],
  /** Of a sheet that is not read: what it has in alternate rows, and how to arrange it. */
  alternateRows: (sheet: string, { of, column, first, second, odd }: RowsInTurn): string => {
    const letters = columnLetters(column);
    if (odd !== undefined)
      return `La hoja «${sheet}» tiene lo programado y lo ejecutado en filas alternadas: la columna ${letters} dice cuál es cada una. En la fila ${odd + 1} se rompe el orden: falta una de las filas de su actividad, está en otro lugar o lleva otro nombre. Con las filas desparejadas no se sabe qué se ejecutó de qué, y Cuadra no leyó esta hoja. Corrija esa fila, de modo que cada actividad tenga las mismas filas y en el mismo orden que la primera, y valide de nuevo.`;
    return of === "series"
      ? `La hoja «${sheet}» tiene lo programado y lo ejecutado en filas alternadas: la columna ${letters} dice cuál es cada una (PROGRAMADO en la fila ${first + 1}, EJECUTADO en la fila ${second + 1}). Cuadra las lee cuando cada fila lo dice en una columna propia, el nombre de la actividad está en la primera de las suyas y no hay entre ellas otras que no conoce, como las de dinero; no leyó esta hoja. Para ordenarla, en una hoja nueva: filtre la columna ${letters} por lo programado y copie esas filas; luego filtre por lo ejecutado y pegue sus meses a la derecha, bajo un encabezado EJECUTADO.`
      : `La hoja «${sheet}» tiene lo físico y lo financiero en filas alternadas: la columna ${letters} dice cuál es cada una (físico en la fila ${first + 1}, financiero en la fila ${second + 1}). Cuadra lee las filas de lo físico cuando dicen su actividad, y estas no la dicen: no leyó esta hoja. Para comprobarla, descombine las celdas de la actividad, si están combinadas, y ponga su nombre en la fila de lo físico, o esa fila encima de la de dinero.`;
  },
  /** 0-based month → "AGO". */
  month: (month: number): string => MONTHS[month],
  /** 1–4 → "IV trimestre". */
  quarter: quarterName,
};
