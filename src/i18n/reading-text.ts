import type { ProgrammedSeries } from "../poi/layout";
import type { OwnSheet } from "../poi/own-sheet";
import type { Plan, Table } from "../poi/plan";
import { isReported, unreportedActivities } from "../poi/reported-tables";
import { hasReprogrammed } from "../poi/target-series";
import type { Catalogue } from "./es/index";

/** That sheets which Cuadra made were not read, where there are any. */
export function ownSheetRemark(sheets: readonly OwnSheet[], { report }: Catalogue): string[] {
  return sheets.length > 0 ? [report.ownSheets(sheets)] : [];
}

/** The sentences of a door (terminal, pane) about what was read. */
export interface ReadingSentences {
  readonly hiddenRows: (names: string) => string;
  readonly measuredAgainst: (programmedBy: ProgrammedSeries) => string;
  readonly money: (names: string) => string;
  readonly notRead: (sheet: string, row: number, found: string, missing: string) => string;
}

/**
 * What has to be said of how a plan was read: sheets of different periods, hidden rows that count, money that does not, execution that is not
 * reported, sheets that look like a plan and are none.
 */
export function readingRemarks(
  plan: Plan,
  { format, columns, execution, report }: Catalogue,
  sentences: ReadingSentences,
): string[] {
  const { tables, notRead, unlikePeriods } = plan;
  const sheetsWith = (wanted: (table: Table) => boolean): string[] => [
    ...new Set(tables.filter(wanted).map(({ sheet }) => sheet)),
  ];
  const hidden = sheetsWith(({ hasHiddenRows }) => hasHiddenRows);
  const again = tables.find(({ columns: of }) => hasReprogrammed(of));
  const { sheets: unreported, activities } = unreportedActivities(plan);
  const money = sheetsWith(({ columns: of }) => of.money >= 0);
  return [
    ...(unlikePeriods.length > 0 ? [report.unlikePeriods(unlikePeriods)] : []),
    ...(hidden.length > 0 ? [sentences.hiddenRows(format.list(hidden))] : []),
    ...(again ? [sentences.measuredAgainst(again.columns.programmedBy)] : []),
    ...(isReported(plan) ? [] : [execution.notReported]),
    ...(unreported.length > 0
      ? [execution.partlyReported(format.list(unreported), activities)]
      : []),
    ...(money.length > 0 ? [sentences.money(format.list(money))] : []),
    ...notRead.map(({ sheet, row, found, missing, alternate }) =>
      alternate
        ? columns.alternateRows(sheet, alternate)
        : sentences.notRead(
            sheet,
            row + 1,
            format.list(found),
            format.list(missing.map(columns.missing)),
          ),
    ),
  ];
}
