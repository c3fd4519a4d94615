import { placedFinding } from "../i18n/file-report";
import { findingText } from "../i18n/finding-text";
import type { Catalogue } from "../i18n/index";
import { cellAddress, columnLetters } from "../poi/address";
import type { CoveredRow } from "../poi/diagnosis/correction";
import type { Finding, FindingOf, FormulaFinding, OtherFormula } from "../poi/findings/finding";
import type { JsonFinding } from "./json-document";

/**
 * A finding of the document.
 * @param correction index of the correction that settles it; -1: none
 * @param settledBy rows whose corrections make the total row hold
 */
export function jsonFinding(
  finding: Finding,
  correction: number,
  settledBy: readonly CoveredRow[],
  texts: Catalogue,
): JsonFinding {
  const { sheet, found, expected } = finding;
  return {
    ...placedFinding(finding),
    found: textFound(finding) ?? finding.foundText ?? found,
    expected,
    message: findingText(texts, finding),
    ...detailOf(finding),
    ...(correction >= 0 && { correction }),
    ...(settledBy.length > 0 && {
      settledBy: settledBy.map((covered) => ({
        sheet: covered.sheet ?? sheet,
        row: covered.row + 1,
      })),
    }),
  };
}

/** What only some checks say. */
function detailOf(finding: Finding): Partial<JsonFinding> {
  switch (finding.check) {
    case "not-a-number": {
      const { kind, readings } = finding.detail;
      return { reason: kind, ...(readings && { readings }) };
    }
    case "formula-shape":
    case "external-reference":
    case "typed-over-formula":
      return formulaDetail(finding);
    case "total-sum":
      return totalDetail(finding);
    case "unread-columns":
      return unreadDetail(finding.detail);
    default:
      return {};
  }
}

function formulaDetail(finding: FormulaFinding): Partial<JsonFinding> {
  const { formula, should, others } = finding.detail;
  return {
    formula,
    expectedFormula: should,
    ...(finding.check === "formula-shape" && { fault: finding.detail.fault }),
    ...(others && { otherCells: others.map(otherCell(finding.row)) }),
  };
}

/** The rows that a total row leaves out, and its further cells with the same fault. */
function totalDetail({ sheet, row, detail }: FindingOf<"total-sum">): Partial<JsonFinding> {
  const { leftOut, others } = detail;
  return {
    ...(leftOut && {
      leftOut: {
        sheet: leftOut.sheet ?? sheet,
        rows: [leftOut.firstRow + 1, leftOut.lastRow + 1],
        isOnly: leftOut.isOnly,
      },
    }),
    ...(others && {
      otherCells: others.map(({ column, found, foundText, expected }) => ({
        cell: cellAddress(row, column),
        found: foundText ?? found,
        expected,
      })),
    }),
  };
}

function unreadDetail({
  besideFrom,
  columns,
}: FindingOf<"unread-columns">["detail"]): Partial<JsonFinding> {
  return {
    ...(besideFrom !== undefined && { besideFrom: columnLetters(besideFrom) }),
    columns: columns.map(
      ({ column, header, readInstead, laterYear, isRunningTotal, isProgress }) => ({
        column: columnLetters(column),
        header,
        readInstead: readInstead < 0 ? null : columnLetters(readInstead),
        ...(laterYear !== undefined && { laterYear }),
        ...(isRunningTotal && { runningTotal: true }),
        ...(isProgress && { progress: true }),
      }),
    ),
  };
}

/** A further cell with the same fault, on the finding's row. */
const otherCell =
  (row: number) =>
  ({ column, found, expected, formula, should }: OtherFormula) => ({
    cell: cellAddress(row, column),
    found,
    expected,
    formula,
    expectedFormula: should,
  });

/** What a cell says that holds a text where a number belongs. */
function textFound(finding: Finding): string | undefined {
  switch (finding.check) {
    case "not-a-number":
    case "text-number":
    case "dash":
    case "no-data":
    case "spelling":
      return finding.detail.text;
    default:
      return undefined;
  }
}
