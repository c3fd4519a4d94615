import type { CellValue, Row } from "../cells";
import { fillDown } from "./fill-down";
import type { PaddedText, PooledTexts } from "../plan";
import type { SectionName } from "./rows-builder";

/** A power of two. */
const RECENT = 256;

/** A text's place among the recent ones, by a few of its letters. It is not empty. */
function placeOf(text: string): number {
  const { length } = text;
  const letters = (text.charCodeAt(0) << 2) + (text.charCodeAt(length >> 1) << 4);
  return (length + letters) & (RECENT - 1);
}

/** Rows of a block in which the text must change, for it to change in most rows of the table. */
const FEWEST_CHANGES = 32;

/** More than there can be texts in a pool: a sheet has 2^20 rows. */
const PADDED = 2 ** 30;

/** Collects a column of texts of which few are different. */
export class TextPool {
  private index: Int32Array<ArrayBuffer>;
  private readonly pool: string[] = [];
  private readonly known = new Map<string, number>();
  /** The latest texts, by a few of their letters: a lookup that the usual text costs no hash of the whole. */
  private readonly recentTexts = Array<string>(RECENT).fill("");
  private readonly recentIndex = new Int32Array(RECENT).fill(-1);
  /** Whether most rows have another text than the row above. */
  private varies = false;
  private hasBlanks = false;
  private readonly padded = new Set<number>();
  /** Texts with white space around them; until the end their cells hold PADDED and their place here. */
  private readonly raws: { readonly raw: string; readonly index: number }[] = [];
  private readonly filledDown = new Set<number>();
  private readonly whiteRows = new Set<number>();

  constructor(capacity: number) {
    this.index = new Int32Array(capacity);
  }

  grow(capacity: number): void {
    const larger = new Int32Array(capacity);
    larger.set(this.index);
    this.index = larger;
  }

  /**
   * Adds the cells at `position` of rows[from, to) as rows `at` and following. A number or TRUE stands as its
   * text, surrounding blanks are left out; a position of -1 is a column that is not there.
   */
  add(rows: readonly Row[], from: number, to: number, position: number, at: number): void {
    if (position < 0) {
      this.index.fill(-1, at, at + to - from);
      this.hasBlanks = true;
      return;
    }
    if (this.varies) this.addEach(rows, from, to, position, at - from);
    else this.addRuns(rows, from, to, position, at - from);
  }

  /** Most rows repeat the text above: its place is known. */
  private addRuns(
    rows: readonly Row[],
    from: number,
    to: number,
    position: number,
    offset: number,
  ): void {
    const { index } = this;
    let last: CellValue | undefined = rows[from]?.[position];
    let lastIndex = this.indexOfCell(last);
    let changes = 0;
    for (let row = from; row < to; row++) {
      const value = rows[row][position];
      if (value !== last) {
        last = value;
        lastIndex = this.indexOfCell(value);
        changes++;
      }
      index[offset + row] = lastIndex;
      if (lastIndex < 0 && value !== "") this.whiteRows.add(offset + row);
    }
    this.varies = changes >= FEWEST_CHANGES && changes * 2 > to - from;
  }

  /** Where most have another, that is not asked: what the processor cannot foresee costs more than looking each one up. */
  private addEach(
    rows: readonly Row[],
    from: number,
    to: number,
    position: number,
    offset: number,
  ): void {
    const { index, recentTexts, recentIndex } = this;
    for (let row = from; row < to; row++) {
      const value = rows[row][position];
      let known: number;
      if (typeof value === "string" && value !== "") {
        const place = placeOf(value);
        known = recentTexts[place] === value ? recentIndex[place] : this.indexOfCell(value);
      } else known = this.indexOfCell(value);
      index[offset + row] = known;
      if (known < 0 && value !== "") this.whiteRows.add(offset + row);
    }
  }

  /** The last text of rows [0, end), and the first row of those that it stands in or whose cell is blank under it; undefined where all are blank. */
  lastRun(end: number): { readonly text: string; readonly start: number } | undefined {
    let last = -1;
    let start = end;
    for (let row = end - 1; row >= 0; row--) {
      const index = this.index[row];
      if (index < 0) continue;
      if (last >= 0 && index !== last) break;
      last = index;
      start = row;
    }
    if (last < 0) return undefined;
    const text = this.pool[last < PADDED ? last : this.raws[last - PADDED].index];
    return { text, start };
  }

  private indexOfCell(value: CellValue | undefined): number {
    if (value === undefined || value === "") {
      this.hasBlanks = true;
      return -1;
    }
    const text = typeof value === "string" ? value : String(value);
    const place = placeOf(text);
    if (this.recentTexts[place] !== text) {
      this.recentTexts[place] = text;
      this.recentIndex[place] = this.indexOf(text);
    }
    const index = this.recentIndex[place];
    if (index < 0) this.hasBlanks = true;
    return index;
  }

  private indexOf(raw: string): number {
    const known = this.known.get(raw);
    if (known !== undefined) return known;
    const text = raw.trim();
    const index = text === "" ? -1 : (this.known.get(text) ?? this.pool.push(text) - 1);
    this.known.set(text, index);
    if (text === raw || index < 0) {
      this.known.set(raw, index);
      return index;
    }
    this.padded.add(index);
    const code = PADDED + this.raws.push({ raw, index }) - 1;
    this.known.set(raw, code);
    return code;
  }

  /** Writes the texts of rows [start, end) into their blank cells, where the column is written so. */
  fillDown(start: number, end: number, continues: boolean): boolean {
    if (!this.hasBlanks || start === end) return false;
    const given = fillDown(
      this.index,
      start,
      end,
      continues && start > 0 ? this.index[start - 1] : -1,
    );
    for (const text of given ?? []) this.filledDown.add(this.plain(text));
    return given !== undefined;
  }

  /** Writes the text of row `start`, if it has one, into the blank cells of those up to `end`; whether there were any. */
  fillMerged(start: number, end: number): boolean {
    if (!this.hasBlanks || this.index[start] < 0) return false;
    const text = this.plain(this.index[start]);
    let isGiven = false;
    for (let row = start + 1; row < end; row++) {
      if (this.index[row] >= 0) continue;
      this.index[row] = text;
      isGiven = true;
    }
    if (isGiven) this.filledDown.add(text);
    return isGiven;
  }

  /** Whether each of rows [start, end) has a text. */
  isFull(start: number, end: number): boolean {
    return !this.index.subarray(start, end).includes(-1);
  }

  /** The place in the pool of what a cell holds, without white space around it. */
  private plain(index: number): number {
    return index < PADDED ? index : this.raws[index - PADDED].index;
  }

  /** Writes the name over each section into its rows up to `end`, where every one of them is blank. */
  fillSections(sections: readonly SectionName[], end: number): boolean {
    const named = sections
      .map(({ from, unit }, at) => ({ from, to: sections[at + 1]?.from ?? end, unit }))
      .filter(({ from, to, unit }) => to > from && unit !== undefined && unit !== "");
    const isBlank = named.every(({ from, to }) =>
      this.index.subarray(from, to).every((index) => index < 0),
    );
    if (named.length === 0 || !isBlank) return false;
    for (const { from, to, unit } of named) {
      const text = this.indexOf(String(unit).trim());
      if (text < 0) continue;
      this.index.fill(text, from, to);
      this.filledDown.add(text);
    }
    return true;
  }

  finish(count: number): PooledTexts {
    const paddedTexts: PaddedText[] = [];
    if (this.raws.length > 0) {
      for (let row = 0; row < count; row++) {
        const code = this.index[row];
        if (code < PADDED) continue;
        const { raw, index } = this.raws[code - PADDED];
        paddedTexts.push({ row, raw });
        this.index[row] = index;
      }
    }
    return {
      index: this.index.subarray(0, count),
      pool: this.pool,
      hasBlanks: this.hasBlanks,
      padded: this.padded,
      paddedTexts,
      filledDown: this.filledDown,
      whiteRows: this.whiteRows,
    };
  }
}
