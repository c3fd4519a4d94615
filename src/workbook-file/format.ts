import { OpenError } from "./errors";

export type FileFormat = "xlsx" | "xlsb" | "ods" | "xls" | "csv";

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function includesText(bytes: Uint8Array, text: string, wide: boolean): boolean {
  const needle = wide
    ? Array.from(text, (c) => [c.charCodeAt(0), 0]).flat()
    : Array.from(text, (c) => c.charCodeAt(0));
  const first = needle[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (needle.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

/** The encoding of a text file that begins as Excel's "Texto Unicode" does; undefined where it does not. */
export function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  return startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : undefined;
}

/**
 * What kind of workbook some bytes are. The content decides; the name only tells text files apart.
 * @throws OpenError when it is none that can be opened.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): FileFormat {
  if (bytes.length === 0) throw new OpenError("empty-file", "the file is empty");
  if (startsWith(bytes, [0x50, 0x4b])) {
    if (includesText(bytes, "application/vnd.oasis.opendocument.spreadsheet", false)) return "ods";
    return includesText(bytes, "xl/workbook.bin", false) ? "xlsb" : "xlsx";
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    if (includesText(bytes, "EncryptedPackage", true)) {
      throw new OpenError("password-protected", "the workbook is encrypted with a password");
    }
    if (includesText(bytes, "Workbook", true) || includesText(bytes, "Book", true)) return "xls";
    throw new OpenError("not-a-workbook", "the OLE document is not a workbook");
  }
  const isText = utf16Of(bytes) !== undefined || !bytes.subarray(0, 65_536).includes(0);
  if (/\.(csv|tsv|txt)$/i.test(fileName) && isText) return "csv";
  throw new OpenError("not-a-workbook", "the file is not a workbook");
}
