import type { Catalogue } from "../es/index";
import { createFormat } from "../format";

const { list, number, plural } = createFormat("en");

const MANY_FILES = (count: number): string => plural(count, "file", "files");

/** Other files in the pane: comparing the open workbook with one, and making one plan of many. */
export const files: Catalogue["files"] = {
  compareHeading: "Compare with another version",
  compareLead:
    "Choose another version of this plan: you are told what changed and, before all else, whether execution that had been reported already did.",
  compare: "Compare with another file…",
  consolidateHeading: "Consolidate several files",
  consolidateLead:
    "Choose the files of the units: each is validated and, if you agree, their activities go to a new sheet of this workbook, with the file and row that they come from.",
  consolidate: "Consolidate files…",
  drop: "You can drag them here as well.",
  kinds:
    ".xlsx, .xlsm, .xlsb, .xls, .ods and .csv are read. The files are not changed and do not leave your computer.",
  oneOnly: "To compare, drag a single file.",
  readingOpen: "Reading this workbook…",
  readingFile: (name) => `Reading “${name}” and comparing…`,
  readingMany: (done, count) => `Reading file ${number(done + 1)} of ${number(count)}`,
  joining: (count) => `Putting together the activities of ${MANY_FILES(count)}…`,
  progress: "Progress",
  cancel: "Cancel",
  back: "Back",
  openWorkbook: "This workbook",
  fileIs: "The file is",
  isBefore: "The earlier version",
  isAfter: "The later version",
  groups: {
    reported: (quarter) => `Execution already reported (up to ${quarter}) that changed`,
    targets: "Targets that changed",
    added: "Activities added",
    removed: "Activities removed",
    renamed: "Activities with another name",
    others: "Other changes",
    totals: "TOTAL rows",
    columns: "Columns that only one version has (not compared)",
  },
  list: "Differences",
  change: (before, after) => `${before} → ${after}`,
  row: (row) => `Row ${row}`,
  onlyInFile: "Only in the file",
  makeSheet: "Insert a sheet of differences",
  inserted: (sheet) => `The sheet “${sheet}” was inserted.`,
  report: "What was found in each file",
  notReadHere: (file) =>
    `“${file}” could not be read: it is too large, or damaged. Open it in Excel, save it again as .xlsx, and try again.`,
  uncalculated: (count) =>
    count === 1
      ? "1 formula was saved without its result and counts as blank: open the file in Excel and save it."
      : `${number(count)} formulas were saved without their results and count as blank: open the file in Excel and save it.`,
  notCompared: (count) =>
    count === 1
      ? "1 formula was saved without its result, and its cell is not compared: open the file in Excel and save it."
      : `${number(count)} formulas were saved without their results, and their cells are not compared: open the file in Excel and save it.`,
  between: "Between files",
  betweenNote: "Rows and cells of the new sheet.",
  outcome: {
    read: "Read",
    failed: "Not read",
    withErrors: "With errors",
  },
  moreFindings: (count) =>
    `… and ${number(count)} more. Open that file and validate it to see them all.`,
  insert: "Insert into this workbook…",
  ready: (activities, count) =>
    `${plural(activities, "activity", "activities")} of ${MANY_FILES(count)}`,
  nothing: "No file could be read as a POI. Correct what is said of each and choose them again.",
  question: {
    title: "Insert the consolidated plan",
    lead: (activities) =>
      `A new sheet with ${plural(activities, "activity", "activities")} will be added. The other sheets of this workbook do not change.`,
    double: (sheets) =>
      `This workbook already has a POI on ${list(sheets.map((sheet) => `“${sheet}”`))}: it would count double when validating.`,
    leaveOut: "Leave those sheets out of the validation (change it in Settings)",
    advice: "You can also open an empty workbook and consolidate there.",
    yes: "Insert",
  },
  validate: "Validate the consolidated plan",
  live: {
    compared: (count) =>
      count === 0 ? "No differences." : plural(count, "difference", "differences"),
    read: (read, count) => `${number(read)} of ${MANY_FILES(count)} read.`,
  },
};
