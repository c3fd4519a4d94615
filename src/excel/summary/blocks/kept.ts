import { workbookText, type Block } from "../block";
import { COLUMN, HELPER } from "../grid";
import { fillTyped, type ListRow } from "../typed-columns";
import { activityColumns } from "./activity-columns";
import { blankRow, type BlockContext } from "./context";
import { listBlock } from "./list";
import { columnsToFillIn } from "./under-executed";

/** Texts typed for activities that are no longer listed: nothing that was typed is lost. */
export function keptBlock(context: BlockContext, kept: readonly ListRow[]): Block {
  const { texts, places } = context;
  const [unit, activity] = activityColumns(context);
  return listBlock(context, {
    firstRow: places.kept.heading,
    heading: texts.summary.keptHeading,
    none: "",
    columns: [unit, { ...activity, last: COLUMN.justification - 1 }, ...columnsToFillIn(context)],
    rows: kept.map((row) => {
      const cells = blankRow(HELPER.given + 1);
      cells[COLUMN.unit] = workbookText(row.name.unit);
      cells[COLUMN.activity] = workbookText(row.name.activity);
      fillTyped(cells, row);
      return cells;
    }),
  });
}
