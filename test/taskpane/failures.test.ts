import { afterEach, describe, expect, it } from "@jest/globals";
import { installOfficeJs } from "../../src/host/node";
import { CuadraError } from "../../src/poi/error";
import {
  openPane,
  openPlan,
  resultsOf,
  SPOILT,
  stateWhere,
  type PaneInExcel,
} from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

describe("what goes wrong", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "cell-being-edited"],
    ["Conflict", "busy"],
    ["ResponsePayloadSizeLimitExceeded", "too-large"],
    ["ItemNotFound", "gone-meanwhile"],
    ["GeneralException", "unexpected"],
  ])("shows %s as %s, and the next try works", async (code, shown) => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    excel.faults.refuse(code);
    await controller.runValidation();
    expect(store.state.stage).toMatchObject({ kind: "error", error: { code: shown } });
    excel.faults.clear();
    await controller.runValidation();
    expect(store.state.stage.kind).toBe("results");
  });

  it("says that there is no POI", async () => {
    pane = await openPane({ Hoja1: [["Lista de compras"], ["pan", 2]] });
    expect(pane.store.state.overview?.planSheets).toBe(0);
    await pane.controller.runValidation();
    expect(pane.store.state.stage).toMatchObject({ kind: "error", error: { code: "no-plan" } });
  });

  it("says once what keeps it from looking at the workbook and from validating it", async () => {
    pane = await openPlan(SPOILT);
    const { excel, store, controller } = pane;
    excel.faults.refuse("Conflict");
    await controller.runValidation();
    const { stage } = store.state;
    const error = stage.kind === "error" ? stage.error : undefined;
    expect(error).toBeDefined();
    controller.report(error);
    expect(store.state.notice).toBeNull();
    controller.report(new CuadraError("read-only", {}));
    expect(store.state.notice).not.toBeNull();
  });

  it("keeps the results when they cannot be highlighted, and says why", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller } = pane;
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").protection.protect();
      await context.sync();
    });
    await controller.runValidation();
    expect(resultsOf(store).validation.counts.error).toBe(2);
    expect(store.state.notice).toMatchObject({
      kind: "warning",
      shortfalls: [{ text: "notHighlighted", error: { code: "sheet-protected" } }],
    });
    expect(controller.hasFailed).toBe(true);
  });

  it("says so when corrected findings will not leave by themselves", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await controller.close();
    // The first thing that a validation asks for is to be told of changes.
    excel.faults.failAtAction(0, "GeneralException");
    await controller.runValidation();
    expect(resultsOf(store).validation.counts.error).toBe(2);
    expect(store.state.notice).toMatchObject({
      shortfalls: [{ text: "notWatching", error: { code: "unexpected" } }],
    });
  });

  it("keeps saying what could not be done once the summary is there", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").protection.protect();
      await context.sync();
    });
    await controller.runSummary();
    expect(excel.workbook.sheets).toHaveLength(2);
    expect(store.state.notice).toMatchObject({ shortfalls: [{ text: "notHighlighted" }] });
  });

  it("checks a workbook that is open for reading only, and writes nothing into it", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    excel.workbook.readOnly = true;
    // As the host tells the add-in when its page starts.
    installOfficeJs(excel);
    await controller.open("es");
    expect(store.state.notice).toEqual({
      kind: "warning",
      shortfalls: [{ text: "readOnly", error: null }],
    });
    excel.counters.reset();
    await controller.runSummary();
    expect(resultsOf(store).validation.counts.error).toBe(2);
    expect(store.state.notice).toMatchObject({ kind: "error", error: { code: "read-only" } });
    await controller.runClear();
    expect(store.state.notice).toMatchObject({ kind: "error", error: { code: "read-only" } });
    expect(excel.counters.actionsByType).not.toHaveProperty("setProperty");
    expect(excel.workbook.sheets).toHaveLength(1);
  });

  it("stops when cancelled, and shows nothing of it later", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    excel.faults.latency = 20;
    const run = controller.runValidation();
    await stateWhere(store, ({ stage }) => stage.kind === "reading");
    controller.cancel();
    await run;
    expect(store.state.stage).toMatchObject({ kind: "error", error: { code: "cancelled" } });
  });
});
