import { expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { clearHighlights, highlight } from "../../../src/excel/highlight/highlight";
import { readPlan } from "../../../src/excel/read";
import { validate } from "../../../src/poi/validation/validation";
import { openBytes } from "../../host/openWorkbook";
import { poiSheet } from "../../poi/poi-sheet";
import { openSheets } from "../workbooks";

const OF_THE_USER = 11_000;

/** The workbook after somebody copied rows with a format of their own, again and again: theirs come before ours. */
function withMany(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"]);
  const rules = Array.from(
    { length: OF_THE_USER },
    (_, at) =>
      `<conditionalFormatting sqref="AZ${at + 1}"><cfRule type="expression" priority="1"><formula>AZ1=${at}</formula></cfRule></conditionalFormatting>`,
  ).join("");
  const at = sheet.indexOf("<conditionalFormatting");
  expect(at).toBeGreaterThan(0);
  const text = sheet.slice(0, at) + rules + sheet.slice(at);
  return zipSync({ ...files, "xl/worksheets/sheet1.xml": strToU8(text) });
}

const formulas = (bytes: Uint8Array): string[] =>
  [
    ...strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"]).matchAll(
      /<cfRule[^>]*><formula>(.*?)<\/formula>/g,
    ),
  ].map(([, formula]) => formula);

const isOurs = (formula: string): boolean => formula.includes("cuadra:");

it("finds its own among more formats than Excel tells at once, and leaves the others alone", async () => {
  const first = await openSheets(poiSheet({ activities: [{ cells: { AD: 9 } }, {}], total: true }));
  const run = async () => {
    const { plan, sheets } = await readPlan();
    return highlight(validate(plan), sheets);
  };
  const { added } = await run();
  const excel = await openBytes(withMany(await first.save()));
  excel.counters.reset();
  expect(await run()).toEqual({ added, removed: added });
  // Beside the reading of the plan: three of formats, one of writing.
  const { requests } = excel.counters;
  excel.counters.reset();
  await readPlan();
  expect(requests - excel.counters.requests).toBe(4);
  const again = formulas(await excel.save());
  expect(again.filter(isOurs)).toHaveLength(added);
  expect(again.filter((formula) => !isOurs(formula))).toHaveLength(OF_THE_USER);
  expect(await clearHighlights()).toBe(added);
  expect(formulas(await excel.save())).toHaveLength(OF_THE_USER);
});
