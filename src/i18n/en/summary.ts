import type { DoubtKind } from "../../poi/validation/doubts";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { columns } from "./columns";
import { ownSheetWords } from "./own-sheets";

const { number, plural } = createFormat("en");
const DOUBTS: Readonly<Record<DoubtKind, string>> = {
  "unlike-period": "Another period",
  "not-read": "Sheet or table not read",
  "not-reported": "Execution not reported",
};

/** Nothing where the plan reports no quarter. */
const upTo = (quarter: number | null): string =>
  quarter === null ? "" : ` to ${columns.quarter(quarter)}`;

export const summary: Catalogue["summary"] = {
  sheetName: "POI summary",
  ...ownSheetWords.summary,
  untitled: "Institutional Operating Plan (POI)",
  percent: "#,##0.0%",
  wholePercent: "0%",
  percentSign: "%",
  dateTime: "yyyy-mm-dd hh:mm",
  year: "Year",
  noYear: "Not stated",
  quarter: "Reported quarter",
  made: "Date and time of the summary",
  version: "Cuadra's version",
  critical: "Critical: below",
  low: "Low: below",
  verdict: "Result",
  errors: "Errors",
  warnings: "Warnings",
  infos: "Notices",
  doubts: "Doubts in reading",
  doubt: (kind) => DOUBTS[kind],
  doubtSeverity: "To review",
  activities: "Activities counted",
  excluded: "Rows not counted",
  target: "Yearly target (META, sum)",
  note: "The figures are formulas over the plan's cells and follow its corrections.",
  allCounted: "Every activity of the plan is counted.",
  notCountedOne:
    "1 row is not counted in the totals; it is at the end of this sheet, with the reason.",
  notCountedMany:
    "rows are not counted in the totals; they are at the end of this sheet, with the reason.",
  mix: (measures) =>
    `The totals add up ${number(measures)} different measures, as the POI's own TOTAL row does: they are not quantities of one thing.`,
  noMix: "Every activity has the same measure.",
  /** What a number written as text does to the figures. */
  textNumbers: (cells: number): string =>
    `When this summary was made, ${plural(cells, "cell of the plan held a number", "cells of the plan held numbers")} written as text, which no formula adds up: the figures of this sheet leave ${cells === 1 ? "it" : "them"} out. Correct ${cells === 1 ? "the cell" : "the cells"} and make the summary again.`,
  period: "Period",
  toDate: (quarter) => (quarter === null ? "Year's total" : `To date, ${columns.quarter(quarter)}`),
  quarterName: (quarter) => `Quarter ${quarter}`,
  quarterShort: (quarter) => `Q${quarter}`,
  programmed: "Programmed",
  executed: "Executed",
  gap: "Gap",
  ratio: "Ratio",
  level: "Level",
  group: { unit: "Unit", category: "MEF category", measure: "Measure" },
  groupHeading: {
    unit: "Execution by unit",
    category: "Execution by MEF category",
    measure: "Execution by measure",
  },
  programmedHeading: "The institution's programming by quarter",
  programmedGroupHeading: {
    unit: "Programming by unit",
    category: "Programming by MEF category",
    measure: "Programming by measure",
  },
  noGroup: {
    unit: "The plan has no column of units.",
    category: "The plan has no column of categories (MEF).",
    measure: "The plan has no column of measures.",
  },
  restOf: {
    unit: "(others or no unit)",
    category: "(others or no category)",
    measure: "(others or no measure)",
  },
  unit: "Unit",
  activityCount: "Activ.",
  meta: "TARGET",
  quarterGroup: (quarter) => columns.quarter(quarter).toUpperCase(),
  toDateGroup: "TO DATE",
  shortProgrammed: "Prog.",
  shortExecuted: "Exec.",
  total: "TOTAL",
  quarterChart: "Programmed and executed by quarter",
  programmedChart: "Programmed by quarter",
  unitChart: (quarter, shown, units) =>
    shown < units
      ? `Ratio to ${columns.quarter(quarter)}: the ${number(shown)} units with the lowest ratio, of ${number(units)}`
      : `Ratio by unit to ${columns.quarter(quarter)}, lowest first`,
  unitChartNote:
    "The parts of each bar end at the thresholds of the critical and low levels. Bars are cut off at 120%; the figure beside the name is the exact one.",
  upTo: "to",
  from: "from",
  underExecutedHeading: (quarter) => `Under-executed activities${upTo(quarter)}`,
  noUnderExecuted: "No under-executed activity.",
  exceededHeading: (quarter) => `Activities executed above 100%${upTo(quarter)}`,
  unprogrammedHeading: (quarter) => `Activities executed without programming${upTo(quarter)}`,
  notProgrammedHeading: (quarter) => `Activities neither programmed nor executed${upTo(quarter)}`,
  noneOfThem: "No activity.",
  notAssessed: "Not assessed.",
  gone: "No longer in the plan",
  activity: "Activity",
  cell: "Cell",
  measureUnit: "Measure",
  justification: "Justification",
  measure: "Corrective measure",
  /** A justification that nobody typed. */
  fromPlan: (reasons: string): string => `According to the plan: ${reasons}`,
  keptHeading:
    "Earlier justifications (of activities no longer listed above, or like others of their name)",
  findingsHeading: "Findings and points to review",
  noFindings: "No finding: every sum holds.",
  check: "Finding",
  message: "Detail",
  severityAndTitle: (severity, title) => `${severity}: ${title}`,
  moreFindings: (more, all, beyondPane) => {
    const listed = `Listed are the ${number(all - more)} most serious of ${number(all)} findings.`;
    if (beyondPane > 0)
      return `${listed} Of the other ${number(more)}, Cuadra's pane shows ${number(more - beyondPane)} with their cells when you press Validate, the first of each kind:`;
    return `${listed} The other ${more === 1 ? "is" : `${number(more)} are`} shown in Cuadra's pane, with ${more === 1 ? "its cell" : "their cells"}, when you press Validate:`;
  },
  moreOfCheck: (title, more) => `${number(more)} of “${title}”`,
  correctionsHeading: "Corrections made with Cuadra",
  noCorrections: "No correction.",
  before: "Before",
  after: "After",
  time: "Date and time",
  reason: "Reason",
  blank: "(blank)",
  changedSince: "(The cell has changed since.)",
  moreCorrections: (missing, forgotten) =>
    [
      ...(missing > 0
        ? [
            `${plural(missing, "cell corrected earlier is", "cells corrected earlier are")} not listed here.`,
          ]
        : []),
      ...(forgotten > 0
        ? [
            `The workbook no longer remembers ${plural(forgotten, "correction", "corrections")} made earlier.`,
          ]
        : []),
    ].join(" "),
  excludedHeading: (shifted, apart) =>
    [
      ...(shifted === 1 ? ["1 row is not counted while its sums do not hold"] : []),
      ...(shifted > 1
        ? [`${number(shifted)} rows are not counted while their sums do not hold`]
        : []),
      ...(apart === 1
        ? ["1 row is not added up: it is a percentage, a running total or the like"]
        : []),
      ...(apart > 1
        ? [
            `${number(apart)} rows are not added up: they are percentages, running totals or the like`,
          ]
        : []),
    ].join("; "),
  excludedNote:
    "Rows that have lost cells are not counted while their sums do not hold; percentages, running totals and the like are not added to others.",
  state: "State",
  notCounted: "Not counted",
  corrected: "Corrected",
  continued: (heading) => `${heading} (continued)`,
  page: "Page &P of &N",
};
