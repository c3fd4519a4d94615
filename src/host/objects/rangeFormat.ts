import { parseColor } from "../model/colors";
import { assertAllowed } from "../model/edits";
import { sizeOf } from "../model/address";
import type { LiveRange } from "../model/liveRanges";
import type { BorderSide, Font } from "../model/styles";
import { invalidArgument } from "../protocol/errors";
import {
  asBoolean,
  asNumber,
  asOneOf,
  asString,
  HostClass,
  type Property,
} from "../protocol/hostClass";
import type { Wire } from "../protocol/wire";
import { columnPoints, fittingWidth, pointsToWidth } from "./metrics";
import { commonFormat, rectOf, restyle } from "./rangeValues";

/** A colour as the add-in writes it, to "#RRGGBB". @throws HostError InvalidArgument */
export function asColor(value: Wire): string {
  const color = parseColor(asString(value));
  if (color === undefined) throw invalidArgument(`"${asString(value)}" is not a colour`);
  return color;
}

const HORIZONTAL = {
  General: "general", Left: "left", Center: "center", Right: "right", Fill: "fill",
  Justify: "justify", CenterAcrossSelection: "centerContinuous", Distributed: "distributed",
} as const; // prettier-ignore
const VERTICAL = {
  Top: "top", Center: "center", Bottom: "bottom", Justify: "justify", Distributed: "distributed",
} as const; // prettier-ignore

function alignment<W extends string>(
  attribute: string,
  words: Readonly<Record<string, W>>,
  absent: string,
): Property<LiveRange> {
  return {
    get: (range) =>
      commonFormat(range, (style) => {
        const word = range.sheet.workbook.styles.alignment(style, attribute);
        return Object.entries(words).find(([, stored]) => stored === word)?.[0] ?? absent;
      }),
    set: (range, value) => {
      const word = words[asOneOf(value, Object.keys(words))];
      restyle(range, (style) => range.sheet.workbook.styles.withAlignment(style, attribute, word));
    },
  };
}

function alignmentFlag(attribute: string): Property<LiveRange> {
  return {
    get: (range) =>
      commonFormat(range, (style) => {
        const stored = range.sheet.workbook.styles.alignment(style, attribute);
        return stored === "1" || stored === "true";
      }),
    set: (range, value) => {
      const flag = asBoolean(value);
      restyle(range, (style) =>
        range.sheet.workbook.styles.withAlignment(style, attribute, flag || undefined),
      );
    },
  };
}

function alignmentNumber(attribute: string): Property<LiveRange> {
  return {
    get: (range) =>
      commonFormat(range, (style) =>
        Number(range.sheet.workbook.styles.alignment(style, attribute) ?? 0),
      ),
    set: (range, value) => {
      const number = asNumber(value);
      restyle(range, (style) =>
        range.sheet.workbook.styles.withAlignment(style, attribute, number),
      );
    },
  };
}

function fontProperty<K extends keyof Font>(
  name: K,
  absent: string | number | boolean,
  read: (value: Wire) => Font[K],
): Property<LiveRange> {
  return {
    get: (range) =>
      commonFormat(range, (style) => range.sheet.workbook.styles.font(style)[name] ?? absent),
    set: (range, value) => {
      const change: Font = { [name]: read(value) };
      restyle(range, (style) => range.sheet.workbook.styles.withFont(style, change));
    },
  };
}

const UNDERLINES = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

const rangeFontClass = new HostClass<LiveRange>("RangeFont", {
  properties: {
    Name: fontProperty("name", "Calibri", asString),
    Size: fontProperty("size", 11, asNumber),
    Bold: fontProperty("bold", false, asBoolean),
    Italic: fontProperty("italic", false, asBoolean),
    Strikethrough: fontProperty("strikethrough", false, asBoolean),
    Color: fontProperty("color", "#000000", asColor),
    Underline: fontProperty("underline", "None", (value) => asOneOf(value, UNDERLINES)),
  },
});

const rangeFillClass = new HostClass<LiveRange>("RangeFill", {
  properties: {
    Color: {
      get: (range) =>
        commonFormat(range, (style) => range.sheet.workbook.styles.fillColor(style) || "#FFFFFF"),
      set: (range, value) => {
        const color = value === "" ? undefined : asColor(value);
        restyle(range, (style) => range.sheet.workbook.styles.withFill(style, color));
      },
    },
  },
  methods: {
    Clear(range) {
      restyle(range, (style) => range.sheet.workbook.styles.withFill(style, undefined));
      return null;
    },
  },
});

const formatProtectionClass = new HostClass<LiveRange>("FormatProtection", {
  properties: {
    Locked: {
      get: (range) =>
        commonFormat(range, (style) => range.sheet.workbook.styles.protection(style, "locked")),
      set: (range, value) => {
        const flag = asBoolean(value);
        restyle(range, (style) =>
          range.sheet.workbook.styles.withProtection(style, "locked", flag),
        );
      },
    },
    FormulaHidden: {
      get: (range) =>
        commonFormat(range, (style) => range.sheet.workbook.styles.protection(style, "hidden")),
      set: (range, value) => {
        const flag = asBoolean(value);
        restyle(range, (style) =>
          range.sheet.workbook.styles.withProtection(style, "hidden", flag),
        );
      },
    },
  },
});

const EDGES = [
  "EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal",
  "DiagonalDown", "DiagonalUp",
] as const; // prettier-ignore
type Edge = (typeof EDGES)[number];

interface BorderTarget {
  range: LiveRange;
  edge: Edge;
}

/** The file's line styles by Office.js style and weight. */
const LINES: readonly { style: string; weight: string; stored: string }[] = [
  { style: "Continuous", weight: "Thin", stored: "thin" },
  { style: "Continuous", weight: "Hairline", stored: "hair" },
  { style: "Continuous", weight: "Medium", stored: "medium" },
  { style: "Continuous", weight: "Thick", stored: "thick" },
  { style: "Dash", weight: "Thin", stored: "dashed" },
  { style: "Dash", weight: "Medium", stored: "mediumDashed" },
  { style: "DashDot", weight: "Thin", stored: "dashDot" },
  { style: "DashDot", weight: "Medium", stored: "mediumDashDot" },
  { style: "DashDotDot", weight: "Thin", stored: "dashDotDot" },
  { style: "DashDotDot", weight: "Medium", stored: "mediumDashDotDot" },
  { style: "Dot", weight: "Thin", stored: "dotted" },
  { style: "Double", weight: "Thick", stored: "double" },
  { style: "SlantDashDot", weight: "Medium", stored: "slantDashDot" },
];

/** The sides of the cells, with the part of the range they lie on, that an edge is made of. */
function sidesOf({ range, edge }: BorderTarget): { part: LiveRange; side: BorderSide }[] {
  const { sheet } = range;
  return range.rects.flatMap((rect): { part: LiveRange; side: BorderSide }[] => {
    const part = (change: Partial<typeof rect>): LiveRange => ({
      sheet,
      rects: [{ ...rect, ...change }],
    });
    const { rows, columns } = sizeOf(rect);
    switch (edge) {
      case "EdgeTop":
        return [{ part: part({ bottom: rect.top }), side: "top" }];
      case "EdgeBottom":
        return [{ part: part({ top: rect.bottom }), side: "bottom" }];
      case "EdgeLeft":
        return [{ part: part({ right: rect.left }), side: "left" }];
      case "EdgeRight":
        return [{ part: part({ left: rect.right }), side: "right" }];
      case "InsideVertical":
        if (columns < 2) return [];
        return [
          { part: part({ right: rect.right - 1 }), side: "right" },
          { part: part({ left: rect.left + 1 }), side: "left" },
        ];
      case "InsideHorizontal":
        if (rows < 2) return [];
        return [
          { part: part({ bottom: rect.bottom - 1 }), side: "bottom" },
          { part: part({ top: rect.top + 1 }), side: "top" },
        ];
      default:
        return [{ part: part({}), side: "diagonal" }];
    }
  });
}

function readEdge(
  target: BorderTarget,
  read: (stored: string | undefined, color: string) => string,
): Wire {
  const { sheet, rects } = target.range;
  // Where a line is two cells', the first one's.
  const sides = rects.flatMap((rect) =>
    sidesOf({ ...target, range: { sheet, rects: [rect] } }).slice(0, 1),
  );
  const first = sides.at(0);
  if (!first) return read(undefined, "#000000");
  const { styles } = sheet.workbook;
  return commonFormat({ sheet, rects: sides.flatMap(({ part }) => part.rects) }, (style) => {
    const line = styles.border(style, first.side);
    return read(line?.style, line?.color ?? "#000000");
  });
}

function writeEdge(
  target: BorderTarget,
  change: (
    line: { style: string; color?: string } | undefined,
  ) => { style: string; color?: string } | undefined,
): void {
  const { styles } = target.range.sheet.workbook;
  for (const { part, side } of sidesOf(target)) {
    restyle(part, (style) => styles.withBorder(style, side, change(styles.border(style, side))));
  }
}

function withColor(style: string, color: string | undefined): { style: string; color?: string } {
  return color === undefined ? { style } : { style, color };
}

const rangeBorderClass = new HostClass<BorderTarget>("RangeBorder", {
  identity: ({ edge }) => ({ Id: edge }),
  properties: {
    SideIndex: { get: ({ edge }) => edge },
    Style: {
      get: (target) =>
        readEdge(target, (stored) => LINES.find((line) => line.stored === stored)?.style ?? "None"),
      set: (target, value) => {
        const style = asOneOf(value, ["None", ...new Set(LINES.map((line) => line.style))]);
        const stored = LINES.find((line) => line.style === style)?.stored;
        writeEdge(target, (line) =>
          stored === undefined ? undefined : withColor(stored, line?.color),
        );
      },
    },
    Weight: {
      get: (target) =>
        readEdge(
          target,
          (stored) => LINES.find((line) => line.stored === stored)?.weight ?? "Thin",
        ),
      set: (target, value) => {
        const weight = asOneOf(value, ["Hairline", "Thin", "Medium", "Thick"]);
        writeEdge(target, (line) => {
          const style = LINES.find((each) => each.stored === line?.style)?.style ?? "Continuous";
          const stored = LINES.find(
            (each) => each.style === style && each.weight === weight,
          )?.stored;
          return withColor(stored ?? line?.style ?? "thin", line?.color);
        });
      },
    },
    Color: {
      get: (target) => readEdge(target, (_, color) => color),
      set: (target, value) => {
        const color = asColor(value);
        writeEdge(target, (line) => ({ style: line?.style ?? "thin", color }));
      },
    },
  },
});

const rangeBordersClass = new HostClass<LiveRange>("RangeBorderCollection", {
  properties: { Count: { get: () => EDGES.length } },
  items: (range) => EDGES.map((edge) => rangeBorderClass.of({ range, edge })),
  indexer: (range, key) => rangeBorderClass.of({ range, edge: asOneOf(key, EDGES) }),
  methods: {
    GetItemAt(range, args) {
      const edge = EDGES.at(args.integer(0));
      if (edge === undefined) throw invalidArgument("index");
      return rangeBorderClass.of({ range, edge });
    },
  },
});

function autofitColumns(range: LiveRange): void {
  const { sheet } = range;
  assertAllowed(sheet, "formatColumns");
  const merges = sheet.merges();
  for (const rect of range.rects) {
    const last = Math.min(rect.right, sheet.cells.used(true)?.right ?? -1);
    for (let column = rect.left; column <= last; column += 1) {
      const texts: string[] = [];
      sheet.cells.visit({ ...rect, left: column, right: column }, (row) => {
        const merged = merges.some(
          (area) =>
            area.left <= column && column <= area.right && area.top <= row && row <= area.bottom,
        );
        if (!merged) texts.push(sheet.text(row, column));
      });
      if (texts.some((text) => text !== "")) {
        sheet.setColumnAttributes(column, column, {
          width: fittingWidth(texts),
          bestFit: true,
          customWidth: true,
        });
      }
    }
  }
}

/** RangeFormat: sizes, alignment and what hangs below it. Autofit counts characters, not pixels. */
/** Points. */
const MOST_ROW_HEIGHT = 409.5;

export const rangeFormatClass = new HostClass<LiveRange>("RangeFormat", {
  properties: {
    HorizontalAlignment: alignment("horizontal", HORIZONTAL, "General"),
    VerticalAlignment: alignment("vertical", VERTICAL, "Bottom"),
    WrapText: alignmentFlag("wrapText"),
    ShrinkToFit: alignmentFlag("shrinkToFit"),
    IndentLevel: alignmentNumber("indent"),
    TextOrientation: alignmentNumber("textRotation"),
    ColumnWidth: {
      get: ({ sheet, rects }) => {
        const widths = rects.map(({ left, right }) => {
          const first = columnPoints(sheet, left);
          for (let column = left + 1; column <= right; column += 1) {
            if (columnPoints(sheet, column) !== first) return null;
          }
          return first;
        });
        return widths.every((width) => width === widths[0]) ? (widths[0] ?? null) : null;
      },
      set: ({ sheet, rects }, value) => {
        assertAllowed(sheet, "formatColumns");
        const width = pointsToWidth(asNumber(value));
        for (const { left, right } of rects)
          sheet.setColumnAttributes(left, right, { width, customWidth: true });
      },
    },
    RowHeight: {
      get: (range) => {
        const { top, bottom } = rectOf(range);
        const first = range.sheet.rowHeight(top);
        for (const row of range.sheet.rowAttributes.keys()) {
          if (row >= top && row <= bottom && range.sheet.rowHeight(row) !== first) return null;
        }
        return first;
      },
      set: ({ sheet, rects }, value) => {
        assertAllowed(sheet, "formatRows");
        const height = asNumber(value);
        if (height < 0 || height > MOST_ROW_HEIGHT) throw invalidArgument(`rowHeight ${height}`);
        for (const { top, bottom } of rects) {
          for (let row = top; row <= bottom; row += 1) {
            sheet.setRowAttribute(row, "ht", String(height));
            sheet.setRowAttribute(row, "customHeight", "1");
          }
        }
      },
    },
  },
  navigation: {
    Fill: (range) => rangeFillClass.of(range),
    Font: (range) => rangeFontClass.of(range),
    Borders: (range) => rangeBordersClass.of(range),
    Protection: (range) => formatProtectionClass.of(range),
  },
  methods: {
    AutofitColumns(range) {
      autofitColumns(range);
      return null;
    },
    AutofitRows({ sheet, rects }) {
      // Without a height of its own a row is fitted by whoever shows the file.
      assertAllowed(sheet, "formatRows");
      for (const { top, bottom } of rects) {
        for (const row of [...sheet.rowAttributes.keys()]) {
          if (row < top || row > bottom) continue;
          sheet.setRowAttribute(row, "ht", undefined);
          sheet.setRowAttribute(row, "customHeight", undefined);
        }
      }
      return null;
    },
  },
});
