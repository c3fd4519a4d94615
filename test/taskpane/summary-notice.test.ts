import { afterEach, describe, expect, it } from "@jest/globals";
import { catalogue } from "../../src/i18n/index";
import { changedPlaces, outdatedText } from "../../src/i18n/summary-state-text";
import { poiSheet } from "../poi/poi-sheet";
import { openPane, type PaneInExcel } from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

/** A plan with an under-executed activity and its summary, made from the pane. */
async function withSummary(): Promise<PaneInExcel> {
  const executed = Array.from({ length: 12 }, (_, month) => month % 2);
  const { values } = poiSheet({ activities: [{ executed }, {}] });
  pane = await openPane({ POI: values.map((row) => [...row]) });
  await pane.controller.runSummary();
  expect(pane.store.state.notice).toEqual({ kind: "done", text: "summaryDone" });
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
    expect(store.state.notice).toEqual({ kind: "done", text: "summaryDone" });
    await controller.runValidation();
    expect(store.state.notice).toBeNull();
  });

  it("says that the sheet made before was kept", async () => {
    const { controller, store, excel } = await withSummary();
    await excel.user.type("Resumen POI", "Z1", "nota");
    await controller.runSummary();
    expect(store.state.notice).toMatchObject({ kind: "kept", keptSheet: { why: "edited" } });
  });
});
