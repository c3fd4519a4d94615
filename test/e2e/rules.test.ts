/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { poiSheet } from "../poi/poi-sheet";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import { bookOf } from "./excel";
import { tick } from "./tick";
describeInBrowser("the rule of a row", (open) => {
  it("is changed under Ejecución and at its finding, and is heeded", async () => {
    const months = Array.from({ length: 12 }, (_, month) => month + 1);
    const { values } = poiSheet({
      activities: [{}, { activity: "AVANCE DE OBRA", programmed: months, executed: months }],
    });
    const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
    const excel = await open({ book: await bookOf("reglas.xlsx", { POI: rows }) });
    const { pane } = excel;
    await excel.press("Validar");
    await pane.getByRole("heading", { name: "Listo para presentar" }).waitFor();
    await excel.idle();

    await pane.locator("#tab-execution").click();
    await pane.getByText("AVANCE DE OBRA").first().click();
    const rule = pane.getByRole("group", { name: "Los meses de esta fila" });
    expect(await rule.getByRole("radio", { name: "Se suman" }).isChecked()).toBe(true);
    await tick(rule.getByRole("radio", { name: "Acumulan" }));
    await pane
      .getByText("No se suma 1 fila de porcentajes, cifras acumuladas o similares.")
      .waitFor();

    // META and each quarter say the sum of their months; running totals would have them say the last.
    await pane.locator("#tab-review").click();
    await pane.getByRole("heading", { name: /errores? por corregir/ }).waitFor();
    await pane.getByText("AVANCE DE OBRA").first().click();
    await rule.waitFor();
    expect(await rule.getByRole("radio", { name: "Acumulan" }).isChecked()).toBe(true);
    expect(await violations(excel)).toEqual([]);

    // Going back to the defaults would lose it: that is asked, Escape says no, and the button has the focus again.
    await pane.locator("#tab-settings").click();
    const restore = pane.getByRole("button", { name: "Restaurar los valores iniciales" });
    await restore.focus();
    await excel.page.keyboard.press("Enter");
    const asked = pane.getByRole("dialog", { name: "¿Restaurar los valores iniciales?" });
    await asked.getByText("Cómo se suman los meses de 1 actividad").waitFor();
    const focused = (): Promise<string> =>
      pane.evaluate(() => document.activeElement?.textContent.trim() ?? "");
    expect(await focused()).toBe("Cancelar");
    await excel.page.keyboard.press("Escape");
    await asked.waitFor({ state: "hidden" });
    expect(await focused()).toBe("Restaurar los valores iniciales");
    await pane.locator("#tab-review").click();
    await rule.waitFor();
    expect(await rule.getByRole("radio", { name: "Acumulan" }).isChecked()).toBe(true);
    // By key: the list may still move under the pointer. And not `check`, which looks at the radio button afterwards:
    // it goes with its finding, sooner or later.
    await rule.getByRole("radio", { name: "Se suman" }).press("Space");
    await pane.getByRole("heading", { name: "Listo para presentar" }).waitFor();
  });
});
