import { child, createLike, insertOrdered, remove, setAttributes } from "../../workbook-file/xml";
import { WHOLE_SHEET, type Rect } from "../model/address";
import type { Workbook } from "../model/workbook";
import { columnOfKey, rowOfKey } from "../model/cellMap";
import type { Worksheet } from "../model/worksheet";
import { invalidArgument, itemNotFound } from "../protocol/errors";
import { EventType, WORKBOOK_TARGET } from "../protocol/events";
import {
  asBoolean,
  asNumber,
  asOneOf,
  asString,
  HostClass,
  type Answer,
  type Arguments,
  type HostObject,
} from "../protocol/hostClass";
import { chartsOf } from "./charts";
import { commentCollectionClass } from "./comments";
import { worksheetCustomPropertiesClass } from "./customProperties";
import { freezePanesClass } from "./freezePanes";
import { namesOf } from "./names";
import { pageLayoutClass } from "./pageLayout";
import { horizontalPageBreaksClass, verticalPageBreaksClass } from "./pageBreaks";
import { shapeCollectionClass } from "./shapes";
import { worksheetProtectionClass } from "./protection";
import { rangeAreasClass, rangeOf, resolveAddress } from "./range";
import { asColor } from "./rangeFormat";
import { tablesOf } from "./tables";

/**
 * What stands between the areas of an address that is asked for: Excel takes the computer's list separator (office-js,
 * issue 1167), which in Spanish is this one as a rule. What it answers has commas.
 */
const LIST_SEPARATOR = ";";

const SHEET_PROPERTIES_ORDER = ["tabColor", "outlinePr", "pageSetUpPr"];

function tabColor(sheet: Worksheet): string {
  const properties = child(sheet.shell, "sheetPr");
  return sheet.workbook.styles.color(properties && child(properties, "tabColor")) ?? "";
}

function setTabColor(sheet: Worksheet, color: string | undefined): void {
  const properties = sheet.ensure("sheetPr");
  const old = child(properties, "tabColor");
  if (old) remove(old);
  if (color === undefined) return;
  const element = setAttributes(createLike(properties, "tabColor"), { rgb: `FF${color.slice(1)}` });
  insertOrdered(properties, element, SHEET_PROPERTIES_ORDER);
}

/** The rectangle that Excel calls used: cells with a value, or also with a format. */
function used(sheet: Worksheet, args: Arguments): Rect | undefined {
  const rect = sheet.cells.used(args.boolean(0));
  // A formula that has not been calculated yet has no value, but is one.
  return sheet.workbook.calculation.stale ? withFormulas(sheet, rect) : rect;
}

function withFormulas(sheet: Worksheet, rect: Rect | undefined): Rect | undefined {
  let whole = rect;
  for (const key of sheet.formulas.keys()) {
    const [row, column] = [rowOfKey(key), columnOfKey(key)];
    whole ??= { top: row, left: column, bottom: row, right: column };
    if (row >= whole.top && row <= whole.bottom && column >= whole.left && column <= whole.right)
      continue;
    whole = {
      top: Math.min(whole.top, row),
      left: Math.min(whole.left, column),
      bottom: Math.max(whole.bottom, row),
      right: Math.max(whole.right, column),
    };
  }
  return whole;
}

/** The object of a sheet that is still there. @throws HostError ItemNotFound when it was deleted. */
function alive(sheet: Worksheet): Worksheet {
  if (sheet.workbook.sheets.includes(sheet)) return sheet;
  throw itemNotFound(`the sheet "${sheet.name}" was deleted`);
}

function neighbour(sheet: Worksheet, step: 1 | -1, visibleOnly: boolean): HostObject | null {
  const { sheets } = sheet.workbook;
  for (let at = sheets.indexOf(sheet) + step; at >= 0 && at < sheets.length; at += step) {
    const other = sheets[at];
    if (!visibleOnly || other.visibility === "Visible") return worksheetClass.of(other);
  }
  return null;
}

function required(object: HostObject | null, what: string): HostObject {
  if (!object) throw itemNotFound(what);
  return object;
}

/** The filter of a sheet: whether there is one, and whether it hides rows. Excel's own tables have theirs elsewhere. */
const autoFilterClass = new HostClass<Worksheet>("AutoFilter", {
  properties: {
    Enabled: { get: (sheet) => child(sheet.shell, "autoFilter") !== undefined },
    IsDataFiltered: {
      get: (sheet) => {
        const filter = child(sheet.shell, "autoFilter");
        return filter !== undefined && child(filter, "filterColumn") !== undefined;
      },
    },
  },
});

type Registration<T> = Readonly<Record<string, (target: T, args: Arguments) => Answer>>;

/** The pair of methods with which the client attaches and detaches a handler. */
function registration<T>(
  name: string,
  type: EventType,
  of: (target: T) => { workbook: Workbook; id: string },
): Registration<T> {
  return {
    [`_Register${name}`]: (target) => {
      const { workbook, id } = of(target);
      workbook.events.register(type, id);
      return null;
    },
    [`_Unregister${name}`]: (target) => {
      const { workbook, id } = of(target);
      workbook.events.unregister(type, id);
      return null;
    },
  };
}

const ofSheet = (sheet: Worksheet): { workbook: Workbook; id: string } => sheet;
const ofWorkbook = (workbook: Workbook): { workbook: Workbook; id: string } => ({
  workbook,
  id: WORKBOOK_TARGET,
});

function eventsOf<T>(of: (target: T) => { workbook: Workbook; id: string }): Registration<T> {
  return {
    ...registration("DataChangedEvent", EventType.worksheetChanged, of),
    ...registration("ActivatedEvent", EventType.worksheetActivated, of),
    ...registration("DeactivatedEvent", EventType.worksheetDeactivated, of),
    ...registration("SelectionChangedEvent", EventType.worksheetSelectionChanged, of),
    ...registration("RowSortedEvent", EventType.worksheetRowSorted, of),
    ...registration("EventNameChanged", EventType.worksheetNameChanged, of),
    ...registration("EventVisibilityChanged", EventType.worksheetVisibilityChanged, of),
  };
}

function rangeAt(sheet: Worksheet, args: Arguments): HostObject {
  const address = args.optionalString(0);
  if (address === undefined) return rangeOf(alive(sheet), { ...WHOLE_SHEET });
  const range = resolveAddress(alive(sheet), address);
  return rangeOf(range.sheet, range.rects[0] ?? { ...WHOLE_SHEET });
}

export const worksheetClass: HostClass<Worksheet> = new HostClass<Worksheet>("Worksheet", {
  identity: (sheet) => ({ Id: sheet.id }),
  properties: {
    Id: { get: (sheet) => alive(sheet).id },
    Name: {
      get: (sheet) => alive(sheet).name,
      set: (sheet, value) => sheet.workbook.renameSheet(alive(sheet), asString(value)),
    },
    Position: {
      get: (sheet) => sheet.workbook.sheets.indexOf(alive(sheet)),
      set: (sheet, value) => sheet.workbook.moveSheet(alive(sheet), asNumber(value)),
    },
    Visibility: {
      get: (sheet) => alive(sheet).visibility,
      set: (sheet, value) => {
        const visibility = asOneOf(value, ["Visible", "Hidden", "VeryHidden"]);
        sheet.workbook.setVisibility(alive(sheet), visibility);
      },
    },
    TabColor: {
      get: (sheet) => tabColor(sheet),
      set: (sheet, value) => setTabColor(sheet, value === "" ? undefined : asColor(value)),
    },
    ShowGridlines: { get: (sheet) => sheet.viewFlag("showGridLines", true) },
    ShowHeadings: { get: (sheet) => sheet.viewFlag("showRowColHeaders", true) },
    // The client sets these two under other names than it reads them.
    Gridlines: {
      set: (sheet, value) => {
        setAttributes(sheet.view(), { showGridLines: asBoolean(value) });
      },
    },
    Headings: {
      set: (sheet, value) => {
        setAttributes(sheet.view(), { showRowColHeaders: asBoolean(value) });
      },
    },
    StandardWidth: { get: (sheet) => sheet.standardWidth() },
    StandardHeight: { get: (sheet) => sheet.standardHeight() },
    TabId: { get: (sheet) => parseInt(sheet.id.slice(1, 9), 16) },
  },
  navigation: {
    AutoFilter: (sheet) => autoFilterClass.of(sheet),
    Charts: (sheet) => chartsOf(sheet),
    Comments: (sheet) => commentCollectionClass.of(sheet),
    CustomProperties: (sheet) => worksheetCustomPropertiesClass.of(sheet),
    FreezePanes: (sheet) => freezePanesClass.of(sheet),
    HorizontalPageBreaks: (sheet) => horizontalPageBreaksClass.of(sheet),
    Names: (sheet) => namesOf(sheet.workbook, sheet),
    PageLayout: (sheet) => pageLayoutClass.of(sheet),
    Protection: (sheet) => worksheetProtectionClass.of(sheet),
    Shapes: (sheet) => shapeCollectionClass.of(sheet),
    Tables: (sheet) => tablesOf(sheet.workbook, sheet),
    VerticalPageBreaks: (sheet) => verticalPageBreaksClass.of(sheet),
  },
  methods: {
    Activate(sheet) {
      if (sheet.visibility !== "Visible")
        throw invalidArgument("a hidden sheet cannot be activated");
      sheet.workbook.activate(alive(sheet));
      return null;
    },
    Delete(sheet) {
      sheet.workbook.deleteSheet(alive(sheet));
      return null;
    },
    Calculate(sheet) {
      sheet.workbook.calculation.markStale();
      return null;
    },
    GetRange: rangeAt,
    GetCell(sheet, args) {
      const [row, column] = [args.integer(0), args.integer(1)];
      const rect = { top: row, left: column, bottom: row, right: column };
      if (row < 0 || column < 0 || row > WHOLE_SHEET.bottom || column > WHOLE_SHEET.right) {
        throw invalidArgument("the cell lies off the sheet");
      }
      return rangeOf(alive(sheet), rect);
    },
    GetRangeByIndexes(sheet, args) {
      const [top, left, rows, columns] = [
        args.integer(0),
        args.integer(1),
        args.integer(2),
        args.integer(3),
      ];
      const rect = { top, left, bottom: top + rows - 1, right: left + columns - 1 };
      const off = rect.bottom > WHOLE_SHEET.bottom || rect.right > WHOLE_SHEET.right;
      if (top < 0 || left < 0 || rows < 1 || columns < 1 || off) {
        throw invalidArgument("the range lies off the sheet");
      }
      return rangeOf(alive(sheet), rect);
    },
    GetRanges(sheet, args) {
      const text = args.optionalString(0);
      if (text === undefined)
        return rangeAreasClass.of({ sheet: alive(sheet), rects: [{ ...WHOLE_SHEET }] });
      const rects = text
        .split(LIST_SEPARATOR)
        .flatMap((part) => resolveAddress(alive(sheet), part).rects);
      return rangeAreasClass.of({ sheet, rects });
    },
    GetUsedRange(sheet, args) {
      // An empty sheet's used range is A1, as in Excel.
      return rangeOf(alive(sheet), used(sheet, args) ?? { top: 0, left: 0, bottom: 0, right: 0 });
    },
    GetUsedRangeOrNullObject(sheet, args) {
      const rect = used(alive(sheet), args);
      return rect ? rangeOf(sheet, rect) : null;
    },
    GetNextOrNullObject: (sheet, args) => neighbour(sheet, 1, args.boolean(0)),
    GetPreviousOrNullObject: (sheet, args) => neighbour(sheet, -1, args.boolean(0)),
    GetNext: (sheet, args) => required(neighbour(sheet, 1, args.boolean(0)), "next sheet"),
    GetPrevious: (sheet, args) => required(neighbour(sheet, -1, args.boolean(0)), "previous sheet"),
    ...eventsOf(ofSheet),
  },
});

function visibleSheets(workbook: Workbook, visibleOnly: boolean): Worksheet[] {
  return workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === "Visible");
}

function found(workbook: Workbook, key: string): HostObject | null {
  const sheet = workbook.findSheet(key);
  return sheet ? worksheetClass.of(sheet) : null;
}

export const worksheetCollectionClass = new HostClass<Workbook>("WorksheetCollection", {
  items: (workbook) => workbook.sheets.map((sheet) => worksheetClass.of(sheet)),
  indexer: (workbook, key) => required(found(workbook, String(key)), `worksheet ${key}`),
  methods: {
    Add: (workbook, args) => worksheetClass.of(workbook.addSheet(args.optionalString(0))),
    GetActiveWorksheet: (workbook) => worksheetClass.of(workbook.activeSheet),
    GetCount: (workbook, args) => visibleSheets(workbook, args.boolean(0)).length,
    GetItemOrNullObject: (workbook, args) => found(workbook, args.string(0)),
    GetFirst(workbook, args) {
      const sheet = visibleSheets(workbook, args.boolean(0)).at(0);
      return required(sheet ? worksheetClass.of(sheet) : null, "first sheet");
    },
    GetLast(workbook, args) {
      const sheet = visibleSheets(workbook, args.boolean(0)).at(-1);
      return required(sheet ? worksheetClass.of(sheet) : null, "last sheet");
    },
    ...eventsOf(ofWorkbook),
    ...registration("AddedEvent", EventType.worksheetAdded, ofWorkbook),
    ...registration("DeletedEvent", EventType.worksheetDeleted, ofWorkbook),
  },
});
