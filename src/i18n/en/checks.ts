import { cellAddress, columnLetters } from "../../poi/address";
import type { UnreadColumn } from "../../poi/header/column-claims";
import type { CheckId, FindingOf, Severity } from "../../poi/findings/finding";
import type { RowOfSheet } from "../../poi/linked-sheets/linked-sheet";
import { shortened } from "../../poi/shortened";
import type { Catalogue } from "../es/index";
import type { NotAdditive } from "../../poi/sums/measure-rule";
import type { TotalScope } from "../../poi/sums/total-scope";
import { createFormat } from "../format";
import { columns } from "./columns";
import { formulas } from "./formulas";
import { inAllColumns } from "./left-out";

const { number, exact, apart, list, plural } = createFormat("en");

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Notice",
};

/** What a cell says: "says 12", "is blank"; "has “-”", where it is neither. */
const is = (
  { found, foundText }: Pick<FindingOf<CheckId>, "found" | "foundText">,
  amount = number(found ?? 0),
): string => {
  if (foundText !== undefined) return `has “${foundText}”`;
  return found === null ? "is blank" : `says ${amount}`;
};

/** "META says 12; the months add up to 13 (difference: -1)", with decimals enough to tell them apart. */
function against(
  { slot, ...cell }: Pick<FindingOf<CheckId>, "slot" | "found" | "foundText">,
  whatAddsUp: string,
  sum: number | null,
): string {
  const said = apart(cell.found ?? 0, sum ?? 0);
  return `${columns.slotName(slot)} ${is(cell, said.found)}; ${whatAddsUp} ${said.expected} (difference: ${said.difference}).`;
}

/** Further cells of a finding that names the first. */
const also = (cells: number): string =>
  cells > 1 ? ` (and ${plural(cells - 1, "more cell", "more cells")} of the row)` : "";

/** Columns that are named one by one in a sentence. */
const MOST_NAMED = 12;
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
  return `${detail.columns.length === 1 ? "One column with figures was not read, and is not checked" : "Some columns with figures were not read, and are not checked"}. ${sentences.join(" ")} If they belong to the plan, correct the header or point at the column in the pane.`;
}

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

const SCOPES: Readonly<Record<TotalScope, string>> = {
  section: "of its block",
  table: "of its table",
  sheet: "of its sheet",
  plan: "of the whole plan",
};

const ODD_KINDS = {
  text: "a text",
  error: "an Excel error",
  boolean: "a logical value",
};

function oddMessage({ slot, detail }: FindingOf<"not-a-number">): string {
  const name = columns.slotName(slot);
  const { kind, text, readings } = detail;
  if (kind === "date")
    return `${name} holds a date instead of a number: ${text}. Mostly it is Excel that makes a date of what is typed as “1-2”.`;
  if (kind === "too-large")
    return `${name} says ${text}: more than 15 digits are no amount. Excel does not keep the others, and no sum counts it; type the right one.`;
  if (kind === "ambiguous") {
    const [first = 0, second = 0] = readings ?? [];
    return `${name} says “${text}”, which can be ${exact(first)} or ${exact(second)}: type the number.`;
  }
  return `${name} holds ${ODD_KINDS[kind]} instead of a number: “${text}”.`;
}

const RULE_REASONS = {
  measure: "by its measure",
  numbers: "by its figures",
  choice: "as chosen in Cuadra",
  column: "by its type of target",
};

/** What a row was known by. */
const ruleReason = ({ rule, by }: Pick<NotAdditive, "rule" | "by">): string =>
  by === "numbers" && rule === "accumulated"
    ? `${RULE_REASONS[by]} (December equals the target and no month goes down)`
    : RULE_REASONS[by];

const RULES: Readonly<Record<NotAdditive["rule"], string>> = {
  accumulated: "Running totals (each month includes those before)",
  percentage: "Percentage (each month stands for itself)",
  last: "The target is the last value of its months",
  most: "The target is the highest value of its months",
  mean: "The target is the mean of its months",
};

const GATHERINGS = {
  last: "the last value of its months",
  most: "the highest value of its months",
  mean: "the mean of its months",
};

const texts: Catalogue["checks"]["texts"] = {
  ...formulas,
  "target-sum": {
    title: "Target differs from what is programmed",
    why: "The yearly target (META) must be the sum of the programmed months; otherwise nobody knows which of the two holds.",
    message: ({ expected, detail, ...finding }) =>
      against(finding, `the programmed ${detail.parts} add up to`, expected),
  },
  "quarter-sum": {
    title: "Quarter that is not the sum of its months",
    why: "Each quarter must be the sum of its months: the progress that is submitted comes from the quarters.",
    message: ({ expected, ...finding }) => against(finding, `its months add up to`, expected),
  },
  "total-sum": {
    title: "TOTAL that is not the sum of its rows",
    why: "The TOTAL row must be the sum of the rows it covers: it is the figure that is read first.",
    message: (finding) => {
      const { expected, detail } = finding;
      return `TOTAL${inAllColumns(finding)}: ${against(finding, detail.rows === 1 ? `the only row ${SCOPES[detail.scope]} adds up to` : `the ${number(detail.rows)} rows ${SCOPES[detail.scope]} add up to`, expected)}`;
    },
  },
  "unverified-total": {
    title: "TOTAL still to be checked",
    why: "While there are rows with slid cells or without numbers, nobody knows what the TOTAL's columns should add up to.",
    message: ({ detail }) =>
      `${plural(detail.columns, "column", "columns")} of the TOTAL row can be checked once ${detail.rows === 1 ? "the row pointed out is" : `the ${number(detail.rows)} rows pointed out are`} put right.`,
  },
  "partial-total": {
    title: "TOTAL that leaves columns blank",
    why: "What TOTAL does not add up cannot be checked by it: if it was meant to, it is missing.",
    message: ({ detail }) =>
      `The TOTAL row does not add up ${columns.slotNames(detail.slots)}: ${detail.slots.length === 1 ? "it is" : "these are"} blank and not checked${detail.rows > 1 ? ` (nor in ${plural(detail.rows - 1, "more TOTAL row", "more TOTAL rows")} of the table)` : ""}.`,
  },
  "filtered-total": {
    title: "TOTAL of filtered rows",
    why: "While a filter is on, SUBTOTAL adds up only the rows that are shown: that figure is not the plan's.",
    message: () =>
      "The TOTAL row does not add up all its rows, and rows of the sheet are hidden: it may add up only those that are shown, or leave one out. Clear the filter, show all rows and check again.",
  },
  "tasks-counted": {
    title: "Activities that add up their tasks",
    why: "An activity and the tasks below it that it adds up say the same twice: counted together, the plan would come to twice what it is.",
    message: ({ detail: { rows } }) => {
      const named = list(rows.slice(0, MOST_NAMED).map(number));
      const more = rows.length - MOST_NAMED;
      const place =
        rows.length === 1
          ? `Row ${named} adds up the tasks below it: it is checked as a total`
          : `Rows ${named}${more > 0 ? ` (and ${number(more)} more)` : ""} add up the tasks below them: they are checked as totals`;
      return `${place}, and only the tasks are counted as activities.`;
    },
  },
  "shifted-row": {
    title: "Row whose cells have slid",
    why: "The row has lost cells and what follows has slid to the left: its figures stand in columns that are not theirs.",
    message: ({ expected, detail, ...finding }) => {
      const { row, column, slot } = finding;
      const place = `${cellAddress(row, column)} (${columns.slotName(slot)})`;
      const said = apart(finding.found ?? 0, expected ?? 0);
      const should = expected === null ? "" : ` and should say ${said.expected}`;
      return `The row has lost ${plural(detail.lost, "cell", "cells")}: its values have slid to the left. ${place} ${is(finding, expected === null ? undefined : said.found)}${should}.`;
    },
  },
  "not-a-number": {
    title: "Cell without a number",
    why: "Excel's sums skip texts or fail because of them: an amount must be a number.",
    message: oddMessage,
  },
  "text-number": {
    title: "Number kept as text",
    why: "Excel does not add up numbers kept as text: they look the same and are missing from the totals.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} holds “${detail.text}” as text: it is the number ${exact(detail.amount)}${also(detail.cells)}.`,
  },
  dash: {
    title: "Dash counted as zero",
    why: "A dash reads as zero and SUM passes over it, but a formula with + fails because of it.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} holds a dash, which counts as zero${also(detail.cells)}.`,
  },
  "no-data": {
    title: "Cell without data",
    why: "While there is no figure, the sums that it takes part in cannot be checked.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} says “${detail.text}”${also(detail.cells ?? 1)}: ${(detail.cells ?? 1) === 1 ? "the figure is" : "the figures are"} missing.`,
  },
  "not-additive": {
    title: "Measure that does not add up",
    why: "Adding up percentages, running totals or the like says nothing: the row is checked by its own rule and is in no total.",
    message: ({ detail }) =>
      `${RULES[detail.rule]}, ${ruleReason(detail)}: the row is in no total.`,
  },
  "last-value": {
    title: "Figure that differs from its months",
    why: "In a row that does not add up, quarters and the target repeat what their months say: the last, the most or the mean.",
    message: ({ expected, detail, ...finding }) =>
      against(finding, `${GATHERINGS[detail.gathering]} is`, expected),
  },
  "total-mixed": {
    title: "TOTAL adds up what does not add up",
    why: "The TOTAL row mixes percentages, running totals or the like with amounts: its result is of no unit.",
    message: ({ detail }) =>
      `The TOTAL row also adds up ${plural(detail.rows, "row", "rows")} of percentages, running totals or the like.`,
  },
  spelling: {
    title: "One name spelt in several ways",
    why: "What is spelt in two ways counts as two things in the summary, in filters and in pivot tables.",
    message: ({ detail }) =>
      `“${detail.text}” (${plural(detail.rows, "row", "rows")}) and “${detail.usual}” count as different${detail.difference === "spaces" ? ": only their spaces differ" : ""}.`,
  },
  negative: {
    title: "Negative amount",
    why: "Neither a physical target nor its execution can be below zero.",
    message: ({ slot, found }) => `${columns.slotName(slot)} is negative: ${number(found ?? 0)}.`,
  },
  fraction: {
    title: "Amount with decimals",
    why: "Nearly all measures (actions, reports, documents) come in whole units.",
    message: ({ slot, found, detail }) =>
      `${columns.slotName(slot)} has decimals: ${number(found ?? 0)}${detail.cells > 1 ? `; ${number(detail.cells)} amounts of the row have` : ""}.`,
  },
  "rounded-parts": {
    title: "Equal parts, rounded",
    why: "An amount shared out in equal parts that are rounded does not add up to the same again; the difference is that of rounding alone.",
    message: ({ slot, found, detail: { part, count, sum } }) =>
      `${columns.slotName(slot)} says ${exact(found ?? 0)} and its ${number(count)} equal parts, of ${exact(part)}, add up to ${apart(found ?? 0, sum).expected}: no error, but rounding.`,
  },
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
    why: "The plan ends at its TOTAL, and of rows in turn those are read that say which they are: if those rows are activities or a TOTAL, they are neither checked nor counted.",
    message: ({ detail: { first, last, count, unsaidIn } }) =>
      unsaidIn !== undefined
        ? `${count === 1 ? `Row ${first + 1} has figures and was` : `${number(count)} rows with figures (from ${first + 1} to ${last + 1}) were`} not read: the other row is not beside each, or column ${columnLetters(unsaidIn)} does not say whether it is what is programmed or what is executed. If they are a TOTAL, write what is programmed and what is executed in two rows, and in that column which is which.`
        : `${count === 1 ? `Row ${first + 1}, below TOTAL, has figures and was` : `${number(count)} rows with figures below TOTAL (from ${first + 1} to ${last + 1}) were`} not read as part of the plan. If they are activities, put them above TOTAL, with their measure; if not, there is nothing to do.`,
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
    message: ({ detail: { sheets, activities, repeated, unlike, firstUnlike } }) => {
      const which =
        repeated === activities
          ? `The ${number(activities)} activities of the sheet`
          : `${number(repeated)} of the ${number(activities)} activities of the sheet`;
      const figures = firstUnlike
        ? `; ${plural(unlike, "has", "have")} other figures here (the first in row ${firstUnlike.row + 1}; there it is row ${firstUnlike.other.row + 1} of “${firstUnlike.other.sheet}”)`
        : ", with the same figures";
      return `${which} are in ${list(sheets.map((name) => `“${name}”`))} too${figures}: they are counted twice. In Settings, “Sheets that are read”, take the mark off this sheet or off the ${sheets.length === 1 ? "other" : "others"}.`;
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

export const checks: Catalogue["checks"] = {
  texts,
  severity: (severity) => SEVERITIES[severity],
  omitted: (shown, omitted) =>
    `The first ${number(shown)} findings of each check are shown. There are more: ${list(
      Array.from(omitted, ([check, count]) => `${number(count)} of “${texts[check].title}”`),
    )}. Corrections are looked for only in the rows shown.`,
};
