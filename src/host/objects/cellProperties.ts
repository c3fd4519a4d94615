import type { LiveRange } from "../model/liveRanges";
import type { Styles } from "../model/styles";
import { HostError } from "../protocol/errors";
import type { Wire, WireObject } from "../protocol/wire";
import { readGrid } from "./rangeValues";

/** What of a cell's format can be asked for. */
const READERS = {
  fill: { color: (styles: Styles, style: number) => styles.fillColor(style) || "#FFFFFF" },
  font: {
    color: (styles: Styles, style: number) => styles.font(style).color ?? "#000000",
    bold: (styles: Styles, style: number) => styles.font(style).bold ?? false,
    italic: (styles: Styles, style: number) => styles.font(style).italic ?? false,
  },
} as const;

/**
 * The formats of each cell of a range as Range.getCellProperties gives them, all of READERS.
 * @throws HostError ApiNotFound where anything else is asked for
 */
export function cellProperties(range: LiveRange, asked: Wire): Wire {
  assertKnown(asked, { format: READERS });
  const { styles } = range.sheet.workbook;
  const known = new Map<number, WireObject>();
  return readGrid(range, (sheet, row, column) => {
    const style = sheet.style(row, column);
    let answer = known.get(style);
    if (!answer) {
      const { fill, font } = READERS;
      answer = {
        format: {
          fill: { color: fill.color(styles, style) },
          font: {
            color: font.color(styles, style),
            bold: font.bold(styles, style),
            italic: font.italic(styles, style),
          },
        },
      };
      known.set(style, answer);
    }
    return answer;
  });
}

/** What is asked for is `true` at the names that are known, and nothing else. */
function assertKnown(asked: Wire, known: object): void {
  const names = typeof asked === "object" && asked !== null ? Object.entries(asked) : [];
  for (const [name, wanted] of names) {
    const inner: unknown = new Map<string, unknown>(Object.entries(known)).get(name);
    if (typeof inner === "object" && inner !== null) assertKnown(wanted, inner);
    else if (inner === undefined || wanted !== true)
      throw new HostError("ApiNotFound", `Range.getCellProperties: ${name}`);
  }
}
