import type { RowRange } from "./row-range";

/** A text a row: an array, or `PackedTexts`. */
export interface Texts extends Iterable<string> {
  readonly length: number;
  /** Undefined beyond the last row. */
  at(row: number): string | undefined;
}

/** Texts of neighbouring rows, one after the other: a byte a character where all are below 256, as Spanish is, else two. */
export interface TextBlock {
  readonly characters: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
  /** By row, where its text ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Rows in every block but the last: a power of two. */
export const ROWS_A_BLOCK = 16_384;

/** Characters made a text in one call: each is an argument of it. */
const MOST_ARGUMENTS = 8192;

/**
 * Many texts in little memory, of which none is a string before it is asked for: a million of them are nothing for
 * the garbage collector to look at, and their buffers are handed to another thread without being copied.
 */
export class PackedTexts implements Texts {
  readonly length: number;

  /** @param blocks of ROWS_A_BLOCK rows each, but for the last */
  constructor(readonly blocks: readonly TextBlock[]) {
    this.length = blocks.reduce((sum, { ends }) => sum + ends.length, 0);
  }

  at(row: number): string | undefined {
    if (row < 0 || row >= this.length) return undefined;
    const { characters, ends } = this.blocks[Math.floor(row / ROWS_A_BLOCK)];
    const place = row % ROWS_A_BLOCK;
    return textOf(characters, place === 0 ? 0 : ends[place - 1], ends[place]);
  }

  *[Symbol.iterator](): Generator<string, void, undefined> {
    for (const { characters, ends } of this.blocks) {
      let start = 0;
      for (const end of ends) {
        yield textOf(characters, start, end);
        start = end;
      }
    }
  }
}

/** Texts packed block by block; those that are packed already as they are. */
export function* packedBlocks(texts: Texts): Generator<TextBlock, void, undefined> {
  if (texts instanceof PackedTexts) {
    yield* texts.blocks;
    return;
  }
  for (let from = 0; from < texts.length; from += ROWS_A_BLOCK)
    yield packedBlock(texts, from, Math.min(texts.length, from + ROWS_A_BLOCK));
}

/** Some rows of packed texts, in the order given: as they are packed, without a string of any. */
export function gatherPacked(texts: PackedTexts, picked: readonly RowRange[]): PackedTexts {
  const blocks: TextBlock[] = [];
  let pieces: TextBlock[] = [];
  let rows = 0;
  for (const { start, end } of picked) {
    for (let from = start; from < end;) {
      const place = from % ROWS_A_BLOCK;
      const length = Math.min(end - from, ROWS_A_BLOCK - place, ROWS_A_BLOCK - rows);
      const block = texts.blocks[Math.floor(from / ROWS_A_BLOCK)];
      pieces.push(pieceOf(block, place, place + length));
      from += length;
      rows += length;
      if (rows < ROWS_A_BLOCK) continue;
      blocks.push(joinedBlock(pieces));
      pieces = [];
      rows = 0;
    }
  }
  return new PackedTexts(rows > 0 ? [...blocks, joinedBlock(pieces)] : blocks);
}

/** Rows [from, to) of a block. */
function pieceOf({ characters, ends }: TextBlock, from: number, to: number): TextBlock {
  const start = from === 0 ? 0 : ends[from - 1];
  return {
    characters: characters.subarray(start, ends[to - 1]),
    ends: ends.slice(from, to).map((end) => end - start),
  };
}

/** Blocks after one another as one. */
function joinedBlock(pieces: readonly TextBlock[]): TextBlock {
  const length = pieces.reduce((sum, { characters }) => sum + characters.length, 0);
  const isNarrow = pieces.every(({ characters }) => characters instanceof Uint8Array);
  const characters = isNarrow ? new Uint8Array(length) : new Uint16Array(length);
  const ends = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.ends.length, 0));
  let character = 0;
  let row = 0;
  for (const piece of pieces) {
    characters.set(piece.characters, character);
    for (let at = 0; at < piece.ends.length; at++) ends[row++] = character + piece.ends[at];
    character += piece.characters.length;
  }
  return { characters, ends };
}

/** Rows [from, to) as a block; a row without a text has an empty one. */
export function packedBlock(texts: Texts, from: number, to: number): TextBlock {
  const ends = new Uint32Array(to - from);
  let length = 0;
  for (let row = from; row < to; row++) {
    length += texts.at(row)?.length ?? 0;
    ends[row - from] = length;
  }
  const narrow = new Uint8Array(length);
  if (writeInto(narrow, texts, from, to, 0xff)) return { characters: narrow, ends };
  const wide = new Uint16Array(length);
  writeInto(wide, texts, from, to, 0xffff);
  return { characters: wide, ends };
}

/** Writes rows [from, to) one after the other; false where a character is beyond the largest. */
function writeInto(
  characters: Uint8Array | Uint16Array,
  texts: Texts,
  from: number,
  to: number,
  largest: number,
): boolean {
  let at = 0;
  for (let row = from; row < to; row++) {
    const text = texts.at(row) ?? "";
    for (let index = 0; index < text.length; index++) {
      const character = text.charCodeAt(index);
      if (character > largest) return false;
      characters[at++] = character;
    }
  }
  return true;
}

function textOf(characters: Uint8Array | Uint16Array, start: number, end: number): string {
  let text = "";
  for (let from = start; from < end; from += MOST_ARGUMENTS)
    text += String.fromCharCode(...characters.subarray(from, Math.min(end, from + MOST_ARGUMENTS)));
  return text;
}
