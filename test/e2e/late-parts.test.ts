/** @jest-environment ./test/e2e/environment.ts */
import { readFile } from "node:fs/promises";
import { expect, it } from "@jest/globals";
import type { Page, Route } from "playwright-core";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import type { ExcelInBrowser } from "./excel";

const SAMPLE = "assets/samples/POI-2021-IV-trimestre.xlsx";
const MISSING = "No se pudo cargar una parte de Cuadra.";

/** Has scripts whose name begins so not arrive, as where the connection is lost; returns how to have them arrive. */
async function loses(page: Page, name: string): Promise<() => Promise<void>> {
  const url = new RegExp(`/${name}\\.[0-9a-f]+\\.js$`);
  await page.route(url, (route) => route.abort());
  return () => page.unroute(url);
}

/** Starts the pane anew over the sample. */
async function startsAnew(excel: ExcelInBrowser): Promise<void> {
  await excel.openAnew("poi.xlsx", await readFile(SAMPLE));
}

/** The same, with such scripts held back; returns what is held. */
async function startsWithout(excel: ExcelInBrowser, url: RegExp): Promise<Route[]> {
  const held: Route[] = [];
  await excel.page.route(url, (route) => void held.push(route));
  await startsAnew(excel);
  return held;
}

/** Has a network's own page come in place of such scripts, as where one has to log in to it first. */
async function isAnotherPage(page: Page, name: string): Promise<() => Promise<void>> {
  const url = new RegExp(`/${name}\\.[0-9a-f]+\\.js$`);
  const body = "<!doctype html><title>Portal</title>";
  await page.route(url, (route) => route.fulfill({ contentType: "text/javascript", body }));
  return () => page.unroute(url);
}

describeInBrowser("a part of the pane that does not arrive", (open) => {
  it.each(["review", "excel-work", "es"])(
    "%s: says so, and is brought by trying again",
    async (name) => {
      const excel = await open();
      const restore = await loses(excel.page, name);
      await startsAnew(excel);
      const { pane } = excel;
      await pane.getByRole("button", { name: "Validar", exact: true }).click();
      await pane.getByText(MISSING).first().waitFor();
      await pane.getByRole("button", { name: "Intentar de nuevo" }).first().waitFor();
      expect(await violations(excel)).toEqual([]);
      await restore();
      // The browser says so on its console as well.
      excel.takeProblems();
      const verdict = pane.getByRole("heading", { name: "42 errores por corregir" });
      const again = pane.getByRole("button", { name: /^(Validar|Intentar de nuevo)$/ });
      // Trying again brings the part; the validation that it kept from beginning is asked for once more, unless it had
      // not asked for the part before it came.
      for (;;) {
        await verdict.or(again).first().waitFor();
        if (await verdict.isVisible()) break;
        await again.evaluateAll(([button]) => button instanceof HTMLElement && button.click());
      }
    },
  );

  it("what is clicked and chosen before the pane's script has come takes effect when it does", async () => {
    const excel = await open();
    const { page } = excel;
    const held = await startsWithout(excel, /\/(office|taskpane\.\w+)\.js$/);
    const pane = page.frameLocator("iframe");
    const quarter = pane.getByRole("combobox", { name: "Trimestre que se reporta" });
    expect(await quarter.inputValue()).toBe("0");
    await quarter.selectOption("II trimestre");
    await pane.getByRole("tab", { name: "Ejecución" }).click();
    const heading = await pane.getByRole("heading", { level: 2 }).elementHandle();
    expect(held).toHaveLength(2);
    const [script] = held.filter((route) => route.request().url().includes("taskpane"));
    await script.continue();
    await pane.getByRole("tab", { name: "Ejecución", selected: true }).waitFor();
    expect(await quarter.inputValue()).toBe("2");
    // Nothing was drawn anew for it.
    expect(await heading.evaluate((element) => element.isConnected)).toBe(true);
    await Promise.all(held.filter((route) => route !== script).map((route) => route.continue()));
    await page.unrouteAll();
    await excel.idle();
    expect(await quarter.inputValue()).toBe("2");
    excel.takeProblems();
  });

  it("of several things clicked before the pane's script has come, each takes effect", async () => {
    const excel = await open();
    const { page } = excel;
    const held = await startsWithout(excel, /\/(office|taskpane\.\w+)\.js$/);
    const pane = page.frameLocator("iframe");
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.getByRole("tab", { name: "Ejecución" }).click();
    expect(held).toHaveLength(2);
    await Promise.all(held.map((route) => route.continue()));
    await page.unrouteAll();
    await pane.getByRole("tab", { name: "Ejecución", selected: true }).waitFor();
    await pane.getByRole("tab", { name: "Revisión" }).click();
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await excel.idle();
    excel.takeProblems();
  });

  it("the first frame: the pane is there, and takes effect, while Office.js has not come", async () => {
    const excel = await open();
    const { page } = excel;
    const held: Route[] = [];
    await page.route("**/office.js", (route) => void held.push(route));
    await page.route(/\/(review|files)\.\w+\.(js|css)$/, (route) => route.abort());
    await startsAnew(excel);
    const pane = page.frameLocator("iframe");
    await pane.getByRole("button", { name: "Validar", exact: true }).waitFor();
    // That Excel is too old is for browsers that are.
    const tooOld = pane.locator(".too-old");
    expect([await tooOld.count(), await tooOld.isVisible()]).toEqual([1, false]);
    await pane.getByRole("tab", { name: "Archivos" }).click();
    await pane.locator(".part-missing").waitFor();
    expect(held).toHaveLength(1);
    await held[0].continue();
    await page.unrouteAll();
    await excel.idle();
    excel.takeProblems();
  });

  it("Office.js's file for this Excel is asked for before Office.js has come, and once", async () => {
    const excel = await open();
    const { page } = excel;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url().replace(/^.*\//, "")));
    const ahead = page.waitForRequest(/\/excel-web-16\.00\.js$/);
    const held = await startsWithout(excel, /\/office\.js$/);
    await ahead;
    expect(held).toHaveLength(1);
    await held[0].continue();
    await page.unrouteAll();
    await excel.idle();
    expect(asked.filter((name) => name === "excel-web-16.00.js")).toHaveLength(1);
    excel.takeProblems();
  });

  it.each<[string, (page: Page) => Promise<() => Promise<void>>]>([
    ["does not come", (page) => loses(page, "taskpane")],
    ["is another page in its place", (page) => isAnotherPage(page, "taskpane")],
  ])("the pane's own script %s: says so, and is brought by trying again", async (_name, lose) => {
    const excel = await open();
    const { page } = excel;
    const restore = await lose(page);
    await startsAnew(excel);
    const start = page.frameLocator("iframe");
    await start.getByRole("alert").getByText(MISSING).waitFor();
    expect(await violations(excel)).toEqual([]);
    await restore();
    excel.takeProblems();
    await start.getByRole("button", { name: "Intentar de nuevo" }).click();
    await start.getByText("3 hojas · POI 2021 · IV trimestre").waitFor();
    await start.getByText("Según el título: IV trimestre").waitFor({ state: "attached" });
    await excel.idle();
    excel.takeProblems();
  });

  it("summary and files: the rest goes on meanwhile", async () => {
    const excel = await open();
    const restore = [await loses(excel.page, "summary"), await loses(excel.page, "files")];
    await startsAnew(excel);
    const { pane, page } = excel;
    await excel.press("Validar");
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await excel.idle();
    await excel.press("Resumen");
    await pane.getByRole("alert").getByText(MISSING).waitFor();
    await pane.getByRole("tab", { name: "Archivos" }).click();
    await pane.locator(".part-missing").waitFor();
    for (const arrive of restore) await arrive();
    excel.takeProblems();
    await pane.locator(".part-missing").getByRole("button", { name: "Intentar de nuevo" }).click();
    await pane.locator("#file-to-compare").waitFor({ state: "attached" });
    await excel.press("Resumen");
    await page.waitForFunction(() => window.cuadraHost.sheets.length === 4);
    await excel.idle();
  });
});
