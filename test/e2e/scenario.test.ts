/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { readXlsx } from "hucre";
import { strFromU8, unzipSync } from "fflate";
import { readPlan } from "../../src/excel/read";
import { installOfficeJs, openEmbeddedExcel } from "../../src/host/node";
import { validate } from "../../src/poi/validation/validation";
import { expectCoreFigures } from "../excel/summary/figures";
import { sheetOf } from "../excel/summary/sheet-cells";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import type { ExcelInBrowser, OpenOptions } from "./excel";

describeInBrowser("a planner with the sample POI", (open) => {
  async function validated(options: OpenOptions = {}): Promise<ExcelInBrowser> {
    const opened = await open(options);
    await opened.press("Validar");
    await verdict(opened, "42 errores por corregir");
    return opened;
  }

  function verdict(opened: ExcelInBrowser, text: string): Promise<void> {
    return opened.pane.getByRole("heading", { name: text }).waitFor();
  }

  it("validates, goes to a wrong cell, corrects it, and makes the summary", async () => {
    const excel = await validated();
    const { page, pane } = excel;
    await pane.getByRole("button", { name: "Fila con celdas corridas 42" }).waitFor();
    // The highlights are conditional formats, in the grid and nowhere in the cells' own formats.
    await page.waitForFunction(() => window.cuadraHost.cell("F5").look.italic);

    await pane.getByRole("button", { name: /AJ5 POI 1/ }).click();
    await page.waitForFunction(() => window.cuadraHost.selection.address === "AJ5");
    expect(await excel.selection()).toEqual({ sheet: "POI 1", address: "AJ5" });
    // Two cells of the months were left out: what follows belongs two columns further right.
    for (const [address, text] of [
      ["AB5", "1"],
      ["AC5", "1"],
      ["AJ5", "3"],
      ["AK5", "3"],
    ] as const) {
      await excel.type(address, text);
    }
    await verdict(excel, "41 errores por corregir");
    expect(await pane.getByRole("button", { name: /AJ5 POI 1/ }).count()).toBe(0);
    await page.waitForFunction(() => !window.cuadraHost.cell("F5").look.italic);

    await excel.press("Resumen");
    await page.waitForFunction(() => window.cuadraHost.sheets.length === 4);
    await excel.idle();
    const before = await excel.download();
    await expectSummaryOfPlan(before.bytes);
    await excel.press("Resumen");
    await excel.idle();
    expect((await excel.sheets()).length).toBe(4);

    await excel.press("Limpiar");
    await excel.idle();
    await excel.openSheet("POI 1");
    await page.waitForFunction(() => !window.cuadraHost.cell("F7").look.italic);
    const after = await excel.download();
    const parts = (bytes: Uint8Array): string =>
      Object.entries(unzipSync(bytes))
        .filter(([name]) => name.startsWith("xl/worksheets/sheet"))
        .map(([, part]) => strFromU8(part))
        .join("");
    expect(parts(before.bytes)).toContain("cuadra:");
    expect(parts(after.bytes)).not.toContain("cuadra:");
    const { sheets } = await readXlsx(after.bytes);
    expect(sheets).toHaveLength(4);
    expect(sheets.find(({ name }) => name === "POI 1")?.rows[4]?.slice(35, 37)).toEqual([3, 3]);

    await expectNothingStored(excel);

    await excel.openFile("revisado.xlsx", after.bytes);
    await page.waitForFunction(() => document.title.startsWith("revisado.xlsx"));
    await excel.press("Validar");
    await verdict(excel, "41 errores por corregir");
  });

  it("waits for the cell that is being edited, and says so", async () => {
    const opened = await open();
    const { page, pane } = opened;
    await opened.click("F8");
    await page.keyboard.type("25");
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.getByRole("alert").getByText("Hay una celda en edición.").waitFor();
    await page.locator(".cell-editor").press("Escape");
    await pane.getByRole("button", { name: "Intentar de nuevo" }).click();
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    expect((await opened.cell("F8")).text).toBe("1");
  });

  it.each([
    ["RequestPayloadSizeLimitExceeded", "El libro es demasiado grande"],
    ["Conflict", "Excel está ocupado con otro cambio."],
  ])("says what to do about %s", async (code, sentence) => {
    const opened = await open();
    await opened.page.evaluate((each) => window.cuadraHost.faults.refuse(each), code);
    await opened.press("Validar");
    await opened.pane.getByRole("alert").getByText(sentence).waitFor();
    await opened.page.evaluate(() => window.cuadraHost.faults.clear());
    await opened.pane.getByRole("button", { name: "Intentar de nuevo" }).click();
    await verdict(opened, "42 errores por corregir");
  });

  it("says so where Excel is too old", async () => {
    const opened = await open({ excelApi: "1.6" });
    await opened.pane.getByRole("heading", { name: "Esta versión de Excel no alcanza" }).waitFor();
  });

  it.each<[string, OpenOptions]>([
    ["in the dark", { colorScheme: "dark" }],
    ["in English", { language: "en-US" }],
    ["at 320 pixels", { paneWidth: 320 }],
  ])("is accessible %s, before and after validating", async (_name, options) => {
    const opened = await open(options);
    expect(await violations(opened)).toEqual([]);
    await opened.page.locator("#Cuadra\\.Validate").click();
    await opened.pane.getByRole("heading", { name: /^42 / }).waitFor();
    await opened.idle();
    expect(await violations(opened)).toEqual([]);
    const overflow = await opened.pane.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
});

/** What Microsoft's client keeps for itself until the tab is closed: how it was started, and the workbook's settings. */
const OF_OFFICE_JS = /(hostInfoValue|xdmInfo|serializerVersion|CachedSessionSettings)$/;

/** Nothing of a workbook is left in the browser once it is closed. */
async function expectNothingStored({ page, pane }: ExcelInBrowser): Promise<void> {
  for (const frame of [page.mainFrame(), pane]) {
    const stored = await frame.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }));
    const session = stored.session.filter((key) => !OF_OFFICE_JS.test(key));
    expect({ ...stored, session }).toEqual({
      local: [],
      session: [],
      databases: [],
      caches: [],
      workers: 0,
      cookies: "",
    });
  }
}

/** Reads the workbook again and compares every figure that its summary shows with what the core says of its plan. */
async function expectSummaryOfPlan(bytes: Uint8Array): Promise<void> {
  installOfficeJs(await openEmbeddedExcel(bytes, { fileName: "descargado.xlsx" }));
  const { plan } = await readPlan();
  const validation = validate(plan);
  expect(validation.counts.error).toBe(41);
  expectCoreFigures(await sheetOf(bytes, "Resumen POI"), validation);
}
