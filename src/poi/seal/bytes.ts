/** What a cell of a record holds; "odd" stands for any text in place of a number. */
export type RecordedCell = number | null | { readonly odd: number };

const CODE = { blank: 0, largestSmall: 250, short: 251, double: 252, odd: 253 } as const;
const BLOCK = 1 << 16;
/** Arguments of one call of String.fromCharCode. */
const CHARACTERS_AT_A_TIME = 8192;

/** Writes bytes one after the other, growing as needed. */
export class ByteWriter {
  private bytes = new Uint8Array(BLOCK);
  length = 0;

  private room(count: number): number {
    const at = this.length;
    if (at + count > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.length += count;
    return at;
  }

  /** An unsigned number of 1 to 4 bytes, the lowest first. */
  uint(value: number, size: number): void {
    const at = this.room(size);
    for (let byte = 0; byte < size; byte++) this.bytes[at + byte] = (value >>> (8 * byte)) & 0xff;
  }

  /** One byte for a blank or a whole number below 250, three below 65,536, nine for any other; five for no number. */
  cell(cell: RecordedCell): void {
    if (cell === null) this.uint(CODE.blank, 1);
    else if (typeof cell === "object") {
      this.uint(CODE.odd, 1);
      this.uint(cell.odd, 4);
    } else if (Number.isInteger(cell) && cell >= 0 && cell < CODE.largestSmall) {
      this.uint(cell + 1, 1);
    } else if (Number.isInteger(cell) && cell >= 0 && cell <= 0xffff) {
      this.uint(CODE.short, 1);
      this.uint(cell, 2);
    } else {
      this.uint(CODE.double, 1);
      const at = this.room(8);
      new DataView(this.bytes.buffer).setFloat64(at, cell, true);
    }
  }

  toBase64(): string {
    let text = "";
    for (let at = 0; at < this.length; at += CHARACTERS_AT_A_TIME) {
      const end = Math.min(this.length, at + CHARACTERS_AT_A_TIME);
      text += String.fromCharCode(...this.bytes.subarray(at, end));
    }
    return btoa(text);
  }
}

/** Reads what a ByteWriter wrote. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  /** @throws DOMException or RangeError (here and below) when the text is not what a ByteWriter wrote */
  constructor(base64: string) {
    this.bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  uint(size: number): number {
    if (this.at + size > this.bytes.length) throw new RangeError("The record is cut short");
    let value = 0;
    for (let byte = 0; byte < size; byte++) value += this.bytes[this.at++] * 2 ** (8 * byte);
    return value;
  }

  cell(): RecordedCell {
    const code = this.uint(1);
    if (code === CODE.blank) return null;
    if (code <= CODE.largestSmall) return code - 1;
    if (code === CODE.short) return this.uint(2);
    if (code === CODE.odd) return { odd: this.uint(4) };
    if (code !== CODE.double || this.at + 8 > this.bytes.length)
      throw new RangeError("The record is damaged");
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset).getFloat64(this.at, true);
    this.at += 8;
    return value;
  }
}
