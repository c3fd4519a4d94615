import { HostError } from "../protocol/errors";
import { bounding, intersect, MAX_COLUMNS, type Rect, type Shift } from "./address";

/** What a cell holds. */
export const CellKind = { empty: 0, number: 1, string: 2, boolean: 3, error: 4 } as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/** A cell's value with its kind; an error's value is its text ("#REF!"). */
export type Cell =
  | { kind: typeof CellKind.empty }
  | { kind: typeof CellKind.number; value: number }
  | { kind: typeof CellKind.string; value: string }
  | { kind: typeof CellKind.boolean; value: boolean }
  | { kind: typeof CellKind.error; value: string };

export const EMPTY: Cell = { kind: CellKind.empty };

/**
 * The cells of one sheet: values and style numbers. Rows and columns are 0-based.
 * The host only knows this interface, so that a sheet may also be backed by something that is not
 * in memory (a generated or streamed book of 1,048,576 rows).
 */
export interface CellStore {
  get(row: number, column: number): Cell;
  /** What `get` would tell of, without making it. */
  kind(row: number, column: number): CellKind;
  set(row: number, column: number, cell: Cell): void;
  /** The number of the string in the book's table; -1 when the cell holds no string. */
  stringId(row: number, column: number): number;
  setStringId(row: number, column: number, id: number): void;
  style(row: number, column: number): number;
  setStyle(row: number, column: number, style: number): void;
  /**
   * Gives the cells of a rectangle the styles that they become by a change.
   * @param inherited the style of a blank cell that has none of its own
   * @param changed told of the cells whose style is another now
   */
  restyle(
    rect: Rect,
    inherited: (row: number, column: number) => number,
    change: (style: number) => number,
    changed: (row: number, column: number) => void,
  ): void;
  /**
   * Adds the styles of the cells of a rectangle to those seen.
   * @param inherited the style of a blank cell that has none of its own
   */
  collectStyles(
    rect: Rect,
    inherited: (row: number, column: number) => number,
    seen: Set<number>,
  ): void;
  /** The smallest rectangle with every value (and every style, unless `valuesOnly`). */
  used(valuesOnly: boolean): Rect | undefined;
  /** Visits the cells in the rectangle that hold a value or a style, column by column. */
  visit(rect: Rect, visitor: (row: number, column: number) => void): void;
  /** Moves cells so as to put in or take out rows or columns; see Shift. @throws NoRoomError, having moved none */
  shift(shift: Shift): void;
  /** Gives back what room the cells take: their sheet is no more. */
  release(): void;
}

/** The strings of a workbook, each once. Ids below `shared` are those of sharedStrings.xml. */
export class StringTable {
  private readonly texts: string[] = [];
  private readonly ids = new Map<string, number>();
  private readonly markup = new Map<number, string>();
  /** How many of the ids are also indexes of the file's shared strings. */
  shared = 0;

  /** Adds an entry of sharedStrings.xml; its id is its index there. Rich ones are never reused. */
  addShared(text: string, rich: boolean): void {
    const id = this.texts.push(text) - 1;
    if (!rich && !this.ids.has(text)) this.ids.set(text, id);
    this.shared = this.texts.length;
  }

  /** Adds a rich inline string with the XML it came from. */
  addInline(text: string, xml: string): number {
    const id = this.texts.push(text) - 1;
    this.markup.set(id, xml);
    return id;
  }

  intern(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.push(text) - 1;
    this.ids.set(text, id);
    return id;
  }

  text(id: number): string {
    return this.texts[id] ?? "";
  }

  /** The XML of a rich inline string, or undefined. */
  inlineMarkup(id: number): string | undefined {
    return this.markup.get(id);
  }
}

const BLOCK_ROWS = 1024;

/** Blocks of a workbook: 1.4 GB of cells. A sheet of 1,048,576 rows and 37 columns takes 38,000. */
const MOST_BLOCKS = 150_000;

/** There is no room for cells so far apart. */
export class NoRoomError extends HostError {
  constructor() {
    super("OperationCellsExceedLimit", "The cells of the workbook are too far apart.");
  }
}

/** How much room the cells of a workbook take. A file of 2 MB can have cells so far apart that each takes 9 kB. */
export class CellRoom {
  private blocks = 0;

  constructor(private readonly most = MOST_BLOCKS) {}

  /** @throws NoRoomError when there is no room for another block */
  take(): void {
    if (this.blocks >= this.most) throw new NoRoomError();
    this.blocks += 1;
  }

  giveBack(blocks: number): void {
    this.blocks -= blocks;
  }

  /** Does what takes and gives back; where that fails, what was taken before is. */
  whole<T>(work: () => T): T {
    const { blocks } = this;
    try {
      return work();
    } catch (reason) {
      this.blocks = blocks;
      throw reason;
    }
  }
}

interface Block {
  kinds: Uint8Array;
  values: Float64Array;
  styles: Uint32Array | undefined;
}

type Column = (Block | undefined)[];

/** Cells in typed arrays, a block for each 1,024 rows of a column: 9 to 13 bytes a cell. */
export class BlockCellStore implements CellStore {
  private columns: (Column | undefined)[] = [];
  private usedCache = new Map<boolean, Rect | undefined>();

  constructor(
    private readonly strings: StringTable,
    private readonly room: CellRoom,
  ) {}

  private block(row: number, column: number): Block | undefined {
    return this.columns[column]?.[Math.floor(row / BLOCK_ROWS)];
  }

  private ensureBlock(row: number, column: number): Block {
    const blocks = (this.columns[column] ??= []);
    const number = Math.floor(row / BLOCK_ROWS);
    const known = blocks[number];
    if (known) return known;
    return (blocks[number] = this.newBlock());
  }

  private newBlock(): Block {
    this.room.take();
    return {
      kinds: new Uint8Array(BLOCK_ROWS),
      values: new Float64Array(BLOCK_ROWS),
      styles: undefined,
    };
  }

  get(row: number, column: number): Cell {
    const block = this.block(row, column);
    if (!block) return EMPTY;
    const at = row % BLOCK_ROWS;
    const value = block.values[at] ?? 0;
    switch (block.kinds[at]) {
      case CellKind.number:
        return { kind: CellKind.number, value };
      case CellKind.string:
        return { kind: CellKind.string, value: this.strings.text(value) };
      case CellKind.boolean:
        return { kind: CellKind.boolean, value: value === 1 };
      case CellKind.error:
        return { kind: CellKind.error, value: this.strings.text(value) };
      default:
        return EMPTY;
    }
  }

  kind(row: number, column: number): CellKind {
    return (this.block(row, column)?.kinds[row % BLOCK_ROWS] ?? CellKind.empty) as CellKind;
  }

  set(row: number, column: number, cell: Cell): void {
    switch (cell.kind) {
      case CellKind.empty:
        if (this.block(row, column)) this.put(row, column, CellKind.empty, 0);
        return;
      case CellKind.number:
        this.put(row, column, cell.kind, cell.value);
        return;
      case CellKind.boolean:
        this.put(row, column, cell.kind, cell.value ? 1 : 0);
        return;
      default:
        this.put(row, column, cell.kind, this.strings.intern(cell.value));
    }
  }

  private put(row: number, column: number, kind: CellKind, value: number): void {
    const block = this.ensureBlock(row, column);
    const at = row % BLOCK_ROWS;
    const before = block.kinds[at];
    block.kinds[at] = kind;
    block.values[at] = value;
    if (kind !== before) this.noteUse(row, column, kind !== CellKind.empty, true);
  }

  stringId(row: number, column: number): number {
    const block = this.block(row, column);
    const at = row % BLOCK_ROWS;
    return block?.kinds[at] === CellKind.string ? (block.values[at] ?? -1) : -1;
  }

  setStringId(row: number, column: number, id: number): void {
    this.put(row, column, CellKind.string, id);
  }

  style(row: number, column: number): number {
    return this.block(row, column)?.styles?.[row % BLOCK_ROWS] ?? 0;
  }

  setStyle(row: number, column: number, style: number): void {
    const existing = this.block(row, column);
    if (style === 0 && !existing?.styles) return;
    const block = existing ?? this.ensureBlock(row, column);
    block.styles ??= new Uint32Array(BLOCK_ROWS);
    block.styles[row % BLOCK_ROWS] = style;
    this.noteUse(row, column, style !== 0, false);
  }

  restyle(
    { top, left, bottom, right }: Rect,
    inherited: (row: number, column: number) => number,
    change: (style: number) => number,
    changed: (row: number, column: number) => void,
  ): void {
    let before = -1;
    let after = -1;
    for (let column = left; column <= right; column += 1) {
      let first = -1;
      let last = -1;
      let block: Block | undefined;
      for (let row = top; row <= bottom; row += 1) {
        const at = row % BLOCK_ROWS;
        if (row === top || at === 0) block = this.block(row, column);
        const own = block?.styles?.[at] ?? 0;
        const isBlank = own === 0 && (block?.kinds[at] ?? CellKind.empty) === CellKind.empty;
        const style = isBlank ? inherited(row, column) : own;
        // Neighbours mostly have the same.
        if (style !== before) {
          before = style;
          after = change(style);
        }
        if (after === own) continue;
        block ??= this.ensureBlock(row, column);
        block.styles ??= new Uint32Array(BLOCK_ROWS);
        block.styles[at] = after;
        changed(row, column);
        if (after === 0) this.noteUse(row, column, false, false);
        else {
          if (first < 0) first = row;
          last = row;
        }
      }
      if (first < 0) continue;
      this.noteUse(first, column, true, false);
      this.noteUse(last, column, true, false);
    }
  }

  collectStyles(
    { top, left, bottom, right }: Rect,
    inherited: (row: number, column: number) => number,
    seen: Set<number>,
  ): void {
    let before = -1;
    for (let column = left; column <= right; column += 1) {
      let block: Block | undefined;
      for (let row = top; row <= bottom; row += 1) {
        const at = row % BLOCK_ROWS;
        if (row === top || at === 0) block = this.block(row, column);
        const own = block?.styles?.[at] ?? 0;
        const isBlank = own === 0 && (block?.kinds[at] ?? CellKind.empty) === CellKind.empty;
        const style = isBlank ? inherited(row, column) : own;
        // Neighbours mostly have the same.
        if (style === before) continue;
        before = style;
        seen.add(style);
      }
    }
  }

  /** Keeps the used ranges right while cells are added; recomputed later when one is removed. */
  private noteUse(row: number, column: number, used: boolean, isValue: boolean): void {
    if (!used) {
      this.usedCache.clear();
      return;
    }
    const cell = { top: row, left: column, bottom: row, right: column };
    for (const [valuesOnly, rect] of this.usedCache) {
      if (valuesOnly && !isValue) continue;
      this.usedCache.set(valuesOnly, rect ? bounding(rect, cell) : cell);
    }
  }

  used(valuesOnly: boolean): Rect | undefined {
    if (!this.usedCache.has(valuesOnly)) this.usedCache.set(valuesOnly, this.scan(valuesOnly));
    return this.usedCache.get(valuesOnly);
  }

  private scan(valuesOnly: boolean): Rect | undefined {
    let used: Rect | undefined;
    this.columns.forEach((blocks, column) => {
      blocks?.forEach((block, number) => {
        if (!block) return;
        let first = -1;
        let last = -1;
        for (let at = 0; at < BLOCK_ROWS; at += 1) {
          if (block.kinds[at] !== 0 || (!valuesOnly && (block.styles?.[at] ?? 0) !== 0)) {
            if (first < 0) first = at;
            last = at;
          }
        }
        if (first < 0) return;
        const top = number * BLOCK_ROWS;
        const rect = { top: top + first, bottom: top + last, left: column, right: column };
        used = used ? bounding(used, rect) : rect;
      });
    });
    return used;
  }

  visit(rect: Rect, visitor: (row: number, column: number) => void): void {
    const lastColumn = Math.min(rect.right, this.columns.length - 1);
    for (let column = rect.left; column <= lastColumn; column += 1) {
      const blocks = this.columns[column] ?? [];
      const lastBlock = Math.min(blocks.length - 1, Math.floor(rect.bottom / BLOCK_ROWS));
      for (let number = Math.floor(rect.top / BLOCK_ROWS); number <= lastBlock; number += 1) {
        const block = blocks[number];
        if (!block) continue;
        const top = number * BLOCK_ROWS;
        const from = Math.max(rect.top, top);
        const to = Math.min(rect.bottom, top + BLOCK_ROWS - 1);
        for (let row = from; row <= to; row += 1) {
          const at = row - top;
          if (block.kinds[at] !== 0 || (block.styles?.[at] ?? 0) !== 0) visitor(row, column);
        }
      }
    }
  }

  shift(shift: Shift): void {
    if (shift.axis === "rows") this.shiftRows(shift);
    else this.shiftColumns(shift);
    this.usedCache.clear();
  }

  release(): void {
    this.room.giveBack(this.blocks);
    this.columns = [];
    this.usedCache.clear();
  }

  /** How many there are. */
  private get blocks(): number {
    return this.columns.reduce((sum, column) => sum + (column?.filter(Boolean).length ?? 0), 0);
  }

  private shiftColumns({ at, count }: Shift): void {
    const before = this.blocks;
    if (count < 0) this.columns.splice(at, -count);
    else if (at < this.columns.length) {
      this.columns.splice(at, 0, ...new Array<undefined>(count).fill(undefined));
      this.columns.length = Math.min(this.columns.length, MAX_COLUMNS);
    }
    this.room.giveBack(before - this.blocks);
  }

  private shiftRows({ at, count }: Shift): void {
    this.columns = this.room.whole(() => {
      this.room.giveBack(this.blocks);
      return this.columns.map((column) => column && this.shiftedColumn(column, at, count));
    });
  }

  private shiftedColumn(column: Column, at: number, count: number): Column {
    const moved: Column = [];
    column.forEach((block, number) => {
      if (!block) return;
      for (let offset = 0; offset < BLOCK_ROWS; offset += 1) {
        const kind = block.kinds[offset] ?? 0;
        const style = block.styles?.[offset] ?? 0;
        if (kind === 0 && style === 0) continue;
        const row = number * BLOCK_ROWS + offset;
        if (count < 0 && row >= at && row < at - count) continue;
        const target = row >= at ? row + count : row;
        const into = (moved[Math.floor(target / BLOCK_ROWS)] ??= this.newBlock());
        const place = target % BLOCK_ROWS;
        into.kinds[place] = kind;
        into.values[place] = block.values[offset] ?? 0;
        if (style !== 0) (into.styles ??= new Uint32Array(BLOCK_ROWS))[place] = style;
      }
    });
    return moved;
  }
}

/** The part of a rectangle that can hold anything at all; undefined when none can. */
export function withinUsed(store: CellStore, rect: Rect): Rect | undefined {
  const used = store.used(false);
  return used && intersect(rect, used);
}
