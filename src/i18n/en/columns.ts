import { columnLetters } from "../../poi/address";
import type { MissingColumn } from "../../poi/header/columns";
import { meaningOf, type PeriodKind, type Series } from "../../poi/slots";
import type { TextRole } from "../../poi/header/words";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { slotRuns } from "../slot-runs";
import { quarterName } from "./quarter-name";

const { list } = createFormat("en");

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
  "series-columns": "EXECUTED in columns of its own",
  "physical-rows": "a single row for each activity",
};

const PERIODS: Readonly<Record<PeriodKind, (index: number) => string>> = {
  month: (index) => MONTHS[index],
  quarter: (index) => `Q${index + 1}`,
  semester: (index) => `SEMESTER ${index + 1}`,
  year: () => "YEAR TOTAL",
};

function slotName(slot: number): string {
  const meaning = meaningOf(slot);
  if (meaning.kind === "target") return "TARGET (META)";
  const { kind, index } = meaning.period;
  return `${SERIES[meaning.series]} ${PERIODS[kind](index)}`;
}

function slotNames(slots: readonly number[]): string {
  return list(
    slotRuns(slots).map((run) => {
      if (run.kind === "target") return "TARGET (META)";
      const [from, to] = [run.from, run.to].map(PERIODS[run.kind]);
      return `${SERIES[run.series]} ${from === to ? from : `${from} to ${to}`}`;
    }),
  );
}

export const columns: Catalogue["columns"] = {
  slotName,
  slotNames,
  role: (role) => ROLES[role],
  missing: (column) => MISSING[column],
  alternateRows: (sheet, { of, column, first, second, odd }) => {
    const letters = columnLetters(column);
    if (odd !== undefined)
      return `Sheet “${sheet}” has what is programmed and what is executed in alternate rows: column ${letters} says which is which. In row ${odd + 1} the order breaks: one of its activity's rows is missing, stands elsewhere or has another name. Of rows without their pair nobody knows what was executed of what, and Cuadra did not read this sheet. Put that row right, so that every activity has the same rows in the same order as the first, and validate again.`;
    return of === "series"
      ? `Sheet “${sheet}” has what is programmed and what is executed in alternate rows: column ${letters} says which is which (PROGRAMADO in row ${first + 1}, EJECUTADO in row ${second + 1}). Cuadra reads them where each row says so in a column of its own, an activity's name is in the first of its rows and no rows that it does not know, as those of money, stand between; it did not read this sheet. To arrange it, on a new sheet: filter column ${letters} by what is programmed and copy those rows; then filter by what is executed and paste its months on their right, under a header EJECUTADO.`
      : `Sheet “${sheet}” has what is physical and what is money in alternate rows: column ${letters} says which is which (physical in row ${first + 1}, money in row ${second + 1}). Cuadra reads the rows of what is physical where they say their activity, which these do not: it did not read this sheet. To check it, unmerge the activity's cells, if they are merged, and put its name in the row of what is physical, or that row above the one of money.`;
  },
  month: (month) => MONTHS[month],
  quarter: quarterName,
};
