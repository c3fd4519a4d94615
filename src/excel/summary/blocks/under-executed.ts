import type { Block } from "../block";
import { COLUMN, HELPER } from "../grid";
import { inTurns } from "../../../poi/turns";
import { quarterSaid } from "../../../poi/execution/reported-quarter";
import { fillTyped, type ListRow } from "../typed-columns";
import {
  activityColumns,
  fillActivity,
  fillingProgress,
  progressColumns,
} from "./activity-columns";
import { blankRow, type BlockContext } from "./context";
import { listBlock, type ListColumn } from "./list";

/** Activities under-executed to date, the worst first, with two columns for the user to fill in. */
export async function underExecutedBlock(
  context: BlockContext,
  list: readonly ListRow[],
): Promise<Block> {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const fillProgress = fillingProgress(context);
  return listBlock(context, {
    firstRow: places.underExecuted.heading,
    heading: t.underExecutedHeading(quarterSaid(summary)),
    none: summary.reported ? t.noUnderExecuted : t.notAssessed,
    columns: [
      ...activityColumns(context),
      ...progressColumns(context),
      ...columnsToFillIn(context),
    ],
    rows: await inTurns(context.turn, summary.underExecuted, (line, index) => {
      const row = places.underExecuted.first + index;
      const cells = blankRow(HELPER.given + 1);
      fillActivity(context, cells, line, row);
      fillProgress(cells, line, row);
      fillTyped(cells, list[index]);
      return cells;
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
