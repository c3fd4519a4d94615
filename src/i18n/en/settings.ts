import type { Catalogue } from "../es/index";
import { createFormat } from "../format";

const { plural } = createFormat("en");

/** The pane's settings. */
export const settings: Catalogue["settings"] = {
  heading: "Settings of this workbook",
  lead: "They are kept in the workbook and travel with it.",
  thresholds: "Levels of execution",
  thresholdsHint: "There is no official table: 75 % and 95 % are the usual limits.",
  critical: "Critical: less than",
  low: "Low: less than",
  percentSign: "%",
  thresholdsWrong:
    "The critical limit must be more than 0 and less than the low one, and that at most 100.",
  programmed: "Progress is measured against",
  reprogrammed: "Reprogrammed plan",
  original: "First plan",
  programmedHint: "Only for plans that have columns of what was reprogrammed.",
  sheets: "Sheets that are read",
  sheetsHint: "Clear the mark of sheets that are not part of the plan.",
  noSheets: "The sheets will show once the workbook has been read.",
  hiddenSheet: "hidden, not read",
  language: "Language",
  officeLanguage: "Office's",
  spanish: "Español",
  english: "English",
  restore: "Restore the defaults",
  restoreQuestion: {
    title: "Restore the defaults?",
    lead: "With the other settings, what you told about this workbook is lost:",
    headers: (sheet) => `The headers pointed at on “${sheet}”`,
    rules: (rows) => `How the months of ${plural(rows, "activity", "activities")} add up`,
    yes: "Restore",
  },
};
