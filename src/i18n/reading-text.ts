import { doubtsOf, type Doubt } from "../poi/validation/doubts";
import { moneyLeftOut } from "../poi/money-left-out";
import type { OwnSheet } from "../poi/own-sheet";
import type { Plan, Table } from "../poi/plan";
import {
  isReported,
  unreportedActivities,
  unreportedQuarters,
} from "../poi/execution/reported-tables";
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

/** Why a plan without errors has still to be looked at (see `doubtsOf`), what is the same of several sheets at once. */
export function readingDoubts(plan: Plan, texts: Catalogue): string[] {
  const { unlikePeriods } = plan;
  const { format, execution, report } = texts;
  const { sheets: unreported, activities } = unreportedActivities(plan);
  return [
    ...(unlikePeriods.length > 0 ? [report.unlikePeriods(unlikePeriods)] : []),
    ...doubtsOf(plan)
      .filter(({ kind }) => kind === "not-read")
      .map((doubt) => doubtText(doubt, texts)),
    ...(activities > 0 ? [execution.partlyReported(format.list(unreported), activities)] : []),
  ];
}

/** One doubt by itself, beside its place. */
export function doubtText(doubt: Doubt, { format, columns, execution, report }: Catalogue): string {
  switch (doubt.kind) {
    case "unlike-period":
      return report.unlikePeriod(doubt.sheet, doubt.period.said);
    case "not-read": {
      const { sheet, row, found, missing, alternate, executedOf, isMoney } = doubt.miss;
      if (alternate) return columns.alternateRows(sheet, alternate);
      if (isMoney) return report.moneyTable(sheet, row + 1);
      if (executedOf === sheet) return report.executedBelow(sheet, row + 1);
      if (executedOf !== undefined) return report.executedApart(sheet, executedOf);
      return report[doubt.isBlock ? "blockNotRead" : "notRead"](
        sheet,
        row + 1,
        format.list(found),
        missing.map(columns.missing),
      );
    }
    case "not-reported":
      return execution.partlyReported(doubt.sheet, doubt.activities);
  }
}

/** Of which quarters before the one reported some sheets do not say what was executed. */
export function missingQuarters(
  plan: Plan,
  execution: Catalogue["execution"],
  format: Catalogue["format"],
): string[] {
  const { sheets, quarters } = unreportedQuarters(plan);
  return quarters.length > 0 ? [execution.quartersNotReported(format.list(sheets), quarters)] : [];
}

/** How a plan was read, where that is not plain: hidden rows, the series measured against, no execution, money. */
export function readingFacts(plan: Plan, { format, execution, report }: Catalogue): string[] {
  const { tables } = plan;
  const sheetsWith = (wanted: (table: Table) => boolean): string[] => [
    ...new Set(tables.filter(wanted).map(({ sheet }) => sheet)),
  ];
  const hidden = sheetsWith(({ hiddenRows }) => hiddenRows.length > 0);
  const again = tables.find(({ columns: of }) => hasReprogrammed(of));
  const money = sheetsWith(({ columns: of }) => of.money >= 0);
  const titled = new Map(
    tables.flatMap(({ sheet, titledUnit: unit }) => (unit === undefined ? [] : [[sheet, unit]])),
  );
  const moneyRows = moneyLeftOut(tables);
  return [
    ...plan.linked.map(({ sheet, sheets, activities }) =>
      report.linkedSheet(sheet, sheets, activities),
    ),
    ...(hidden.length > 0 ? [report.hiddenRows(format.list(hidden))] : []),
    ...(again ? [report.measuredAgainst(again.columns.programmedBy)] : []),
    ...(isReported(plan) ? [] : [execution.notReported]),
    ...missingQuarters(plan, execution, format),
    ...(titled.size > 0
      ? [report.titledUnits(Array.from(titled, ([sheet, unit]) => ({ sheet, unit })))]
      : []),
    ...(money.length > 0 ? [report.money(format.list(money))] : []),
    ...(moneyRows.length > 0 ? [report.moneyRows(moneyRows)] : []),
  ];
}
