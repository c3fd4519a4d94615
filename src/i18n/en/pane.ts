import type { Level } from "../../poi/execution/execution";
import type { Severity } from "../../poi/findings/finding";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { columns } from "./columns";
import { firstFrame } from "./first-frame";

const { number, percent, plural } = createFormat("en");

const ERRORS = (count: number): string => plural(count, "error", "errors");

/** The task pane, but for its settings. */
export const pane: Catalogue["pane"] = {
  ...firstFrame,
  verdict: {
    allHold: "Every sum holds.",
    plan: (activities: number, sheets: number): string =>
      `${plural(activities, "activity", "activities")} on ${plural(sheets, "sheet", "sheets")}`,
    updating: "Updating…",
  },
  /** What a screen reader is told while results change by themselves. */
  live: {
    results: (verdict, warnings) =>
      [verdict, ...(warnings > 0 ? [plural(warnings, "warning", "warnings")] : [])]
        .map((sentence) => `${sentence}.`)
        .join(" "),
    corrected: (findings: number, errors: number): string =>
      `${plural(findings, "finding", "findings")} corrected. ${errors === 0 ? "No error is left." : `${ERRORS(errors)} left.`}`,
    found: (findings: number): string => plural(findings, "new finding", "new findings"),
    shown: (findings: number): string => plural(findings, "finding listed", "findings listed"),
  },
  filters: {
    severities: "What is shown",
    severity: (severity: Severity, count: number): string =>
      ({
        error: plural(count, "error", "errors"),
        warning: plural(count, "warning", "warnings"),
        info: plural(count, "notice", "notices"),
      })[severity],
    search: "Search by cell, activity or text",
    searchHint: "Search",
    more: "Filters",
    moreActive: (count: number): string => `Filters (${number(count)})`,
    check: "Kind of finding",
    allChecks: "All kinds",
    unit: "Unit",
    allUnits: "All units",
    noUnit: "No unit",
    groupBy: "Group by",
    byCheck: "Kind",
    byUnit: "Unit",
    reset: "Clear the filters",
    none: "No finding with these filters.",
  },
  findings: {
    label: "Findings",
    none: "Nothing to correct was found.",
    previous: "Previous finding (Shift+F8)",
    next: "Next finding (F8)",
    position: (index: number, count: number): string => `${number(index)} of ${number(count)}`,
    row: (row: number): string => `Row ${row}`,
    totalRow: "TOTAL row",
    wholeTable: "Whole table",
    says: "Says",
    shouldSay: "Should say",
    blank: "blank",
  },
  execution: {
    heading: (quarter: number): string => `Execution to ${columns.quarter(quarter)}`,
    quarter: (quarter) => `Quarter ${quarter}`,
    views: "How it is shown",
    activities: "Activities",
    units: "Units",
    quarters: "Quarters",
    progress: (programmed: number, executed: number): string =>
      `Programmed ${number(programmed)} · Executed ${number(executed)}`,
    gap: (gap: number): string => `${number(gap)} short`,
    over: (gap: number): string => `${number(gap)} over`,
    count: (count: number): string => plural(count, "activity", "activities"),
    levels: "Levels",
    noRatio: "–",
    apart: (count: number): string =>
      count === 1
        ? "1 row of percentages, running totals or the like is not added up."
        : `${number(count)} rows of percentages, running totals or the like are not added up.`,
    empty: "No activity at this level.",
    range: (level: Level, critical: number, low: number): string =>
      ({
        critical: `less than ${percent(critical)}`,
        low: `${percent(critical)} to less than ${percent(low)}`,
        slight: `${percent(low)} to less than 100 %`,
        met: "100 %",
        exceeded: "more than 100 %",
        "not-programmed": "nothing programmed or executed",
        unprogrammed: "executed without being programmed",
        "not-reported": "no columns of what was executed",
      })[level],
  },
  rule: {
    label: "This row's months",
    sum: "Add up",
    accumulated: "Accumulate",
    percentage: "Percentage",
  },
  notices: {
    summaryDone: "The summary sheet is ready.",
    summaryAgain: "Press Summary to make it again; what you typed in it is kept.",
    cleared: "Cuadra's highlights were removed.",
    notHighlighted: "The plan was checked, but it could not be highlighted in the workbook.",
    notWatching:
      "Corrected findings will not leave the list by themselves: validate again after correcting.",
    readOnly:
      "The workbook is open for reading only: it can be validated, but not highlighted or corrected, nor the summary inserted. For that, save a copy and work in it.",
  },
  errors: {
    heading: "It could not be finished",
    noSheetHeading: "No sheet to check",
    noPlanHeading: "No POI was found",
    tooOldHeading: "This version of Excel is too old",
    noExcelHeading: "There is no Excel workbook here",
    cancelledHeading: "Validation cancelled",
  },
};
