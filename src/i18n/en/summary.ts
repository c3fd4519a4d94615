import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { columns } from "./columns";

const { number, plural } = createFormat("en");

export const summary: Catalogue["summary"] = {
  sheetName: "POI summary",
  title: "POI EXECUTION SUMMARY",
  untitled: "Institutional Operating Plan (POI)",
  year: "Year",
  noYear: "Not stated",
  quarter: "Reported quarter",
  activities: "Activities counted",
  excluded: "Rows not counted",
  target: "Yearly target (META, sum)",
  findings: "Findings",
  counts: (errors, warnings, infos) =>
    `${plural(errors, "error", "errors")}, ${plural(warnings, "warning", "warnings")}, ${plural(infos, "notice", "notices")}`,
  critical: "Critical: below",
  low: "Low: below",
  note: "The figures are formulas over the plan's cells and follow its corrections. The total adds up different measures, as the POI's own TOTAL row does.",
  totalsHeading: "Execution by quarter",
  period: "Period",
  toDate: (quarter) => `To date, ${columns.quarter(quarter)}`,
  quarterName: (quarter) => `Quarter ${quarter}`,
  programmed: "Programmed",
  executed: "Executed",
  gap: "Gap",
  ratio: "Ratio",
  level: "Level",
  unitsHeading: "Execution by unit",
  unit: "Unit",
  noUnit: "(no unit)",
  activityCount: "Activ.",
  meta: "TARGET",
  quarterGroup: (quarter) => columns.quarter(quarter).toUpperCase(),
  toDateGroup: "TO DATE",
  shortProgrammed: "Prog.",
  shortExecuted: "Exec.",
  total: "TOTAL",
  underExecutedHeading: (quarter) => `Under-executed activities to ${columns.quarter(quarter)}`,
  noUnderExecuted: "No under-executed activity.",
  activity: "Activity",
  cell: "Cell",
  justification: "Justification",
  measure: "Corrective measure",
  keptHeading: "Earlier justifications (of activities no longer listed above)",
  findingsHeading: "Open findings",
  noFindings: "No finding: every sum holds.",
  check: "Finding",
  message: "Detail",
  severityAndTitle: (severity, title) => `${severity}: ${title}`,
  moreFindings: (count) =>
    `There are ${plural(count, "more finding", "more findings")}; see them in Cuadra's pane.`,
  excludedHeading: (shifted, apart) =>
    [
      ...(shifted === 1 ? ["1 row is not counted while its sums do not hold"] : []),
      ...(shifted > 1
        ? [`${number(shifted)} rows are not counted while their sums do not hold`]
        : []),
      ...(apart === 1 ? ["1 row is not added up: it is a percentage or a running total"] : []),
      ...(apart > 1
        ? [`${number(apart)} rows are not added up: they are percentages or running totals`]
        : []),
    ].join("; "),
  state: "State",
  notCounted: "Not counted",
  corrected: "Corrected",
  footer: "Page &P of &N",
};
