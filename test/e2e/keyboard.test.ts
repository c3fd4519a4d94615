/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { describeInBrowser } from "./browser";
describeInBrowser("a planner without a mouse", (open) => {
  it("validates, filters, works the list off, and sees Ejecución and Ajustes", async () => {
    const excel = await open();
    const { page, pane } = excel;
    const { keyboard } = page;
    /** What the focus is on, as a screen reader would name it. */
    const focused = (): Promise<string> =>
      pane.evaluate(() => {
        const element = document.activeElement;
        const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : "";
        return (element?.ariaLabel ?? (label || element?.textContent) ?? "")
          .replace(/\s+/g, " ")
          .trim()
          .slice(0, 120);
      });
    /** Tab until the focus is there; as far as a whole round of the pane. */
    const tabTo = async (name: RegExp, key = "Tab"): Promise<void> => {
      const passed: string[] = [];
      for (let presses = 0; presses < 40; presses++) {
        await keyboard.press(key);
        passed.push(await focused());
        if (name.test(passed.at(-1) ?? "")) return;
      }
      throw new Error(`Tab does not reach ${String(name)}: ${passed.join(" | ")}`);
    };
    /** Shift+Tab until the focus is there. */
    const backTo = (name: RegExp): Promise<void> => tabTo(name, "Shift+Tab");
    const selected = (sheet: string, address: string): Promise<unknown> =>
      page.waitForFunction(
        ([name, cell]) =>
          window.cuadraHost.selection.sheet === name &&
          window.cuadraHost.selection.address === cell,
        [sheet, address] as const,
      );

    /** Waits until the workbook keeps that critical threshold; null: the defaults, which are kept by keeping nothing. */
    const thresholdSaved = async (critical: number | null): Promise<void> => {
      const kept = (): Promise<unknown> =>
        pane.evaluate(() =>
          Excel.run(async (context) => {
            const setting = context.workbook.settings.getItemOrNullObject("cuadra");
            setting.load("value");
            await context.sync();
            return setting.isNullObject ? null : (setting.value as unknown);
          }),
        );
      const says = critical === null ? /^null$/ : new RegExp(`"critical":${critical},`);
      for (let looks = 0; looks < 100; looks++) {
        if (says.test(JSON.stringify(await kept()))) return;
        await page.waitForTimeout(100);
      }
      expect(JSON.stringify(await kept())).toMatch(says);
    };

    // From Excel's frame into the pane.
    await page.locator("#pane-close").focus();
    await tabTo(/^Revisión$/);
    await tabTo(/^Validar$/);
    await keyboard.press("Enter");
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await pane.locator(".footer button:not([disabled])").first().waitFor();

    // The button pressed is gone; the focus stays in the pane.
    expect(await focused()).toBe("Revisión");
    await tabTo(/^42 errores$/);
    await keyboard.press("Space");
    await pane.getByRole("button", { name: "42 errores", pressed: false }).waitFor();
    await keyboard.press("Space");
    await tabTo(/^Buscar por celda/);
    await keyboard.type("AJ5");
    await pane.getByRole("button", { name: /AJ5 POI 1/ }).waitFor();
    await tabTo(/^Filtros/);
    await keyboard.press("Enter");
    await tabTo(/^Tipo$/);
    await keyboard.press("ArrowRight");
    await pane.getByRole("radio", { name: "Unidad", checked: true }).waitFor();
    await keyboard.press("ArrowLeft");
    await keyboard.press("Shift+Tab");
    expect(await focused()).toMatch(/^Hallazgo siguiente/);
    await keyboard.press("Enter");
    await selected("POI 1", "AJ5");

    // Back to all of them; the list is one stop of Tab, and the arrows go through it.
    await backTo(/^Buscar por celda/);
    await keyboard.press("Control+A");
    await keyboard.press("Delete");
    await pane.getByRole("button", { name: /AB7 POI 1/ }).waitFor();
    await tabTo(/AJ5 POI 1/);
    await keyboard.press("ArrowDown");
    await pane.waitForFunction(() => /AB7/.test(document.activeElement?.textContent ?? ""));
    await keyboard.press("Tab");
    expect(await focused()).toBe("Validar");
    await keyboard.press("Shift+Tab");
    expect(await focused()).toMatch(/AB7 POI 1/);
    await keyboard.press("Enter");
    await selected("POI 1", "AB7");
    await keyboard.press("Shift+F8");
    await selected("POI 1", "AJ5");
    await keyboard.press("F8");
    await selected("POI 1", "AB7");

    await backTo(/^Revisión$/);
    await keyboard.press("ArrowRight");
    await pane.getByRole("radio", { name: "Actividades" }).waitFor();
    expect(await focused()).toBe("Ejecución");
    await tabTo(/^Actividades$/);
    await keyboard.press("ArrowRight");
    await pane.getByRole("list", { name: "Unidades" }).waitFor();
    await keyboard.press("ArrowLeft");
    await tabTo(/Programado .* Ejecutado/);
    await keyboard.press("Enter");
    await page.waitForFunction(() => /^(\d+):\1$/.test(window.cuadraHost.selection.address));

    await backTo(/^Ejecución$/);
    await keyboard.press("End");
    expect(await focused()).toBe("Ajustes");
    await tabTo(/^Crítico/);
    await keyboard.press("Control+A");
    await keyboard.type("99");
    await keyboard.press("Enter");
    // Above the other limit: it is said, and nothing is saved.
    await pane.locator("#threshold-critical[aria-invalid=true]").waitFor();
    await keyboard.press("Control+A");
    await keyboard.type("50");
    await keyboard.press("Enter");
    await pane.locator("#threshold-critical[aria-invalid=false]").waitFor();
    await thresholdSaved(0.5);
    await tabTo(/^Restaurar/);
    await keyboard.press("Enter");
    await thresholdSaved(null);
    expect(await focused()).toMatch(/^Restaurar/);
    expect(await pane.locator("#threshold-critical").inputValue()).toBe("75");
    await backTo(/^Ajustes$/);
    await keyboard.press("Home");
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
  });

  it.each(["Limpiar", "Resumen"])("%s keeps the focus once it is done", async (name) => {
    const excel = await open();
    const { page, pane } = excel;
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await excel.idle();
    const button = pane.getByRole("button", { name, exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    await pane
      .getByRole("status")
      .getByText(/resaltados|resumen/i)
      .first()
      .waitFor();
    await excel.idle();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
