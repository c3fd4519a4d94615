import type { OwnSheet } from "../poi/own-sheet";
import type { Plan, Table } from "../poi/plan";
import { isReported, unreportedActivities } from "../poi/reported-tables";
import { hasReprogrammed } from "../poi/sums/target-series";
import type { Catalogue } from "./es/index";

/** That sheets which Cuadra made were not read, where there are any. */
export function ownSheetRemark(sheets: readonly OwnSheet[], { report }: Catalogue): string[] {
  return sheets.length > 0 ? [report.ownSheets(sheets)] : [];
}

/** Everything that has to be said of how a plan was read, what makes it doubtful first. */
export const readingRemarks = (plan: Plan, texts: Catalogue): string[] => [
  ...readingDoubts(plan, texts),
  ...readingFacts(plan, texts),
];

/**
 * Why a plan without errors has still to be looked at (see verdictOf): sheets of different periods added up, sheets
 * that look like a plan and were not read as one, tables whose execution is not counted.
 */
export function readingDoubts(
  plan: Plan,
  { format, columns, execution, report }: Catalogue,
): string[] {
  const { notRead, unlikePeriods, tables } = plan;
  const isRead = (sheet: string): boolean => tables.some((table) => table.sheet === sheet);
  const { sheets: unreported, activities } = unreportedActivities(plan);
  return [
    ...(unlikePeriods.length > 0 ? [report.unlikePeriods(unlikePeriods)] : []),
    ...notRead.map(({ sheet, row, found, missing, alternate, executedOf }) => {
      if (alternate) return columns.alternateRows(sheet, alternate);
      if (executedOf !== undefined) return report.executedApart(sheet, executedOf);
      return report[isRead(sheet) ? "blockNotRead" : "notRead"](
        sheet,
        row + 1,
        format.list(found),
        missing.map(columns.missing),
      );
    }),
    ...(activities > 0 ? [execution.partlyReported(format.list(unreported), activities)] : []),
  ];
}

/** How a plan was read, where that is not plain: hidden rows, the series measured against, no execution, money. */
export function readingFacts(plan: Plan, { format, execution, report }: Catalogue): string[] {
  const { tables } = plan;
  const sheetsWith = (wanted: (table: Table) => boolean): string[] => [
    ...new Set(tables.filter(wanted).map(({ sheet }) => sheet)),
  ];
  const hidden = sheetsWith(({ hasHiddenRows }) => hasHiddenRows);
  const again = tables.find(({ columns: of }) => hasReprogrammed(of));
  const money = sheetsWith(({ columns: of }) => of.money >= 0);
  return [
    ...(hidden.length > 0 ? [report.hiddenRows(format.list(hidden))] : []),
    ...(again ? [report.measuredAgainst(again.columns.programmedBy)] : []),
    ...(isReported(plan) ? [] : [execution.notReported]),
    ...(money.length > 0 ? [report.money(format.list(money))] : []),
  ];
}
