import { workbookText, type Block } from "../block";
import { COLUMN, HELPER } from "../grid";
import type { TypedText } from "../typed-text";
import { activityCells, activityColumns, progressCells, progressColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
import { listBlock, type ListColumn } from "./list";

/** Activities under-executed to date, the worst first, with two columns for the user to fill in. */
export function underExecutedBlock(
  context: BlockContext,
  typed: readonly (TypedText | undefined)[],
): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  return listBlock(context, {
    firstRow: places.underExecuted.heading,
    heading: t.underExecutedHeading(summary.quarter),
    none: t.noUnderExecuted,
    columns: [
      ...activityColumns(context),
      ...progressColumns(context),
      ...columnsToFillIn(context),
    ],
    rows: summary.underExecuted.map((line, index) => {
      const row = places.underExecuted.first + index;
      return sheetRow(
        {
          ...activityCells(context, line, row),
          ...progressCells(context, line, row),
          [COLUMN.justification]: workbookText(typed[index]?.justification.text ?? ""),
          [COLUMN.measure]: workbookText(typed[index]?.remedy.text ?? ""),
        },
        HELPER.row + 1,
      );
    }),
  });
}

/** The two columns that the user types in. */
export function columnsToFillIn({ texts: { summary: t } }: BlockContext): ListColumn[] {
  return [
    {
      first: COLUMN.justification,
      last: COLUMN.measure - 1,
      header: t.justification,
      kind: "typed",
    },
    { first: COLUMN.measure, last: COLUMN.last, header: t.measure, kind: "typed" },
  ];
}
