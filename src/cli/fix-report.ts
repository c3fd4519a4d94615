import Table from "cli-table3";
import { changesText } from "../i18n/correction-text";
import type { Catalogue } from "../i18n/index";
import { refusalTexts } from "../i18n/refusal-text";
import type { Certainty, Correction } from "../poi/diagnosis/correction";
import { sheetCell } from "../poi/address";
import { groupBy } from "../poi/group-by";
import type { Fixed } from "./fix";
import { plainText } from "./plain-text";
import { reportWidth } from "./report-width";
import type { Terminal } from "./terminal";
import { NO_RULES } from "./terminal-report";
import { wrapped } from "./wrapped-table";

const ROW_COLUMN = 22;
const CERTAINTY_COLUMN = 13;
/** Borders and padding of a table of three columns. */
const RULES = 10;

/** What was corrected in the copy, row by row, and how many errors that leaves. */
export function fixReport(
  { applied, refused, rounds, left, errors }: Fixed,
  texts: Catalogue,
  { colors, width }: Terminal,
): string {
  const { report, corrections } = texts;
  const changesColumn = reportWidth(width) - ROW_COLUMN - CERTAINTY_COLUMN - RULES;
  const inColumn = (text: string, column: number): string =>
    wrapped(plainText(text), column).join("\n");
  const table = new Table({
    head: [report.fix.row, "", report.fix.changes].map(colors.bold),
    colWidths: [ROW_COLUMN, CERTAINTY_COLUMN, changesColumn].map((column) => column + 2),
    chars: NO_RULES,
    style: { head: [], border: [] },
  });
  const rows = groupBy(applied, ({ sheet, row }) => `${row} ${sheet}`);
  for (const ofRow of rows.values()) {
    const [{ sheet, row }] = ofRow;
    const cells = ofRow
      .flatMap((correction) => correction.cells)
      .sort((a, b) => a.column - b.column);
    table.push([
      inColumn(report.fix.place(sheet, sheetCell(row, cells[0].column).row + 1), ROW_COLUMN),
      corrections.certainty(leastCertain(ofRow)),
      inColumn(changesText(texts, row, cells), changesColumn),
    ]);
  }
  return [
    colors.bold(report.fix.title(rows.size)),
    ...(rows.size > 0 ? [table.toString()] : []),
    ...(rounds.length > 1 ? [report.fix.rounds(rounds.map(({ made }) => made))] : []),
    ...(left > 0 ? [report.fix.left(left)] : []),
    ...refusalTexts(
      texts,
      refused.map(({ correction, error }) => ({ error, place: correction })),
    ).map((reason) => `  ${colors.yellow(plainText(reason))}`),
    colors.bold(report.fix.errors(errors.before, errors.after)),
    "",
    "",
  ].join("\n");
}

/** How sure all of a row's corrections together are. */
function leastCertain(corrections: readonly Correction[]): Certainty {
  return corrections.every(({ certainty }) => certainty === "certain") ? "certain" : "likely";
}
