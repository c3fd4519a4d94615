import { expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { openBytes } from "../host/openWorkbook";
import { OPERATIONS } from "./operations";
import { differences, savedParts } from "./saved-parts";

/** A workbook whose user works out its formulas by hand. */
function inManual(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const text = strFromU8(files["xl/workbook.xml"]);
  const manual = text.replace(/<calcPr[^>]*\/>/, '<calcPr calcMode="manual" iterateCount="50"/>');
  expect(manual).not.toBe(text);
  return zipSync({ ...files, "xl/workbook.xml": strToU8(manual) });
}

// The summary writes formulas, whose first values are another matter: test/excel/summary.
const OTHERS = OPERATIONS;

it.each(OTHERS)(
  "$name under manual calculation leaves it so, and else what it leaves under automatic",
  async ({ begin, run }) => {
    const given = await begin();
    const automatic = await openBytes(given);
    await run();
    const expected = savedParts(await automatic.save());
    const manual = await openBytes(inManual(given));
    expect(await run()).toEqual([]);
    const left = savedParts(await manual.save());
    expect(left.users.get("calculation")).toContain('calcMode="manual"');
    expect(differences(left.users, expected.users)).toEqual(["calculation"]);
    expect(differences(left.ours, expected.ours)).toEqual([]);
  },
);
