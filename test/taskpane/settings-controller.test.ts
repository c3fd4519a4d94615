import { afterEach, describe, expect, it } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { readSettings } from "../../src/excel/settings";
import { installOfficeJs } from "../../src/host/node";
import { formatsOf } from "../excel/highlight/shown";
import { poiSheet } from "../poi/poi-sheet";
import { openPane, resultsOf, stateWhere, type PaneInExcel } from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(async () => {
  pane.excel.faults.clear();
  await pane.controller.close();
});

/** A plan of the fourth quarter whose second activity was executed by nine tenths, validated. */
async function validatedPlan(): Promise<PaneInExcel> {
  const programmed = Array<number>(12).fill(10);
  const executed = Array<number>(12).fill(9);
  const { values } = poiSheet({ activities: [{}, { programmed, executed }], total: true });
  pane = await openPane({ POI: values.map((row) => [...row]) });
  await pane.controller.runValidation();
  return pane;
}

const formulas = async (): Promise<string[]> =>
  (await formatsOf()).map(({ formula }) => formula).sort();

describe("settings that cannot be kept in the workbook", () => {
  it("count all the same in a workbook for reading only, which is not written to", async () => {
    const { controller, excel, store } = await validatedPlan();
    excel.workbook.readOnly = true;
    // As the host tells the add-in when its page starts.
    installOfficeJs(excel);
    await controller.open("es");
    excel.counters.reset();
    await controller.runSettings({ quarter: 2 });
    expect(resultsOf(store).validation.quarter).toBe(2);
    // Said once, when it was opened.
    expect(store.state.notice).toEqual({
      kind: "warning",
      shortfalls: [{ text: "readOnly", error: null }],
    });
    expect(excel.counters.requests).toBe(0);
  });

  it("count all the same where writing fails, which is said", async () => {
    const { controller, excel, store } = await validatedPlan();
    excel.faults.failAtAction(0, "GeneralException");
    await controller.runSettings({ quarter: 2, leaveOut: ["Otra"] });
    expect(excel.faults.pending).toBe(false);
    expect(resultsOf(store).validation.quarter).toBe(2);
    expect(store.state.notice).toMatchObject({ kind: "error", error: { code: "unexpected" } });
    // The next ones are kept with them.
    await controller.runSettings({ language: "en" });
    expect(await readSettings()).toEqual(store.state.settings);
  });
});

describe("what is highlighted", () => {
  it.each([
    ["quarter", { quarter: 2 }],
    ["thresholds", { thresholds: { critical: 0.5, low: 0.89 } }],
  ])("goes by another %s as by a validation with it", async (_, part) => {
    const { controller } = await validatedPlan();
    const before = await formulas();
    await controller.runSettings(part);
    const after = await formulas();
    expect(after).not.toEqual(before);
    await controller.runValidation();
    expect(await formulas()).toEqual(after);
  });

  it("goes by the last of settings that follow each other at once", async () => {
    const { controller, excel, store } = await validatedPlan();
    excel.faults.latency = 5;
    const first = [1, 2].map((quarter) => controller.runSettings({ quarter }));
    // The highlighting is under way.
    await stateWhere(
      store,
      ({ stage, busy }) =>
        stage.kind === "results" && stage.results.validation.quarter === 2 && busy,
    );
    await Promise.all([...first, controller.runSettings({ quarter: 3 })]);
    expect(store.state.notice).toBeNull();
    expect(await readSettings()).toMatchObject({ quarter: 3 });
    const after = await formulas();
    await controller.runValidation();
    expect(await formulas()).toEqual(after);
  });

  it("is said once not to be possible on a protected sheet", async () => {
    const { controller, store } = await validatedPlan();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").protection.protect();
      await context.sync();
    });
    for (const quarter of [2, 3]) await controller.runSettings({ quarter });
    expect(resultsOf(store).validation.quarter).toBe(3);
    expect(store.state.notice).toMatchObject({
      kind: "warning",
      shortfalls: [{ text: "notHighlighted", error: { code: "sheet-protected" } }],
    });
  });

  it("does not come back by settings once it was cleared", async () => {
    const { controller } = await validatedPlan();
    await controller.runClear();
    await controller.runSettings({ quarter: 2 });
    expect(await formulas()).toEqual([]);
  });
});

describe("going back to the defaults", () => {
  it("reads nothing again where no headers go, and asks nothing", async () => {
    const { controller, excel, store } = await validatedPlan();
    await controller.runSettings({ quarter: 2 });
    await controller.open("es");
    const { plan } = resultsOf(store).validation;
    excel.counters.reset();
    controller.restoreDefaults();
    await stateWhere(
      store,
      ({ stage, busy }) =>
        stage.kind === "results" && stage.results.validation.quarter === 4 && !busy,
    );
    expect(store.state.restoring).toBe(false);
    // A plan read again is another.
    expect(resultsOf(store).validation.plan).toBe(plan);
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it("asks before rules go that were chosen one by one", async () => {
    const { controller, store } = await validatedPlan();
    const rules = [{ unit: "UNIDAD", activity: "ACTIVIDAD 2", rule: "percentage" }] as const;
    await controller.runSettings({ rules });
    for (const yes of [false, true]) {
      controller.restoreDefaults();
      expect(store.state).toMatchObject({ restoring: true, settings: { rules } });
      controller.answerRestoring(yes);
      expect(store.state.restoring).toBe(false);
      expect(store.state.settings.rules).toEqual(yes ? [] : rules);
    }
  });
});

describe("a check that a validation overtakes", () => {
  it("leaves nothing blocked where the validation is cancelled", async () => {
    const { controller, excel, store } = await validatedPlan();
    excel.faults.latency = 20;
    controller.readAgain();
    expect(store.state.busy).toBe(true);
    const run = controller.runValidation();
    await stateWhere(store, ({ stage }) => stage.kind === "reading");
    controller.cancel();
    await run;
    expect(store.state).toMatchObject({ stage: { kind: "error" }, busy: false });
  });
});
