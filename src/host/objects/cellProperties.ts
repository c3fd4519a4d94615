import type { LiveRange } from "../model/liveRanges";
import { HostError, invalidArgument } from "../protocol/errors";
import type { HostObject } from "../protocol/hostClass";
import { isWireObject, type Wire, type WireObject } from "../protocol/wire";
import { readHyperlink } from "./hyperlinks";
import { rangeFormatClass } from "./rangeFormat";
import { readGrid, rectOf } from "./rangeValues";

/** Every line of a cell by the names that its properties have for them: what is asked for of borders is told of each. */
const LINES = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
  horizontal: "InsideHorizontal",
  vertical: "InsideVertical",
} as const;

/** Sizes are a row's or a column's, not a cell format's. */
const SIZES: readonly string[] = ["rowHeight", "columnWidth"];

/**
 * The formats and links of each cell of a range as Range.getCellProperties gives them: what of RangeFormat is asked for.
 * @throws HostError ApiNotFound where anything else is asked for
 */
export function cellProperties(range: LiveRange, asked: Wire): Wire {
  const properties = object(asked);
  const { format, hyperlink, ...others } = properties;
  refuse("getCellProperties", Object.keys(others));
  const wanted = "format" in properties ? object(format) : {};
  refuse(
    "getCellProperties",
    SIZES.filter((size) => size in wanted),
  );
  const known = new Map<number, WireObject>();
  return readGrid(range, (sheet, row, column) => {
    const cell = { sheet, rects: [{ top: row, bottom: row, left: column, right: column }] };
    const style = sheet.style(row, column);
    let answer = known.get(style);
    if (!answer) {
      answer = "format" in properties ? { format: read(rangeFormatClass.of(cell), wanted) } : {};
      known.set(style, answer);
    }
    return hyperlink === true ? { ...answer, hyperlink: readHyperlink(cell) } : answer;
  });
}

/**
 * Of each row of a range, as Range.getRowProperties gives it: its height, and whether it is hidden.
 * @throws HostError ApiNotFound where anything else is asked for
 */
export function rowProperties(range: LiveRange, asked: Wire): Wire {
  const { format, rowHidden, ...others } = object(asked);
  const { rowHeight, ...otherFormats } = object(format ?? {});
  refuse("getRowProperties", [...Object.keys(others), ...Object.keys(otherFormats)]);
  const { sheet } = range;
  const { top, bottom } = rectOf(range);
  return Array.from({ length: bottom - top + 1 }, (_, at): WireObject => ({
    ...(rowHidden === true && { rowHidden: sheet.rowHidden(top + at) }),
    ...(rowHeight === true && { format: { rowHeight: sheet.rowHeight(top + at) } }),
  }));
}

/** What is asked for is `true` at the properties of an object, and the same of the objects that hang below it. */
function read(from: HostObject, asked: WireObject): WireObject {
  return Object.fromEntries(
    Object.entries(asked).map(([name, wanted]): [string, Wire] => {
      if (wanted === true) return [name, from.get(name)];
      const below = from.navigate(name);
      if (!below) throw invalidArgument(name);
      return [name, below.isCollection() ? linesOf(below, wanted) : read(below, object(wanted))];
    }),
  );
}

function linesOf(borders: HostObject, asked: Wire): WireObject {
  return Object.fromEntries(
    Object.entries(LINES).map(([name, edge]) => [name, read(borders.index(edge), object(asked))]),
  );
}

function object(asked: Wire | undefined): WireObject {
  if (asked === undefined || !isWireObject(asked)) throw invalidArgument("properties to load");
  return asked;
}

function refuse(method: string, names: readonly string[]): void {
  if (names.length > 0) throw new HostError("ApiNotFound", `Range.${method}: ${names.join(", ")}`);
}
