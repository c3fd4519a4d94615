import type { MissingColumn } from "../../poi/layout";
import { meaningOf, type Series } from "../../poi/slots";
import type { TextRole } from "../../poi/words";
import type { Catalogue } from "../es/index";
import { quarterName } from "./quarter-name";

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const SERIES: Readonly<Record<Series, string>> = {
  programmed: "PROGRAMMED",
  executed: "EXECUTED",
  reprogrammed: "REPROGRAMMED",
};

const ROLES: Readonly<Record<TextRole, string>> = {
  unit: "UNIT (unidad orgánica)",
  category: "CATEGORY (MEF)",
  activity: "ACTIVITY (actividad POI)",
  measure: "MEASURE (unidad de medida)",
};

const MISSING: Readonly<Record<MissingColumn, string>> = {
  ...ROLES,
  target: "TARGET (META)",
  programmed: "PROGRAMMED (months or quarters)",
  executed: "EXECUTED (months or quarters)",
  quarters: "quarters",
  periods: "months or quarters",
  "series-columns":
    "EXECUTED in columns of its own (what is programmed and executed stands in alternate rows, which Cuadra does not read)",
};

function slotName(slot: number): string {
  const meaning = meaningOf(slot);
  if (meaning.kind === "target") return "TARGET (META)";
  const { kind, index } = meaning.period;
  const period =
    kind === "month"
      ? MONTHS[index]
      : kind === "quarter"
        ? `Q${index + 1}`
        : kind === "semester"
          ? `SEMESTER ${index + 1}`
          : "YEAR TOTAL";
  return `${SERIES[meaning.series]} ${period}`;
}

export const columns: Catalogue["columns"] = {
  slotName,
  role: (role) => ROLES[role],
  missing: (column) => MISSING[column],
  month: (month) => MONTHS[month],
  quarter: quarterName,
};
