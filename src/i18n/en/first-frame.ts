import type { firstFrame as spanish } from "../es/first-frame";
import { createFormat } from "../format";
import { quarterName } from "./quarter-name";

const { number, percent, plural } = createFormat("en");

export const firstFrame: typeof spanish = {
  tabs: {
    label: "Sections",
    review: "Review",
    execution: "Execution",
    files: "Files",
    settings: "Settings",
  },
  actions: {
    label: "Actions",
    validate: "Validate",
    validateAgain: "Validate again",
    summary: "Summary",
    summaryTip: "Inserts the summary sheet, ready to submit",
    clear: "Clear",
    clearTip: "Takes Cuadra's highlights out of the workbook",
    cancel: "Cancel",
    retry: "Try again",
    dismiss: "Dismiss the message",
    openSettings: "Open Settings",
  },
  before: {
    heading: "Check your POI before you submit it",
    lead: "Cuadra checks that every sum holds and says which cell is wrong and what it should say.",
    willRead: "About to read",
    looking: "Looking at the workbook…",
    sheets: (count: number): string => plural(count, "sheet", "sheets"),
    plan: (year: number | null): string => (year === null ? "POI" : `POI ${year}`),
    noPlan: "No POI is to be seen on the visible sheets of this workbook.",
    noSheet: "Every visible sheet is unticked in Settings: none is left to check.",
    hidden: (count: number): string =>
      count === 1
        ? "1 hidden sheet will not be read."
        : `${number(count)} hidden sheets will not be read.`,
    otherFiles: "Compare with another file, or consolidate several…",
    privacy: "Nothing leaves this workbook: everything is checked on your computer.",
  },
  quarter: {
    label: "Quarter reported",
    name: quarterName,
    fromTitle: (quarter: number): string => `By the title: ${quarterName(quarter)}`,
    automatic: "By the title or the execution",
    fromAmounts: "The last one executed (the title does not say)",
    notReported: "None: the plan has no columns of what was executed",
  },
  part: {
    coming: "One moment…",
    notLoaded:
      "A part of Cuadra could not be loaded. Check your connection and try again; if it stays so, close the pane and open it again.",
  },
  during: {
    reading: "Reading the workbook…",
    checking: "Checking the sums…",
    percent,
    label: "Progress of the validation",
  },
};
