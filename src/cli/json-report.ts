import type { SummaryState } from "../excel/summary/summary-state";
import { cellAddress, columnLetters } from "../poi/address";
import type { CellChange, Correction, CoveredRow, OpenTotal } from "../poi/diagnosis/correction";
import { correctionFinder } from "../poi/diagnosis/correction-finder";
import { settledFinder } from "../poi/diagnosis/settled-totals";
import { activitiesOf } from "../poi/execution";
import type { Finding } from "../poi/findings/finding";
import { isOfFormula } from "../poi/formula-audit/formula-corrections";
import { textAt, type Plan, type Table } from "../poi/plan";
import type { SheetPeriod } from "../poi/header/sheet-period";
import type { Validation } from "../poi/validation";
import { correctionReason } from "../i18n/correction-text";
import type { Catalogue } from "../i18n/index";
import { errorText } from "../i18n/error-text";
import { findingText } from "../i18n/finding-text";
import { outdatedText } from "../i18n/summary-state-text";
import type { UncalculatedFormula } from "../workbook-file/uncalculated";
import type { Checked } from "./checked";
import type { Fixed } from "./fix";
import { jsonUncalculated, type JsonUncalculated } from "./uncalculated-report";

/** The `--json` document; its shape is documented in the README and stable. Rows are 1-based sheet rows. */
export interface JsonReport {
  readonly file: string;
  readonly plan: {
    readonly title: string;
    readonly year: number | null;
    readonly quarter: number;
    /** Whether some table has columns of what was executed. */
    readonly reported: boolean;
  };
  readonly tables: readonly JsonTable[];
  readonly activities: number;
  readonly findings: readonly JsonFinding[];
  /** All findings, listed or not. */
  readonly counts: Validation["counts"];
  /** Findings that are not listed, by check. */
  readonly omitted: Readonly<Record<string, number>>;
  readonly execution: readonly JsonExecution[];
  readonly units: readonly JsonUnit[];
  readonly totals: JsonTotals;
  readonly corrections: readonly JsonCorrection[];
  readonly openTotals: readonly JsonOpenTotal[];
  /** null where the file has no summary sheet. */
  readonly summary: JsonSummary | null;
  /** Sheets that are copies of what Cuadra made, which are not read. */
  readonly ownSheets: readonly JsonOwnSheet[];
  /** Sheets that say to be of different years or quarters, by their titles or names, though all are added up as one plan. */
  readonly unlikePeriods: readonly SheetPeriod[];
  /** Sheets that have words of a header but no table. */
  readonly notRead: readonly JsonNotRead[];
  /** Formulas that were not worked out; of the copy, where one was written. */
  readonly uncalculated: readonly JsonUncalculated[];
  /** Only with `--fix`: everything else of the document is then said of the corrected copy. */
  readonly fix?: JsonFix;
}

/** The summary sheet in the file, and what has changed in the plan since it was made. */
interface JsonSummary {
  readonly sheet: string;
  readonly outdated: boolean;
  /** How finely the change is known; null where there is none. */
  readonly detail: "cells" | "rows" | "plan" | null;
  readonly cells: readonly {
    readonly sheet: string;
    readonly cell: string;
    /** Absent for a text. */
    readonly before?: number | null;
    readonly after?: number | null;
  }[];
  readonly rows: readonly { readonly sheet: string; readonly row: number }[];
  readonly added: readonly { readonly sheet: string; readonly row: number }[];
  readonly removed: number;
  readonly message: string;
}

interface JsonOwnSheet {
  readonly sheet: string;
  readonly kind: "summary" | "differences";
}

interface JsonNotRead {
  readonly sheet: string;
  readonly row: number;
  /** Header words found, and columns that a plan would need. */
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Where it has what was executed of another sheet's activities, that sheet. */
  readonly executedOf?: string;
  /** Where an activity has two rows in turn: what is programmed and executed ("series"), or physical and money ("money"). */
  readonly alternateRows?: {
    readonly of: "series" | "money";
    readonly column: string;
    readonly rows: readonly [number, number];
  };
}

interface JsonTable {
  readonly sheet: string;
  readonly headerRows: readonly number[];
  readonly firstRow: number | null;
  readonly lastRow: number | null;
  /** The table's last total row. */
  readonly totalRow: number | null;
  /** Whether execution is measured against what was reprogrammed. */
  readonly programmed: "original" | "reprogrammed";
  readonly hasHiddenRows: boolean;
}

interface JsonFinding {
  readonly check: string;
  readonly severity: string;
  readonly sheet: string;
  readonly row: number;
  readonly cell: string | null;
  readonly unit: string;
  readonly activity: string;
  readonly found: number | string | null;
  readonly expected: number | null;
  readonly message: string;
  /** Why a cell is `not-a-number`: text, error, boolean, date, ambiguous or too-large; absent for other checks. */
  readonly reason?: string;
  /** The two numbers that an ambiguous text can be read as. */
  readonly readings?: readonly number[];
  /** Of a formula's audit: the formula as it is (null: none) and as it should be, and what is wrong with it. */
  readonly formula?: string | null;
  readonly expectedFormula?: string;
  readonly fault?: string;
  /** Of `unread-columns`, each: its letters, what its header says, and the column read for the same (null: its words are not known). */
  readonly columns?: readonly {
    readonly column: string;
    readonly header: string;
    readonly readInstead: string | null;
  }[];
  /** Index in `corrections`; absent where there is none. */
  readonly correction?: number;
  /** Of TOTAL: the rows once corrected which it holds as it is; absent where there are none. */
  readonly settledBy?: readonly { readonly sheet: string; readonly row: number }[];
}

/** What to change in a row; all its cells belong together. */
export interface JsonCorrection {
  readonly sheet: string;
  readonly row: number;
  readonly kind: string;
  readonly certainty: string;
  readonly cells: readonly JsonChange[];
  /** Other ways to put the row right, the likeliest first; last the one that changes another row in its place. */
  readonly alternatives: readonly (readonly JsonChange[])[];
  /** What each way supposes to have happened, that of `cells` first; absent where each supposes wrong values and no more. */
  readonly acts?: readonly { readonly kind: string; readonly cells: readonly string[] }[];
  /** Whether there are further ways, too many to list one by one. */
  readonly more: boolean;
  /** Where there are more: the ways that the row's sums leave partly open, the likeliest first. */
  readonly openWays?: readonly JsonOpenWay[];
  readonly reason: string;
}

/** A way to put a row right in which the open cells can say any amounts with which the sums hold. */
interface JsonOpenWay {
  readonly cells: readonly JsonChange[];
  readonly open: readonly string[];
  /** The parts and `amount` add up to the cell `total`, or where that is null the parts to `amount`. */
  readonly sums: readonly {
    readonly parts: readonly string[];
    readonly total: string | null;
    readonly amount: number;
  }[];
}

/** null is a blank cell, or in `from` one that holds a text. */
interface JsonChange {
  /** Absent where it is the correction's. */
  readonly sheet?: string;
  readonly cell: string;
  readonly from: number | null;
  readonly to: number | null;
  /** What the cell holds, where that is no number: a text, also one that means a number, an error, a date. */
  readonly fromText?: string;
  /** The text that it should hold, where that is one. */
  readonly toText?: string;
  /** The cell's formula, where that is replaced, and the one that it should have. */
  readonly fromFormula?: string;
  readonly toFormula?: string;
}

/** A column that a total row misses even after the best choice of corrections. */
interface JsonOpenTotal {
  readonly sheet: string;
  readonly row: number;
  readonly cell: string;
  readonly found: number;
  readonly expected: number;
  readonly message: string;
}

/** What `--fix` and `--fix-spelling` did. */
interface JsonFix {
  /** certain or likely; null where only spellings were asked for. */
  readonly level: string | null;
  readonly spelling: boolean;
  /** In the order of rows; no cell stands twice. */
  readonly applied: readonly JsonCorrection[];
  readonly refused: readonly (JsonCorrection & { readonly why: string })[];
  /** Each round of corrections: how many it made, and the errors left after it. A correction can make another certain. */
  readonly rounds: readonly { readonly made: number; readonly errors: number }[];
  /** Corrections that the last round made possible and that were not made. */
  readonly left: number;
  /** Findings of severity error in the file and in the corrected copy. */
  readonly errors: { readonly before: number; readonly after: number };
}

interface JsonExecution {
  readonly sheet: string;
  readonly row: number;
  readonly unit: string;
  readonly activity: string;
  readonly programmed: number;
  readonly executed: number;
  readonly ratio: number | null;
  readonly level: string;
  /** How the row's months make its totals: sum, accumulated or percentage. Only sums are in `units` and `totals`. */
  readonly rule: string;
}

interface JsonUnit {
  readonly unit: string;
  readonly activities: number;
  readonly programmed: number;
  /** null where the plan reports no execution. */
  readonly executed: number | null;
  readonly ratio: number | null;
}

interface JsonTotals {
  readonly target: number;
  readonly programmed: number;
  /** null where the plan reports no execution. */
  readonly executed: number | null;
  readonly ratio: number | null;
  readonly excluded: number;
  /** Activities that are in no sum because their months do not add up. */
  readonly apart: number;
  /** Activities that are in no sum because their table reports no execution, as others do. */
  readonly unreported: number;
}

/** The document for one validated file. */
export function jsonReport(
  file: string,
  { reading, validation, diagnosis, summary }: Checked,
  texts: Catalogue,
  uncalculated: readonly UncalculatedFormula[],
  fix?: Fixed,
): JsonReport {
  const { plan, execution } = validation;
  const correctionOf = correctionFinder(diagnosis);
  const settledBy = settledFinder(diagnosis);
  const { activities: rows } = plan;
  return {
    file,
    plan: {
      title: plan.title,
      year: plan.year,
      quarter: validation.quarter,
      reported: execution.reported,
    },
    tables: plan.tables.map((table) => ({
      sheet: table.sheet,
      headerRows: Array.from(
        { length: table.lastHeaderRow - table.firstHeaderRow + 1 },
        (_, index) => table.firstHeaderRow + index + 1,
      ),
      firstRow: table.firstRow < 0 ? null : table.firstRow + 1,
      lastRow: table.lastRow < 0 ? null : table.lastRow + 1,
      totalRow: lastTotalRow(plan, table),
      programmed: table.columns.programmedBy === "reprogrammed" ? "reprogrammed" : "original",
      hasHiddenRows: table.hasHiddenRows,
    })),
    activities: rows.count,
    findings: validation.findings.map((finding) =>
      jsonFinding(finding, correctionOf(finding), settledBy(finding), texts),
    ),
    counts: validation.counts,
    omitted: Object.fromEntries(validation.omitted),
    execution: Array.from(
      activitiesOf(execution),
      ({ row, programmed, executed, ratio, level }) => ({
        sheet: plan.tables[rows.table[row]].sheet,
        row: rows.sheetRow[row] + 1,
        unit: textAt(rows, row, "unit"),
        activity: textAt(rows, row, "activity"),
        programmed,
        executed,
        ratio: rounded(ratio),
        level,
        rule: validation.notAdditive.get(row)?.rule ?? "sum",
      }),
    ),
    units: execution.units.map(({ unit, activities, programmed, executed, ratio }) => ({
      unit,
      activities,
      programmed,
      executed: execution.reported ? executed : null,
      ratio: rounded(ratio),
    })),
    totals: {
      target: execution.totals.target,
      programmed: execution.totals.programmed,
      executed: execution.reported ? execution.totals.executed : null,
      ratio: rounded(execution.totals.ratio),
      excluded: execution.totals.excluded,
      apart: execution.totals.apart,
      unreported: execution.totals.unreported,
    },
    corrections: diagnosis.corrections.map((correction) => jsonCorrection(correction, texts)),
    openTotals: diagnosis.openTotals.map((total) => jsonOpenTotal(total, texts)),
    summary: summary ? jsonSummary(summary, texts) : null,
    ownSheets: reading.ownSheets.map(({ name, kind }) => ({ sheet: name, kind })),
    unlikePeriods: plan.unlikePeriods,
    notRead: plan.notRead.map(({ sheet, row, found, missing, alternate, executedOf }) => ({
      sheet,
      row: row + 1,
      found,
      missing: missing.map(texts.columns.missing),
      ...(executedOf !== undefined && { executedOf }),
      ...(alternate && {
        alternateRows: {
          of: alternate.of,
          column: columnLetters(alternate.column),
          rows: [alternate.first + 1, alternate.second + 1],
        },
      }),
    })),
    uncalculated: jsonUncalculated(uncalculated),
    ...(fix && { fix: jsonFix(fix, texts) }),
  };
}

/** The sheet row (1-based) of a table's last TOTAL; null where it has none. */
function lastTotalRow(
  { totals, sections }: Plan,
  { totals: { start, end } }: Table,
): number | null {
  for (let total = end - 1; total >= start; total--)
    if (!sections.has(total)) return totals.sheetRow[total] + 1;
  return null;
}

function jsonSummary({ sheet, changes }: SummaryState, texts: Catalogue): JsonSummary {
  const place = ({ sheet: name, row }: { sheet: string; row: number }) => ({
    sheet: name,
    row: row + 1,
  });
  return {
    sheet,
    outdated: changes !== undefined,
    detail: changes?.detail ?? null,
    cells: (changes?.cells ?? []).map(({ sheet: name, row, column, before, after }) => ({
      sheet: name,
      cell: cellAddress(row, column),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    })),
    rows: (changes?.rows ?? []).map(place),
    added: (changes?.added ?? []).map(place),
    removed: changes?.removed ?? 0,
    message: changes ? outdatedText(texts, changes) : texts.summaryMade.current(sheet),
  };
}

function jsonCorrection(correction: Correction, texts: Catalogue): JsonCorrection {
  const { sheet, row, kind, certainty, cells, alternatives, acts, more, openWays } = correction;
  const { instead } = correction;
  const at = (column: number): string => cellAddress(row, column);
  const changes = (way: readonly CellChange[], of = correction): JsonChange[] =>
    way.map(({ column, from, to, fromText, toText, fromFormula, toFormula }) => ({
      ...(of.sheet !== sheet && { sheet: of.sheet }),
      cell: cellAddress(of.row, column),
      from,
      to,
      ...(fromText !== undefined && { fromText }),
      ...(toText !== undefined && { toText }),
      ...(fromFormula !== undefined && { fromFormula }),
      ...(toFormula !== undefined && { toFormula }),
    }));
  return {
    sheet,
    row: row + 1,
    kind,
    certainty,
    cells: changes(cells),
    alternatives: [
      ...alternatives.map((way) => changes(way)),
      ...(instead ? [changes(instead.cells, instead)] : []),
    ],
    ...(acts && { acts: acts.map((act) => ({ kind: act.kind, cells: act.columns.map(at) })) }),
    more,
    ...(openWays && {
      openWays: openWays.map((way) => ({
        cells: changes(way.cells),
        open: way.open.map(({ column }) => at(column)),
        sums: way.sums.map(({ parts, total, amount }) => ({
          parts: parts.map(at),
          total: total === null ? null : at(total),
          amount,
        })),
      })),
    }),
    reason: correctionReason(texts, correction),
  };
}

function jsonOpenTotal(total: OpenTotal, { corrections }: Catalogue): JsonOpenTotal {
  const { sheet, row, column, found, expected } = total;
  const cell = cellAddress(row, column);
  return { sheet, row: row + 1, cell, found, expected, message: corrections.openTotal(total) };
}

function jsonFix(fixed: Fixed, texts: Catalogue): JsonFix {
  const { batches, applied, refused, rounds, left, errors } = fixed;
  return {
    level: batches.find((batch) => batch !== "spelling") ?? null,
    spelling: batches.includes("spelling"),
    applied: applied.map((correction) => jsonCorrection(correction, texts)),
    refused: refused.map(({ correction, error }) => ({
      ...jsonCorrection(correction, texts),
      why: errorText(texts, error),
    })),
    rounds,
    left,
    errors,
  };
}

function jsonFinding(
  finding: Finding,
  correction: number,
  settledBy: readonly CoveredRow[],
  texts: Catalogue,
): JsonFinding {
  const { check, severity, sheet, row, column, unit, activity, found, expected } = finding;
  return {
    check,
    severity,
    sheet,
    row: row + 1,
    cell: column < 0 ? null : cellAddress(row, column),
    unit,
    activity,
    found: textFound(finding) ?? finding.foundText ?? found,
    expected,
    message: findingText(texts, finding),
    ...(finding.check === "not-a-number" && {
      reason: finding.detail.kind,
      ...(finding.detail.readings && { readings: finding.detail.readings }),
    }),
    ...(isOfFormula(finding) && {
      formula: finding.detail.formula,
      expectedFormula: finding.detail.should,
      ...(finding.check === "formula-shape" && { fault: finding.detail.fault }),
    }),
    ...(finding.check === "unread-columns" && {
      columns: finding.detail.columns.map(({ column: at, header, readInstead }) => ({
        column: columnLetters(at),
        header,
        readInstead: readInstead < 0 ? null : columnLetters(readInstead),
      })),
    }),
    ...(correction >= 0 && { correction }),
    ...(settledBy.length > 0 && {
      settledBy: settledBy.map((covered) => ({
        sheet: covered.sheet ?? sheet,
        row: covered.row + 1,
      })),
    }),
  };
}

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

/** Ratios to four decimals: enough to tell any two levels apart, without the noise of binary fractions. */
function rounded(ratio: number | null): number | null {
  return ratio === null ? null : Math.round(ratio * 10_000) / 10_000;
}
