import { expect, it } from "@jest/globals";
import { goTo } from "../../src/excel/go-to";
import { openSample } from "./workbooks";

it("says that a sheet is not there any more, in people's words", async () => {
  const excel = await openSample();
  await goTo({ sheet: "POI 2", row: 6, column: 4 });
  excel.user.renameSheet("POI 2", "PLAN 2026");
  await expect(goTo({ sheet: "POI 2", row: 6, column: 4 })).rejects.toMatchObject({
    code: "sheet-not-found",
    details: { sheet: "POI 2" },
  });
});
