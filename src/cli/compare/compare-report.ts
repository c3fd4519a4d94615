import { placeText, valueText } from "../../i18n/difference-text";
import type { Catalogue } from "../../i18n/index";
import { ownSheetRemark, readingRemarks } from "../../i18n/reading-text";
import { cellAddress } from "../../poi/address";
import type { CellDifference, RowNames, RowPlace } from "../../poi/compare/differences";
import { groupBy } from "../../poi/group-by";
import { shortened } from "../../poi/shortened";
import { plainText } from "../plain-text";
import { LONGEST_ACTIVITY, reportWidth } from "../report-width";
import type { Terminal } from "../terminal";
import { uncalculatedLines } from "../uncalculated-report";
import { wrappedTable } from "../wrapped-table";
import { hasNoValue, type ComparedPlan, type Comparison } from "./comparison";

const CELL_COLUMN = 14;
const CHANGE_COLUMN = 26;
/** Borders and padding of a table of five columns. */
const RULES = 16;

/**
 * The report that people read: the two plans, execution already reported that changed, the other cells by sheet,
 * activities and columns added and removed, and how much that is.
 */
export function compareReport(
  { before, after, differences }: Comparison,
  texts: Catalogue,
  terminal: Terminal,
): string {
  const { comparing, format, columns } = texts;
  const { colors } = terminal;
  const reported = differences.cells.filter((cell) => cell.reported);
  const others = differences.cells.filter((cell) => !cell.reported);
  const { counts } = differences;
  const columnNames = (slots: readonly number[]): string =>
    format.list(slots.map(columns.slotName));
  return [
    colors.bold(comparing.title),
    planLine(comparing.before, before, texts),
    planLine(comparing.after, after, texts),
    ...readingLines([before, after], texts),
    ...differences.unlike.map((unlike) => colors.yellow(comparing.unlike(unlike))),
    "",
    ...(reported.length > 0
      ? [
          colors.bold(colors.yellow(comparing.reportedTitle(differences.reportedQuarter))),
          cellTable(reported, texts, terminal, true),
          "",
        ]
      : []),
    ...[...groupBy(others, ({ to }) => to.sheet)].flatMap(([sheet, cells]) => [
      colors.bold(texts.report.sheet(plainText(sheet))),
      cellTable(cells, texts, terminal, false),
      "",
    ]),
    ...renamedLines(differences.renamed, texts, terminal),
    ...rowLines(comparing.addedTitle, differences.added, texts, terminal),
    ...rowLines(comparing.removedTitle, differences.removed, texts, terminal),
    ...rowLines(comparing.addedTotalsTitle, differences.addedTotals, texts, terminal),
    ...rowLines(comparing.removedTotalsTitle, differences.removedTotals, texts, terminal),
    ...(differences.addedColumns.length > 0
      ? [
          `${comparing.addedColumns(columnNames(differences.addedColumns))} ${comparing.notCompared}`,
        ]
      : []),
    ...(differences.removedColumns.length > 0
      ? [
          `${comparing.removedColumns(columnNames(differences.removedColumns))} ${comparing.notCompared}`,
        ]
      : []),
    colors.bold(
      counts.all === 0
        ? colors.green(`✔ ${comparing.same}`)
        : colors.yellow(`≠ ${comparing.differences(counts.all)}`),
    ),
    ...(counts.all === 0 ? [] : [comparing.counts(counts)]),
  ].join("\n");
}

function planLine(
  label: string,
  { file, plan, quarter }: ComparedPlan,
  { comparing, report }: Catalogue,
): string {
  const title = plainText(plan.title) || report.untitled;
  return `${label}: ${plainText(file)}\n  ${comparing.plan(title, plan.activities.count, quarter)}`;
}

/** What has to be said of how each plan was read. */
function readingLines(plans: readonly ComparedPlan[], texts: Catalogue): string[] {
  const { comparing, report, format } = texts;
  const labels = [comparing.before, comparing.after];
  return plans.flatMap(({ plan, hiddenSheets, ownSheets, uncalculated }, index) =>
    [
      ...uncalculatedLines(uncalculated, texts),
      ...(hasNoValue(uncalculated) ? [comparing.withoutValue] : []),
      ...(hiddenSheets.length > 0 ? [report.hiddenSheets(format.list(hiddenSheets))] : []),
      ...ownSheetRemark(ownSheets, texts),
      ...readingRemarks(plan, texts),
    ].map((remark) => `${labels[index]}: ${plainText(remark)}`),
  );
}

function cellTable(
  cells: readonly CellDifference[],
  texts: Catalogue,
  terminal: Terminal,
  withSheet: boolean,
): string {
  const { comparing, report } = texts;
  const { colors } = terminal;
  const rest = reportWidth(terminal.width) - CELL_COLUMN - CHANGE_COLUMN - RULES;
  const values = Math.floor(rest * 0.25);
  return wrappedTable(
    [CELL_COLUMN, rest - values * 2, CHANGE_COLUMN, values, values],
    [
      [comparing.cells, report.activity, comparing.column, comparing.before, comparing.after].map(
        colors.bold,
      ),
      ...cells.map((cell) => [
        plainText(cellText(cell, withSheet)),
        cell.kind === "total" ? report.totalRow : nameText(cell),
        placeText(texts, cell),
        plainText(valueText(texts, cell.before)),
        plainText(valueText(texts, cell.after)),
      ]),
    ],
  );
}

/** Where the cell stands now, and where it stood if that was elsewhere. */
function cellText({ from, to }: CellDifference, withSheet: boolean): string {
  const now = cellAddress(to.row, to.column);
  const was = cellAddress(from.row, from.column);
  const moved = from.sheet !== to.sheet ? `${from.sheet}!${was}` : was === now ? undefined : was;
  const place = withSheet ? `${to.sheet} ${now}` : now;
  return moved === undefined ? place : `${place} (← ${moved})`;
}

function nameText({ unit, activity }: RowNames): string {
  const name = shortened(activity, LONGEST_ACTIVITY);
  return plainText([unit, name].filter((text) => text !== "").join(": "));
}

const wholeName = ({ unit, activity, measure }: RowNames): string =>
  plainText([unit, activity, measure].filter((text) => text !== "").join(" · "));

function rowLines(
  title: string,
  rows: readonly RowPlace[],
  { comparing }: Catalogue,
  { colors }: Terminal,
): string[] {
  if (rows.length === 0) return [];
  return [
    colors.bold(title),
    ...rows.map(
      (row) => `  ${plainText(comparing.place(row.sheet, row.row + 1))}: ${wholeName(row)}`,
    ),
    "",
  ];
}

function renamedLines(
  renamed: Comparison["differences"]["renamed"],
  { comparing }: Catalogue,
  { colors }: Terminal,
): string[] {
  if (renamed.length === 0) return [];
  return [
    colors.bold(comparing.renamedTitle),
    ...renamed.flatMap(({ before, after, by }) => [
      `  ${plainText(comparing.place(after.sheet, after.row + 1))} (${comparing.by(by)})`,
      `    ${comparing.before}: ${wholeName(before)}`,
      `    ${comparing.after}: ${wholeName(after)}`,
    ]),
    "",
  ];
}
