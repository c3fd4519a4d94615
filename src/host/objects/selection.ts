import { formatSqref, rectAddress, type Rect } from "../model/address";
import { append, child, setAttributes } from "../../workbook-file/xml";
import type { Worksheet } from "../model/worksheet";
import { EventType } from "../protocol/events";

/** Selects ranges on a sheet and makes it the active one; the file keeps both. */
export function selectRange(sheet: Worksheet, rects: readonly Rect[]): void {
  const { workbook } = sheet;
  workbook.activate(sheet);
  sheet.selection = rects.map((rect) => ({ ...rect }));
  const view = sheet.view();
  const selection = child(view, "selection") ?? append(view, "selection");
  const first = sheet.selection.at(0);
  if (first) {
    const corner = { ...first, bottom: first.top, right: first.left };
    setAttributes(selection, { activeCell: formatSqref([corner]), sqref: formatSqref(rects) });
  }
  workbook.events.fire(EventType.worksheetSelectionChanged, sheet.id, {
    worksheetId: sheet.id,
    address: rects.map((rect) => rectAddress(rect)).join(","),
  });
  workbook.events.fireOldStyle(EventType.selectionChangedOldStyle);
}
