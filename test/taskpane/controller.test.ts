import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readSettings } from "../../src/excel/settings";
import { formatsOf } from "../excel/highlight/shown";
import { associateCommands } from "../../src/commands/commands";
import { readPlan } from "../../src/excel/read";
import { installOfficeJs } from "../../src/host/node";
import { CuadraError } from "../../src/poi/error";
import { findingKey } from "../../src/taskpane/finding-key";
import { levelActivity } from "../poi/level-activity";
import { poiSheet, type SheetSpec } from "../poi/poi-sheet";
import { openPane, resultsOf, settled, stateWhere, type PaneInExcel } from "./pane-in-excel";

let pane: PaneInExcel;

const openPlan = (spec: SheetSpec): Promise<PaneInExcel> =>
  openPane({ POI: poiSheet(spec).values.map((row) => [...row]) });

afterEach(async () => {
  pane.excel.faults.clear();
  await pane.controller.close();
});

/** Two activities; the second's I TRIMESTRE (AD6) says 9 where its months add up to 3, and TOTAL says 6. */
const SPOILT: SheetSpec = { activities: [{}, { cells: { AD: 9 } }], total: { AD: 6 } };

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
    expect(store.state.notice).toEqual({ kind: "done", text: "summaryDone" });
    await controller.runSummary();
    expect(excel.workbook.sheets.filter(({ name }) => name.startsWith("Resumen"))).toHaveLength(1);
    await controller.runClear();
    expect(store.state.notice).toEqual({ kind: "done", text: "cleared" });
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

describe("what is changed in the sheet", () => {
  const keys = (): string[] => resultsOf(pane.store).validation.findings.map(findingKey);

  it("takes a corrected finding off the list, reading only what changed", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await controller.runValidation();
    expect(resultsOf(store).validation.counts.error).toBe(2);
    await settled(() => !store.state.busy);
    excel.counters.reset();
    await excel.user.type("POI", "AD6", "3");
    await stateWhere(store, ({ stage }) => stage.kind === "results" && keys().length === 0);
    expect(excel.counters.requests).toBe(1);
    expect(store.state.announcement).toBe("2 hallazgos corregidos. No queda ningún error.");
    // The same plan as one read anew.
    const { plan } = resultsOf(store).validation;
    await controller.runValidation();
    expect(resultsOf(store).validation.plan).toEqual(plan);
  });

  it.each([
    ["20000", "General", "quarter-sum"],
    ["70000.5", "#,##0.0", "quarter-sum"],
    ["44197", "dd/mm/yyyy", "not-a-number"],
  ])("reads as little for %s shown as %s, which may be a date", async (typed, format, check) => {
    pane = await openPlan({ activities: [{}, {}], total: true });
    const { store, controller, excel } = pane;
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").getRange("AD6").numberFormat = [[format]];
      await context.sync();
    });
    await controller.runValidation();
    await settled(() => !store.state.busy);
    expect(keys()).toEqual([]);
    excel.counters.reset();
    await excel.user.type("POI", "AD6", typed);
    await stateWhere(store, () => keys().some((key) => key.startsWith(check)));
    expect(excel.counters.requests).toBe(1);
    expect(excel.counters.bytesSent).toBeLessThan(10_000);
    const { plan } = resultsOf(store).validation;
    await controller.runValidation();
    expect(resultsOf(store).validation.plan).toEqual(plan);
  });

  it("reads as little where TOTAL comes to a number that may be a date", async () => {
    pane = await openPlan({ activities: [{}, {}], total: true });
    const { store, controller, excel } = pane;
    await excel.user.type("POI", "F7", "=SUM(F5:F6)");
    await controller.runValidation();
    await settled(() => !store.state.busy);
    excel.counters.reset();
    for (const row of [6, 5]) {
      await excel.user.type("POI", `F${row}`, "16000");
      await stateWhere(store, () =>
        keys().some((key) => key.startsWith(`quarter-sum|${row - 1}|`)),
      );
    }
    expect(excel.counters.requests).toBe(2);
  });

  it("adds a finding for a cell that is spoilt, text included", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    await excel.user.type("POI", "F5", "doce");
    await stateWhere(store, () => keys().some((key) => key.startsWith("not-a-number")));
    expect(store.state.announcement).toContain("hallazgos nuevos");
  });

  it("follows formulas that depend on what was typed", async () => {
    const { values } = poiSheet(SPOILT);
    const rows = values.map((row) => [...row]);
    pane = await openPane({ POI: rows });
    const { store, controller, excel } = pane;
    await excel.user.type("POI", "AD6", "=SUM(F6:H6)+6");
    await controller.runValidation();
    await settled(() => !store.state.busy);
    expect(keys()).toHaveLength(2);
    await excel.user.type("POI", "AD6", "=SUM(F6:H6)");
    await stateWhere(store, () => keys().length === 0);
    // January alone is typed; AD6 follows it, META and TOTAL do not.
    await excel.user.type("POI", "F6", "4");
    await stateWhere(store, () => keys().length > 0);
    expect(keys().some((key) => key.startsWith("target-sum"))).toBe(true);
    expect(keys().some((key) => key.startsWith("quarter-sum|5"))).toBe(false);
  });

  it("reads everything again when rows are put in", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    await excel.user.insertRows("POI", 4);
    await stateWhere(store, () => keys().some((key) => key.startsWith("quarter-sum|6|")));
    // And is still watching.
    await settled(() => !store.state.busy);
    await excel.user.type("POI", "AD7", "3");
    await stateWhere(store, () => keys().length === 0);
  });

  it("misses nothing typed while the plan is read, checked and highlighted", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    let typing: Promise<void> | undefined;
    store.subscribe(({ stage }) => {
      if (stage.kind === "checking") typing ??= excel.user.type("POI", "F5", "doce");
    });
    await controller.runValidation();
    await typing;
    await stateWhere(store, () => keys().some((key) => key.startsWith("not-a-number")));
  });

  it("waits for a cell that is being typed, without a word, and then follows it", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await excel.user.type("POI", "AD6", "3");
    excel.counters.reset();
    excel.faults.editCell();
    await settled(() => excel.counters.requests >= 2);
    expect(keys()).toHaveLength(2);
    expect(store.state.notice).toBeNull();
    excel.faults.clear();
    await stateWhere(store, () => keys().length === 0);
  });

  it("waits likewise where everything has to be read again", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await excel.user.insertRows("POI", 4);
    excel.faults.editCell();
    excel.counters.reset();
    await settled(() => excel.counters.requests >= 2);
    expect(store.state.notice).toBeNull();
    excel.faults.clear();
    await stateWhere(store, () => keys().some((key) => key.startsWith("quarter-sum|6|")));
    await excel.user.type("POI", "AD7", "3");
    await stateWhere(store, () => keys().length === 0);
  });

  it("does not mind changes beside the plan and on other sheets", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    excel.user.addSheet("Notas");
    await controller.runValidation();
    await settled(() => !store.state.busy);
    const before = resultsOf(store);
    excel.counters.reset();
    await excel.user.type("Notas", "A1", "revisar");
    await excel.user.type("POI", "AZ6", "revisar");
    await excel.user.type("POI", "AD6", "3");
    await stateWhere(store, () => keys().length === 0);
    expect(excel.counters.requests).toBe(1);
    expect(before.validation.findings).toHaveLength(2);
  });
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

describe("what goes wrong", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "cell-being-edited"],
    ["Conflict", "busy"],
    ["ResponsePayloadSizeLimitExceeded", "too-large"],
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

describe("the ribbon's commands", () => {
  type Handler = (event: { completed(): void }) => void;

  /** Associates the commands as Office would, and runs one as its button would. */
  async function press(name: string, shown: string[] = []): Promise<void> {
    const handlers = new Map<string, Handler>();
    Object.assign(Office, {
      actions: { associate: (id: string, handler: Handler) => handlers.set(id, handler) },
      addin: {
        showAsTaskpane: () => {
          shown.push(name);
          return Promise.resolve();
        },
      },
    });
    associateCommands(pane.controller);
    await new Promise<void>((resolve) => handlers.get(name)?.({ completed: resolve }));
  }

  beforeEach(async () => {
    pane = await openPlan(SPOILT);
  });

  it("validate shows the pane and runs", async () => {
    const shown: string[] = [];
    await press("validate", shown);
    expect(shown).toEqual(["validate"]);
    expect(resultsOf(pane.store).validation.counts.error).toBe(2);
  });

  it("validate says so, in the catalogue's words, where the pane cannot be shown", async () => {
    const handlers = new Map<string, Handler>();
    Object.assign(Office, {
      actions: { associate: (id: string, handler: Handler) => handlers.set(id, handler) },
      addin: { showAsTaskpane: () => Promise.reject(new Error("Something in English")) },
    });
    associateCommands(pane.controller);
    await new Promise<void>((resolve) => handlers.get("validate")?.({ completed: resolve }));
    expect(pane.store.state.notice).toMatchObject({ error: { code: "pane-not-shown" } });
    expect(pane.store.state.stage.kind).toBe("before");
  });

  it("summary and clear work without the pane", async () => {
    const shown: string[] = [];
    await press("summary", shown);
    await press("clear", shown);
    expect(shown).toEqual([]);
    expect(pane.store.state.notice).toEqual({ kind: "done", text: "cleared" });
  });

  it.each(["validate", "summary", "clear"])(
    "%s completes its event and shows the pane when it fails",
    async (name) => {
      pane.excel.faults.editCell();
      const shown: string[] = [];
      await press(name, shown);
      expect(shown).toContain(name);
      expect(pane.controller.hasFailed).toBe(true);
    },
  );
});
