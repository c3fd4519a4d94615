import Table from "cli-table3";
import stringWidth from "string-width";
import { HIGHLIGHT_KINDS, isOfExecution, LOOKS, type Look } from "../excel/highlight/looks";
import { cellAddress } from "../poi/address";
import type { Correction, Diagnosis } from "../poi/diagnosis/correction";
import { correctionFinder } from "../poi/diagnosis/correction-finder";
import { settledFinder } from "../poi/diagnosis/settled-totals";
import {
  activitiesOf,
  activityCount,
  isUnderExecuted,
  type Level,
} from "../poi/execution/execution";
import type { Finding, Severity } from "../poi/findings/finding";
import { groupBy } from "../poi/group-by";
import { MOST_FINDINGS_A_CHECK } from "../poi/findings/kept-findings";
import { shortened } from "../poi/shortened";
import type { Validation } from "../poi/validation/validation";
import { verdictOf } from "../poi/validation/verdict";
import { changesText, correctionReason, insteadText, wayText } from "../i18n/correction-text";
import type { Catalogue } from "../i18n/index";
import { findingText } from "../i18n/finding-text";
import { ownSheetRemark, readingRemarks } from "../i18n/reading-text";
import { verdictText } from "../i18n/verdict-text";
import type { Checked } from "./checked";
import { plainText } from "./plain-text";
import { LONGEST_ACTIVITY, reportWidth } from "./report-width";
import { summaryLines } from "./summary-report";
import type { Terminal } from "./terminal";
import { wrapped, wrappedTable } from "./wrapped-table";

const CELL_COLUMN = 10;
const SEVERITY_COLUMN = 13;
/** Borders and padding of a table of four columns. */
const RULES = 13;

/**
 * The report that people read: what was read, findings by sheet with their corrections, what TOTAL still misses,
 * execution by unit, and a verdict.
 */
export function terminalReport(
  { reading, validation, diagnosis, summary }: Checked,
  texts: Catalogue,
  terminal: Terminal,
): string {
  return [
    ...heading(validation, reading, texts, terminal),
    ...findingTables(validation, diagnosis, texts, terminal),
    ...openTotals(diagnosis, texts, terminal),
    ...executionTable(validation, texts, terminal),
    ...summaryLines(summary, texts, terminal),
    ...verdict(validation, texts, terminal),
  ].join("\n");
}

function heading(
  { plan, quarter, quarterSource }: Validation,
  { hiddenSheets, leftOut, ownSheets }: Checked["reading"],
  texts: Catalogue,
  { colors }: Terminal,
): string[] {
  const { report, format } = texts;
  const sheets = new Set(plan.tables.map((table) => table.sheet)).size;
  return [
    colors.bold(plainText(plan.title) || report.untitled),
    `${report.plan(plan.tables.length, sheets, plan.activities.count)}.${quarterSource === "none" ? "" : ` ${report.quarter(quarter, quarterSource)}.`}`,
    ...(hiddenSheets.length > 0
      ? [report.hiddenSheets(format.list(hiddenSheets.map(plainText)))]
      : []),
    ...(leftOut.length > 0 ? [report.leftOut(format.list(leftOut.map(plainText)))] : []),
    ...[...ownSheetRemark(ownSheets, texts), ...readingRemarks(plan, texts)].map(plainText),
    "",
  ];
}

function findingTables(
  validation: Validation,
  diagnosis: Diagnosis,
  texts: Catalogue,
  terminal: Terminal,
): string[] {
  const { report } = texts;
  const { colors } = terminal;
  const width = reportWidth(terminal.width);
  const rest = width - CELL_COLUMN - SEVERITY_COLUMN - RULES;
  const activityColumn = Math.floor(rest * 0.4);
  const lines: string[] = [];
  const explain = explanations(diagnosis, texts);
  for (const [sheet, findings] of groupBy(validation.findings, (finding) => finding.sheet)) {
    const table = wrappedTable(
      [CELL_COLUMN, SEVERITY_COLUMN, activityColumn, rest - activityColumn],
      [
        [report.cell, "", report.activity, report.finding].map(colors.bold),
        ...findings.map((finding) => [
          finding.column < 0
            ? report.row(finding.row + 1)
            : cellAddress(finding.row, finding.column),
          severityText(finding.severity, texts, terminal),
          whereText(finding, texts),
          explain(finding).map(plainText).join("\n"),
        ]),
      ],
    );
    lines.push(colors.bold(report.sheet(plainText(sheet))), table, "");
  }
  if (validation.omitted.size > 0) {
    lines.push(texts.checks.omitted(MOST_FINDINGS_A_CHECK, validation.omitted), "");
  }
  return lines;
}

const MOST_ALTERNATIVES = 5;

/** What is said of a finding: its sentence, and the row's correction with the first finding that is about it. */
function explanations(diagnosis: Diagnosis, texts: Catalogue): (finding: Finding) => string[] {
  const correctionOf = correctionFinder(diagnosis);
  const settledBy = settledFinder(diagnosis);
  const told = new Set<number>();
  return (finding) => {
    const index = correctionOf(finding);
    if (index < 0) {
      const rows = settledBy(finding);
      return [
        findingText(texts, finding),
        ...(rows.length > 0 ? [texts.corrections.settled(rows)] : []),
      ];
    }
    if (told.has(index)) return [findingText(texts, finding), texts.corrections.sameRow];
    told.add(index);
    const correction = diagnosis.corrections[index];
    const reason = correctionReason(texts, correction);
    // What a shifted row's finding says, its correction says better.
    return finding.check === "shifted-row"
      ? [reason, ...proposal(correction, texts)]
      : [findingText(texts, finding), ...proposal(correction, texts), reason];
  };
}

function proposal(correction: Correction, texts: Catalogue): string[] {
  const { certainty, alternatives, instead, openWays = [] } = correction;
  const { corrections } = texts;
  const shown = certainty === "ambiguous" ? alternatives.slice(0, MOST_ALTERNATIVES) : [];
  const further = alternatives.length - shown.length;
  return [
    corrections.proposal(certainty, changesText(texts, correction.row, correction.cells)),
    ...shown.map((_, index) => corrections.alternative(wayText(texts, correction, index + 1))),
    ...(instead ? [corrections.alternative(insteadText(texts, correction, instead))] : []),
    ...(further > 0 ? [corrections.furtherWays(further)] : []),
    ...(openWays.length > 0 ? [corrections.openWays(openWays.length)] : []),
  ];
}

function openTotals(
  { openTotals: open, unexplained }: Diagnosis,
  { corrections }: Catalogue,
  { colors }: Terminal,
): string[] {
  return [
    ...(unexplained.length > 0 ? [corrections.unexplained(unexplained.length), ""] : []),
    ...(open.length > 0
      ? [
          colors.bold(corrections.openTotalsTitle),
          ...open.map((total) => `  ${corrections.openTotal(total)}`),
          "",
        ]
      : []),
  ];
}

function severityText(severity: Severity, { checks }: Catalogue, { colors }: Terminal): string {
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  return paint(checks.severity(severity));
}

/** Columns of the terminal that a name has at least. */
const NARROWEST_NAME = 12;
/** Letters of a unit that its table tells: more than one has that is a name. */
const LONGEST_UNIT = 250;

function whereText(finding: Finding, { report }: Catalogue): string {
  if (finding.isTotal) return report.totalRow;
  if (finding.rowIndex < 0 && finding.activity === "") return report.wholeTable;
  const activity = shortened(finding.activity, LONGEST_ACTIVITY);
  return plainText([finding.unit, activity].filter((text) => text !== "").join(": "));
}

/** One line a row needs no rules between them. */
export const NO_RULES = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

function executionTable(
  { execution, quarter }: Validation,
  texts: Catalogue,
  terminal: Terminal,
): string[] {
  // That nothing is reported is said with how the plan was read.
  if (!execution.reported) return [];
  const { report, format } = texts;
  const { colors } = terminal;
  const ratio = (value: number | null): string =>
    value === null ? "–" : format.percentInColumn(value);
  const numbers = ["right", "right", "right", "right"] as const;
  const { totals, units } = execution;
  const head = [
    report.unit,
    report.activities,
    report.programmed,
    report.executed,
    report.ratio,
    report.level,
  ];
  const rows = units.map(({ unit, activities, programmed, executed, ratio: share, level }) => [
    shortened(plainText(unit), LONGEST_UNIT) || "–",
    format.number(activities),
    format.number(programmed),
    format.number(executed),
    ratio(share),
    levelText(level, texts, terminal),
  ]);
  const total = [
    report.total,
    format.number(activityCount(execution)),
    format.number(totals.programmed),
    format.number(totals.executed),
    ratio(totals.ratio),
    texts.execution.level(totals.level),
  ];
  const room = roomForFirst([head, ...rows, total], terminal.width);
  const table = new Table({
    head: head.map(colors.bold),
    colAligns: ["left", ...numbers, "left"],
    chars: NO_RULES,
    style: { head: [], border: [] },
  });
  for (const [unit, ...figures] of rows) table.push([wrapped(unit, room).join("\n"), ...figures]);
  table.push(total.map(colors.bold));
  const under = Array.from(activitiesOf(execution)).filter(({ level }) =>
    isUnderExecuted(level),
  ).length;
  return [
    colors.bold(report.executionTitle(quarter)),
    table.toString(),
    `${under === 0 ? report.noUnderExecuted : `${report.underExecuted(under)}.`} ${report.thresholds(execution.thresholds.critical, execution.thresholds.low)}`,
    ...(totals.excluded > 0 ? [texts.execution.excluded(totals.excluded)] : []),
    ...(totals.apart > 0 ? [report.apart(totals.apart)] : []),
    "",
  ];
}

/** How wide the first column of a table may be beside the others, for the table to be as wide as the report. */
function roomForFirst(rows: readonly (readonly string[])[], terminalWidth: number): number {
  const others = rows[0]
    .slice(1)
    .map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at + 1]))));
  const borders = 3 * rows[0].length + 1;
  const room = reportWidth(terminalWidth) - borders;
  return Math.max(
    NARROWEST_NAME,
    others.reduce((left, width) => left - width, room),
  );
}

function levelText(level: Level, { execution }: Catalogue, { colors }: Terminal): string {
  const paint: Partial<Record<Level, (text: string) => string>> = {
    critical: colors.red,
    low: colors.yellow,
  };
  return (paint[level] ?? String)(execution.level(level));
}

function verdict(validation: Validation, texts: Catalogue, { colors }: Terminal): string[] {
  const paint = {
    ready: (line: string) => colors.green(`✔ ${line}`),
    "to-review": (line: string) => colors.yellow(`! ${line}`),
    "to-fix": (line: string) => colors.red(`✘ ${line}`),
  }[verdictOf(validation)];
  const { error, warning, info } = validation.counts;
  return [
    colors.bold(paint(verdictText(validation, texts))),
    `${texts.report.counts(error, warning, info)}.`,
  ];
}

/** What each highlight in the copy looks like and says; of a plan whose execution is not assessed, those of sums. */
export function legend(
  { execution }: Validation,
  { report, legend: kinds }: Catalogue,
  { colors }: Terminal,
): string {
  const words = ({ bold, italic, underline }: Look): string =>
    [
      ...(bold ? [report.looks.bold] : []),
      ...(italic ? [report.looks.italic] : []),
      ...(underline === "None" ? [] : [report.looks.underline]),
    ].join(", ");
  return [
    "",
    colors.bold(report.legendTitle),
    ...HIGHLIGHT_KINDS.filter((kind) => execution.reported || !isOfExecution(kind)).map(
      (kind) =>
        `  ${report.looks.colors[kind]}${words(LOOKS[kind]) === "" ? "" : ` (${words(LOOKS[kind])})`}: ${kinds[kind](execution.thresholds)}`,
    ),
    "",
  ].join("\n");
}
