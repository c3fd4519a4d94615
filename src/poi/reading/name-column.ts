import { isErrorValue, type CellValue, type Row } from "../cells";
import type { Rows } from "../plan";
import { PackedTexts, packedBlock, packedBlocks, ROWS_A_BLOCK, type TextBlock } from "../texts";

/** Collects the names of activities, of which nearly all are different. */
export class NameColumn {
  /** Whether names are packed as they come, which costs a while and saves memory. To be set before the first. */
  packs = false;
  /** Those from `packedRows` on; those before are in `blocks`. */
  private names: string[] = [];
  private packedRows = 0;
  private readonly blocks: TextBlock[] = [];
  private hashes = new Int32Array(0);
  private unnamed = 0;
  /** Names given to rows that were packed without one. */
  private readonly given = new Map<number, string>();
  private readonly padded = new Set<number>();

  /** Makes room for that many rows. */
  grow(capacity: number): void {
    const larger = new Int32Array(capacity);
    larger.set(this.hashes);
    this.hashes = larger;
    if (this.packs) return;
    // Filled with a text, so that it is an array of texts from its first row on.
    const more = Array<string>(capacity - this.names.length).fill("");
    this.names = this.names.length === 0 ? more : this.names.concat(more);
  }

  /**
   * Adds the cells at `position` of rows[from, to) as rows `at` and following. A number or TRUE stands as its
   * text, surrounding blanks are left out; a position of -1 is a column that is not there.
   */
  add(rows: readonly Row[], from: number, to: number, position: number, at: number): void {
    const { names, hashes } = this;
    const firstName = at - from - this.packedRows;
    const firstHash = at - from;
    for (let row = from; row < to; row++) {
      const value = position < 0 ? "" : rows[row][position];
      if (typeof value === "string" && value !== "") {
        const last = value.charCodeAt(value.length - 1);
        const first = value.charCodeAt(0);
        if (!isSpace(first) && !isSpace(last) && first !== HASH) {
          names[firstName + row] = value;
          hashes[firstHash + row] = sampleHash(value);
          continue;
        }
      }
      this.addOther(value, firstHash + row);
    }
    if (this.packs) this.pack();
  }

  /** A cell that holds anything else than a name as it stands, or perhaps does. */
  private addOther(value: CellValue | undefined, row: number): void {
    const text = String(value);
    const last = text.charCodeAt(text.length - 1);
    const name = isSpace(text.charCodeAt(0)) || isSpace(last) ? text.trim() : text;
    // A number's text is not what its cell holds either, nor an error's.
    if (name !== value || isErrorValue(name)) this.padded.add(row);
    if (name === "") this.unnamed++;
    this.names[row - this.packedRows] = name;
    this.hashes[row] = sampleHash(name);
  }

  /** Packs the names of the blocks that are full. */
  private pack(): void {
    while (this.names.length >= ROWS_A_BLOCK) {
      this.blocks.push(packedBlock(this.names, 0, ROWS_A_BLOCK));
      this.names = this.names.slice(ROWS_A_BLOCK);
      this.packedRows += ROWS_A_BLOCK;
    }
  }

  /** Gives the name of row `start`, if it has one, to those up to `end` that have none; whether there were any. */
  fillMerged(start: number, end: number): boolean {
    const name = this.unnamed === 0 ? "" : this.at(start);
    if (name === "") return false;
    let isGiven = false;
    for (let row = start + 1; row < end; row++) {
      if (this.at(row) !== "") continue;
      if (row < this.packedRows) this.given.set(row, name);
      else this.names[row - this.packedRows] = name;
      this.hashes[row] = this.hashes[start];
      this.padded.add(row);
      this.unnamed--;
      isGiven = true;
    }
    return isGiven;
  }

  private at(row: number): string {
    if (row >= this.packedRows) return this.names[row - this.packedRows];
    const block = this.blocks[Math.floor(row / ROWS_A_BLOCK)];
    return this.given.get(row) ?? new PackedTexts([block]).at(row % ROWS_A_BLOCK) ?? "";
  }

  /** The packed blocks, those anew in which names were given. */
  private packedWithGiven(): TextBlock[] {
    const changed = new Set([...this.given.keys()].map((row) => Math.floor(row / ROWS_A_BLOCK)));
    return this.blocks.map((block, at) => {
      if (!changed.has(at)) return block;
      const names = Array.from(
        new PackedTexts([block]),
        (name, row) => this.given.get(at * ROWS_A_BLOCK + row) ?? name,
      );
      return packedBlock(names, 0, ROWS_A_BLOCK);
    });
  }

  /** The names of the first `count` rows, all that there are. Nothing more can be added to them. */
  finish(count: number): Pick<Rows, "activity" | "activityHash" | "hasUnnamed" | "padded"> {
    this.names.length = count - this.packedRows;
    return {
      activity: this.packs
        ? new PackedTexts([...this.packedWithGiven(), ...packedBlocks(this.names)])
        : this.names,
      activityHash: this.hashes.subarray(0, count),
      hasUnnamed: this.unnamed > 0,
      padded: this.padded,
    };
  }
}

/** "#", with which errors begin. */
const HASH = 35;

const isSpace = (code: number): boolean => code <= 32 || code === 0xa0;

/**
 * A hash of a text's length, its last six letters, where numbered names differ, and the one in its middle. Without a
 * loop, of two multiplications: every row has one.
 */
function sampleHash(text: string): number {
  const { length } = text;
  if (length < 6) return hashOfAll(text);
  const end =
    text.charCodeAt(length - 1) |
    (text.charCodeAt(length - 2) << 8) |
    (text.charCodeAt(length - 3) << 16) |
    (text.charCodeAt(length - 4) << 24);
  const rest =
    text.charCodeAt(length - 5) |
    (text.charCodeAt(length - 6) << 8) |
    (text.charCodeAt(length >> 1) << 16);
  return mixed(Math.imul(end, 0x85ebca6b) ^ rest ^ Math.imul(length, 0x01000193));
}

/** FNV-1a. */
function hashOfAll(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** Spreads every bit over all of them (a round of MurmurHash3's finalizer). */
function mixed(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return spread ^ (spread >>> 15);
}
