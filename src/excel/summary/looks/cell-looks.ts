import { cellAddress } from "../../../poi/address";
import { textHash } from "../../../poi/text-hash";
import { usedOnce } from "../../sheets";
import { COLUMN, WIDTH } from "../grid";
import type { Area } from "../sheet-area";
import type { Partition } from "./partition";

/** What is asked of cells that look the same. Excel answers null where they do not. */
const LOOK = {
  format: {
    fill: { color: true },
    font: {
      name: true,
      size: true,
      color: true,
      bold: true,
      italic: true,
      underline: true,
      strikethrough: true,
    },
    borders: { sideIndex: true, style: true, weight: true, color: true },
    protection: { locked: true, formulaHidden: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    indentLevel: true,
    textOrientation: true,
    shrinkToFit: true,
  },
} as const satisfies Excel.Interfaces.RangeLoadOptions;

/** Some rectangles of cells that look the same. */
interface Region {
  readonly addresses: string[];
  /** Of cells beside those to fill in a line is both's, and does not count. */
  readonly hasLines: boolean;
}

/** Ranges whose looks an answer of 5 MB holds twice over. */
const RANGES_AT_A_TIME = 1000;

/**
 * Asks how the cells of a summary look, range by range of cells that were made to look the same: a change of one of them
 * shows in what they have in common. Cells to fill in are not asked for. The answer is there after the next sync: a hash.
 * Not all that look the same at once, by an address of several areas: what stands between those depends on the computer
 * that Excel runs on (office-js, issue 1167).
 * @param rows 0-based sheet rows that are not blank, of the kinds that the partition says, in order
 * @param toFillIn the columns that a person fills in, and may format
 */
export async function askForCells(
  sheet: Excel.Worksheet,
  partition: Partition,
  rows: readonly number[],
  toFillIn: readonly Area[],
): Promise<() => string> {
  const asked: { name: string; hasLines: boolean; formats: Excel.RangeFormat[] }[] = [];
  let waiting = 0;
  for (const [name, { addresses, hasLines }] of regionsOf(partition, rows, toFillIn)) {
    const formats: Excel.RangeFormat[] = [];
    for (const address of addresses) {
      if (waiting === RANGES_AT_A_TIME) {
        await sheet.context.sync();
        waiting = 0;
      }
      const range = usedOnce(sheet.getRange(address));
      range.load(LOOK);
      formats.push(range.format);
      waiting++;
    }
    asked.push({ name, hasLines, formats });
  }
  return () => {
    const looks = asked.map(({ name, hasLines, formats }) => {
      const [first, ...others] = formats.map((format) => lookOf(format, hasLines));
      const common = first.map((each, at) => (others.every((o) => o[at] === each) ? each : ""));
      return [name, ...common].join(" ");
    });
    return textHash(looks.sort().join("\u0001")).toString(16);
  };
}

/** The regions by the number of their look, and whether their lines count. */
function regionsOf(
  { kinds, rows: kindOf }: Partition,
  rows: readonly number[],
  toFillIn: readonly Area[],
): Map<string, Region> {
  const regions = new Map<string, Region>();
  const isToFillIn = (row: number | undefined): boolean =>
    row !== undefined && toFillIn.some((area) => row >= area.row && row < area.row + area.rows);
  const placeOf = (at: number): "within" | "beside" | "apart" => {
    if (isToFillIn(rows[at])) return "within";
    return isToFillIn(rows.at(at + 1)) || (at > 0 && isToFillIn(rows[at - 1])) ? "beside" : "apart";
  };
  for (let at = 0; at < rows.length;) {
    const from = at;
    const [kind, place] = [kindOf[from], placeOf(from)];
    do at++;
    while (
      at < rows.length &&
      rows[at] === rows[at - 1] + 1 &&
      kindOf[at] === kind &&
      placeOf(at) === place
    );
    const looks = kinds[kind].slice(0, place === "within" ? COLUMN.justification : WIDTH);
    const nameOf = (column: number): string => {
      const isBeside =
        (place === "within" && column === COLUMN.justification - 1) ||
        (place === "beside" && column >= COLUMN.justification);
      return `${looks[column]}${isBeside ? "-" : ""}`;
    };
    for (let left = 0; left < looks.length;) {
      const name = nameOf(left);
      let right = left;
      while (right + 1 < looks.length && nameOf(right + 1) === name) right++;
      const region = regions.get(name) ?? { addresses: [], hasLines: !name.endsWith("-") };
      region.addresses.push(`${cellAddress(rows[from], left)}:${cellAddress(rows[at - 1], right)}`);
      regions.set(name, region);
      left = right + 1;
    }
  }
  return regions;
}

function lookOf(format: Excel.RangeFormat, hasLines: boolean): string[] {
  const { fill, font, borders, protection } = format;
  const { name, size, color, bold, italic, underline, strikethrough } = font;
  const parts: (string | number | boolean | null)[] = [
    fill.color,
    ...[name, size, color, bold, italic, underline, strikethrough],
    ...[protection.locked, protection.formulaHidden],
    ...[format.horizontalAlignment, format.verticalAlignment, format.wrapText],
    ...[format.indentLevel, format.textOrientation, format.shrinkToFit],
    ...(hasLines ? borders.items.map(lineOf) : []),
  ];
  return parts.map((part) => String(part ?? "").toLowerCase());
}

function lineOf({ sideIndex, style, weight, color }: Excel.RangeBorder): string {
  return [sideIndex, ...(style === "None" ? [] : [style, weight, color])].join(" ");
}
