import type { Block, Format } from "../block";
import { WIDTH } from "../grid";
import { listText, numbersOf } from "./number-list";

/** Which cells of a summary were made to look the same, whatever they say. */
export interface Partition {
  /** Of each kind of row, the look of each of its cells, by number. */
  readonly kinds: readonly (readonly number[])[];
  /** The kind of each row that is not blank, in order: blank rows may come and go. */
  readonly rows: readonly number[];
}

/** What of a format a cell's look is made of, but for its number format. */
const LOOK = [
  "fill",
  "color",
  "bold",
  "italic",
  "size",
  "wrap",
  "shrink",
  "horizontal",
  "vertical",
  "indent",
  "grid",
] as const satisfies readonly (keyof Format)[];

/** Numbers things in the order in which they come. */
class Numbering {
  private readonly numbers = new Map<string, number>();

  of(thing: string): number {
    const known = this.numbers.get(thing);
    if (known !== undefined) return known;
    this.numbers.set(thing, this.numbers.size);
    return this.numbers.size - 1;
  }

  get all(): string[] {
    return [...this.numbers.keys()];
  }
}

/**
 * Which cells the blocks of a summary make look the same.
 * @param isBlank whether a sheet row (0-based) says nothing
 */
export function partitionOf(
  blocks: readonly Block[],
  isBlank: (row: number) => boolean,
): Partition {
  const looks = new Numbering();
  const kinds = new Numbering();
  const rows: number[] = [];
  for (const {
    firstRow,
    rows: { length },
    formats,
  } of inOrder(blocks)) {
    const looking = formats.filter((format) => LOOK.some((part) => format[part] !== undefined));
    const bounds = looking.flatMap(({ row, rows: count }) => [row, Math.min(row + count, length)]);
    const edges = [...new Set([0, ...bounds, length])].sort((a, b) => a - b);
    for (const [at, from] of edges.slice(0, -1).entries()) {
      const here = looking.filter(({ row, rows: count }) => row <= from && from < row + count);
      const cells = Array.from({ length: WIDTH }, (_, column) => looks.of(lookAt(here, column)));
      const kind = kinds.of(listText(cells));
      for (let row = from; row < edges[at + 1]; row++)
        if (!isBlank(firstRow + row)) rows.push(kind);
    }
  }
  return { kinds: kinds.all.map(numbersOf), rows };
}

const inOrder = (blocks: readonly Block[]): Block[] =>
  [...blocks].sort((a, b) => a.firstRow - b.firstRow);

/** What the formats of a row make of a cell: a later one goes over those before it. */
function lookAt(formats: readonly Format[], at: number): string {
  const look: Partial<Format> = {};
  for (const format of formats)
    if (format.column <= at && at < format.column + format.columns) Object.assign(look, format);
  return LOOK.map((part) => String(look[part] ?? "")).join(" ");
}

/** The text of a partition, which is kept with the sheet. */
export function partitionText({ kinds, rows }: Partition): string {
  return [rows, ...kinds].map(listText).join(",");
}

/** The partition of such a text; of no rows where nobody can have written it. */
export function parsePartition(text: string): Partition {
  const [rows, ...kinds] = text.split(",").map(numbersOf);
  const isWhole = rows.every((kind) => kinds.at(kind)?.length === WIDTH);
  return isWhole ? { kinds, rows } : { kinds: [], rows: [] };
}
