/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { UNNAMED, UNNAMED_CELLS } from "../fixtures/unnamed-headers";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import { bookOf } from "./excel";
import { cellsOf } from "./plan-files";
const LINES = {
  unit: "Unidad orgánica",
  activity: "Actividad",
  measure: "Unidad de medida",
  programmed: "Programado, enero a diciembre",
  executed: "Ejecutado, enero a diciembre",
} as const;

describeInBrowser("a plan under headers that Cuadra does not know", (open) => {
  it.each(["light", "dark"] as const)(
    "is read once they are pointed at, by keyboard, %s",
    async (colorScheme) => {
      const book = await bookOf("otro.xlsx", { Plan: cellsOf(UNNAMED.values) });
      const excel = await open({ colorScheme, book });
      const { page } = excel;
      const { pane } = excel;
      await excel.press("Validar");
      await pane.getByRole("heading", { name: "No se encontró un POI" }).waitFor();
      await excel.idle();
      expect(await violations(excel)).toEqual([]);

      const enter = async (name: string): Promise<void> => {
        await pane.getByRole("button", { name, exact: true }).focus();
        await page.keyboard.press("Enter");
      };
      await enter("Señalar los encabezados…");
      await pane.getByRole("heading", { name: "Señale los encabezados" }).waitFor();
      await pane.waitForFunction(() => document.activeElement?.id === "pointing-heading");

      // A cell without a name is not taken.
      await excel.goTo("A2");
      await enter("Usar la selección para: Unidad orgánica");
      await pane.getByRole("alert").getByText("La celda seleccionada está en blanco.").waitFor();
      expect(await violations(excel)).toEqual([]);

      for (const [field, address] of Object.entries(UNNAMED_CELLS)) {
        const line = LINES[field as keyof typeof LINES];
        await excel.goTo(address);
        await enter(`Usar la selección para: ${line}`);
        await pane
          .getByRole("listitem")
          .filter({ hasText: `${line} ${address}` })
          .waitFor();
      }
      await pane.getByText("D3 · «META» (reconocido)").waitFor();
      expect(await violations(excel)).toEqual([]);

      await enter("Guardar y validar");
      await pane.getByRole("heading", { name: "Listo para presentar" }).waitFor();
      await pane.locator(".footer button:not([disabled])").first().waitFor();

      // It travels with the workbook, also where rows were put in above.
      await pane.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("Plan").getRange("1:2").insert("Down");
          await context.sync();
        }),
      );
      const { bytes } = await excel.download();
      const old = pane;
      await excel.openFile("otra-vez.xlsx", bytes);
      while (!old.isDetached()) await page.waitForTimeout(20);
      await page.waitForFunction(() => document.querySelector("iframe") !== null);
      await excel.paneSettled();
      await excel.pane.getByRole("button", { name: "Validar", exact: true }).click();
      await excel.pane.getByRole("heading", { name: "Listo para presentar" }).waitFor();
      await excel.pane.getByText("3 actividades en 1 hoja").waitFor();

      await excel.pane.locator("#tab-settings").click();
      await excel.pane.getByText("«Plan»: Unidad orgánica = «Equipo»").waitFor();
      await excel.pane
        .getByRole("button", { name: "Quitar los encabezados señalados en «Plan»" })
        .scrollIntoViewIfNeeded();
      expect(await violations(excel)).toEqual([]);

      // Restoring the defaults would lose them: Escape keeps them, and gives the focus back.
      const restore = excel.pane.getByRole("button", { name: "Restaurar los valores iniciales" });
      const question = excel.pane.getByRole("dialog", {
        name: "¿Restaurar los valores iniciales?",
      });
      await restore.focus();
      await page.keyboard.press("Enter");
      await question.getByText("Los encabezados señalados en «Plan»").waitFor();
      await excel.pane.waitForFunction(
        () => document.activeElement?.closest("dialog[open]") !== null,
      );
      await page.keyboard.press("Escape");
      await question.waitFor({ state: "detached" });
      expect(await restore.evaluate((button) => button === document.activeElement)).toBe(true);
      await excel.pane.getByText("«Plan»: Unidad orgánica = «Equipo»").waitFor();

      await restore.press("Enter");
      await question.getByRole("button", { name: "Cancelar" }).press("Enter");
      await question.waitFor({ state: "detached" });
      expect(await restore.evaluate((button) => button === document.activeElement)).toBe(true);

      await excel.pane
        .getByRole("button", { name: "Quitar los encabezados señalados en «Plan»" })
        .click();
      await excel.pane.getByRole("alert").getByText("No se encontró un POI en el libro.").waitFor();
    },
  );
});
