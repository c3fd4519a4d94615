import { expect, it } from "@jest/globals";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { edit, openSheets, valuesOf } from "../workbooks";
import { behind, listOf, make } from "./made-again";

const twin = (executed: number): ActivitySpec =>
  behind("Notificar valores", { executed: Array.from({ length: 12 }, () => executed) });

/** A summary of three activities, a text beside each, in the list's order. */
async function typedBeside(activities: ActivitySpec[], texts: readonly string[]): Promise<string> {
  const excel = await openSheets(poiSheet({ activities }));
  const { sheet } = await make();
  for (const [index, { row }] of (await listOf(sheet, "listed")).entries())
    await excel.user.type(sheet, `J${row}`, texts[index]);
  return sheet;
}

const justifications = async (sheet: string, list: "listed" | "kept"): Promise<unknown[]> =>
  (await listOf(sheet, list)).map(({ justification }) => justification);

it("sets the texts of two activities of one name aside that nobody can tell apart once one of them is taken out, and leaves them there", async () => {
  const texts = ["la primera", "la segunda", "otra"];
  const sheet = await typedBeside([twin(0.25), twin(0.25), behind("Beta")], texts);
  await edit((book) => {
    book.worksheets.getItem("POI").getRange("5:5").delete("Up");
  });
  for (let times = 0; times < 2; times++) {
    const { setAside } = await make();
    expect(setAside).toBe(2);
    expect((await justifications(sheet, "listed")).sort()).toEqual(["", "otra"]);
    expect((await justifications(sheet, "kept")).sort()).toEqual(["la primera", "la segunda"]);
  }
});

it("follows two activities of one name by their figures when the plan is sorted, and when one of them is taken out", async () => {
  const texts = ["la de 3", "la de 6", "otra"];
  const sheet = await typedBeside([twin(0.25), twin(0.5), behind("Beta")], texts);
  const [first, second] = (await valuesOf("POI")).slice(4, 6);
  await edit((book) => {
    book.worksheets.getItem("POI").getRange("A5:AK6").values = [second, first];
  });
  expect((await make()).setAside).toBe(0);
  const executed = async (): Promise<unknown[][]> =>
    (await valuesOf(sheet)).flatMap((row) =>
      texts.includes(String(row[9])) ? [[row[4], row[9]]] : [],
    );
  expect(await executed()).toEqual([
    [3, "la de 3"],
    [6, "la de 6"],
    [6, "otra"],
  ]);
  await edit((book) => {
    book.worksheets.getItem("POI").getRange("5:5").delete("Up");
  });
  expect((await make()).setAside).toBe(1);
  expect(await justifications(sheet, "kept")).toEqual(["la de 6"]);
  expect((await justifications(sheet, "listed")).sort()).toEqual(["la de 3", "otra"]);
});
