import { cellAddress } from "../../poi/address";
import { runsOf } from "../../poi/formulas/formula";
import { groupBy } from "../../poi/group-by";
import { usedOnce } from "../sheets";
import type { FilledColumn } from "./beyond-texts";
import { FONT_SIZE } from "./grid";
import type { Area } from "./sheet-area";

/** How a person made a typed text look; what is as the summary makes it is left out. */
export interface TypedLook {
  readonly bold?: true;
  readonly italic?: true;
  readonly strikethrough?: true;
  readonly underline?: Excel.Interfaces.RangeFontData["underline"];
  readonly color?: string;
  /** Points. */
  readonly size?: number;
  readonly fill?: string;
}

const ASKED = {
  font: {
    bold: true,
    italic: true,
    strikethrough: true,
    underline: true,
    color: true,
    size: true,
  },
  fill: { color: true },
} as const;

/** Cells whose looks an answer holds: some 200 characters each. */
const MOST_CELLS = 5000;

type OrMixed<T> = { readonly [Part in keyof T]: T[Part] | null };

/** What a font and a fill say, of a cell or of several; null where these have it not in common. */
interface Said {
  readonly font?: OrMixed<Excel.Interfaces.RangeFontData>;
  readonly fill?: OrMixed<Excel.Interfaces.RangeFillData>;
}

/**
 * How the texts typed in some columns look, by sheet row and column, 0-based. A round trip, and another for each 5,000
 * rows of a column whose cells do not all look the same; none where nothing is typed.
 */
export async function readTypedLooks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  filled: readonly FilledColumn[],
): Promise<(row: number, column: number) => TypedLook | undefined> {
  const asked = filled.map(({ area }) => {
    const { format } = usedOnce(sheet.getRangeByIndexes(area.row, area.column, area.rows, 1));
    format.load(ASKED);
    return { area, format };
  });
  if (asked.length > 0) await context.sync();
  const looks = new Map<string, TypedLook>();
  for (const { area, format } of asked) {
    const { row, column, rows } = area;
    const common: Said = { font: format.font.toJSON(), fill: format.fill.toJSON() };
    const said = isMixed(common)
      ? await readCells(context, sheet, area)
      : Array<Said>(rows).fill(common);
    for (const [at, each] of said.entries()) {
      const look = lookOf(each);
      if (look) looks.set(cellAddress(row + at, column), look);
    }
  }
  return (row, column) => looks.get(cellAddress(row, column));
}

/** What each cell of a column says. */
async function readCells(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { row, column, rows }: Area,
): Promise<Said[]> {
  if (rows <= 0) return [];
  const count = Math.min(MOST_CELLS, rows);
  const part = usedOnce(sheet.getRangeByIndexes(row, column, count, 1));
  const properties = part.getCellProperties({ format: ASKED });
  await context.sync();
  const said = properties.value.map(([{ format = {} }]): Said => format);
  const below = { row: row + count, column, rows: rows - count, columns: 1 };
  return [...said, ...(await readCells(context, sheet, below))];
}

function isMixed({ font = {}, fill = {} }: Said): boolean {
  const { bold, italic, strikethrough, underline, color, size } = font;
  return [bold, italic, strikethrough, underline, color, size, fill.color].some(
    (each) => each === null,
  );
}

/** What a look has that the summary's own has not; undefined where that is nothing. */
function lookOf({ font = {}, fill = {} }: Said): TypedLook | undefined {
  const { bold, italic, strikethrough, underline, color, size } = font;
  const look: TypedLook = {
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(strikethrough && { strikethrough }),
    ...(underline && underline !== "None" && { underline }),
    ...(color && color !== BLACK && { color }),
    ...(size && size !== FONT_SIZE && { size }),
    // Where there is none, Excel says either.
    ...(fill.color && fill.color.toUpperCase() !== WHITE && { fill: fill.color }),
  };
  return Object.keys(look).length > 0 ? look : undefined;
}

const BLACK = "#000000";
const WHITE = "#FFFFFF";

/** A cell whose text was made to look in some way; 0-based. */
export interface DressedCell {
  readonly row: number;
  readonly column: number;
  readonly look: TypedLook;
}

/** Ranges that a request holds many times over. */
const DRESSED_AT_A_TIME = 1000;

/**
 * Gives cells the looks that their texts had: those one below the other that look the same at once. With the next
 * request; one more for every 1,000 such ranges.
 */
export async function applyTypedLooks(
  sheet: Excel.Worksheet,
  cells: readonly DressedCell[],
): Promise<void> {
  const alike = groupBy(cells, ({ column, look }) => `${column} ${JSON.stringify(look)}`);
  let waiting = 0;
  for (const group of alike.values()) {
    const [{ column, look }] = group;
    const rows = group.map(({ row }) => row).sort((a, b) => a - b);
    for (const [first, last] of runsOf(rows)) {
      if (waiting === DRESSED_AT_A_TIME) {
        await sheet.context.sync();
        waiting = 0;
      }
      dress(usedOnce(sheet.getRangeByIndexes(first, column, last - first + 1, 1)).format, look);
      waiting++;
    }
  }
}

function dress({ font, fill }: Excel.RangeFormat, look: TypedLook): void {
  if (look.bold) font.bold = true;
  if (look.italic) font.italic = true;
  if (look.strikethrough) font.strikethrough = true;
  if (look.underline) font.underline = look.underline;
  if (look.color) font.color = look.color;
  if (look.size) font.size = look.size;
  if (look.fill) fill.color = look.fill;
}
