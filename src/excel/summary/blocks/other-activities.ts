import type { ProgressLine } from "../../../poi/summary/activity-lines";
import { workbookText, type Block } from "../block";
import { COLUMN, HELPER } from "../grid";
import type { Place } from "../places";
import { inTurns } from "../../../poi/turns";
import { quarterSaid } from "../../../poi/execution/reported-quarter";
import {
  activityColumns,
  fillActivity,
  fillingProgress,
  progressColumns,
} from "./activity-columns";
import { blankRow, type BlockContext } from "./context";
import { listBlock } from "./list";

/** Activities above 100 %, those executed without having been programmed, and those not programmed: a block each. */
export async function otherActivitiesBlocks(context: BlockContext): Promise<Block[]> {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const to = quarterSaid(summary);
  return [
    await block(context, places.exceeded, summary.exceeded, t.exceededHeading(to)),
    await block(context, places.unprogrammed, summary.unprogrammed, t.unprogrammedHeading(to)),
    await block(context, places.notProgrammed, summary.notProgrammed, t.notProgrammedHeading(to)),
  ];
}

async function block(
  context: BlockContext,
  place: Place,
  lines: readonly ProgressLine[],
  heading: string,
): Promise<Block> {
  const { summary, texts } = context;
  const fillProgress = fillingProgress(context);
  return listBlock(context, {
    firstRow: place.heading,
    heading,
    none: summary.reported ? texts.summary.noneOfThem : texts.summary.notAssessed,
    columns: [
      ...activityColumns(context),
      ...progressColumns(context),
      {
        first: COLUMN.justification,
        last: COLUMN.measure - 1,
        header: texts.summary.measureUnit,
        kind: "text",
      },
    ],
    rows: await inTurns(context.turn, lines, (line, index) => {
      const cells = blankRow(HELPER.row + 1);
      fillActivity(context, cells, line, place.first + index);
      fillProgress(cells, line, place.first + index);
      cells[COLUMN.justification] = workbookText(line.measure);
      return cells;
    }),
  });
}
