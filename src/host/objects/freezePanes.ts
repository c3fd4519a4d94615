import {
  append,
  child,
  createLike,
  numberAttribute,
  remove,
  setAttributes,
} from "../../workbook-file/xml";
import { cellAddress, MAX_COLUMNS, MAX_ROWS, type Rect } from "../model/address";
import type { Worksheet } from "../model/worksheet";
import { HostError } from "../protocol/errors";
import { HostClass, type HostObject } from "../protocol/hostClass";
import { rangeArgument, rangeOf } from "./range";
import { rectOf } from "./rangeValues";

function freeze(sheet: Worksheet, rows: number, columns: number): void {
  unfreeze(sheet);
  if (rows === 0 && columns === 0) return;
  const view = sheet.view();
  const pane = columns > 0 && rows > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const element = setAttributes(createLike(view, "pane"), {
    xSplit: columns || undefined,
    ySplit: rows || undefined,
    topLeftCell: cellAddress(rows, columns),
    activePane: pane,
    state: "frozen",
  });
  view.insertBefore(element, view.firstChild);
  const selection = child(view, "selection") ?? append(view, "selection");
  selection.setAttribute("pane", pane);
}

function unfreeze(sheet: Worksheet): void {
  // Panes belong to a window, and not every Excel has one for a hidden sheet (office-js, issue 1463).
  if (sheet.visibility !== "Visible")
    throw new HostError("GeneralException", "The panes of a hidden sheet cannot be changed.");
  const view = sheet.view();
  const pane = child(view, "pane");
  if (pane) remove(pane);
  child(view, "selection")?.removeAttribute("pane");
}

function location(sheet: Worksheet): Rect | undefined {
  const views = child(sheet.shell, "sheetViews");
  const view = views && child(views, "sheetView");
  const pane = view && child(view, "pane");
  if (!pane?.getAttribute("state")?.startsWith("frozen")) return undefined;
  const rows = numberAttribute(pane, "ySplit") ?? 0;
  const columns = numberAttribute(pane, "xSplit") ?? 0;
  return {
    top: 0,
    left: 0,
    bottom: rows === 0 ? MAX_ROWS - 1 : rows - 1,
    right: columns === 0 ? MAX_COLUMNS - 1 : columns - 1,
  };
}

function locationRange(sheet: Worksheet): HostObject | null {
  const rect = location(sheet);
  return rect ? rangeOf(sheet, rect) : null;
}

export const freezePanesClass = new HostClass<Worksheet>("WorksheetFreezePanes", {
  methods: {
    FreezeRows(sheet, args) {
      freeze(sheet, args.optionalInteger(0) ?? 1, 0);
      return null;
    },
    FreezeColumns(sheet, args) {
      freeze(sheet, 0, args.optionalInteger(0) ?? 1);
      return null;
    },
    FreezeAt(sheet, args) {
      const { bottom, right } = rectOf(rangeArgument(sheet, args, 0));
      freeze(
        sheet,
        bottom === MAX_ROWS - 1 ? 0 : bottom + 1,
        right === MAX_COLUMNS - 1 ? 0 : right + 1,
      );
      return null;
    },
    Unfreeze(sheet) {
      unfreeze(sheet);
      return null;
    },
    GetLocationOrNullObject: locationRange,
    GetLocation: locationRange,
  },
});
