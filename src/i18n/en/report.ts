import type { UncalculatedReason } from "../../workbook-file/uncalculated";
import type { Catalogue } from "../es/index";
import { columnLetters } from "../../poi/address";
import { createFormat } from "../format";
import { columns } from "./columns";
import { ownSheetsAre } from "./own-sheets";

const { list, number, percent, plural } = createFormat("en");

const NOT_CALCULATED: Readonly<
  Record<Exclude<UncalculatedReason, "circular" | "foreign">, string>
> = {
  unknown: "it uses something that cannot be calculated here",
  "too-long": "it is longer than Excel allows",
  "too-deep": "it depends on too many calculations within one another",
  "too-large": "it spans too many cells",
  "open-ended": "how many cells it spans cannot be told beforehand",
  "too-much-work": "the workbook asks for more calculation than is done here",
  "engine-failed": "the calculation failed",
};

const RECALCULATE =
  "To recalculate everything, open the workbook in Excel, press Ctrl + Alt + F9 and save it.";

const MOST_NAMED = 5;

const moneyTotals = (rows: readonly number[]): string => {
  if (rows.length === 0) return "";
  if (rows.length > MOST_NAMED) return `, and ${number(rows.length)} totals that add up money`;
  const named = list(rows.map((row) => String(row + 1)));
  return rows.length === 1
    ? `, and the total in row ${named}, which adds up money`
    : `, and the totals in rows ${named}, which add up money`;
};

export const report: Catalogue["report"] = {
  plan: (tables, sheets, activities) =>
    `${plural(activities, "activity", "activities")} in ${plural(tables, "table", "tables")} on ${plural(sheets, "sheet", "sheets")}`,
  untitled: "POI without a title",
  quarter: (quarter, source) =>
    `Reported up to ${columns.quarter(quarter)} (${{ option: "as chosen", title: "as the title says", amounts: "the last quarter with execution; the title does not say" }[source]})`,
  hiddenSheets: (names) => `Hidden sheets were not read: ${names}.`,
  leftOut: (names) => `Sheets left out in the workbook's settings were not read: ${names}.`,
  ownSheets: (sheets) =>
    `What Cuadra made was not read, for it is no part of the plan: ${ownSheetsAre(sheets)}.`,
  unlikePeriods: (sheets) =>
    `The sheets say that they are of different periods: ${list(
      sheets.map(({ sheet, said }) => `“${sheet}” says ${list(said.map((text) => `“${text}”`))}`),
    )}. They are checked and added up as one plan: if they are different plans, keep them in different workbooks, or leave out, in Cuadra’s settings, the sheets that do not belong.`,
  unlikePeriod: (sheet, said) =>
    `Sheet “${sheet}” says ${list(said.map((text) => `“${text}”`))}, and others say another period: they are checked and added up as one plan.`,
  linkedSheet: (sheet, sheets, activities) =>
    `The figures of sheet “${sheet}” are formulas over ${list(sheets.map((name) => `“${name}”`))}: ${activities === 1 ? "its activity is not counted" : `its ${number(activities)} activities are not counted`} again. To count “${sheet}” instead of the others, take the mark off those in Settings, “Sheets that are read”.`,
  hiddenRows: (names) =>
    `Some rows are hidden or filtered, and were read like the others, in ${names}.`,
  measuredAgainst: (programmedBy) =>
    `Progress is measured against what was ${programmedBy === "reprogrammed" ? "reprogrammed" : "first programmed"}.`,
  money: (names) =>
    `Columns of money are no part of the physical plan and are not checked: ${names}.`,
  titledUnits: (sheets) =>
    `The unit was taken from the sheet’s title or name, for no column says it: ${list(
      sheets.map(({ sheet, unit }) => `“${unit}” on “${sheet}”`),
    )}.`,
  moneyRows: (sheets) =>
    `Rows of money are no part of the physical plan, in no sum, and are not checked: ${list(
      sheets.map(
        ({ sheet, column, texts, rows, totals }) =>
          `on “${sheet}”, ${plural(rows, "row", "rows")} of which column ${columnLetters(column)} says ${list(texts.map((text) => `“${text}”`))}${moneyTotals(totals)}`,
      ),
    )}.`,
  blockNotRead: (sheet, row, found, missing) =>
    `The table that begins in row ${row} of sheet “${sheet}” was not read as part of the plan: it has ${found}, but lacks ${list(missing)}.`,
  notRead: (sheet, row, found, missing) =>
    `Sheet “${sheet}” was not read as part of the plan: its row ${row} has ${found}, but lacks ${list(missing)}.`,
  moneyTable: (sheet, row) =>
    `The table that begins in row ${row} of sheet “${sheet}” has the activities of another table in soles and was not read: money is no part of the physical plan, and its sums are not checked.`,
  executedBelow: (sheet, row) =>
    `The table in row ${row} of sheet “${sheet}” has what was executed of another table's activities and was not read: its sums are not checked, and execution is not assessed. Cuadra reads both tables together where they have the same activities in the same order, and the same header and TOTAL rows, with no other rows between them. Where that cannot be, put the columns of what was executed beside those of what is programmed, with EJECUTADO over them.`,
  executedApart: (sheet, programmed) =>
    `Sheet “${sheet}” has what was executed of the activities of sheet “${programmed}” and was not read: its sums are not checked, and execution is not assessed. Cuadra reads what is programmed and what was executed of an activity in one row: put the columns of what was executed on sheet “${programmed}”, beside those of what is programmed, with EJECUTADO over them.`,
  verdict: {
    ready: "Ready to submit",
    toReview: "No errors, some points to review",
    toFix: (errors) => `${plural(errors, "error", "errors")} to correct`,
  },
  counts: (errors, warnings, infos) =>
    `${plural(errors, "error", "errors")}, ${plural(warnings, "warning", "warnings")}, ${plural(infos, "notice", "notices")}`,
  sheet: (name) => `Sheet “${name}”`,
  cell: "Cell",
  row: (row) => `row ${row}`,
  activity: "Unit and activity",
  finding: "Finding",
  totalRow: "TOTAL row",
  wholeTable: "Table",
  executionTitle: (quarter) => `Execution up to ${columns.quarter(quarter)}`,
  unit: "Unit",
  activities: "Activ.",
  programmed: "Programmed",
  executed: "Executed",
  ratio: "Ratio",
  level: "Level",
  total: "Total",
  apart: (count) =>
    count === 1
      ? "1 row of percentages, running totals or the like is not added up: it has a progress of its own."
      : `${number(count)} rows of percentages, running totals or the like are not added up: they have a progress of their own.`,
  underExecuted: (count) => plural(count, "under-executed activity", "under-executed activities"),
  noUnderExecuted: "No activity is under-executed.",
  thresholds: (critical, low) =>
    `Levels: critical < ${percent(critical)}, low < ${percent(low)}, slight < 100 %, met 100 %, exceeded > 100 %.`,
  legendTitle: "Highlights in the copy",
  written: (file) => `Copy written: ${file} (highlighted, with the summary sheet)`,
  notCalculated: (count, places) =>
    count === 1
      ? `1 formula was not recalculated and keeps the value that it had: ${places}. What depends on it was calculated with that value. ${RECALCULATE}`
      : `${number(count)} formulas were not recalculated and keep the values that they had: ${places}. What depends on them was calculated with those values. ${RECALCULATE}`,
  neverCalculated: (count, places) =>
    count === 1
      ? `1 formula was not calculated, and the file has no value of it: ${places}. What depends on it has no value either. ${RECALCULATE}`
      : `${number(count)} formulas were not calculated, and the file has no values of them: ${places}. What depends on them has no value either. ${RECALCULATE}`,
  notCalculatedPlace: (sheet, cell, reason) =>
    reason === "circular" || reason === "foreign"
      ? `${cell} of “${sheet}”`
      : `${cell} of “${sheet}” (${NOT_CALCULATED[reason]})`,
  givenUp: (count, places) =>
    count === 1
      ? `1 formula uses something that Excel does not have: ${places}. Its value is read, and stands in its place in a copy.`
      : `${number(count)} formulas use something that Excel does not have: ${places}. Their values are read, and stand in their place in a copy.`,
  formulasNotRead: (ending) =>
    `Of ${ending} files the values are read, not the formulas: these were not checked, and a copy has none. Open the file in Excel, save it as .xlsx and check that.`,
  circular: (count, places) =>
    count === 1
      ? `1 formula depends on its own result (a circular reference) and is 0, as in Excel: ${places}. What depends on it was calculated with 0: correct it in Excel.`
      : `${number(count)} formulas depend on their own results (circular references) and are 0, as in Excel: ${places}. What depends on them was calculated with 0: correct them in Excel.`,
  circularInFile: (count, places) =>
    count === 1
      ? `1 formula depends on its own result (a circular reference): ${places}. Neither its value nor what depends on it can be trusted: correct it in Excel.`
      : `${number(count)} formulas depend on their own results (circular references): ${places}. Neither their values nor what depends on them can be trusted: correct them in Excel.`,
  notCalculatedOthers: (count) => `${number(count)} more`,
  summaryWritten: (file) => `Summary written: ${file} (values only)`,
  reading: (percentDone) => `Reading… ${number(percentDone)} %`,
  looks: {
    bold: "bold",
    italic: "italic",
    underline: "underlined",
    colors: {
      "wrong-sum": "vermilion with white letters",
      "shifted-row": "pink",
      critical: "orange",
      low: "yellow",
      slight: "light blue",
    },
  },
  fix: {
    title: (rows) =>
      rows === 0
        ? "No row of the copy was corrected"
        : `${plural(rows, "row", "rows")} of the copy corrected`,
    row: "Row",
    place: (sheet, row) => `${sheet}, row ${row}`,
    changes: "Was → is",
    rounds: (made) =>
      `In ${number(made.length)} rounds (${made.map(number).join(" + ")} corrections): the first made the next possible, and the plan was checked again after each.`,
    left: (corrections) =>
      `${plural(corrections, "correction", "corrections")} left that these made possible: correct the copy once more.`,
    errors: (before, after) =>
      `Errors: ${number(before)} before, ${number(after)} now. What follows is said of the corrected copy.`,
  },
  help: {
    usage: "[options] <command>",
    validateUsage: "[options] <workbook>",
    compareUsage: "[options] <before> <now>",
    consolidateUsage: "--out <POI.xlsx> [options] <workbooks>",
    argumentNames: { file: "workbook", files: "workbooks", before: "before", after: "now" },
    consolidate: "makes one plan of the workbooks of many units",
    files: "workbooks to put together, in the order they are to have; never changed",
    consolidateOut: "workbook to write, with formulas in its quarters and in TOTAL",
    consolidateExitCodes:
      "Exits with 0 when every workbook was read and has no errors, 1 when some was not or has, 2 when it could not run.",
    compare: "says what changed between two versions of the same plan",
    before: "workbook of before; never changed",
    after: "workbook of now; never changed",
    compareOut: "writes a workbook with the sheet of differences",
    compareExitCodes:
      "Exits with 0 when there are no differences, 1 when there are, 2 when it could not compare.",
    titles: {
      "Usage:": "Usage:",
      "Arguments:": "Arguments:",
      "Options:": "Options:",
      "Commands:": "Commands:",
    },
    program: "Checks that every sum of a POI holds.",
    validate: "checks a workbook and says which cell is wrong and what it should say",
    file: "workbook to check (.xlsx, .xlsm, .xlsb, .xls, .ods or .csv); never modified",
    out: "writes a copy with highlights and the summary sheet",
    summary: "writes a workbook with nothing but the summary sheet, as values",
    fix: "corrects in the copy of --out what is certain; with “likely”, what is likely too",
    fixSpelling:
      "in the copy of --out writes each name in one way, the commonest where there is one",
    json: "writes the result as JSON (“-”: to standard output)",
    lang: "language: es or en",
    quarter: "quarter reported, 1 to 4",
    thresholds: "limits of the levels critical and low, in percent",
    programmed:
      "what the progress of a reprogrammed plan is measured against: original or reprogrammed (by default what the workbook says, or reprogrammed)",
    help: "shows this help",
    version: "shows the version",
    exitZero: "exits with 0 even when the plan has errors",
    exitCodes:
      "Exits with 0 when there are no errors (with --fix, in the copy), 1 when there are, 2 when it could not run.",
    expectedLanguage: "es or en",
    expectedQuarter: "a number from 1 to 4",
    expectedThresholds: "two percentages in order, such as 75,95",
    expectedProgrammed: "original (what was first programmed) or reprogrammed",
    expectedFix: "certain, or likely (for what is likely too)",
    expectedXlsm: "a name that ends in .xlsm, because the workbook has macros",
    expectedOther: "another file than those of the other outputs",
    expectedXlsx: "a name that ends in .xlsx",
  },
};
