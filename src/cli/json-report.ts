import type { SummaryState } from "../excel/summary/summary-state";
import { cellAddress, columnLetters } from "../poi/address";
import type { CellChange, Correction, OpenTotal } from "../poi/diagnosis/correction";
import { correctionFinder } from "../poi/diagnosis/correction-finder";
import { settledFinder } from "../poi/diagnosis/settled-totals";
import { activitiesOf } from "../poi/execution/execution";
import type { PlacedMiss } from "../poi/header/layout";
import { rowsEach, textAt, type Plan, type Table } from "../poi/plan";
import { correctionReason } from "../i18n/correction-text";
import type { Catalogue } from "../i18n/index";
import { errorText } from "../i18n/error-text";
import { outdatedText } from "../i18n/summary-state-text";
import type { Validation } from "../poi/validation/validation";
import type { UncalculatedFormula } from "../workbook-file/uncalculated";
import type { Checked } from "./checked";
import type { Fixed } from "./fix";
import type {
  JsonChange,
  JsonCorrection,
  JsonExecution,
  JsonFix,
  JsonNotRead,
  JsonOpenTotal,
  JsonReport,
  JsonSummary,
  JsonTable,
} from "./json-document";
import { jsonFinding } from "./json-finding";
import { jsonUncalculated } from "./uncalculated-report";

/** The document for one validated file. */
export function jsonReport(
  file: string,
  { reading, validation, diagnosis, summary }: Checked,
  texts: Catalogue,
  formulas: { readonly areRead: boolean; readonly uncalculated: readonly UncalculatedFormula[] },
  fix?: Fixed,
): JsonReport {
  const { plan, execution } = validation;
  const correctionOf = correctionFinder(diagnosis);
  const settledBy = settledFinder(diagnosis);
  return {
    file,
    plan: {
      title: plan.title,
      year: plan.year,
      quarter: validation.quarter,
      reported: execution.reported,
    },
    tables: plan.tables.map((table) => jsonTable(plan, table)),
    activities: plan.activities.count,
    findings: validation.findings.map((finding) =>
      jsonFinding(finding, correctionOf(finding), settledBy(finding), texts),
    ),
    counts: validation.counts,
    omitted: Object.fromEntries(validation.omitted),
    execution: jsonExecution(validation),
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
    notRead: plan.notRead.map((miss) => jsonNotRead(miss, texts)),
    linked: plan.linked.map(({ sheet, sheets, activities }) => ({ sheet, sheets, activities })),
    formulasRead: formulas.areRead,
    uncalculated: jsonUncalculated(formulas.uncalculated),
    ...(fix && { fix: jsonFix(fix, texts) }),
  };
}

function jsonTable(plan: Plan, table: Table): JsonTable {
  const { sheet, firstHeaderRow, lastHeaderRow, firstRow, lastRow, between } = table;
  return {
    sheet,
    headerRows: Array.from(
      { length: lastHeaderRow - firstHeaderRow + 1 },
      (_, index) => firstHeaderRow + index + 1,
    ),
    firstRow: firstRow < 0 ? null : firstRow + 1,
    lastRow: lastRow < 0 ? null : lastRow + 1,
    totalRow: lastTotalRow(plan, table),
    programmed: table.columns.programmedBy === "reprogrammed" ? "reprogrammed" : "original",
    hasHiddenRows: table.hiddenRows.length > 0,
    ...(between?.are === "money" && { moneyRows: between.rows.length }),
    ...(rowsEach(table) > 1 && { rowsPerActivity: rowsEach(table) }),
    ...(table.seriesBelow && { rowsBelow: table.seriesBelow.rows }),
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

function jsonExecution({ plan, execution, notAdditive }: Validation): JsonExecution[] {
  const { activities: rows, tables } = plan;
  return Array.from(
    activitiesOf(execution),
    ({ row, programmed, executed, ratio, level }): JsonExecution => ({
      sheet: tables[rows.table[row]].sheet,
      row: rows.sheetRow[row] + 1,
      unit: textAt(rows, row, "unit"),
      activity: textAt(rows, row, "activity"),
      programmed,
      executed,
      ratio: rounded(ratio),
      level,
      rule: notAdditive.get(row)?.rule ?? "sum",
    }),
  );
}

function jsonNotRead(
  { sheet, row, found, missing, alternate, executedOf }: PlacedMiss,
  { columns }: Catalogue,
): JsonNotRead {
  return {
    sheet,
    row: row + 1,
    found,
    missing: missing.map(columns.missing),
    ...(executedOf !== undefined && { executedOf }),
    ...(alternate && {
      alternateRows: {
        of: alternate.of,
        column: columnLetters(alternate.column),
        rows: [alternate.first + 1, alternate.second + 1],
        ...(alternate.odd !== undefined && { oddRow: alternate.odd + 1 }),
      },
    }),
  };
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

/** Ratios to four decimals: enough to tell any two levels apart, without the noise of binary fractions. */
function rounded(ratio: number | null): number | null {
  return ratio === null ? null : Math.round(ratio * 10_000) / 10_000;
}
