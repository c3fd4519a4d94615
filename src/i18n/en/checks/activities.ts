import type { FindingOf } from "../../../poi/findings/finding";
import type { RowOfSheet } from "../../../poi/linked-sheets/linked-sheet";
import type { ActivityCheck, CheckTexts } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { against, also, is } from "./said";

const { number, apart, list, plural } = createFormat("en");

/** What a sheet that takes its figures from others says otherwise. */
function linkedMessage({ sheet, expected, detail, ...finding }: FindingOf<"linked-sheet">): string {
  const ofRow = ({ sheet: other, row }: RowOfSheet): string => `row ${row + 1} of sheet “${other}”`;
  switch (detail.kind) {
    case "amount": {
      const said = apart(finding.found ?? 0, expected ?? 0);
      const sources = detail.source
        ? `${ofRow(detail.source)} says`
        : "the rows that it is made of add up to";
      return `${columns.slotName(detail.slot)} ${is(finding, said.found)}; ${sources} ${said.expected}${also(detail.cells)}.`;
    }
    case "total":
      return `TOTAL: ${against({ ...finding, slot: detail.slot }, `the rows of sheet “${sheet}” add up to`, expected)}`;
    case "missing":
      return `“${detail.activity}” is missing, which is in ${ofRow(detail.source)}.`;
    case "missing-sheet":
      return `It has nothing of sheet “${detail.sheet}”, which has ${plural(detail.activities, "activity", "activities")}.`;
    case "twice":
      return `It has ${ofRow(detail.source)} again, which is in its row ${detail.before + 1} already.`;
    case "alone":
      return `None of the sheets that the other figures are taken from has this activity: it is not counted. Put it in its unit's sheet.`;
  }
}

export const activities: CheckTexts<ActivityCheck> = {
  "blank-activity": {
    title: "Activity without figures",
    why: "Of an activity without a target, months and quarters nobody knows whether it was not filled in or is no part of the plan.",
    message: () =>
      "It has no figure at all. Fill it in or, if it is no part of the plan, remove the row.",
  },
  "missing-text": {
    title: "Blank text",
    why: "An activity without its name, unit or measure cannot be told from another.",
    message: ({ detail }) => `${columns.role(detail.role)} is missing.`,
  },
  spelling: {
    title: "One name spelt in several ways",
    why: "What is spelt in two ways counts as two things in the summary, in filters and in pivot tables.",
    message: ({ detail }) =>
      `“${detail.text}” (${plural(detail.rows, "row", "rows")}) and “${detail.usual}” count as different${detail.difference === "spaces" ? ": only their spaces differ" : ""}.`,
  },
  "duplicate-activity": {
    title: "Repeated activity",
    why: "The same activity of the same unit, twice, is counted double in the totals.",
    message: ({ sheet, detail }) =>
      detail.firstSheet === sheet
        ? `The same activity already stands in row ${detail.firstRow}.`
        : `The same activity already stands in row ${detail.firstRow} of sheet “${detail.firstSheet}”.`,
  },
  "repeated-sheet": {
    title: "Sheet that repeats others",
    why: "The same activities on two sheets are counted twice: META, what was programmed and what was executed come out double.",
    message: ({
      detail: { sheets, activities, repeated, unlike, firstUnlike, ofOtherPeriods },
    }) => {
      const which =
        repeated === activities
          ? `The ${number(activities)} activities of the sheet`
          : `${number(repeated)} of the ${number(activities)} activities of the sheet`;
      const figures = firstUnlike
        ? `; ${plural(unlike, "has", "have")} other figures here (the first in row ${firstUnlike.row + 1}; there it is row ${firstUnlike.other.row + 1} of “${firstUnlike.other.sheet}”)`
        : ", with the same figures";
      const where = `${which} are in ${list(sheets.map((name) => `“${name}”`))} too`;
      if (ofOtherPeriods && unlike === 0)
        return `${where}, with other months or quarters: each META is counted on each sheet, and not checked against what all of them add up to. To have them read as one plan, put those columns side by side on one sheet.`;
      return `${where}${figures}: they are counted twice. In Settings, “Sheets that are read”, take the mark off this sheet or off the ${sheets.length === 1 ? "other" : "others"}.`;
    },
  },
  "linked-sheet": {
    title: "Consolidated sheet unlike its sheets",
    why: "A sheet whose figures are formulas over other sheets is not counted again, but it is submitted with them: it must say the same.",
    message: linkedMessage,
  },
  "future-execution": {
    title: "Execution after the reported quarter",
    why: "What was executed cannot belong to a period that is not reported yet.",
    message: ({ slot, found, detail }) =>
      `${columns.slotName(slot)} says ${number(found ?? 0)}, but the plan is reported up to ${columns.quarter(detail.quarter)}.`,
  },
  "unprogrammed-execution": {
    title: "Execution without programming",
    why: "Something was executed when nothing had been programmed yet: the programming is missing or the figure belongs elsewhere.",
    message: ({ slot, found, detail }) =>
      `${columns.slotName(slot)} says ${number(found ?? 0)}, and nothing was programmed up to ${columns.quarter(detail.quarter)}.`,
  },
};
