import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { cellAddress } from "../../src/poi/address";
import { CuadraError } from "../../src/poi/error";
import { ExcelWorkbook } from "../../src/taskpane/excel-workbook";
import { catalogue } from "../../src/i18n/index";
import { changedPlaces, outdatedText } from "../../src/i18n/summary-state-text";
import { poiSheet } from "../poi/poi-sheet";
import { openPane, stateWhere, type PaneInExcel } from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

/** A plan with an under-executed activity and its summary, made from the pane. */
async function withSummary(): Promise<PaneInExcel> {
  const executed = Array.from({ length: 12 }, (_, month) => month % 2);
  const { values } = poiSheet({ activities: [{ executed }, {}] });
  pane = await openPane({ POI: values.map((row) => [...row]) });
  await pane.controller.runSummary();
  expect(pane.store.state.notice).toMatchObject({
    kind: "summary",
    made: { keptSheet: undefined },
  });
  return pane;
}

describe("the notice on the summary", () => {
  it("says which cells have changed since it was made, when the plan is validated again", async () => {
    const { controller, store, excel } = await withSummary();
    await controller.runValidation();
    expect(store.state.notice).toBeNull();
    await excel.user.type("POI", "F5", "3");
    await excel.user.type("POI", "G6", "0");
    await controller.runValidation();
    const { notice } = store.state;
    if (notice?.kind !== "outdated") throw new Error(`notice: ${String(notice?.kind)}`);
    const es = catalogue("es");
    expect(outdatedText(es, notice.changes)).toBe(
      "El resumen está desactualizado: 2 celdas cambiaron.",
    );
    expect(changedPlaces(es, notice.changes)).toBe("POI!F5 y POI!G6");
    await controller.runSummary();
    expect(store.state.notice).toMatchObject({ kind: "summary", made: { keptSheet: undefined } });
    await controller.runValidation();
    expect(store.state.notice).toBeNull();
  });

  it("says that the sheet made before was kept", async () => {
    const { controller, store, excel } = await withSummary();
    await excel.user.type("Resumen POI", "Z1", "nota");
    await controller.runSummary();
    expect(store.state.notice).toMatchObject({
      kind: "summary",
      made: { keptSheet: { why: "edited" } },
    });
  });

  it("asked for while a typed cell is being checked, the summary has what was typed", async () => {
    const { controller, store, excel } = await withSummary();
    const pressed = new Promise<void>((resolve) => {
      const unsubscribe = store.subscribe(() => {
        if (store.state.busy !== "checking") return;
        unsubscribe();
        resolve(controller.runSummary());
      });
    });
    await excel.user.type("POI", "F5", "3");
    await pressed;
    expect(store.state.notice).toMatchObject({ kind: "summary" });
    await controller.runValidation();
    expect(store.state.notice).toBeNull();
  });

  it("is out of date with the first change of the plan, and ready again where that is taken back", async () => {
    const { store, excel } = await withSummary();
    await excel.user.type("POI", "F5", "3");
    await stateWhere(store, ({ notice }) => notice?.kind === "outdated");
    await excel.user.type("POI", "G5", "7");
    await stateWhere(
      store,
      ({ notice }) => notice?.kind === "outdated" && notice.changes.cells.length === 2,
    );
    await excel.user.type("POI", "F5", "1");
    await excel.user.type("POI", "G5", "1");
    await stateWhere(store, ({ notice }) => notice === null);
  });

  it("is asked again, and no error, where the next cell is being edited by then", async () => {
    const { store, excel } = await withSummary();
    const asked = jest
      .spyOn(ExcelWorkbook.prototype, "summaryState")
      .mockRejectedValueOnce(new CuadraError("cell-being-edited", {}));
    await excel.user.type("POI", "F5", "3");
    await stateWhere(store, ({ notice }) => notice?.kind !== "summary");
    expect(store.state.notice?.kind).toBe("outdated");
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it("says what became of what was typed in the one before", async () => {
    const { controller, store, excel } = await withSummary();
    const cell = await justificationCell();
    await excel.user.type("Resumen POI", cell, "Faltó personal");
    await controller.runSummary();
    expect(store.state.notice).toMatchObject({
      kind: "summary",
      made: { carriedOver: 1, setAside: 0 },
    });
  });
});

/** The first cell under the heading of the justifications. */
async function justificationCell(): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Resumen POI").getUsedRange();
    range.load("values");
    await context.sync();
    const { justification } = catalogue("es").summary;
    const row = range.values.findIndex((cells) => cells.includes(justification));
    return cellAddress(row + 1, range.values[row].indexOf(justification));
  });
}
