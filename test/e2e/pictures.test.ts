/** @jest-environment ./test/e2e/environment.ts */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { expect, it } from "@jest/globals";
import { describeInBrowser } from "./browser";
// "npm run pictures" writes the README's; any other run only shows that they can be made.
const FOLDER = process.env.CUADRA_PICTURES ?? join(tmpdir(), "cuadra-pictures");

describeInBrowser("the pictures of the README", (open) => {
  it("show the findings and the summary", async () => {
    mkdirSync(FOLDER, { recursive: true });
    const excel = await open({
      viewport: { width: 1280, height: 800 },
    });
    const { page, pane } = excel;
    const take = async (name: string): Promise<void> => {
      const path = join(FOLDER, `${name}.png`);
      await page.waitForFunction(() => window.cuadraHost.isDrawn);
      await page.screenshot({ path });
      // Eight bytes say that a file is a PNG.
      expect(readFileSync(path).subarray(1, 4).toString()).toBe("PNG");
    };
    await excel.press("Validar");
    await pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await excel.idle();
    await pane.getByRole("button", { name: /AJ5 POI 1/ }).click();
    await page.waitForFunction(() => window.cuadraHost.selection.address === "AJ5");
    await page.mouse.move(640, 780);
    await take("findings");
    await excel.press("Resumen");
    await page.waitForFunction(() => window.cuadraHost.sheets.length === 4);
    await excel.idle();
    await page.mouse.move(640, 780);
    // High enough for the first figures.
    await page.setViewportSize({ width: 1280, height: 1020 });
    await take("summary");
  });
});
