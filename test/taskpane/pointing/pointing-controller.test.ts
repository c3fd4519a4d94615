import { beforeAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readSettings } from "../../../src/excel/read-settings";
import { headerKnown } from "../../../src/poi/header/pointing";
import type { PointedField } from "../../../src/poi/header/pointed-fields";
import { PointingController } from "../../../src/taskpane/pointing/pointing-controller";
import { excelPointing } from "../../../src/taskpane/pointing/workbook-pointing";
import { UNNAMED, UNNAMED_CELLS } from "../../fixtures/unnamed-headers";
import { openPane, resultsOf, settled, type PaneInExcel } from "../pane-in-excel";
import { loadCatalogue } from "../../../src/taskpane/catalogues";

beforeAll(() => loadCatalogue("es"));

let pane: PaneInExcel;
let pointing: PointingController;

const rowsOf = ({ values }: typeof UNNAMED) =>
  values.map((row) => row.map((value) => (value === "" ? null : value)));

const sheet = UNNAMED.sheet;

beforeEach(async () => {
  pane = await openPane({ [sheet]: rowsOf(UNNAMED), Otra: [["Otra cosa"]] });
  pointing = new PointingController(pane.store, excelPointing(Promise.resolve()), pane.controller);
});
afterEach(() => pane.close());

async function use(field: PointedField, address: string, on = sheet): Promise<void> {
  pane.excel.user.select(on, address);
  await pointing.run({ kind: "use", field });
}

const problem = () => pane.store.state.pointing?.problem ?? null;

async function pointAtAll(): Promise<void> {
  await pointing.run({ kind: "open", at: { sheet, row: 2 } });
  for (const [field, address] of Object.entries(UNNAMED_CELLS))
    await use(field as PointedField, address);
}

describe("pointing at the header cells", () => {
  const known = () => {
    const { pointing: state } = pane.store.state;
    if (!state) throw new Error("not open");
    return headerKnown(state.rows, state.cells);
  };

  it("goes to the row that was named, and has what is recognised filled in", async () => {
    await pointing.run({ kind: "open", at: { sheet, row: 2 } });
    expect(pane.excel.user.selection).toEqual({ sheet, address: "3:3" });
    expect(known().fields.unit).toBeUndefined();
    await use("programmed", "E4:P4");
    expect(known()).toMatchObject({
      fields: { programmed: { address: "E4:P4", texts: ["a1", "a12"], isPointed: true } },
      isUsable: false,
      missing: ["unit", "activity", "measure", "executed", "quarters"],
    });
    await use("activity", "B3");
    expect(known()).toMatchObject({
      fields: { target: { address: "D3", texts: ["META"], isPointed: false } },
      isUsable: true,
      missing: ["unit", "measure", "executed", "quarters"],
    });
  });

  it("is kept in the workbook, and the plan is read by it and stays so", async () => {
    await pane.controller.runValidation();
    expect(pane.store.state.stage).toMatchObject({ kind: "error", error: { code: "no-plan" } });
    await pointAtAll();
    await pointing.run({ kind: "keep" });
    await settled(() => pane.store.state.stage.kind === "results" && !pane.store.state.busy);
    const { plan, counts } = resultsOf(pane.store).validation;
    expect(pane.store.state.pointing).toBeNull();
    expect(plan.activities.activity).toEqual([
      "Informes de caja",
      "Equipos atendidos",
      "Copias de respaldo",
    ]);
    expect(plan.tables[0].missing).toEqual(["quarters"]);
    expect(counts.error).toBe(0);
    const { headers } = await readSettings();
    expect(headers).toEqual(pane.store.state.settings.headers);
    expect(headers).toMatchObject([{ sheet, cells: { length: 27 } }]);

    // Pointed at again it is the same header, changed.
    await pointing.run({ kind: "open", at: null });
    expect(pane.store.state.pointing?.cells).toHaveLength(27);
    await pointing.run({ kind: "forget", field: "measure" });
    await pointing.run({ kind: "keep" });
    await settled(() => pane.store.state.settings.headers[0]?.cells.length === 26);
    await settled(() => pane.store.state.stage.kind === "results" && !pane.store.state.busy);
    expect(pane.store.state.settings.headers).toHaveLength(1);
    expect(resultsOf(pane.store).validation.plan.tables[0].missing).toContain("measure");

    // Removed under Ajustes, nothing is read any more, and that is said.
    pane.controller.changeSettings({ headers: [] });
    await settled(() => pane.store.state.notice?.kind === "error");
    expect(pane.store.state.notice).toMatchObject({ error: { code: "no-plan" } });
    expect((await readSettings()).headers).toEqual([]);
  });

  it.each<[string, PointedField, string, string]>([
    ["too many cells", "activity", "A3:C3", "count"],
    ["not twelve", "programmed", "E4:O4", "count"],
    ["a blank cell", "unit", "A2", "blank"],
    ["twelve of which some are blank", "executed", "E3:P3", "blank"],
  ])("says why it does not take %s", async (_, field, address, why) => {
    await pointing.run({ kind: "open", at: { sheet, row: 2 } });
    await use(field, address);
    expect(problem()).toEqual({ field, why });
    expect(pane.store.state.pointing?.cells).toEqual([]);
    await use("unit", "A3");
    expect(problem()).toBeNull();
  });

  it("warns of a cell that looks like data, asks before it is kept, and can be taken back", async () => {
    await pointAtAll();
    await use("unit", "A5");
    await use("activity", "B5");
    expect(known().fields).toMatchObject({ activity: { looksLikeData: true } });
    expect(pane.store.state.announcement).toContain("Parece un dato de la tabla");
    await use("programmed", "E5:P5");
    await use("executed", "Q5:AB5");
    await use("measure", "C5");
    await pointing.run({ kind: "keep" });
    expect(problem()).toEqual({ field: null, why: "data" });
    expect(pane.store.state.settings.headers).toEqual([]);

    // Who asks again means it: the activity pointed at is lost, and how to get it back is said.
    await pointing.run({ kind: "keep" });
    const { plan } = resultsOf(pane.store).validation;
    expect(plan.activities.activity).toEqual(["Equipos atendidos", "Copias de respaldo"]);
    const { notice } = pane.store.state;
    expect(notice).toEqual({ kind: "pointed", kept: { sheet, before: [] }, failed: false });
    if (notice?.kind !== "pointed") throw new Error("not offered");
    await pointing.run({ kind: "undo", kept: notice.kept });
    expect(pane.store.state).toMatchObject({
      settings: { headers: [] },
      stage: { kind: "error", error: { code: "no-plan" } },
      notice: null,
    });
    await settled(() => !pane.store.state.busy);
    expect((await readSettings()).headers).toEqual([]);
  });

  it("says so where nothing can be read by what was pointed at, and takes it back", async () => {
    await pointing.run({ kind: "open", at: { sheet, row: 6 } });
    await use("unit", "A7");
    await use("programmed", "E7:P7");
    await pointing.run({ kind: "keep" });
    await pointing.run({ kind: "keep" });
    expect(pane.store.state).toMatchObject({
      stage: { kind: "error", error: { code: "no-activities" } },
      notice: { kind: "pointed", kept: { sheet, before: [] }, failed: true },
    });
  });

  it("does not take cells of another sheet, or far away, beside those pointed at", async () => {
    await pointing.run({ kind: "open", at: { sheet, row: 2 } });
    await use("unit", "A3");
    await use("activity", "A1", "Otra");
    expect(problem()).toEqual({ field: "activity", why: "apart" });
    pane.excel.user.select(sheet, "A1");
    expect(pane.store.state.pointing?.cells).toHaveLength(1);
  });

  it("says so where several areas are selected, or what there is makes no table", async () => {
    await pointing.run({ kind: "open", at: { sheet, row: 2 } });
    pane.excel.faults.refuse("InvalidSelection");
    await pointing.run({ kind: "use", field: "unit" });
    pane.excel.faults.clear();
    expect(problem()).toMatchObject({ field: "unit", why: { code: "selection-not-one" } });
    await use("unit", "A3");
    await pointing.run({ kind: "keep" });
    expect(problem()).toEqual({ field: null, why: "not-enough" });
    expect(pane.store.state.settings.headers).toEqual([]);
  });

  it("tells why the sheet cannot be looked at", async () => {
    await pointing.run({ kind: "open", at: { sheet: "No está", row: 2 } });
    expect(pane.store.state.notice?.kind).toBe("error");
    expect(pane.store.state.pointing).toBeNull();
  });
});
