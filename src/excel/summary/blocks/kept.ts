import { workbookText, type Block } from "../block";
import { COLUMN } from "../grid";
import type { TypedText } from "../typed-text";
import { activityColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
import { listBlock } from "./list";
import { columnsToFillIn } from "./under-executed";

/** Texts typed for activities that are no longer listed: nothing that was typed is lost. */
export function keptBlock(context: BlockContext, kept: readonly TypedText[]): Block {
  const { texts, places } = context;
  const [unit, activity] = activityColumns(context);
  return listBlock(context, {
    firstRow: places.kept.heading,
    heading: texts.summary.keptHeading,
    none: "",
    columns: [unit, { ...activity, last: COLUMN.justification - 1 }, ...columnsToFillIn(context)],
    rows: kept.map(({ unit, activity, justification, remedy }) =>
      sheetRow({
        [COLUMN.unit]: workbookText(unit),
        [COLUMN.activity]: workbookText(activity),
        [COLUMN.justification]: workbookText(justification.text),
        [COLUMN.measure]: workbookText(remedy.text),
      }),
    ),
  });
}
