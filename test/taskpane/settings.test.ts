import { afterEach, describe, expect, it } from "@jest/globals";
import { readSettings } from "../../src/excel/settings";
import { formatsOf } from "../excel/highlight/shown";
import { levelActivity } from "../poi/level-activity";
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

afterEach(async () => {
  pane.excel.faults.clear();
  await pane.controller.close();
});

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
    controller.changeSettings({ language: "en" });
    await settled(() => (excel.workbook.settings.get("cuadra") ?? "").includes('"en"'));
    expect(store.state.language).toBe("en");
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
  });
});

describe("the rule of a row", () => {
  it("is kept in the workbook, and its sums are checked and highlighted by it", async () => {
    const run = [5, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9];
    pane = await openPlan({ activities: [{}, levelActivity(run, run, "last", { unit: "B" })] });
    const { store, controller } = pane;
    await controller.runValidation();
    expect(resultsOf(store).validation.counts.error).toBeGreaterThan(5);
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
