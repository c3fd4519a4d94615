import Table from "cli-table3";
import { changesText } from "../i18n/correction-text";
import type { Catalogue } from "../i18n/index";
import { refusalTexts } from "../i18n/refusal-text";
import type { Fixed } from "./fix";
import { plainText } from "./plain-text";
import { NO_RULES, type Terminal } from "./terminal-report";

const ROW_COLUMN = 22;
const CERTAINTY_COLUMN = 13;
/** Borders and padding of a table of three columns. */
const RULES = 10;
const NARROWEST = 80;
const WIDEST = 160;

/** What was corrected in the copy, cell by cell, and how many errors that leaves. */
export function fixReport(
  { applied, refused, errors }: Fixed,
  texts: Catalogue,
  { colors, width }: Terminal,
): string {
  const { report, corrections } = texts;
  const table = new Table({
    head: [report.fix.row, "", report.fix.changes].map(colors.bold),
    colWidths: [
      ROW_COLUMN + 2,
      CERTAINTY_COLUMN + 2,
      Math.min(WIDEST, Math.max(NARROWEST, width)) - ROW_COLUMN - CERTAINTY_COLUMN - RULES + 2,
    ],
    wordWrap: true,
    chars: NO_RULES,
    style: { head: [], border: [] },
  });
  for (const { sheet, row, certainty, cells } of applied) {
    table.push([
      plainText(report.fix.place(sheet, row + 1)),
      corrections.certainty(certainty),
      changesText(texts, row, cells),
    ]);
  }
  return [
    colors.bold(report.fix.title(new Set(applied.map(({ sheet, row }) => `${row} ${sheet}`)).size)),
    ...(applied.length > 0 ? [table.toString()] : []),
    ...refusalTexts(
      texts,
      refused.map(({ correction, error }) => ({ error, place: correction })),
    ).map((reason) => `  ${colors.yellow(plainText(reason))}`),
    colors.bold(report.fix.errors(errors.before, errors.after)),
    "",
    "",
  ].join("\n");
}
