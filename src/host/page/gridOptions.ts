import { data, type ListTableConstructorOptions, type TYPES } from "@visactor/vtable";
import { child, numberAttribute } from "../../workbook-file/xml";
import { columnName, type Rect } from "../model/address";
import { CellKind } from "../model/cells";
import type { Worksheet } from "../model/worksheet";
import { columnPoints } from "../objects/metrics";
import { alignmentOf, type CellLook } from "./cellLook";
import { textWidth, wrapText } from "./cellText";

const PIXELS_PER_POINT = 4 / 3;
const HEADING = { height: 20, width: 44, fill: "#f3f2f1", color: "#605e5c", line: "#d2d0ce" };
const GRIDLINE = "#e1dfdd";
const SELECTION = "#107c41";
/** Empty rows and columns shown past the used range, and the least that is shown at all. */
const SPARE = { rows: 40, columns: 6 };
const LEAST = { rows: 60, columns: 26 };

/** Padding at both sides of a cell's text, in pixels. */
const SIDE_PADDING = 6;

/** Where the sheet stands in the grid component: its first row and column are the headings. */
export const FIRST = { row: 1, column: 1 } as const;

/** What of a sheet decides the grid's frame; when it changes the grid is made anew. */
export interface SheetFrame {
  rows: number;
  columns: number;
  /** pixels, by column */
  widths: number[];
  /** pixels, of the rows that have a height of their own */
  heights: Map<number, number>;
  standardHeight: number;
  frozenRows: number;
  frozenColumns: number;
  merges: readonly Rect[];
  gridlines: boolean;
}

/** Reads the frame of a sheet. */
export function frameOf(sheet: Worksheet): SheetFrame {
  const used = sheet.cells.used(false);
  const columns = Math.max(LEAST.columns, (used?.right ?? 0) + 1 + SPARE.columns);
  const heights = new Map<number, number>();
  for (const row of sheet.rowAttributes.keys()) {
    heights.set(row, sheet.rowHidden(row) ? 0 : sheet.rowHeight(row) * PIXELS_PER_POINT);
  }
  const views = child(sheet.shell, "sheetViews");
  const view = views && child(views, "sheetView");
  const pane = view && child(view, "pane");
  const frozen = pane?.getAttribute("state")?.startsWith("frozen") ?? false;
  return {
    rows: Math.max(LEAST.rows, (used?.bottom ?? 0) + 1 + SPARE.rows),
    columns,
    widths: Array.from({ length: columns }, (_, column) =>
      Math.round(columnPoints(sheet, column) * PIXELS_PER_POINT),
    ),
    heights,
    standardHeight: sheet.standardHeight() * PIXELS_PER_POINT,
    frozenRows: frozen && pane ? (numberAttribute(pane, "ySplit") ?? 0) : 0,
    frozenColumns: frozen && pane ? (numberAttribute(pane, "xSplit") ?? 0) : 0,
    merges: sheet.merges(),
    gridlines: sheet.viewFlag("showGridLines", true),
  };
}

/**
 * The options of the grid component for a sheet. Nothing of the sheet is copied into the component:
 * it asks for the text and the look of each cell that it draws.
 */
export function gridOptions(
  sheet: Worksheet,
  frame: SheetFrame,
  lookOf: (row: number, column: number) => CellLook,
): ListTableConstructorOptions {
  const merged = mergeFinder(frame);
  const spill = spillFinder(sheet, frame, lookOf, merged);
  const textOf = (row: number, column: number, right = column): string => {
    const text = sheet.text(row, column);
    const look = text === "" ? undefined : lookOf(row, column);
    return look?.wrap ? wrapText(text, look, widthOf(frame, column, right) - SIDE_PADDING) : text;
  };
  return {
    columns: frame.widths.map((width, column) => ({
      field: String(column),
      title: columnName(column),
      width,
      fieldFormat: (_record: unknown, _column?: number, row?: number) =>
        row === undefined ? "" : textOf(row - FIRST.row, column),
      style: ({ row }) => cellStyle(sheet, row - FIRST.row, column, lookOf, frame.gridlines),
    })),
    dataSource: new data.CachedDataSource({ get: () => ({}), length: frame.rows }),
    rowSeriesNumber: {
      width: HEADING.width,
      title: "",
      format: (_column?: number, row?: number) => String(row ?? ""),
      disableColumnResize: true,
      dragOrder: false,
      style: headingStyle,
      headerStyle: headingStyle,
    },
    defaultHeaderRowHeight: HEADING.height,
    defaultRowHeight: frame.standardHeight,
    customComputeRowHeight: ({ row }) =>
      row === 0 ? HEADING.height : (frame.heights.get(row - FIRST.row) ?? frame.standardHeight),
    frozenRowCount: frame.frozenRows + FIRST.row,
    frozenColCount: frame.frozenColumns + FIRST.column,
    maxFrozenWidth: "80%",
    limitMinWidth: 0,
    limitMinHeight: 0,
    widthMode: "standard",
    heightMode: "standard",
    enableLineBreak: true,
    customMergeCell: (column, row) => {
      const area =
        merged(row - FIRST.row, column - FIRST.column) ??
        spill(row - FIRST.row, column - FIRST.column);
      if (!area) return undefined;
      return {
        range: {
          start: { col: area.left + FIRST.column, row: area.top + FIRST.row },
          end: { col: area.right + FIRST.column, row: area.bottom + FIRST.row },
        },
        text: textOf(area.top, area.left, area.right),
        style: cellStyle(sheet, area.top, area.left, lookOf, frame.gridlines),
      };
    },
    dragOrder: { dragHeaderMode: "none" },
    resize: { columnResizeMode: "none", rowResizeMode: "none" },
    hover: { disableHover: true },
    select: {
      headerSelectMode: "inline",
      outsideClickDeselect: false,
      blankAreaClickDeselect: false,
    },
    keyboardOptions: { copySelected: true, selectAllOnCtrlA: false, pasteValueToCell: false },
    tooltip: { isShowOverflowTextTooltip: false },
    overscrollBehavior: "none",
    theme: {
      underlayBackgroundColor: "#ffffff",
      defaultStyle: { borderColor: GRIDLINE, borderLineWidth: 1 },
      headerStyle: { ...headingStyle(), frameStyle: { borderLineWidth: 0 } },
      rowHeaderStyle: headingStyle(),
      cornerHeaderStyle: headingStyle(),
      frameStyle: { borderLineWidth: 0, cornerRadius: 0, shadowBlur: 0 },
      frozenColumnLine: { shadow: { width: 0, startColor: "#0000", endColor: "#0000" } },
      selectionStyle: {
        cellBorderColor: SELECTION,
        cellBorderLineWidth: 2,
        cellBgColor: "rgba(16, 124, 65, 0.08)",
      },
      scrollStyle: {
        visible: "always",
        width: 12,
        scrollRailColor: "#f3f2f1",
        scrollSliderColor: "#c8c6c4",
        scrollSliderCornerRadius: 6,
        hoverOn: false,
        barToSide: true,
      },
    },
  };
}

function headingStyle(): TYPES.ITextStyleOption {
  return {
    bgColor: HEADING.fill,
    color: HEADING.color,
    fontSize: 12,
    fontWeight: 400,
    fontFamily: '"Segoe UI", Carlito, Arial, sans-serif',
    textAlign: "center",
    textBaseline: "middle",
    padding: 0,
    borderColor: HEADING.line,
    borderLineWidth: 1,
  };
}

function cellStyle(
  sheet: Worksheet,
  row: number,
  column: number,
  lookOf: (row: number, column: number) => CellLook,
  gridlines: boolean,
): TYPES.ITextStyleOption {
  const look = lookOf(row, column);
  // The line between two cells belongs to either; the one that is drawn last must know it.
  const above = row > 0 ? lookOf(row - 1, column).borders.bottom : undefined;
  const before = column > 0 ? lookOf(row, column - 1).borders.right : undefined;
  const { top = above, right, bottom, left = before } = look.borders;
  const line = gridlines && look.fill === undefined ? GRIDLINE : (look.fill ?? "#ffffff");
  return {
    ...(look.fill === undefined ? {} : { bgColor: look.fill }),
    color: look.color,
    fontSize: look.fontSize,
    fontFamily: look.fontFamily,
    fontWeight: look.bold ? "bold" : "normal",
    fontStyle: look.italic ? "italic" : "normal",
    underline: look.underline,
    lineThrough: look.strikethrough,
    textAlign: look.align ?? alignmentOf(sheet, row, column),
    textBaseline: look.verticalAlign,
    autoWrapText: false,
    textOverflow: "",
    lineHeight: Math.round(look.fontSize * 1.2),
    padding: [1, 3, 1, 3 + look.indent * 9],
    borderColor: [
      top?.color ?? line,
      right?.color ?? line,
      bottom?.color ?? line,
      left?.color ?? line,
    ],
    borderLineWidth: [top?.width ?? 1, right?.width ?? 1, bottom?.width ?? 1, left?.width ?? 1],
  };
}

/** Finds the merged area of a cell: by row, since sheets may have thousands of merges. */
function mergeFinder({
  merges,
  rows,
  widths,
}: SheetFrame): (row: number, column: number) => Rect | undefined {
  const byRow = new Map<number, Rect[]>();
  for (const { top, left, bottom, right } of merges) {
    // A title may be merged over the whole sheet, of which the grid shows what is in use.
    const rect = {
      top,
      left,
      bottom: Math.min(bottom, rows - 1),
      right: Math.min(right, widths.length - 1),
    };
    for (let row = rect.top; row <= rect.bottom; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(rect);
      else byRow.set(row, [rect]);
    }
  }
  return (row, column) =>
    byRow.get(row)?.find(({ left, right }) => left <= column && column <= right);
}

function widthOf(frame: SheetFrame, left: number, right: number): number {
  return frame.widths.slice(left, right + 1).reduce((sum, width) => sum + width, 0);
}

/**
 * Excel lets a text that is too long for its cell run on over the empty cells at its right. The
 * component has no such thing, so those cells are shown as one. Finds the run that a cell is in.
 */
function spillFinder(
  sheet: Worksheet,
  frame: SheetFrame,
  lookOf: (row: number, column: number) => CellLook,
  merged: (row: number, column: number) => Rect | undefined,
): (row: number, column: number) => Rect | undefined {
  const isEmpty = (row: number, column: number): boolean =>
    sheet.cells.get(row, column).kind === CellKind.empty && merged(row, column) === undefined;
  const runs = new Map<number, Rect[]>();
  const find = (row: number): Rect[] => {
    const found: Rect[] = [];
    const last = sheet.cells.used(true)?.right ?? -1;
    for (let column = 0; column <= last; column += 1) {
      if (sheet.cells.get(row, column).kind !== CellKind.string || merged(row, column)) continue;
      const look = lookOf(row, column);
      if (look.wrap || (look.align ?? "left") !== "left") continue;
      const needed = textWidth(sheet.text(row, column), look) + SIDE_PADDING;
      // Not over the edge of the frozen columns.
      const edge = column < frame.frozenColumns ? frame.frozenColumns : frame.columns;
      let right = column;
      while (
        widthOf(frame, column, right) < needed &&
        right + 1 < edge &&
        isEmpty(row, right + 1)
      ) {
        right += 1;
      }
      if (right > column) found.push({ top: row, bottom: row, left: column, right });
    }
    return found;
  };
  return (row, column) => {
    if (row < 0 || column < 0) return undefined;
    let list = runs.get(row);
    if (!list) runs.set(row, (list = find(row)));
    return list.find(({ left, right }) => left <= column && column <= right);
  };
}
