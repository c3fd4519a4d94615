import { CellKind } from "../model/cells";
import type { BorderSide, DifferentialFormat, Styles } from "../model/styles";
import type { Worksheet } from "../model/worksheet";

const PIXELS_PER_POINT = 4 / 3;
/** Calibri comes only with Office; Carlito has its widths and comes with most Linux desktops. */
const FALLBACK_FONTS = 'Carlito, "Segoe UI", Arial, sans-serif';
const LINE_WIDTHS: Readonly<Record<string, number>> = {
  medium: 2,
  mediumDashed: 2,
  double: 2,
  thick: 3,
};

/** One side of a cell's border. */
export interface Line {
  color: string;
  /** pixels */
  width: number;
}

/** How a cell looks, in CSS words and pixels. */
export interface CellLook {
  fill: string | undefined;
  color: string;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strikethrough: boolean;
  fontSize: number;
  fontFamily: string;
  /** undefined = by the kind of value. */
  align: "left" | "center" | "right" | undefined;
  verticalAlign: "top" | "middle" | "bottom";
  wrap: boolean;
  indent: number;
  borders: Readonly<Partial<Record<BorderSide, Line>>>;
}

const HORIZONTAL: Readonly<Record<string, CellLook["align"]>> = {
  left: "left",
  center: "center",
  centerContinuous: "center",
  distributed: "center",
  right: "right",
  justify: "left",
  fill: "left",
};

/** The looks of a workbook's styles, each worked out once. */
export class StyleLooks {
  private readonly looks = new Map<number, CellLook>();

  constructor(private readonly styles: Styles) {}

  /** @param style a cell's style number. */
  of(style: number): CellLook {
    let look = this.looks.get(style);
    if (!look) this.looks.set(style, (look = this.read(style)));
    return look;
  }

  private read(style: number): CellLook {
    const { styles } = this;
    const font = styles.font(style);
    const vertical = styles.alignment(style, "vertical");
    const wrap = styles.alignment(style, "wrapText");
    return {
      fill: styles.fillColor(style) || undefined,
      color: font.color ?? "#000000",
      bold: font.bold ?? false,
      italic: font.italic ?? false,
      underline: (font.underline ?? "None") !== "None",
      strikethrough: font.strikethrough ?? false,
      fontSize: (font.size ?? 11) * PIXELS_PER_POINT,
      fontFamily: `"${(font.name ?? "Calibri").replaceAll('"', "")}", ${FALLBACK_FONTS}`,
      align: HORIZONTAL[styles.alignment(style, "horizontal") ?? ""],
      verticalAlign: vertical === "top" ? "top" : vertical === "center" ? "middle" : "bottom",
      wrap: wrap === "1" || wrap === "true",
      indent: Number(styles.alignment(style, "indent") ?? 0),
      borders: this.borders(style),
    };
  }

  private borders(style: number): CellLook["borders"] {
    const borders: Partial<Record<BorderSide, Line>> = {};
    for (const side of ["left", "right", "top", "bottom"] as const) {
      const line = this.styles.border(style, side);
      if (line && line.style !== "none") {
        borders[side] = { color: line.color ?? "#000000", width: LINE_WIDTHS[line.style] ?? 1 };
      }
    }
    return borders;
  }
}

/** A look with a conditional format's changes on top. */
export function withDifferential(look: CellLook, format: DifferentialFormat): CellLook {
  const { font } = format;
  const borders = { ...look.borders };
  for (const side of ["left", "right", "top", "bottom"] as const) {
    const line = format.borders[side];
    if (line)
      borders[side] = { color: line.color ?? "#000000", width: LINE_WIDTHS[line.style] ?? 1 };
  }
  return {
    ...look,
    borders,
    fill: format.fill ?? look.fill,
    color: font.color ?? look.color,
    bold: font.bold ?? look.bold,
    italic: font.italic ?? look.italic,
    strikethrough: font.strikethrough ?? look.strikethrough,
    underline: font.underline === undefined ? look.underline : font.underline !== "None",
  };
}

/** Where a value stands when its style does not say: numbers right, text left, the rest centred. */
export function alignmentOf(
  sheet: Worksheet,
  row: number,
  column: number,
): "left" | "center" | "right" {
  switch (sheet.value(row, column).kind) {
    case CellKind.number:
      return "right";
    case CellKind.boolean:
    case CellKind.error:
      return "center";
    default:
      return "left";
  }
}
