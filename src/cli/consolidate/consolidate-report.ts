import { findingText } from "../../i18n/finding-text";
import type { Catalogue } from "../../i18n/index";
import { cellAddress } from "../../poi/address";
import { plainText } from "../plain-text";
import type { Terminal } from "../terminal";
import { uncalculatedLines } from "../uncalculated-report";
import { isRead, type Consolidation, type CalculatedOutcome } from "./consolidation";
import { bySeverity } from "../../poi/findings/severity-order";
import { placeText, type ReadFinding } from "../../i18n/file-report";

/** Findings of a file that are listed; the JSON report has all. */
const MOST_FINDINGS = 10;

/** The report that people read: what was wrong in each file and between files, and what was made of them. */
export function consolidateReport(
  consolidation: Consolidation,
  out: string,
  texts: Catalogue,
  terminal: Terminal,
): string {
  const { consolidating, report } = texts;
  const { colors } = terminal;
  const { outcomes, findings, title, activities } = consolidation;
  const read = outcomes.filter(isRead);
  const sound = read.filter(({ counts }) => counts.error === 0).length;
  const failed = outcomes.length - read.length;
  return [
    colors.bold(plainText(title)),
    "",
    ...outcomeLines(outcomes, texts, terminal),
    ...otherPeriods(consolidation, texts),
    ...(findings.length > 0
      ? [
          "",
          colors.bold(consolidating.betweenFiles),
          ...findings.flatMap((finding) => [
            `  ${finding.column < 0 ? report.row(finding.row + 1) : cellAddress(finding.row, finding.column)}: ${plainText(findingText(texts, finding))}`,
            ...finding.origins.map(
              ({ file, sheet, row, activity }) =>
                `    ${plainText(consolidating.origin(file, sheet, row + 1, activity))}`,
            ),
          ]),
        ]
      : []),
    "",
    colors.bold(
      sound === outcomes.length
        ? colors.green(`✔ ${consolidating.allSound(outcomes.length)}`)
        : colors.red(`✘ ${consolidating.notSound(read.length - sound, failed, outcomes.length)}`),
    ),
    consolidating.written(out, activities, read.length),
  ].join("\n");
}

/** Each file in a line, and under it what is wrong in it. */
export function outcomeLines(
  outcomes: readonly CalculatedOutcome[],
  texts: Catalogue,
  { colors }: Terminal,
): string[] {
  const { consolidating, report, format } = texts;
  return outcomes.flatMap((outcome) => {
    const name = plainText(outcome.file);
    if (!isRead(outcome))
      return [`${colors.red("✘")} ${colors.bold(name)}: ${plainText(outcome.failure)}`];
    const { counts, rows, findings, hiddenSheets, remarks, uncalculated } = outcome;
    const mark = counts.error > 0 ? colors.red("✘") : colors.green("✔");
    const told = findings.filter(({ severity }) => severity !== "info").sort(bySeverity);
    return [
      `${mark} ${colors.bold(name)}: ${consolidating.activities(rows.length)}; ${report.counts(counts.error, counts.warning, counts.info)}.`,
      ...(hiddenSheets.length > 0
        ? [`    ${report.hiddenSheets(format.list(hiddenSheets.map(plainText)))}`]
        : []),
      ...[...uncalculatedLines(uncalculated, texts), ...remarks.map(plainText)].map(
        (remark) => `    ${remark}`,
      ),
      ...told
        .slice(0, MOST_FINDINGS)
        .map((finding) => `    ${findingLine(finding, texts, colors)}`),
      ...(told.length > MOST_FINDINGS
        ? [`    ${consolidating.more(told.length - MOST_FINDINGS)}`]
        : []),
    ];
  });
}

function findingLine(finding: ReadFinding, texts: Catalogue, colors: Terminal["colors"]): string {
  const { severity, message } = finding;
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  return `${paint(texts.checks.severity(severity))} ${plainText(placeText(finding, texts))}: ${plainText(message)}`;
}

/** Files of another year or quarter than most. */
function otherPeriods(
  { outcomes, year, quarter }: Consolidation,
  { consolidating }: Catalogue,
): string[] {
  return outcomes
    .filter(isRead)
    .flatMap((file) =>
      file.quarter !== null && quarter !== null && (file.year !== year || file.quarter !== quarter)
        ? consolidating.otherPeriod(plainText(file.file), file.year, file.quarter, year, quarter)
        : [],
    );
}
