import { workbookText, type Block } from "../block";
import { COLUMN, HELPER } from "../grid";
import { typedCells, type ListRow } from "../typed-columns";
import { activityColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
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
    rows: kept.map((row) =>
      sheetRow(
        {
          [COLUMN.unit]: workbookText(row.name.unit),
          [COLUMN.activity]: workbookText(row.name.activity),
          ...typedCells(row),
        },
        HELPER.given + 1,
      ),
    ),
  });
}
