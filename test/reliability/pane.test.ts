import { afterEach, expect, it } from "@jest/globals";
import { poiSheet } from "../poi/poi-sheet";
import { openPane, resultsOf, settled, type PaneInExcel } from "../taskpane/pane-in-excel";
import { beforeRequests } from "./between-requests";
import { differences, savedParts, type SavedParts } from "./saved-parts";

const { values } = poiSheet({ activities: [{}, { cells: { AD: 9 } }], total: { AD: 6 } });

let pane: PaneInExcel;

async function open(): Promise<PaneInExcel> {
  return openPane({ POI: values.map((row) => [...row]), Notas: [["una nota"]] });
}

afterEach(async () => {
  await pane.controller.close();
});

const isDone = ({ store: { state } }: PaneInExcel) => state.stage.kind === "results" && !state.busy;

const partsOf = async ({ excel }: PaneInExcel): Promise<SavedParts> =>
  savedParts(await excel.save());

async function validatedOnce(): Promise<SavedParts> {
  pane = await open();
  pane.excel.user.select("Notas", "A1");
  await pane.controller.runValidation();
  const parts = await partsOf(pane);
  await pane.controller.close();
  return parts;
}

it("two clicks on Validar do what one does, and leave the user on the sheet they were on", async () => {
  const once = await validatedOnce();
  pane = await open();
  pane.excel.user.select("Notas", "A1");
  const clicks = [pane.controller.runValidation(), pane.controller.runValidation()];
  await Promise.all(clicks);
  await settled(() => isDone(pane));
  expect(await partsOf(pane)).toEqual(once);
  expect(pane.excel.user.selection).toEqual({ sheet: "Notas", address: "A1" });
  const [first, second] = [pane.controller.runValidation(), pane.controller.runValidation()];
  await Promise.all([first, second]);
  await settled(() => isDone(pane));
  expect(await partsOf(pane)).toEqual(once);
});

it("two clicks on the summary make one, and it is as one click makes it", async () => {
  pane = await open();
  await pane.controller.runSummary();
  const once = await partsOf(pane);
  await pane.controller.close();
  pane = await open();
  await Promise.all([pane.controller.runSummary(), pane.controller.runSummary()]);
  await settled(() => isDone(pane));
  expect((await partsOf(pane)).sheets).toEqual(once.sheets);
  expect(differences((await partsOf(pane)).users, once.users)).toEqual([]);
});

it("two clicks while the highlights of the first are being written do what one does", async () => {
  const once = await validatedOnce();
  pane = await open();
  pane.excel.user.select("Notas", "A1");
  const first = pane.controller.runValidation();
  await settled(() => pane.store.state.stage.kind === "results");
  await Promise.all([first, pane.controller.runValidation()]);
  await settled(() => isDone(pane));
  expect(await partsOf(pane)).toEqual(once);
});

it("a pane closed half-way leaves a workbook that the next one validates like any", async () => {
  const once = await validatedOnce();
  pane = await open();
  pane.excel.user.select("Notas", "A1");
  const running = pane.controller.runValidation();
  await settled(() => pane.store.state.stage.kind !== "before");
  await pane.controller.close();
  await running;
  await pane.controller.runValidation();
  expect(await partsOf(pane)).toEqual(once);
});

it("what a co-author types and puts in meanwhile is followed like one's own edits", async () => {
  pane = await open();
  const { excel, controller, store } = pane;
  const errors = (): string[] =>
    resultsOf(store).validation.findings.map(({ row, check }) => `${row} ${check}`);
  await controller.runValidation();
  expect(errors()).toEqual(["5 quarter-sum", "6 total-sum"]);
  const stop = beforeRequests(excel, async (request) => {
    if (request === 1) await excel.user.asCoAuthor((user) => user.type("POI", "AD6", "3"));
  });
  await controller.runValidation();
  stop();
  await settled(() => isDone(pane) && errors().length === 0);
  await excel.user.asCoAuthor((user) => user.insertRows("POI", 4));
  await excel.user.asCoAuthor((user) => user.type("POI", "AD7", "8"));
  await settled(() => isDone(pane) && errors().includes("6 quarter-sum"));
});

it("a row put in while the plan is read or highlighted ends in highlights where the rows are", async () => {
  pane = await open();
  await pane.excel.user.insertRows("POI", 4);
  await pane.controller.runValidation();
  const expected = await partsOf(pane);
  for (let at = 0; ; at++) {
    await pane.controller.close();
    pane = await open();
    const { excel, controller } = pane;
    const requests: number[] = [];
    const stop = beforeRequests(excel, async (request) => {
      requests.push(request);
      if (request === at) await excel.user.insertRows("POI", 4);
    });
    await controller.runValidation();
    stop();
    if (requests.length <= at) break;
    // The pane hears of it and follows a moment later.
    let parts = await partsOf(pane);
    const end = performance.now() + 20_000;
    while (differences(parts.ours, expected.ours).length > 0 && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      parts = await partsOf(pane);
    }
    expect([at, parts]).toEqual([at, expected]);
  }
});
