import { expect, it } from "@jest/globals";
import { goTo } from "../../src/excel/go-to";
import { edit, openSample } from "./workbooks";

it("says that a sheet is not there any more, in people's words", async () => {
  const excel = await openSample();
  await goTo({ sheet: "POI 2", row: 6, column: 4 });
  excel.user.renameSheet("POI 2", "PLAN 2026");
  await expect(goTo({ sheet: "POI 2", row: 6, column: 4 })).rejects.toMatchObject({
    code: "sheet-not-found",
    details: { sheet: "POI 2" },
  });
});

it("says that a sheet was hidden; going to one that is not takes one round trip", async () => {
  const excel = await openSample();
  await goTo({ sheet: "POI 3", row: 6, column: 4 });
  await edit((book) => {
    book.worksheets.getItem("POI 2").visibility = "Hidden";
  });
  await expect(goTo({ sheet: "POI 2", row: 8, column: 4 })).rejects.toMatchObject({
    code: "sheet-hidden",
    details: { sheet: "POI 2" },
  });
  const { requests } = excel.counters;
  await goTo({ sheet: "POI 3", row: 6, column: -1 });
  expect(excel.counters.requests - requests).toBe(1);
});

it("says what else keeps Excel from going there", async () => {
  const excel = await openSample();
  excel.faults.editCell();
  await expect(goTo({ sheet: "POI 2", row: 6, column: 4 })).rejects.toMatchObject({
    code: "cell-being-edited",
  });
});
