import { expect, it } from "@jest/globals";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSheets } from "../workbooks";
import { behind, listOf, make } from "./made-again";

it("sets the texts of two activities of one name aside once one of them is taken out, and leaves them there", async () => {
  const twin = (executed: number) =>
    behind("Notificar valores", { executed: Array.from({ length: 12 }, () => executed) });
  const excel = await openSheets(poiSheet({ activities: [twin(0.25), twin(0.5), behind("Beta")] }));
  const { sheet } = await make();
  const texts = ["la que se quita", "la que queda", "otra"];
  for (const [index, { row }] of (await listOf(sheet, "listed")).entries())
    await excel.user.type(sheet, `J${row}`, texts[index]);
  await edit((book) => {
    book.worksheets.getItem("POI").getRange("5:5").delete("Up");
  });
  for (let times = 0; times < 2; times++) {
    const { setAside } = await make();
    expect(setAside).toBe(2);
    const justifications = async (list: "listed" | "kept"): Promise<unknown[]> =>
      (await listOf(sheet, list)).map(({ justification }) => justification);
    expect((await justifications("listed")).sort()).toEqual(["", "otra"]);
    expect((await justifications("kept")).sort()).toEqual(["la que queda", "la que se quita"]);
  }
});
