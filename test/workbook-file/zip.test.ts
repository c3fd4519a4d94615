import { describe, expect, it } from "@jest/globals";
import { deflateSync, strToU8, zipSync } from "fflate";
import { OpenError } from "../../src/workbook-file/errors";
import { OpcPackage } from "../../src/workbook-file/package";
import { unzip } from "../../src/workbook-file/zip";

/** What the directory of an archive says of a file. */
interface Said {
  readonly name: string;
  readonly content: Uint8Array;
  /** Bytes that it says to unpack to; those of its content where it does not lie. */
  readonly size?: number;
  /** Whether its numbers stand in the field of large files. */
  readonly large?: boolean;
  /** Whether it is the file before it once more, under another name. */
  readonly again?: boolean;
}

/** An archive with a directory of our own. */
function archive(files: readonly Said[], large = false): Uint8Array {
  const bytes: number[] = [];
  const put = (size: 2 | 4 | 8, ...numbers: number[]): void => {
    for (const number of numbers)
      for (let at = 0; at < size; at += 1) bytes.push(Math.floor(number / 256 ** at) % 256);
  };
  const listed = files.map((file) => {
    const packed = deflateSync(file.content);
    const header = bytes.length;
    if (file.again) return { ...file, packed, header: 0 };
    put(4, 0x04034b50);
    put(2, 20, 0, 8, 0, 0);
    put(4, 0, packed.length, file.content.length);
    put(2, file.name.length, 0);
    bytes.push(...strToU8(file.name), ...packed);
    return { ...file, packed, header };
  });
  const directory = bytes.length;
  for (const { name, packed, header, ...said } of listed) {
    const size = said.size ?? said.content.length;
    put(4, 0x02014b50);
    put(2, 20, 20, 0, 8, 0, 0);
    put(4, 0, packed.length, said.large ? 0xffffffff : size);
    put(2, name.length, said.large ? 20 : 0, 0, 0, 0);
    put(4, 0, said.large ? 0xffffffff : header);
    bytes.push(...strToU8(name));
    if (!said.large) continue;
    put(2, 1, 16);
    put(8, size, header);
  }
  const end = bytes.length;
  if (large) {
    put(4, 0x06064b50);
    put(8, 44);
    put(2, 45, 45);
    put(4, 0, 0);
    put(8, files.length, files.length, end - directory, directory);
    put(4, 0x07064b50, 0);
    put(8, end);
    put(4, 1);
  }
  put(4, 0x06054b50);
  put(2, 0, 0, large ? 0xffff : files.length, large ? 0xffff : files.length);
  put(4, end - directory, large ? 0xffffffff : directory);
  put(2, 0);
  return Uint8Array.from(bytes);
}

const everything = (): boolean => true;
const blanks = new Uint8Array(300_000);
/** Bytes that hardly pack. */
const scattered = Uint8Array.from({ length: 2000 }, (_, at) => Math.imul(at, 2654435761) >>> 24);

describe("archives", () => {
  it("are unpacked as they were packed, whatever has a name", () => {
    const files = { "a.txt": strToU8("año"), "xl/ñ.xml": blanks, "leer/": new Uint8Array(0) };
    for (const level of [0, 6] as const)
      expect(Object.fromEntries(unzip(zipSync(files, { level }), everything))).toEqual(files);
  });

  it("have only the files that are accepted", () => {
    const bytes = zipSync({ a: blanks, b: blanks });
    expect([...unzip(bytes, ({ name, size }) => name === "b" && size === 300_000).keys()]).toEqual([
      "b",
    ]);
  });

  it("may say numbers and places as large archives do, and have a comment", () => {
    const content = strToU8("cuadra");
    const bytes = archive([{ name: "a", content, large: true }], true);
    expect(unzip(bytes, everything).get("a")).toEqual(content);
    bytes[bytes.length - 2] = 3;
    expect(unzip(Uint8Array.from([...bytes, 1, 2, 3]), everything).get("a")).toEqual(content);
  });

  it.each([
    ["unpacks to more than it says", archive([{ name: "a", content: blanks, size: 10 }])],
    [
      "has one file under several names",
      archive(
        ["a", "b", "c", "d", "e"].map((name, at) => ({ name, content: scattered, again: at > 0 })),
      ),
    ],
    ["is cut short", zipSync({ a: blanks }).slice(0, -1)],
    ["has nothing where it says", archive([{ name: "a", content: blanks }]).fill(0, 0, 4)],
  ])("are refused where one %s", (_, bytes) => {
    expect(() => unzip(bytes, everything)).toThrow();
    expect(() => OpcPackage.open(bytes)).toThrow(OpenError);
  });
});
