import {
  bounding,
  intersect,
  meets,
  MAX_COLUMNS,
  MAX_ROWS,
  parseRect,
  quoteSheet,
  rectAddress,
  sizeOf,
  splitSheet,
  type Rect,
} from "../model/address";
import { assertAllowed, clearRect } from "../model/edits";
import type { LiveRange } from "../model/liveRanges";
import { columnOfKey, rowOfKey } from "../model/cellMap";
import type { Worksheet } from "../model/worksheet";
import { accessDenied, HostError, invalidArgument } from "../protocol/errors";
import { asBoolean, asOneOf, HostClass, HostObject, type Arguments } from "../protocol/hostClass";
import { conditionalFormatsOf } from "./conditionalFormats";
import { cellProperties, rowProperties } from "./cellProperties";
import { copyRange } from "./copyRange";
import { dataValidationClass } from "./dataValidation";
import { readHyperlink, writeHyperlink } from "./hyperlinks";
import { deleteCells, hidden, hide, insertCells, merge, region } from "./rangeEdits";
import { rangeFormatClass } from "./rangeFormat";
import {
  cellFormula,
  cellFormulaR1C1,
  cellNumberFormat,
  cellValue,
  cellValueType,
  fireEdited,
  readGrid,
  rectOf,
  writeCells,
  writeFormulasR1C1,
  writeNumberFormat,
} from "./rangeValues";
import { spanPoints } from "./metrics";
import { selectRange } from "./selection";
import { worksheetClass } from "./worksheet";

/** A Range object over a rectangle of a sheet. */
export function rangeOf(sheet: Worksheet, rect: Rect): HostObject {
  return rangeClass.of({ sheet, rects: [rect] });
}

/** "Hoja1!A1:B2", the sheet's name quoted where Excel quotes it. */
function fullAddress(sheet: Worksheet, rects: readonly Rect[]): string {
  return rects.map((rect) => `${quoteSheet(sheet.name)}!${rectAddress(rect)}`).join(",");
}

/**
 * The rectangle that an address means on a sheet: "A1:B2", "C:D", "3:4", with or without a sheet,
 * or the name of a range.
 * @throws HostError InvalidArgument when it means none.
 */
export function resolveAddress(sheet: Worksheet, address: string): LiveRange {
  const { sheet: sheetName, address: local } = splitSheet(address);
  const target = sheetName === undefined ? sheet : sheet.workbook.findSheet(sheetName);
  const rect = parseRect(local);
  if (target && rect) return { sheet: target, rects: [rect] };
  const { names } = sheet.workbook;
  const name = names.find(local, sheet) ?? names.find(local, undefined);
  if (name) return resolveAddress(sheet, name.formula);
  throw invalidArgument(`"${address}" is not an address`);
}

/** An argument that is a Range object or an address. */
export function rangeArgument(sheet: Worksheet, args: Arguments, index: number): LiveRange {
  const object = args.object(index);
  if (!object) return resolveAddress(sheet, args.string(index));
  const range = rangeClass.targetOf(object);
  if (!range) throw invalidArgument("a range was expected");
  return range;
}

function inside(rect: Rect): Rect {
  const { top, left, bottom, right } = rect;
  const fits = top >= 0 && left >= 0 && bottom < MAX_ROWS && right < MAX_COLUMNS;
  if (!fits || bottom < top || right < left) throw invalidArgument("the range lies off the sheet");
  return rect;
}

function moved(range: LiveRange, change: (rect: Rect) => Rect): HostObject {
  return rangeOf(range.sheet, inside(change(rectOf(range))));
}

function usedIn(range: LiveRange, valuesOnly: boolean): Rect | undefined {
  const { sheet } = range;
  const used = sheet.cells.used(valuesOnly);
  const common = used && intersect(used, rectOf(range));
  if (!common) return undefined;
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  sheet.cells.visit(common, (row, column) => {
    // Most cells of a full sheet lie within those seen before.
    if (row >= top && row <= bottom && column >= left && column <= right) return;
    if (valuesOnly && sheet.cells.get(row, column).kind === 0) return;
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  });
  return bottom < 0 ? undefined : { top, left, bottom, right };
}

function usedRange(range: LiveRange, args: Arguments): HostObject | null {
  const used = usedIn(range, args.boolean(0));
  return used ? rangeOf(range.sheet, used) : null;
}

function boundingWith(range: LiveRange, args: Arguments): HostObject {
  const other = rangeArgument(range.sheet, args, 0);
  if (other.sheet !== range.sheet) throw invalidArgument("the ranges are on different sheets");
  return rangeOf(range.sheet, bounding(rectOf(range), rectOf(other)));
}

function intersectionWith(range: LiveRange, args: Arguments): HostObject | null {
  const other = rangeArgument(range.sheet, args, 0);
  const common = other.sheet === range.sheet ? intersect(rectOf(range), rectOf(other)) : undefined;
  return common ? rangeOf(range.sheet, common) : null;
}

/** Excel gives no more merged areas of a range. */
const MOST_MERGED = 512;

/** As in Excel, those whose first cell is in the range. */
function mergedAreas(range: LiveRange): HostObject | null {
  const rects = range.sheet.mergesWithin(rectOf(range));
  if (rects.length > MOST_MERGED) throw invalidArgument("more than 512 merged areas");
  return rects.length > 0 ? rangeAreasClass.of({ sheet: range.sheet, rects }) : null;
}

function notFound(what: string): HostError {
  return new HostError("ItemNotFound", `The requested resource doesn't exist. (${what})`);
}

const identity = (range: LiveRange): { _ReferenceId?: string } =>
  range.referenceId === undefined ? {} : { _ReferenceId: range.referenceId };

export const rangeClass: HostClass<LiveRange> = new HostClass<LiveRange>("Range", {
  identity,
  keep: (range) => range.sheet.workbook.ranges.keep(range),
  properties: {
    Address: { get: (range) => fullAddress(range.sheet, range.rects) },
    AddressLocal: { get: (range) => fullAddress(range.sheet, range.rects) },
    CellCount: {
      get: (range) => {
        const { rows, columns } = sizeOf(rectOf(range));
        return rows * columns > 2 ** 31 - 1 ? -1 : rows * columns;
      },
    },
    RowCount: { get: (range) => sizeOf(rectOf(range)).rows },
    ColumnCount: { get: (range) => sizeOf(rectOf(range)).columns },
    RowIndex: { get: (range) => rectOf(range).top },
    ColumnIndex: { get: (range) => rectOf(range).left },
    IsEntireColumn: { get: (range) => sizeOf(rectOf(range)).rows === MAX_ROWS },
    IsEntireRow: { get: (range) => sizeOf(rectOf(range)).columns === MAX_COLUMNS },
    Values: { get: (range) => readGrid(range, cellValue), set: writeCells },
    Text: { get: (range) => readGrid(range, (sheet, row, column) => sheet.text(row, column)) },
    ValueTypes: { get: (range) => readGrid(range, cellValueType) },
    Formulas: { get: (range) => readGrid(range, cellFormula), set: writeCells },
    // The host's language is English, so the local forms are the same.
    FormulasLocal: { get: (range) => readGrid(range, cellFormula), set: writeCells },
    FormulasR1C1: { get: (range) => readGrid(range, cellFormulaR1C1), set: writeFormulasR1C1 },
    NumberFormat: { get: (range) => readGrid(range, cellNumberFormat), set: writeNumberFormat },
    NumberFormatLocal: {
      get: (range) => readGrid(range, cellNumberFormat),
      set: writeNumberFormat,
    },
    RowHidden: {
      get: (range) => hidden(range, "rows"),
      set: (range, value) => hide(range, "rows", asBoolean(value)),
    },
    ColumnHidden: {
      get: (range) => hidden(range, "columns"),
      set: (range, value) => hide(range, "columns", asBoolean(value)),
    },
    Hidden: {
      get: (range) => ((hidden(range, "rows") ?? hidden(range, "columns")) ? true : false),
    },
    Hyperlink: { get: readHyperlink, set: writeHyperlink },
    Left: { get: (range) => spanPoints(range.sheet, "columns", 0, rectOf(range).left - 1) },
    Top: { get: (range) => spanPoints(range.sheet, "rows", 0, rectOf(range).top - 1) },
    Width: {
      get: (range) => spanPoints(range.sheet, "columns", rectOf(range).left, rectOf(range).right),
    },
    Height: {
      get: (range) => spanPoints(range.sheet, "rows", rectOf(range).top, rectOf(range).bottom),
    },
  },
  navigation: {
    Worksheet: ({ sheet }) => worksheetClass.of(sheet),
    Format: (range) => rangeFormatClass.of(range),
    ConditionalFormats: (range) => conditionalFormatsOf(range),
    DataValidation: (range) => dataValidationClass.of(range),
  },
  methods: {
    _ValidateArraySize(range, args) {
      const { rows, columns } = sizeOf(rectOf(range));
      if (args.integer(0) !== rows || args.integer(1) !== columns) {
        throw invalidArgument("the array has not the size of the range");
      }
      return null;
    },
    GetCell(range, args) {
      const { top, left } = rectOf(range);
      const row = top + args.integer(0);
      const column = left + args.integer(1);
      return rangeOf(range.sheet, inside({ top: row, left: column, bottom: row, right: column }));
    },
    GetRow: (range, args) =>
      moved(range, (rect) => ({
        ...rect,
        top: rect.top + args.integer(0),
        bottom: rect.top + args.integer(0),
      })),
    GetColumn: (range, args) =>
      moved(range, (rect) => ({
        ...rect,
        left: rect.left + args.integer(0),
        right: rect.left + args.integer(0),
      })),
    GetLastRow: (range) => moved(range, (rect) => ({ ...rect, top: rect.bottom })),
    GetLastColumn: (range) => moved(range, (rect) => ({ ...rect, left: rect.right })),
    GetLastCell: (range) =>
      moved(range, (rect) => ({ ...rect, top: rect.bottom, left: rect.right })),
    GetEntireRow: (range) => moved(range, (rect) => ({ ...rect, left: 0, right: MAX_COLUMNS - 1 })),
    GetEntireColumn: (range) => moved(range, (rect) => ({ ...rect, top: 0, bottom: MAX_ROWS - 1 })),
    GetOffsetRange: (range, args) =>
      moved(range, ({ top, bottom, left, right }) => {
        const [down, over] = [args.integer(0), args.integer(1)];
        return { top: top + down, bottom: bottom + down, left: left + over, right: right + over };
      }),
    GetResizedRange: (range, args) =>
      moved(range, (rect) => ({
        ...rect,
        bottom: rect.bottom + args.integer(0),
        right: rect.right + args.integer(1),
      })),
    GetAbsoluteResizedRange: (range, args) =>
      moved(range, (rect) => ({
        ...rect,
        bottom: rect.top + args.integer(0) - 1,
        right: rect.left + args.integer(1) - 1,
      })),
    GetRowsAbove: (range, args) => besideRange(range, "rows", -(args.optionalInteger(0) ?? 1)),
    GetRowsBelow: (range, args) => besideRange(range, "rows", args.optionalInteger(0) ?? 1),
    GetColumnsBefore: (range, args) =>
      besideRange(range, "columns", -(args.optionalInteger(0) ?? 1)),
    GetColumnsAfter: (range, args) => besideRange(range, "columns", args.optionalInteger(0) ?? 1),
    GetBoundingRect: boundingWith,
    GetIntersectionOrNullObject: intersectionWith,
    GetIntersection(range, args) {
      const common = intersectionWith(range, args);
      if (!common) throw notFound("the ranges do not intersect");
      return common;
    },
    GetUsedRangeOrNullObject: usedRange,
    GetUsedRange(range, args) {
      const used = usedRange(range, args);
      if (!used) throw notFound("no used cells in the range");
      return used;
    },
    GetSurroundingRegion: (range) => rangeOf(range.sheet, region(range)),
    GetSpecialCellsOrNullObject: specialCells,
    GetSpecialCells(range, args) {
      const cells = specialCells(range, args);
      if (!cells) throw notFound("no such cells in the range");
      return cells;
    },
    GetMergedAreasOrNullObject: mergedAreas,
    GetMergedAreas(range) {
      const areas = mergedAreas(range);
      if (!areas) throw notFound("no merged areas in the range");
      return areas;
    },
    Clear(range, args) {
      const how = asOneOf(args.optionalString(0) ?? "All", [
        "All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks",
      ]); // prettier-ignore
      if (how === "Hyperlinks" || how === "RemoveHyperlinks") {
        writeHyperlink(range, null);
        return null;
      }
      for (const rect of range.rects) {
        clearRect(range.sheet, rect, how);
        if (how === "All") conditionalFormatsOf(range).invoke("ClearAll", args);
        if (how !== "Formats") fireEdited(range.sheet, rect);
      }
      return null;
    },
    Insert: (range, args) => rangeOf(range.sheet, insertCells(range, args.string(0))),
    Delete(range) {
      deleteCells(range);
      return null;
    },
    Merge(range, args) {
      merge(range, args.boolean(0));
      return null;
    },
    Unmerge(range) {
      assertAllowed(range.sheet, "formatCells");
      const rect = rectOf(range);
      range.sheet.setMerges(range.sheet.merges().filter((each) => !meets(each, rect)));
      return null;
    },
    GetCellProperties: (range, args) => cellProperties(range, args.wire(0)),
    GetRowProperties: (range, args) => rowProperties(range, args.wire(0)),
    Select(range) {
      selectRange(range.sheet, range.rects);
      return null;
    },
    CopyFrom(range, args) {
      copyRange(rangeArgument(range.sheet, args, 0), range, args.optionalString(1) ?? "All", {
        skipBlanks: args.boolean(2),
        transpose: args.boolean(3),
      });
      return null;
    },
    Calculate(range) {
      range.sheet.workbook.calculation.markStale();
      return null;
    },
    SetDirty(range) {
      range.sheet.workbook.calculation.markStale();
      return null;
    },
  },
});

function besideRange(range: LiveRange, axis: "rows" | "columns", count: number): HostObject {
  return moved(range, (rect) => {
    const [first, last] = axis === "rows" ? [rect.top, rect.bottom] : [rect.left, rect.right];
    const from = count < 0 ? first + count : last + 1;
    const to = count < 0 ? first - 1 : last + count;
    return axis === "rows"
      ? { ...rect, top: from, bottom: to }
      : { ...rect, left: from, right: to };
  });
}

/** The cells of a range with a formula: of the special cells these alone, whatever they give. */
function specialCells(range: LiveRange, args: Arguments): HostObject | null {
  const type = args.string(0);
  const values = args.optionalString(1) ?? "All";
  if (type !== "Formulas" || values !== "All")
    throw new HostError("ApiNotFound", `Range.getSpecialCells("${type}", "${values}")`);
  // An assumption: so it is with Range.SpecialCells in VBA.
  if (range.sheet.isProtected()) throw accessDenied("special cells of a protected sheet");
  const { top, left, bottom, right } = rectOf(range);
  const cells = [...range.sheet.formulas.keys()]
    .map((key) => ({ row: rowOfKey(key), column: columnOfKey(key) }))
    .filter(({ row, column }) => row >= top && row <= bottom && column >= left && column <= right)
    .sort((a, b) => a.column - b.column || a.row - b.row);
  const rects: Rect[] = [];
  for (const { row, column } of cells) {
    const last = rects.at(-1);
    if (last && last.left === column && last.bottom === row - 1) last.bottom = row;
    else rects.push({ top: row, left: column, bottom: row, right: column });
  }
  return rects.length > 0 ? rangeAreasClass.of({ sheet: range.sheet, rects }) : null;
}

const rangeCollectionClass = new HostClass<LiveRange>("RangeCollection", {
  items: (areas) => areas.rects.map((rect) => rangeOf(areas.sheet, rect)),
  methods: {
    GetCount: (areas) => areas.rects.length,
    GetItemAt(areas, args) {
      const rect = areas.rects.at(args.integer(0));
      if (!rect) throw invalidArgument("index");
      return rangeOf(areas.sheet, rect);
    },
  },
});

/** Several rectangles of one sheet. */
export const rangeAreasClass: HostClass<LiveRange> = new HostClass<LiveRange>("RangeAreas", {
  identity,
  keep: (areas) => areas.sheet.workbook.ranges.keep(areas),
  properties: {
    Address: { get: (areas) => fullAddress(areas.sheet, areas.rects) },
    AddressLocal: { get: (areas) => fullAddress(areas.sheet, areas.rects) },
    AreaCount: { get: (areas) => areas.rects.length },
    CellCount: {
      get: (areas) =>
        areas.rects.map(sizeOf).reduce((sum, { rows, columns }) => sum + rows * columns, 0),
    },
    IsEntireColumn: { get: (areas) => areas.rects.every((rect) => sizeOf(rect).rows === MAX_ROWS) },
    IsEntireRow: {
      get: (areas) => areas.rects.every((rect) => sizeOf(rect).columns === MAX_COLUMNS),
    },
  },
  navigation: {
    Areas: (areas) => rangeCollectionClass.of(areas),
    Worksheet: ({ sheet }) => worksheetClass.of(sheet),
    Format: (areas) => rangeFormatClass.of(areas),
    ConditionalFormats: (areas) => conditionalFormatsOf(areas),
    DataValidation: (areas) => dataValidationClass.of(areas),
  },
  methods: {
    Clear(areas, args) {
      const how = asOneOf(args.optionalString(0) ?? "All", ["All", "Contents", "Formats"]);
      for (const rect of areas.rects) {
        clearRect(areas.sheet, rect, how);
        if (how !== "Formats") fireEdited(areas.sheet, rect);
      }
      return null;
    },
    GetEntireColumn: (areas) =>
      rangeAreasClass.of({
        ...areas,
        rects: areas.rects.map((rect) => ({ ...rect, top: 0, bottom: MAX_ROWS - 1 })),
      }),
    GetEntireRow: (areas) =>
      rangeAreasClass.of({
        ...areas,
        rects: areas.rects.map((rect) => ({ ...rect, left: 0, right: MAX_COLUMNS - 1 })),
      }),
  },
});

/** A range that a client kept, as the object it was: Range or RangeAreas. */
export function keptRange(range: LiveRange): HostObject {
  return range.rects.length > 1 ? rangeAreasClass.of(range) : rangeClass.of(range);
}
