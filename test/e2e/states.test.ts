/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { syntheticPlan } from "../bench/synthetic-plan";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import { bookOf, type ExcelInBrowser } from "./excel";
import { tick } from "./tick";

describeInBrowser("the pane in each of its states", (open) => {
  const found = (excel: ExcelInBrowser): Promise<void> =>
    excel.pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();

  async function hasHighlights(excel: ExcelInBrowser): Promise<boolean> {
    const { bytes } = await excel.download();
    return Object.entries(unzipSync(bytes)).some(
      ([name, part]) => name.startsWith("xl/worksheets/") && strFromU8(part).includes("cuadra:"),
    );
  }

  it.each(["light", "dark"] as const)("is accessible in each, %s", async (colorScheme) => {
    const excel = await open({ colorScheme });
    const { page, pane } = excel;
    await page.evaluate(() => window.cuadraHost.faults.refuse("Conflict"));
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.getByRole("alert").waitFor();
    expect(await violations(excel)).toEqual([]);

    await page.evaluate(() => window.cuadraHost.faults.clear());
    await pane.getByRole("button", { name: "Intentar de nuevo" }).click();
    await found(excel);
    await pane.locator("#tab-execution").click();
    for (const view of ["Actividades", "Unidades", "Trimestres"]) {
      await tick(pane.getByRole("radio", { name: view }));
      await pane.getByRole(view === "Actividades" ? "region" : "list", { name: view }).waitFor();
      expect([view, await violations(excel)]).toEqual([view, []]);
    }
    await pane.locator("#tab-settings").click();
    await pane.getByRole("button", { name: "Restaurar" }).waitFor();
    expect(await violations(excel)).toEqual([]);

    await pane.locator("#tab-review").click();
    // Longer than the test: the pane stays as it is while the workbook is read.
    await page.evaluate(() => (window.cuadraHost.faults.latency = 600_000));
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.getByRole("progressbar").waitFor();
    expect(await violations(excel)).toEqual([]);
    // At once, though Excel has not answered.
    await pane.getByRole("button", { name: "Cancelar" }).click();
    await pane.getByRole("heading", { name: "Validación cancelada" }).waitFor();
  });

  it("cancels half-way, leaves the workbook as it was, and can begin again", async () => {
    const { sheet, values } = syntheticPlan(3500, 5);
    const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
    const excel = await open({ book: await bookOf("grande.xlsx", { [sheet]: rows }) });
    const { page, pane } = excel;
    await page.evaluate(() => (window.cuadraHost.faults.latency = 1000));
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 0);
    await pane.getByRole("button", { name: "Cancelar" }).click();
    await pane.getByRole("heading", { name: "Validación cancelada" }).waitFor();
    await pane.getByText("Se canceló. El libro quedó como estaba.").waitFor();
    await page.evaluate(() => (window.cuadraHost.faults.latency = 0));
    expect(await hasHighlights(excel)).toBe(false);

    await pane.getByRole("button", { name: "Intentar de nuevo" }).click();
    await pane.getByRole("heading", { name: /errores por corregir/ }).waitFor();
    await pane.locator(".footer button:not([disabled])").first().waitFor();
    expect(await hasHighlights(excel)).toBe(true);
  });

  it("checks a protected sheet, and says why it could not highlight it", async () => {
    const excel = await open();
    const { pane } = excel;
    await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("POI 2").protection.protect();
        await context.sync();
      }),
    );
    await excel.press("Validar");
    await found(excel);
    const notice = pane.getByRole("alert");
    await notice.getByText("El plan se comprobó, pero no se pudo resaltar en el libro.").waitFor();
    await notice.getByText("La hoja «POI 2» está protegida.").waitFor();
    await excel.idle();
    expect(await violations(excel)).toEqual([]);
  });

  it("says that the workbook's structure is protected, and makes the summary once it is not", async () => {
    const excel = await open();
    const { page, pane } = excel;
    const protect = (wanted: boolean): Promise<void> =>
      pane.evaluate(
        (each) =>
          Excel.run(async (context) => {
            const { protection } = context.workbook;
            if (each) protection.protect();
            else protection.unprotect();
            await context.sync();
          }),
        wanted,
      );
    await protect(true);
    await excel.press("Resumen");
    await pane.getByRole("alert").getByText("La estructura del libro está protegida.").waitFor();
    await excel.idle();
    expect(await excel.sheets()).toEqual(["POI 1", "POI 2", "POI 3"]);
    await protect(false);
    await excel.press("Resumen");
    await page.waitForFunction(() => window.cuadraHost.sheets.length === 4);
    await excel.idle();
    expect(await pane.getByRole("alert").count()).toBe(0);
  });

  it("checks a workbook that is open for reading only, and says what cannot be done", async () => {
    const excel = await open({ readOnly: true });
    const { pane } = excel;
    await pane.getByText("El libro está abierto solo para lectura: se puede validar").waitFor();
    expect(await violations(excel)).toEqual([]);
    await excel.press("Validar");
    await found(excel);
    await pane.getByRole("alert").getByText("no se pudo resaltar en el libro").waitFor();
    await excel.press("Resumen");
    await pane
      .getByRole("alert")
      .getByText(/^El libro está abierto solo para lectura\./)
      .waitFor();
    await excel.idle();
    expect(await excel.sheets()).toHaveLength(3);
    expect(await hasHighlights(excel)).toBe(false);
    // And where an add-in asks all the same, this Excel refuses.
    const code = await pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("POI 1").getRange("F5").values = [[9]];
        await context.sync();
        return "written";
      }).catch((error: unknown) => error instanceof OfficeExtension.Error && error.code),
    );
    expect(code).toBe("AccessDenied");
  });

  it("says what was looked for, and where, when there is no POI", async () => {
    const book = await bookOf("lista.xlsx", {
      Compras: [["Lista de compras"], ["pan", 2]],
      Avance: [
        ["ACTIVIDAD POI", "META", "ENE"],
        ["Limpieza", 3, 1],
      ],
    });
    const excel = await open({ book });
    const { pane } = excel;
    await pane.getByText("No se ve un POI en las hojas visibles de este libro.").waitFor();
    await excel.press("Validar");
    await pane.getByRole("heading", { name: "No se encontró un POI" }).waitFor();
    const said = await pane.getByRole("alert").innerText();
    expect(said).toContain("Se buscó una tabla con las columnas ACTIVIDAD POI");
    expect(said).toContain("«Compras»");
    expect(said).toContain("«Avance»");
    expect(await violations(excel)).toEqual([]);
  });

  it("says at once that there is no Excel where its page is opened by itself", async () => {
    const excel = await open();
    const address = excel.pane.url();
    const browser = excel.page.context().browser();
    if (!browser) throw new Error("a page without its browser");
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "es-PE" });
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    // It does not come to the end of the patience for an Excel that does not answer (taskpane/app.ts).
    await page.addInitScript(() => {
      const later = window.setTimeout.bind(window);
      Object.assign(window, {
        setTimeout: (act: () => void, after?: number): number =>
          after === 20_000 ? 0 : later(act, after),
      });
    });
    await page.goto(address);
    await page.getByRole("alert").getByText("Este panel trabaja dentro de Excel.").waitFor();
    await page.route("**/office.js", (route) => route.abort());
    await page.goto(address);
    await page.getByRole("alert").getByText("No se pudo cargar la biblioteca de Office").waitFor();
    await context.close();
  });
});
