import type { ProgressLine } from "../../../poi/summary";
import { workbookText, type Block } from "../block";
import { COLUMN, HELPER } from "../grid";
import type { Place } from "../places";
import { activityCells, activityColumns, progressCells, progressColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
import { listBlock } from "./list";

/** Activities above 100 %, those executed without having been programmed, and those not programmed: a block each. */
export function otherActivitiesBlocks(context: BlockContext): Block[] {
  const { summary, texts, places } = context;
  const t = texts.summary;
  return [
    block(context, places.exceeded, summary.exceeded, t.exceededHeading(summary.quarter)),
    block(
      context,
      places.unprogrammed,
      summary.unprogrammed,
      t.unprogrammedHeading(summary.quarter),
    ),
    block(
      context,
      places.notProgrammed,
      summary.notProgrammed,
      t.notProgrammedHeading(summary.quarter),
    ),
  ];
}

function block(
  context: BlockContext,
  place: Place,
  lines: readonly ProgressLine[],
  heading: string,
): Block {
  const { texts } = context;
  return listBlock(context, {
    firstRow: place.heading,
    heading,
    none: texts.summary.noneOfThem,
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
    rows: lines.map((line, index) =>
      sheetRow(
        {
          ...activityCells(context, line, place.first + index),
          ...progressCells(context, line, place.first + index),
          [COLUMN.justification]: workbookText(line.measure),
        },
        HELPER.row + 1,
      ),
    ),
  });
}
