/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import { tick } from "./tick";

describeInBrowser("details of the pane", (open) => {
  it("says that no sheet is left to check, and leads to where they are ticked", async () => {
    const excel = await open();
    const { pane } = excel;
    await pane.getByRole("tab", { name: "Ajustes" }).click();
    for (const sheet of ["POI 1", "POI 2", "POI 3"]) {
      await tick(pane.getByRole("checkbox", { name: sheet }), false);
    }
    // Nothing is said of a title that nobody has looked at.
    await pane.getByText("Según el título o la ejecución").waitFor({ state: "attached" });
    await pane.getByRole("tab", { name: "Revisión" }).click();
    await pane.getByText("Todas las hojas visibles están desmarcadas en Ajustes").waitFor();
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.getByRole("heading", { name: "Ninguna hoja por revisar" }).waitFor();
    expect(await violations(excel)).toEqual([]);
    await pane.getByRole("button", { name: "Abrir Ajustes" }).click();
    await tick(pane.getByRole("checkbox", { name: "POI 1" }));
    await excel.press("Validar");
    await pane.getByRole("heading", { name: /errores por corregir/ }).waitFor();
  });

  it.each([320, 450])("keeps a finding that is chosen in sight, %d pixels wide", async (width) => {
    const excel = await open({ paneWidth: width, viewport: { width: 1200, height: 620 } });
    const { pane } = excel;
    await excel.press("Validar");
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await excel.idle();
    /** Pixels of the chosen finding's head above and below what can be seen; the list has come to rest. */
    const outOfSight = async (): Promise<number[]> => {
      await pane.waitForFunction(
        () =>
          new Promise((resolve) => {
            const scroller = document.querySelector("[data-scroll]");
            const before = scroller?.scrollTop;
            setTimeout(() => resolve(scroller?.scrollTop === before), 300);
          }),
      );
      return pane.evaluate(() => {
        const head = document
          .querySelector(".finding.selected .finding-head")
          ?.getBoundingClientRect();
        const scroller = document.querySelector("[data-scroll]")?.getBoundingClientRect();
        const sticky = document.querySelector("[data-sticky]")?.clientHeight ?? 0;
        if (!head || !scroller) return [Infinity, Infinity];
        return [
          Math.max(0, Math.round(scroller.top + sticky - head.top)),
          Math.max(0, Math.round(head.bottom - scroller.bottom)),
        ];
      });
    };
    const findings = pane.locator(".finding-button");
    for (const index of [0, 1, 2, 3]) {
      await findings.nth(index).click();
      expect([index, await outOfSight()]).toEqual([index, [0, 0]]);
    }
    for (let step = 0; step < 6; step += 1) {
      await pane.getByRole("button", { name: "Hallazgo siguiente" }).click();
      expect([step, await outOfSight()]).toEqual([step, [0, 0]]);
    }
  });

  it("follows the theme that is changed while the pane is open", async () => {
    const excel = await open({ colorScheme: "light" });
    const { page, pane } = excel;
    const background = (): Promise<string> =>
      pane.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    await pane.waitForFunction(() => document.documentElement.dataset.theme === "dark");
    expect(await background()).not.toBe(light);
    expect(await violations(excel)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await pane.waitForFunction(() => document.documentElement.dataset.theme === "light");
    expect(await background()).toBe(light);
  });

  it("says that the summary is done where it was asked for, and on no other tab", async () => {
    const excel = await open();
    const { pane } = excel;
    await excel.press("Resumen");
    await pane.getByText("La hoja de resumen está lista.").waitFor();
    await pane.getByRole("tab", { name: "Archivos" }).click();
    await pane.locator("#file-to-compare").waitFor({ state: "attached" });
    expect(await pane.getByText("La hoja de resumen está lista.").count()).toBe(0);
  });
});
