import { afterEach, expect, it } from "@jest/globals";
import { installOfficeJs, openEmbeddedExcel, type EmbeddedExcel } from "../../src/host/node";
import { loadCatalogue } from "../../src/taskpane/catalogues";
import { auditing } from "../../src/taskpane/checking/auditing";
import { Checker } from "../../src/taskpane/checking/checker";
import { Controller } from "../../src/taskpane/controller";
import { ExcelWorkbook } from "../../src/taskpane/excel-workbook";
import { excelForFiles } from "../../src/taskpane/files/workbook-files";
import { FindingsShown } from "../../src/taskpane/findings-shown";
import { Late } from "../../src/taskpane/late";
import { initialState } from "../../src/taskpane/state";
import { Store } from "../../src/taskpane/store";
import { consolidatedSheet, officeSheets, workbookOfFormulas } from "../fixtures/consolidated";
import { resultsOf, settled } from "./pane-in-excel";

let controller: Controller;

afterEach(() => controller.close());

/** The pane as it is put together in the page, beside offices' sheets and one over them. */
async function openPane(): Promise<{ excel: EmbeddedExcel; store: Store }> {
  const offices = officeSheets();
  const bytes = await workbookOfFormulas([...offices, consolidatedSheet(offices)]);
  const excel = await openEmbeddedExcel(bytes, { fileName: "poi.xlsx" });
  installOfficeJs(excel);
  const store = new Store(initialState("es"));
  const review = new Late(async () => {
    await loadCatalogue("es");
    return { checks: auditing(new Checker(undefined)), findings: new FindingsShown(store) };
  });
  controller = new Controller(store, new ExcelWorkbook(Promise.resolve()), review);
  await controller.open("es");
  return { excel, store };
}

it("a sheet over others is not counted, and what is typed into it is told", async () => {
  const { excel, store } = await openPane();
  expect(store.state.overview?.planSheets).toBe(3);
  await controller.runValidation();
  const { plan, findings } = resultsOf(store).validation;
  expect([plan.activities.count, findings]).toEqual([9, []]);
  expect(plan.linked).toMatchObject([{ sheet: "CONSOLIDADO", activities: 9 }]);

  const found = (): unknown[] =>
    resultsOf(store).validation.findings.map(({ check, sheet, row, column }) => [
      check,
      sheet,
      row,
      column,
    ]);
  await excel.user.type("CONSOLIDADO", "H9", "99");
  await settled(() => found().length > 0);
  expect(found()).toEqual([["linked-sheet", "CONSOLIDADO", 8, 7]]);

  // What follows in the sheet over it is looked at as well.
  const { activities } = resultsOf(store).validation.plan;
  await excel.user.type("OPP", "H6", "99");
  await settled(() => resultsOf(store).validation.plan.activities !== activities);
  await settled(() => !store.state.busy);
  expect(found()).not.toContainEqual(["linked-sheet", "CONSOLIDADO", 8, 7]);
});

it("a new consolidated plan takes the place of the sheets and of the one over them", async () => {
  await openPane();
  const files = excelForFiles(Promise.resolve());
  expect(await files.planSheets({ leaveOut: [], headers: [] })).toEqual([
    "GAF",
    "OPP",
    "SGO",
    "CONSOLIDADO",
  ]);
});
