import { expect } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** A workbook that says of itself which program saved it. */
export function savedBy(program: string, workbook: Uint8Array): Uint8Array {
  return changed(workbook, /^docProps\/app\.xml$/, (app) =>
    app.replace(/<Application>.*?<\/Application>/, `<Application>${program}</Application>`),
  );
}

/** A workbook in which every formula has a wrong result: who shows right ones has worked them out. */
export function withWrongResults(workbook: Uint8Array): Uint8Array {
  return changed(workbook, /^xl\/worksheets\/sheet\d+\.xml$/, (sheet) =>
    sheet.replaceAll(/(<\/f>|<f[^>]*\/>)<v>[^<]*<\/v>/g, "$1<v>-77</v>"),
  );
}

function changed(workbook: Uint8Array, name: RegExp, change: (part: string) => string): Uint8Array {
  const parts = unzipSync(workbook);
  const before = Object.keys(parts).filter((each) => name.test(each));
  const after = before.map((each) => [each, strToU8(change(strFromU8(parts[each])))] as const);
  expect(after.some(([each, part]) => strFromU8(part) !== strFromU8(parts[each]))).toBe(true);
  return zipSync({ ...parts, ...Object.fromEntries(after) });
}
