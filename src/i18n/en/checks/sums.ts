import type { TotalScope } from "../../../poi/sums/total-scope";
import type { NotAdditive } from "../../../poi/sums/measure-rule";
import type { CheckTexts, SumCheck } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { inAllColumns } from "../left-out";
import { against, MOST_NAMED } from "./said";

const { number, exact, apart, list, plural } = createFormat("en");

const SCOPES: Readonly<Record<TotalScope, string>> = {
  section: "of its block",
  table: "of its table",
  sheet: "of its sheet",
  plan: "of the whole plan",
};

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

export const sums: CheckTexts<SumCheck> = {
  "target-sum": {
    title: "Target differs from what is programmed",
    why: "The yearly target (META) must be the sum of the programmed months; otherwise nobody knows which of the two holds.",
    message: ({ expected, detail, ...finding }) =>
      against(finding, `the programmed ${detail.parts} add up to`, expected),
  },
  "quarter-sum": {
    title: "Quarter, semester or year that does not add up",
    why: "Each quarter, semester and yearly total must be the sum of its months: the progress that is submitted comes from them.",
    message: ({ expected, detail, ...finding }) =>
      against(
        finding,
        detail.isRunning
          ? "the months since January add up to"
          : `its ${detail.parts ?? "months"} add up to`,
        expected,
      ),
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
  "rounded-parts": {
    title: "Equal parts, rounded",
    why: "An amount shared out in equal parts that are rounded does not add up to the same again; the difference is that of rounding alone.",
    message: ({ slot, found, detail: { part, count, sum } }) =>
      `${columns.slotName(slot)} says ${exact(found ?? 0)} and its ${number(count)} equal parts, of ${exact(part)}, add up to ${apart(found ?? 0, sum).expected}: no error, but rounding.`,
  },
};
