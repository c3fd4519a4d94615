import { expect, it } from "@jest/globals";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { itWithLibreOffice, throughLibreOffice } from "../libre-office";
import { withWrongResults } from "../saved-parts";
import { edit, openSheets, valuesOf } from "../workbooks";
import { behind, HALF, listOf, make } from "./made-again";
import { sheetOf } from "./sheet-cells";

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

/** Of each listed activity of that name, by its link: programmed, executed, and its justification. */
const figuresIn = (rows: readonly unknown[][]): Map<unknown, unknown[]> =>
  new Map(
    rows
      .filter((row) => row[1] === "Notificar valores" && typeof row[3] === "number")
      .map((row) => [row[2], [row[3], row[4], row[9] ?? ""]]),
  );

it.each([
  ["what was executed", [twin(0.25), twin(0.5)], "A5:AK6", [3, 6]],
  [
    "what is programmed",
    [
      behind("Notificar valores", { programmed: Array<number>(12).fill(2), executed: HALF }),
      behind("Notificar valores"),
    ],
    "A5:AK6",
    [6, 6],
  ],
])(
  "shows the figures of each where the plan was sorted, so that a text typed then is of the right one: told by %s",
  async (_by, activities, address, executed) => {
    const excel = await openSheets(poiSheet({ activities: [...activities, behind("Beta")] }));
    const { sheet } = await make();
    const [first, second] = (await valuesOf("POI")).slice(4, 6);
    await edit((book) => {
      book.worksheets.getItem("POI").getRange(address).values = [second, first];
    });
    const shown = figuresIn(await valuesOf(sheet));
    expect([...shown.keys()].sort()).toEqual(["POI!C5", "POI!C6"]);
    expect([...shown.values()].map(([, done]) => done).sort()).toEqual(executed);
    for (const { row, link } of await listOf(sheet, "listed"))
      if (shown.has(link)) await excel.user.type(sheet, `J${row}`, `texto de ${link}`);
    const typed = figuresIn(await valuesOf(sheet));
    expect((await make()).setAside).toBe(0);
    expect(figuresIn(await valuesOf(sheet))).toEqual(typed);
  },
);

it("shows the figures of an activity, and not those of a copy of its row put in below", async () => {
  await openSheets(poiSheet({ activities: [twin(0.25), twin(0.5), behind("Beta")] }));
  const { sheet } = await make();
  const [first] = (await valuesOf("POI")).slice(4, 5);
  await edit((book) => {
    const plan = book.worksheets.getItem("POI");
    plan.getRange("6:6").insert("Down");
    plan.getRange("A6:AK6").values = [first.with(20, 1)];
  });
  const links = (await listOf(sheet, "listed")).map(({ link }) => link);
  expect(links.sort()).toEqual(["POI!C5", "POI!C7", "POI!C8"]);
});

itWithLibreOffice(
  "shows the figures of each where the plan was sorted, in LibreOffice too",
  async () => {
    const excel = await openSheets(
      poiSheet({ activities: [twin(0.25), twin(0.5), behind("Beta")] }),
    );
    const { sheet } = await make();
    const [first, second] = (await valuesOf("POI")).slice(4, 6);
    await edit((book) => {
      book.worksheets.getItem("POI").getRange("A5:AK6").values = [second, first];
    });
    const saved = withWrongResults(await excel.save());
    expect(figuresIn(await sheetOf(await throughLibreOffice(saved), sheet))).toEqual(
      figuresIn(await valuesOf(sheet)),
    );
  },
  60_000,
);

it("stays with the sheet of its activity where that stands on two of them, and their tabs are moved", async () => {
  const excel = await openSheets(
    poiSheet({ sheet: "Norte", activities: [twin(0.25)] }),
    poiSheet({ sheet: "Sur", activities: [twin(0.25)] }),
  );
  const { sheet } = await make();
  for (const { row, link } of await listOf(sheet, "listed"))
    await excel.user.type(sheet, `J${row}`, `texto de ${link}`);
  await edit((book) => {
    book.worksheets.getItem("Sur").position = 0;
  });
  expect((await make()).setAside).toBe(0);
  const placed = (await listOf(sheet, "listed")).map(({ link, justification }) => [
    link,
    justification,
  ]);
  expect(placed).toEqual([
    ["Sur!C5", "texto de Sur!C5"],
    ["Norte!C5", "texto de Norte!C5"],
  ]);
});
