import { cellAddress } from "../../../poi/address";
import type { FindingOf } from "../../../poi/findings/finding";
import type { CellCheck, CheckTexts } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { also, is } from "./said";

const { number, exact, apart, plural } = createFormat("en");

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
  return `${name} holds ${ODD_KINDS[kind]} instead of a number: “${text}”${also(detail.cells ?? 1)}.`;
}

export const cells: CheckTexts<CellCheck> = {
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
};
