import { workbookText, type Block } from "../block";
import { COLUMN, TEXT } from "../grid";
import type { TypedText } from "../typed-text";
import {
  columnsOf,
  headerFormat,
  headingFormat,
  listHeights,
  sheetRow,
  type BlockContext,
} from "./context";
import { LIST_TEXTS, typedFormats } from "./under-executed";

/** Texts typed for activities that are no longer listed: nothing that was typed is lost. */
export function keptBlock(context: BlockContext, kept: readonly TypedText[]): Block {
  const { texts, places } = context;
  const t = texts.summary;
  const count = kept.length;
  const rows = kept.map(({ unit, activity, justification, remedy }) =>
    sheetRow({
      [COLUMN.unit]: workbookText(unit),
      [COLUMN.activity]: workbookText(activity),
      [COLUMN.justification]: workbookText(justification.text),
      [COLUMN.measure]: workbookText(remedy.text),
    }),
  );
  return {
    firstRow: places.kept.heading,
    rows: [
      sheetRow({ 0: t.keptHeading }),
      sheetRow({
        [COLUMN.unit]: t.unit,
        [COLUMN.activity]: t.activity,
        [COLUMN.justification]: t.justification,
        [COLUMN.measure]: t.measure,
      }),
      ...rows,
    ],
    formats: [
      headingFormat(),
      headerFormat(1),
      { ...columnsOf(0, COLUMN.last, 2, count), grid: true, vertical: "Center" },
      { ...columnsOf(0, COLUMN.activity, 2, count), numberFormat: TEXT, wrap: true },
      ...typedFormats(count),
      ...listHeights(context, rows, 2, LIST_TEXTS),
    ],
  };
}
