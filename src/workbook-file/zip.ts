import { Inflate, strFromU8 } from "fflate";

/** A file of an archive, as the archive's directory says it is. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes that it takes in the archive. */
  readonly packedSize: number;
  /** Bytes that it unpacks to. */
  readonly size: number;
}

interface Entry extends ZipEntry {
  readonly method: number;
  /** Where its own header stands. */
  readonly header: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** In place of a number that stands in the field of large files. */
const ELSEWHERE = 0xffffffff;
const LARGE_FILE_FIELD = 1;
const IS_UTF8 = 1 << 11;
const METHOD = { stored: 0, deflated: 8 } as const;

/** An archive's directory ends with 22 bytes and a comment of at most so many. */
const END_BYTES = 22;
const MOST_COMMENT_BYTES = 0xffff;

/** Packed bytes that are unpacked at once: at most a thousand times as many, however much the archive lies. */
const STEP_BYTES = 65_536;

/**
 * Unpacks an archive (PKWARE's APPNOTE.TXT 6.3, 4.3), bounded by what its directory says: fflate's own `unzipSync`
 * unpacks to the end what says that it is small and is not, a gigabyte for each megabyte.
 * @param accept is asked of each file before any of it is unpacked; may throw
 * @returns the files by name, those that were accepted
 * @throws Error when it is no archive, is cut short, or a file unpacks to more than it says
 */
export function unzip(
  bytes: Uint8Array,
  accept: (entry: ZipEntry) => boolean,
): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files = new Map<string, Uint8Array>();
  let packed = 0;
  for (const entry of entriesOf(view, bytes)) {
    packed += entry.packedSize;
    // One file under a hundred thousand names is unpacked as often.
    if (packed > bytes.length) throw new RangeError("files that overlap");
    if (accept(entry)) files.set(entry.name, unpacked(entry, view, bytes));
  }
  return files;
}

function* entriesOf(view: DataView, bytes: Uint8Array): Generator<Entry, void, undefined> {
  const { count, start } = directoryOf(view);
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError("no directory entry");
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const fieldsEnd = nameEnd + view.getUint16(at + 30, true);
    const isUtf8 = (view.getUint16(at + 8, true) & IS_UTF8) !== 0;
    const [size, packedSize, header] = largeNumbers(view, nameEnd, fieldsEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const name = strFromU8(bytes.subarray(at + 46, nameEnd), !isUtf8);
    yield { name, method: view.getUint16(at + 10, true), size, packedSize, header };
    at = fieldsEnd + view.getUint16(at + 32, true);
  }
}

/** How many files the directory lists, and where it begins. */
function directoryOf(view: DataView): { readonly count: number; readonly start: number } {
  let end = view.byteLength - END_BYTES;
  const first = Math.max(0, end - MOST_COMMENT_BYTES);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) throw new RangeError("no end of a directory");
  const locator = end - 20;
  if (locator >= 0 && view.getUint32(locator, true) === END_64_LOCATOR) {
    const large = numberAt(view, locator + 8);
    if (view.getUint32(large, true) === END_64)
      return { count: numberAt(view, large + 32), start: numberAt(view, large + 48) };
  }
  return { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
}

/** Numbers of which those that are too large stand in a field of their own, one after another. */
function largeNumbers(
  view: DataView,
  from: number,
  to: number,
  numbers: readonly number[],
): readonly number[] {
  if (!numbers.includes(ELSEWHERE)) return numbers;
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== LARGE_FILE_FIELD)
    at += 4 + view.getUint16(at + 2, true);
  let next = at + 4;
  const read = (number: number): number => {
    if (number !== ELSEWHERE || next + 8 > to) return number;
    next += 8;
    return numberAt(view, next - 8);
  };
  return numbers.map(read);
}

function numberAt(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

function unpacked({ method, size, packedSize, header }: Entry, view: DataView, bytes: Uint8Array) {
  if (view.getUint32(header, true) !== LOCAL_HEADER) throw new RangeError("no file where it says");
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (method === METHOD.stored) return packed.slice(0, size);
  if (method !== METHOD.deflated) throw new RangeError(`packed by method ${method}`);
  return inflated(packed, size);
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  const inflate = new Inflate((piece) => {
    if (at + piece.length > size) throw new RangeError("unpacks to more than it says");
    whole.set(piece, at);
    at += piece.length;
  });
  for (let from = 0; from < packed.length; from += STEP_BYTES) {
    const to = from + STEP_BYTES;
    inflate.push(packed.subarray(from, to), to >= packed.length);
  }
  return at === size ? whole : whole.subarray(0, at);
}
