import { afterEach, describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../src/poi/cells";
import { installOfficeJs } from "../../src/host/node";
import { findingKey } from "../../src/taskpane/finding-key";
import { ORDERS } from "../fixtures/layouts/orders";
import { SERIES_ROWS } from "../fixtures/layouts/series-rows";
import { broken } from "../fixtures/layouts/sheet";
import { poiSheet, type SheetSpec } from "../poi/poi-sheet";
import {
  openPane,
  openPlan,
  resultsOf,
  settled,
  SPOILT,
  stateWhere,
  type PaneInExcel,
} from "./pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

describe("what is changed in the sheet", () => {
  const keys = (): string[] => resultsOf(pane.store).validation.findings.map(findingKey);

  /** A plan with errors beside a sheet that is no plan's, validated. */
  async function validatedBesideNotes(): Promise<PaneInExcel> {
    pane = await openPane({
      POI: poiSheet(SPOILT).values.map((row) => [...row]),
      NOTAS: [["Pendientes"]],
    });
    await pane.controller.runValidation();
    await settled(() => !pane.store.state.busy);
    return pane;
  }

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

  it("follows rows that are sorted, of which Excel tells by an event of its own", async () => {
    pane = await openPlan({
      activities: [
        { activity: "CHARLAS", cells: { AD: 7 } },
        { activity: "AUDITORÍAS" },
        { activity: "BECAS" },
      ],
    });
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    const rows = (): number[] => resultsOf(store).validation.findings.map(({ row }) => row + 1);
    expect(rows()).toEqual([5]);
    await excel.user.sortRows("POI", "A5:AK7", 2);
    await stateWhere(store, () => rows()[0] === 7);
    expect(keys()).toHaveLength(1);
    const { plan } = resultsOf(store).validation;
    await controller.runValidation();
    expect(resultsOf(store).validation.plan).toEqual(plan);
  });

  it("lets go of the findings of a sheet that is deleted, and reads nothing for one that is no plan's", async () => {
    const rows = (spec: SheetSpec): CellValue[][] => poiSheet(spec).values.map((row) => [...row]);
    pane = await openPane({
      "UNIDAD A": rows(SPOILT),
      "UNIDAD B": rows({ activities: [{ cells: { AD: 7 } }] }),
      NOTAS: [["Pendientes"]],
    });
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    const sheets = (): Set<string> =>
      new Set(resultsOf(store).validation.findings.map(({ sheet }) => sheet));
    expect(sheets()).toEqual(new Set(["UNIDAD A", "UNIDAD B"]));
    const { plan } = resultsOf(store).validation;
    excel.counters.reset();
    await excel.user.deleteSheet("NOTAS");
    await excel.user.type("UNIDAD B", "F5", "9");
    await stateWhere(store, () => resultsOf(store).validation.plan !== plan);
    expect(excel.counters.requests).toBe(1);
    await excel.user.deleteSheet("UNIDAD A");
    await stateWhere(store, ({ stage }) => stage.kind === "results" && !sheets().has("UNIDAD A"));
    expect(resultsOf(store).validation.plan.tables.map(({ sheet }) => sheet)).toEqual(["UNIDAD B"]);
  });

  it.each<[string, (user: PaneInExcel["excel"]["user"]) => Promise<unknown>]>([
    ["its sheet is deleted", (user) => user.deleteSheet("POI")],
    [
      "its header says something else",
      (user) => Promise.all(["A3", "C3"].map((cell) => user.type("POI", cell, "Cosa"))),
    ],
  ])("lists nothing more of a plan that is none any longer: %s", async (_, change) => {
    const { store, excel } = await validatedBesideNotes();
    expect(keys()).not.toEqual([]);
    await change(excel.user);
    await stateWhere(
      store,
      ({ stage }) => stage.kind === "error" && stage.error.code === "no-plan",
    );
    expect([store.state.busy, store.state.notice]).toEqual([null, null]);
  });

  it("calls a sheet that is renamed by its new name, and goes to it", async () => {
    const { store, controller, excel } = await validatedBesideNotes();
    const { plan } = resultsOf(store).validation;
    excel.user.renameSheet("NOTAS", "Apuntes");
    excel.user.renameSheet("POI", "POI 2021");
    await stateWhere(
      store,
      ({ stage }) => stage.kind === "results" && resultsOf(store).validation.plan !== plan,
    );
    const { findings } = resultsOf(store).validation;
    expect(findings.map(({ sheet }) => sheet)).toEqual(["POI 2021", "POI 2021"]);
    excel.user.select("Apuntes", "A1");
    controller.goToFinding(findings[0]);
    await settled(() => excel.workbook.activeSheet.name === "POI 2021");
    expect(store.state.notice).toBeNull();
  });

  it("keeps the name where Excel does not tell of another", async () => {
    pane = await openPlan(SPOILT);
    const { store, controller, excel } = pane;
    installOfficeJs(excel, { excelApi: "1.16" });
    await controller.runValidation();
    await settled(() => !store.state.busy);
    excel.user.renameSheet("POI", "POI 2021");
    controller.goToFinding(resultsOf(store).validation.findings[0]);
    await stateWhere(store, ({ notice }) => notice?.kind === "error");
  });

  it("reads as little where TOTAL comes to a number that may be a date", async () => {
    pane = await openPlan({ activities: [{}, {}], total: true });
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    excel.counters.reset();
    await excel.user.type("POI", "F7", "=SUM(F5:F6)");
    await settled(() => excel.counters.requests > 0);
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

  it("sees a reason that is typed for less having been executed", async () => {
    const [{ sheets }] = ORDERS;
    const [form] = sheets;
    pane = await openPane({ [form.sheet]: [...form.values] });
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    await excel.user.type(form.sheet, form.cell(5, "reason"), "Llovió");
    await stateWhere(store, () =>
      [...resultsOf(store).validation.plan.reasons.values()]
        .flat()
        .some(({ text }) => text === "Llovió"),
    );
  });

  it("follows a change in either row of an activity that has two in turn", async () => {
    const [{ sheets, faults }] = SERIES_ROWS;
    const sheet = broken(sheets[0], faults[2]);
    pane = await openPane({ [sheet.sheet]: [...sheet.values] });
    const { store, controller, excel } = pane;
    await controller.runValidation();
    await settled(() => !store.state.busy);
    expect(keys()).toHaveLength(3);
    await excel.user.type(sheet.sheet, sheet.cell(1, "p4"), "4");
    await stateWhere(store, () => keys().length === 0);
    await settled(() => !store.state.busy);
    await excel.user.type(sheet.sheet, sheet.cell(4, "p4"), "9");
    await stateWhere(store, () => keys().length > 0);
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
