import { columnLetters } from "../../../poi/address";
import type { UnreadColumn } from "../../../poi/header/column-claims";
import type { FindingOf } from "../../../poi/findings/finding";
import { shortened } from "../../../poi/shortened";
import type { CheckTexts, LayoutCheck } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { MOST_NAMED } from "./said";

const { number, list, plural } = createFormat("en");

/** A header is quoted to so many letters. */
const LONGEST_HEADER = 50;

/** "H (“E”), I (“F”) and 10 more columns". */
function named(unread: readonly UnreadColumn[]): string {
  const names = unread
    .slice(0, MOST_NAMED)
    .map(
      ({ column, header }) =>
        `${columnLetters(column)} (${header === "" ? "no header" : `“${shortened(header, LONGEST_HEADER)}”`})`,
    );
  const more = unread.length - names.length;
  return list(more > 0 ? [...names, plural(more, "more column", "more columns")] : names);
}

/** What a table's unread columns are: those whose words are not known, and those that say the same as another. */
function unreadMessage({ detail }: FindingOf<"unread-columns">): string {
  if (detail.besideFrom !== undefined)
    return `Columns ${columnLetters(detail.besideFrom)} to ${columnLetters(Math.max(...detail.columns.map(({ column }) => column)))} look like another table, beside the one that was read: its activities were not read, are not counted, and its sums are not checked. Move it, with its title and headers, to a sheet of its own or below the other table.`;
  const years = new Set(detail.columns.flatMap(({ laterYear }) => laterYear ?? []));
  if (years.size > 0)
    return `The figures of ${list([...years].map(String))}, after the plan's year, are not checked: ${named(detail.columns)}. If you present them as well, check their sums apart.`;
  if (detail.columns.every(({ isRunningTotal }) => isRunningTotal))
    return `Running totals of figures that are read, which are not checked: ${named(detail.columns)}. If you present them, check that they say what their months or quarters add up to.`;
  if (detail.columns.every(({ isProgress }) => isProgress))
    return `They say AVANCE, and it is not known whether they are amounts: ${named(detail.columns)} were not read, and are not checked. If they are what was executed, change AVANCE to EJECUTADO in the header.`;
  const unknown = detail.columns.filter(({ readInstead }) => readInstead < 0);
  const same = detail.columns.filter(({ readInstead }) => readInstead >= 0);
  const sentences = [];
  if (unknown.length > 0) sentences.push(`What the header of ${named(unknown)} says is not known.`);
  if (same.length > 0) {
    const read = same.map(({ readInstead }) => columnLetters(readInstead));
    const others = [...new Set(read)].slice(0, MOST_NAMED);
    sentences.push(
      `The header of ${named(same)} says the same as that of another column, which was read: ${list(others)}${new Set(read).size > others.length ? "…" : ""}.`,
    );
  }
  return `${detail.columns.length === 1 ? "One column with figures was not read, and is not checked" : "Some columns with figures were not read, and are not checked"}. ${sentences.join(" ")} If they belong to the plan, correct the header or point at the column in the pane; if not, there is nothing to do.`;
}

export const layout: CheckTexts<LayoutCheck> = {
  "missing-column": {
    title: "Missing column",
    why: "Without that column a part of the plan cannot be checked.",
    message: ({ sheet, detail }) => {
      const names = [
        ...detail.columns.map(columns.missing),
        ...detail.months.map(columns.slotName),
      ];
      return `${names.length === 1 ? "Column" : "Columns"} ${list(names)} not found on sheet “${sheet}”.${detail.unchecked.length > 0 ? ` Without ${detail.months.length === 1 ? "that month" : "those months"} ${columns.slotNames(detail.unchecked)} ${detail.unchecked.length === 1 ? "is" : "are"} not checked.` : ""}`;
    },
  },
  "other-quarter": {
    title: "Another quarter than the title’s",
    why: "Execution is measured up to the quarter that was chosen: if that of an earlier report is still chosen, all its figures are of another quarter.",
    message: ({ detail }) =>
      `The title says ${columns.quarter(detail.said)}; ${columns.quarter(detail.reported)} is reported, which was chosen.`,
  },
  "unread-columns": {
    title: "Columns with figures that were not read",
    why: "What is not read is not checked: if those figures belong to the plan, there may be errors that are not said.",
    message: unreadMessage,
  },
  "unread-rows": {
    title: "Rows with figures that were not read",
    why: "Below a total no further activity is expected without its measure, below the header of another table none is, and of rows in turn those are read that say which they are: if those rows are activities or a TOTAL, they are neither checked nor counted.",
    message: ({ detail: { first, last, count, unsaidIn, areParts } }) => {
      if (areParts)
        return `${number(count)} rows of totals (from ${first + 1} to ${last + 1}) each add up a part of the activities, by measure, objective or another group: they are not checked, and not counted as activities.`;
      return unsaidIn !== undefined
        ? `${count === 1 ? `Row ${first + 1} has figures and was` : `${number(count)} rows with figures (from ${first + 1} to ${last + 1}) were`} not read: the other row is not beside each, or column ${columnLetters(unsaidIn)} does not say whether it is what is programmed or what is executed. If they are a TOTAL, write what is programmed and what is executed in two rows, and in that column which is which.`
        : count === 1
          ? `Row ${first + 1}, below a total or the header of another table, has figures and was not read as part of the plan. If it is an activity, put it with the others, above the total that should add it up, with its measure; if not, there is nothing to do.`
          : `${number(count)} rows with figures below a total or the header of another table (from ${first + 1} to ${last + 1}) were not read as part of the plan. If they are activities, put them with the others, above the total that should add them up, with their measure; if not, there is nothing to do.`;
    },
  },
  "empty-column": {
    title: "Column not filled in",
    why: "The column is there but nobody filled it in, although its months hold figures.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} is blank in ${detail.rows === 1 ? "the only row" : `all ${number(detail.rows)} rows`} of the table.`,
  },
  "unfilled-months": {
    title: "Months not filled in",
    why: "The months are there and nobody filled them in in any row, although their quarters hold figures: the quarters are read. If the months were deleted, they are missing.",
    message: ({ detail }) =>
      `${columns.slotNames(detail.slots)}: ${detail.hasMarks ? "no figures, only a schedule’s marks" : "blank in every row"}. The quarters or semesters are checked, and not these months.`,
  },
  "running-quarters": {
    title: "Quarters that are running totals",
    why: "The header names one quarter and the figure is everything since January: whoever reads it takes the running total for that quarter’s own.",
    message: ({ detail }) =>
      `${columns.slotNames(detail.slots)}: ${detail.slots.length === 1 ? "it includes" : "they include"} the quarters before, and ${detail.slots.length === 1 ? "is" : "are"} checked as such. If each is to say its own quarter, correct the formulas or figures; if not, the header had better say so: “AL II TRIMESTRE”.`,
  },
};
