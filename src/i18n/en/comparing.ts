import type { ChangeKind } from "../../poi/compare/differences";
import type { MatchedBy } from "../../poi/compare/match-rows";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { columns } from "./columns";
import { ownSheetWords } from "./own-sheets";

const { number, plural } = createFormat("en");

const KINDS: Readonly<Record<ChangeKind, string>> = {
  target: "Target",
  programmed: "Programmed",
  executed: "Executed",
  text: "Text",
  total: "TOTAL row",
};

const MATCHED: Readonly<Record<MatchedBy, string>> = {
  code: "same code",
  name: "same name",
  "similar-name": "similar name",
  amounts: "same figures",
};

/** The comparison of two versions of a plan. */
export const comparing: Catalogue["comparing"] = {
  ...ownSheetWords.differences,
  title: "Two versions of the plan compared",
  plan: (title, activities, quarter) =>
    `${title}: ${plural(activities, "activity", "activities")}${quarter === null ? "" : `, reports up to ${columns.quarter(quarter)}`}`,
  unlike: (unlike) =>
    unlike.kind === "years"
      ? `The plans are of different years (${unlike.before} and ${unlike.after}): which execution already reported has changed is not said.`
      : "The plans have no activity in common: this may not be the file that was meant.",
  reportedTitle: (quarter) =>
    `Execution already reported (up to ${columns.quarter(quarter)}) that changed afterwards`,
  kind: (kind) => KINDS[kind],
  warning: "warning",
  severity: "Attention",
  cells: "Cell",
  cellBefore: "Cell before",
  cellNow: "Cell now",
  sheetBefore: "Sheet before",
  sheetNow: "Sheet now",
  blank: "blank",
  quoted: (text) => `“${text}”`,
  changed: (column, before, after) => `${column}: said ${before}, says ${after}.`,
  wasReported: "It had been reported already.",
  addedTitle: "New activities",
  removedTitle: "Activities removed",
  renamedTitle: "Activities with another name",
  addedTotalsTitle: "New TOTAL rows",
  removedTotalsTitle: "TOTAL rows removed",
  added: "New activity",
  removed: "Activity removed",
  renamed: "Activity with another name",
  addedTotal: "New TOTAL row",
  removedTotal: "TOTAL row removed",
  addedColumn: "New column",
  removedColumn: "Column removed",
  addedColumns: (names) => `Columns that only the workbook of now has: ${names}.`,
  removedColumns: (names) => `Columns that only the workbook of before had: ${names}.`,
  notCompared: "Their cells are not compared.",
  withoutValue: "Cells without a value are not compared.",
  by: (by) => MATCHED[by],
  place: (sheet, row) => `${sheet}, row ${row}`,
  same: "There are no differences.",
  differences: (count) => plural(count, "difference", "differences"),
  counts: ({ cells, reported, targets, totals, added, removed, renamed }) =>
    `${plural(cells, "cell changed", "cells changed")} (${number(reported)} of execution already reported, ${plural(targets, "target", "targets")}, ${number(totals)} of the TOTAL row); activities: ${number(added)} new, ${number(removed)} removed, ${number(renamed)} with another name.`,
  written: (file) => `Differences written: ${file}`,
  sheetName: "Differences",
};
