import { afterEach, describe, expect, it } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { readSettings } from "../../src/excel/read-settings";
import { installOfficeJs } from "../../src/host/node";
import { formatsOf } from "../excel/highlight/shown";
import { levelActivity } from "../poi/level-activity";
import { poiSheet } from "../poi/poi-sheet";
import { REPROGRAMMED } from "../fixtures/layouts/reprogrammed";
import { ACTIVITIES, sum } from "../fixtures/layouts/sheet";
import {
  openPane,
  openPlan,
  resultsOf,
  settled,
  stateWhere,
  type PaneInExcel,
} from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

describe("settings", () => {
  it("are kept in the workbook, count at once, and go back to the defaults", async () => {
    pane = await openPane();
    const { store, controller, excel } = pane;
    await controller.runValidation();
    expect(resultsOf(store).validation.quarter).toBe(4);
    controller.changeSettings({ quarter: 2, thresholds: { critical: 0.5, low: 0.9 } });
    await stateWhere(
      store,
      ({ stage }) => stage.kind === "results" && stage.results.validation.quarter === 2,
    );
    expect(resultsOf(store).validation.execution.thresholds).toEqual({ critical: 0.5, low: 0.9 });
    expect(store.state.announcement).not.toBe("");
    controller.changeSettings({ language: "en" });
    await settled(() => (excel.workbook.settings.get("cuadra") ?? "").includes('"en"'));
    expect(store.state.language).toBe("en");
    // It was in the other language.
    expect(store.state.announcement).toBe("");
    await controller.open("es");
    expect(store.state.settings).toMatchObject({ quarter: 2, language: "en" });
    controller.restoreDefaults();
    await stateWhere(
      store,
      ({ stage }) => stage.kind === "results" && stage.results.validation.quarter === 4,
    );
    expect(store.state.language).toBe("es");
  });

  it("say which series execution is measured against, in a plan that was reprogrammed", async () => {
    const [{ sheets }] = REPROGRAMMED;
    pane = await openPane({ POI: sheets[0].values.map((row) => [...row]) });
    const { store, controller } = pane;
    await controller.runValidation();
    const measured = (): [string, number] => {
      const { plan, execution } = resultsOf(store).validation;
      return [plan.tables[0].columns.programmedBy, execution.totals.programmed];
    };
    // To the third quarter, the last that is reported; of four activities one more in each of its months.
    const programmed = sum(ACTIVITIES.flatMap((activity) => activity.programmed.slice(0, 9)));
    expect(measured()).toEqual(["reprogrammed", programmed + 4 * 3]);
    controller.changeSettings({ programmed: "original" });
    await stateWhere(store, () => measured()[0] === "programmed");
    expect(measured()).toEqual(["programmed", programmed]);
    expect((await readSettings()).programmed).toBe("original");
    controller.restoreDefaults();
    await stateWhere(store, () => measured()[0] === "reprogrammed");
  });

  it("leave sheets out", async () => {
    pane = await openPane();
    const { store, controller } = pane;
    const [first] = store.state.overview?.sheets ?? [];
    controller.changeSettings({ leaveOut: [first.name] });
    await stateWhere(store, ({ overview }) => overview?.planSheets === 2);
    await controller.runValidation();
    expect(resultsOf(store).validation.plan.tables).toHaveLength(2);
    // Once there are results, at once: a summary made now is of what is read.
    await controller.runSettings({ leaveOut: [] });
    expect(resultsOf(store).validation.plan.tables).toHaveLength(3);
  });

  it("list the sheets by the names that they have when the settings are opened", async () => {
    pane = await openPane();
    const { store, controller } = pane;
    const names = (): string[] => (store.state.overview?.sheets ?? []).map(({ name }) => name);
    const [, second, third] = names();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().name = "Plan";
      await context.sync();
    });
    controller.openTab("settings");
    await stateWhere(store, () => names()[0] === "Plan");
    expect(names()).toEqual(["Plan", second, third]);
  });

  it("correct nothing: what is told is what there is now", async () => {
    pane = await openPlan({ activities: [{}, {}], title: "POI 2026 AL II TRIMESTRE" });
    const { store, controller } = pane;
    await controller.runValidation();
    expect(resultsOf(store).validation.counts.warning).toBeGreaterThan(0);
    await controller.runSettings({ quarter: 4 });
    const { findings } = resultsOf(store).validation;
    expect(findings.map(({ check }) => check)).toEqual(["other-quarter"]);
    expect(store.state.announcement).not.toMatch(/corregid/);
    expect(store.state.announcement).not.toBe("");
  });
});

describe("the rule of a row", () => {
  it("is kept in the workbook, and its sums are checked and highlighted by it", async () => {
    // Too few months for its figures to tell.
    const run = [5, 3, 4, 9, 9, 0, 0, 0, 0, 0, 0, 0];
    pane = await openPlan({ activities: [{}, levelActivity(run, run, "last", { unit: "B" })] });
    const { store, controller } = pane;
    await controller.runValidation();
    expect(resultsOf(store).validation.counts.error).toBe(5);
    const choice = { unit: "B", activity: "ACTIVIDAD 2", rule: "accumulated" } as const;
    controller.changeSettings({ rules: [choice] });
    await stateWhere(
      store,
      ({ stage }) => stage.kind === "results" && stage.results.validation.counts.error === 0,
    );
    expect(resultsOf(store).validation.findings.map(({ check }) => check)).toEqual([
      "not-additive",
    ]);
    expect((await readSettings()).rules).toEqual([choice]);
    const isLeftOut = async (): Promise<boolean> =>
      (await formatsOf()).every(({ formula }) => /ROW\(\$E5\)<>ROW\(\$E\$6\)/.test(formula));
    while (!(await isLeftOut())) await stateWhere(store, ({ busy }) => !busy);
  });
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
        stage.kind === "results" && stage.results.validation.quarter === 2 && busy === "writing",
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
    expect(store.state.busy).toBe("checking");
    const run = controller.runValidation();
    await stateWhere(store, ({ stage }) => stage.kind === "reading");
    controller.cancel();
    await run;
    expect(store.state).toMatchObject({ stage: { kind: "error" }, busy: null });
  });
});
