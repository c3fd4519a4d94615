import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readPlan } from "../../src/excel/read";
import { findingKey } from "../../src/taskpane/finding-key";
import { openPane, resultsOf, settled, type PaneInExcel } from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

describe("the pane on the sample POI", () => {
  beforeEach(async () => {
    pane = await openPane();
  });

  it("says before reading what it will read", () => {
    expect(pane.store.state.overview).toMatchObject({ planSheets: 3, year: 2021, quarter: 4 });
    expect(pane.store.state.stage.kind).toBe("before");
  });

  it("reads, checks and shows 42 errors", async () => {
    const stages: string[] = [];
    const said: string[] = [];
    pane.store.subscribe(({ stage, announcement }) => {
      stages.push(stage.kind);
      said.push(announcement);
    });
    await pane.controller.runValidation();
    expect(resultsOf(pane.store).validation.counts.error).toBe(42);
    expect([...new Set(stages)]).toEqual(["reading", "checking", "results"]);
    // Once that it has begun, once how it ended.
    expect([...new Set(said)]).toEqual(["Leyendo el libro…", "42 errores por corregir."]);
    expect(pane.store.state.announcement).toBe("42 errores por corregir.");
    expect(pane.store.state.notice).toBeNull();
  });

  it("asks Excel at most twice more than reading needs", async () => {
    const { controller, excel } = pane;
    excel.counters.reset();
    await readPlan();
    const { requests } = excel.counters;
    excel.counters.reset();
    await controller.runValidation();
    expect(excel.counters.requests - requests).toBeLessThanOrEqual(2);
    excel.counters.reset();
    await controller.runValidation();
    expect(excel.counters.requests - requests).toBeLessThanOrEqual(2);
  });

  it("goes to a finding's cell in one round trip, and on to the next and the one before", async () => {
    const { store, controller, excel } = pane;
    await controller.runValidation();
    const { findings } = resultsOf(store).validation;
    excel.counters.reset();
    controller.goToFinding(findings[1]);
    await settled(() => excel.user.selection.address === "AB7");
    expect(excel.user.selection.sheet).toBe(findings[1].sheet);
    expect(excel.counters.requests).toBe(1);
    controller.step(1);
    expect(store.state.selected).toBe(findingKey(findings[2]));
    controller.step(-1);
    controller.step(-1);
    expect(store.state.selected).toBe(findingKey(findings[0]));
    controller.step(-1);
    expect(store.state.selected).toBe(findingKey(findings[findings.length - 1]));
  });

  it("goes to an activity's row", async () => {
    const { store, controller, excel } = pane;
    await controller.runValidation();
    controller.goToActivity(3);
    await settled(() => excel.user.selection.address === "8:8");
    expect(store.state.execution.row).toBe(3);
  });

  it("inserts the summary, twice the same sheet, and clears every highlight", async () => {
    const { store, controller, excel } = pane;
    await controller.runSummary();
    expect(store.state.notice).toMatchObject({ kind: "summary" });
    await controller.runSummary();
    expect(excel.workbook.sheets.filter(({ name }) => name.startsWith("Resumen"))).toHaveLength(1);
    await controller.runClear();
    expect(store.state.notice).toEqual({ kind: "cleared" });
    const formats = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const { tables } = resultsOf(store).validation.plan;
      const counts = tables.map(({ sheet }) =>
        worksheets.getItem(sheet).getRange().conditionalFormats.getCount(),
      );
      await context.sync();
      return counts.map(({ value }) => value);
    });
    expect(formats).toEqual([0, 0, 0]);
  }, 60_000);

  it("makes one summary where Resumen is pressed twice, and Validar while it validates", async () => {
    const { store, controller, excel } = pane;
    const sheets = (): string[] => excel.workbook.sheets.map(({ name }) => name).sort();
    await Promise.all([
      controller.runSummary(),
      controller.runSummary(),
      controller.runValidation(),
    ]);
    expect(store.state.notice).toMatchObject({ kind: "summary", made: { setAside: 0 } });
    expect(store.state.busy).toBeNull();
    expect(sheets()).toEqual(["POI 1", "POI 2", "POI 3", "Resumen POI"]);
    await Promise.all([controller.runSummary(), controller.runClear()]);
    expect(store.state.notice).toEqual({ kind: "cleared" });
    expect(sheets()).toEqual(["POI 1", "POI 2", "POI 3", "Resumen POI"]);
  }, 60_000);
});
