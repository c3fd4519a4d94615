import { cellAddress } from "../../poi/address";
import type { Severity, TotalScope } from "../../poi/finding";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { columns } from "./columns";

const { number, difference, list, plural } = createFormat("en");

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  info: "Notice",
};

const says = (name: string, found: number | null): string =>
  found === null ? `${name} is blank` : `${name} says ${number(found)}`;

const gap = (found: number | null, expected: number): string =>
  `(difference: ${difference((found ?? 0) - expected)})`;

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
  date: "a date",
};

const texts: Catalogue["checks"]["texts"] = {
  "target-sum": {
    title: "Target differs from what is programmed",
    why: "The yearly target (META) must be the sum of the programmed months; otherwise nobody knows which of the two holds.",
    message: ({ found, expected, detail }) =>
      `${says("META", found)}; the programmed ${detail.parts} add up to ${number(expected ?? 0)} ${gap(found, expected ?? 0)}.`,
  },
  "quarter-sum": {
    title: "Quarter that is not the sum of its months",
    why: "Each quarter must be the sum of its months: the progress that is submitted comes from the quarters.",
    message: ({ slot, found, expected }) =>
      `${says(columns.slotName(slot), found)}; its months add up to ${number(expected ?? 0)} ${gap(found, expected ?? 0)}.`,
  },
  "total-sum": {
    title: "TOTAL that is not the sum of its rows",
    why: "The TOTAL row must be the sum of the rows it covers: it is the figure that is read first.",
    message: ({ slot, found, expected, detail }) =>
      `TOTAL: ${says(columns.slotName(slot), found)}; the ${plural(detail.rows, "row", "rows")} ${SCOPES[detail.scope]} add up to ${number(expected ?? 0)} ${gap(found, expected ?? 0)}.`,
  },
  "unverified-total": {
    title: "TOTAL still to be checked",
    why: "While there are rows with slid cells or without numbers, nobody knows what the TOTAL's columns should add up to.",
    message: ({ detail }) =>
      `${plural(detail.columns, "column", "columns")} of the TOTAL row can be checked once ${detail.rows === 1 ? "the row pointed out is" : `the ${number(detail.rows)} rows pointed out are`} put right.`,
  },
  "filtered-total": {
    title: "TOTAL of filtered rows",
    why: "While a filter is on, SUBTOTAL adds up only the rows that are shown: that figure is not the plan's.",
    message: () =>
      "The TOTAL row does not add up all its rows, and rows of the sheet are hidden: it seems to add up only those that are shown. Clear the filter and check again.",
  },
  "shifted-row": {
    title: "Row whose cells have slid",
    why: "The row has lost cells and what follows has slid to the left: its figures stand in columns that are not theirs.",
    message: ({ row, column, slot, found, expected, detail }) => {
      const place = `${cellAddress(row, column)} (${columns.slotName(slot)})`;
      const is = found === null ? "is blank" : `says ${number(found)}`;
      const should = expected === null ? "" : ` and should say ${number(expected)}`;
      return `The row has lost ${plural(detail.lost, "cell", "cells")}: its values have slid to the left. ${place} ${is}${should}.`;
    },
  },
  "not-a-number": {
    title: "Cell without a number",
    why: "Excel's sums skip texts or fail because of them: an amount must be a number.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} holds ${ODD_KINDS[detail.kind]} instead of a number: “${detail.text}”.`,
  },
  negative: {
    title: "Negative amount",
    why: "Neither a physical target nor its execution can be below zero.",
    message: ({ slot, found }) => `${columns.slotName(slot)} is negative: ${number(found ?? 0)}.`,
  },
  fraction: {
    title: "Amount with decimals",
    why: "Nearly all measures (actions, reports, documents) come in whole units.",
    message: ({ slot, found }) => `${columns.slotName(slot)} has decimals: ${number(found ?? 0)}.`,
  },
  "missing-text": {
    title: "Blank text",
    why: "An activity without its name, unit or measure cannot be told from another.",
    message: ({ detail }) => `${columns.role(detail.role)} is missing.`,
  },
  "missing-column": {
    title: "Missing column",
    why: "Without that column a part of the plan cannot be checked.",
    message: ({ sheet, detail }) =>
      `${detail.columns.length === 1 ? "Column" : "Columns"} ${list(detail.columns.map(columns.missing))} not found on sheet “${sheet}”.`,
  },
  "empty-column": {
    title: "Column not filled in",
    why: "The column is there but nobody filled it in, although its months hold figures.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} is blank in all ${plural(detail.rows, "row", "rows")} of the table.`,
  },
  "duplicate-activity": {
    title: "Repeated activity",
    why: "The same activity of the same unit, twice, is counted double in the totals.",
    message: ({ sheet, detail }) =>
      detail.firstSheet === sheet
        ? `The same activity already stands in row ${detail.firstRow}.`
        : `The same activity already stands in row ${detail.firstRow} of sheet “${detail.firstSheet}”.`,
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
    message: ({ found, detail }) =>
      `${number(found ?? 0)} executed in ${columns.quarter(detail.quarter)} with nothing programmed until then.`,
  },
};

export const checks: Catalogue["checks"] = { texts, severity: (severity) => SEVERITIES[severity] };
