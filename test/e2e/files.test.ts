/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { Locator } from "playwright-core";
import { consolidatedSheet, officeSheets, workbookOfFormulas } from "../fixtures/consolidated";
import type { SheetSpec } from "../poi/poi-sheet";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import { bookOf, type ExcelInBrowser, type OpenOptions } from "./excel";
import { chosen, EARLIER, fileOf, rowsOf, SOUND } from "./plan-files";

/** The first activity has a name that would be a formula. */
const hostile = (spec: SheetSpec): SheetSpec => ({
  ...spec,
  activities: spec.activities.map((activity, at) =>
    at === 0 ? { ...activity, activity: "=1+1" } : activity,
  ),
});
const NOW = hostile(SOUND);
const BEFORE = hostile(EARLIER);

describeInBrowser("other files in the pane", (open) => {
  /** Opens the plan of now, and the pane's tab of files. */
  async function openFiles(options: OpenOptions = {}): Promise<ExcelInBrowser> {
    const excel = await open({
      ...options,
      book: await bookOf("plan.xlsx", { POI: rowsOf(NOW) }),
    });
    await excel.pane.getByRole("tab", { name: /Archivos|Files/ }).click();
    return excel;
  }

  const toCompare = ({ pane }: ExcelInBrowser): Locator => pane.locator("#file-to-compare");
  const toConsolidate = ({ pane }: ExcelInBrowser): Locator =>
    pane.locator("#files-to-consolidate");

  it("compares with an earlier version, goes to what changed, and puts it on a sheet", async () => {
    const excel = await openFiles();
    const { pane, page } = excel;
    await toCompare(excel).setInputFiles(await fileOf("II trimestre.xlsx", BEFORE));
    await pane.getByRole("heading", { name: /^\d+ diferencias$/ }).waitFor();
    const groups = await pane.locator(".group-title").allTextContents();
    expect(groups[0]).toMatch(/^Ejecución ya reportada/);
    expect(groups).toEqual(
      expect.arrayContaining([
        "Metas que cambiaron",
        "Actividades nuevas",
        "Actividades retiradas",
      ]),
    );
    expect(await violations(excel)).toEqual([]);

    await pane.getByRole("button", { name: /S5 POI/ }).click();
    await page.waitForFunction(() => window.cuadraHost.selection.address === "S5");
    expect(await excel.selection()).toEqual({ sheet: "POI", address: "S5" });
    // What is only in the file is nowhere to go to.
    const gone = pane.getByRole("button", { name: /Capacitar al personal/ });
    expect(await gone.getAttribute("aria-disabled")).toBe("true");

    await pane.getByRole("button", { name: "Insertar hoja de diferencias" }).click();
    await pane.locator(".files-tools").getByText("Se insertó la hoja «Diferencias».").waitFor();
    expect(await excel.sheets()).toEqual(["POI", "Diferencias"]);
    const { bytes } = await excel.download();
    const { sheets } = await readXlsx(bytes);
    const [, { rows, cells }] = sheets;
    expect(rows[1]).toEqual(
      expect.arrayContaining(["Ejecutado", "advertencia", "RENTAS", "=1+1", 7, 1, -6]),
    );
    expect([...(cells ?? [])].filter(([, { formula }]) => formula !== undefined)).toEqual([]);

    // The other way round: what was before is now.
    await pane.getByRole("radio", { name: "La versión posterior" }).click();
    await pane.getByRole("button", { name: /Capacitar al personal/ }).waitFor();
    await pane.locator('input[name="file-is"][value="after"]:checked').waitFor();

    await excel.openFile("revisado.xlsx", bytes);
    await page.waitForFunction(() => document.title.startsWith("revisado.xlsx"));
    await excel.press("Validar");
    await excel.pane.getByRole("heading", { name: "Listo para presentar" }).waitFor();
    expect(await excel.pane.getByText("no se leyó como parte del plan").count()).toBe(0);
  });

  it("counts what a sheet takes from others with formulas once, in the workbook and in a file", async () => {
    const offices = officeSheets();
    const bytes = await workbookOfFormulas([...offices, consolidatedSheet(offices)]);
    const excel = await open({ book: { name: "plan.xlsx", bytes } });
    const { pane } = excel;
    await pane.getByText(/^3 hojas/).waitFor();
    await excel.press("Validar");
    await pane.getByRole("heading", { name: "Listo para presentar" }).waitFor();
    await pane.getByText(/9 actividades en 3 hojas/).waitFor();
    await pane.getByText("La hoja «CONSOLIDADO» trae con fórmulas las cifras de").waitFor();

    await pane.getByRole("tab", { name: "Archivos" }).click();
    const [gaf, opp] = offices;
    const fewer = await workbookOfFormulas([gaf, opp, consolidatedSheet([gaf, opp])]);
    await toCompare(excel).setInputFiles(chosen("antes.xlsx", fewer));
    await pane.getByRole("heading", { name: "4 diferencias" }).waitFor();
    await pane.getByText("sus 6 actividades no se cuentan otra vez").waitFor();
  });

  it("says why a file cannot be compared, and goes on from there", async () => {
    const excel = await openFiles();
    const { pane } = excel;
    await toCompare(excel).setInputFiles(chosen("notas.xlsx", "hola"));
    await pane.getByRole("alert").getByText("«notas.xlsx» no es un libro de Excel.").waitFor();
    await pane.getByRole("button", { name: "Volver" }).click();
    await toCompare(excel).setInputFiles(await fileOf("igual.xlsx", NOW));
    await pane.getByRole("heading", { name: "No hay diferencias." }).waitFor();
    expect(await excel.sheets()).toEqual(["POI"]);
  });

  it("makes one plan of many files, one of them bad, and leaves the workbook's own out", async () => {
    const excel = await openFiles();
    const { pane } = excel;
    const unit = (unitName: string, part: object = {}): SheetSpec => ({
      ...NOW,
      activities: [{ unit: unitName, activity: `Tarea de ${unitName}`, ...part }],
    });
    const logistica = await fileOf("logistica.xlsx", unit("LOGISTICA"));
    await toConsolidate(excel).setInputFiles([
      logistica,
      chosen("roto.xlsx", logistica.buffer.subarray(0, 900)),
      await fileOf("obras.xlsx", unit("OBRAS", { cells: { AD: 50 } })),
      chosen("copia de logistica.xlsx", logistica.buffer),
    ]);
    await pane.getByRole("heading", { name: /De 4 archivos: 1 con errores, 2 sin leer/ }).waitFor();
    await pane.getByText("El archivo «roto.xlsx» está incompleto o dañado.").waitFor();
    await pane
      .getByText("«copia de logistica.xlsx» tiene el mismo plan que «logistica.xlsx»")
      .waitFor();
    await pane.getByText("POI AD5").waitFor();
    expect(await violations(excel)).toEqual([]);

    await pane.getByRole("button", { name: "Insertar en este libro…" }).click();
    const dialog = pane.getByRole("dialog");
    await dialog.getByText("Este libro ya tiene un POI en «POI»").waitFor();
    expect(await violations(excel)).toEqual([]);
    await dialog.getByRole("button", { name: "Cancelar" }).click();
    expect(await excel.sheets()).toEqual(["POI"]);
    await pane.getByRole("button", { name: "Insertar en este libro…" }).click();
    await dialog.getByRole("button", { name: "Insertar" }).click();
    await pane.locator(".files-tools").getByText("Se insertó la hoja «POI consolidado».").waitFor();
    await pane.getByRole("button", { name: "Validar el consolidado" }).click();
    await pane.getByText(/2 actividades en 1 hoja/).waitFor();
    const { sheets } = await readXlsx((await excel.download()).bytes);
    expect(sheets.map(({ name }) => name)).toEqual(["POI", "POI consolidado"]);
    const { rows, cells } = sheets[1];
    expect(rows.slice(4, 6).map((row) => row.slice(37, 40))).toEqual([
      ["logistica.xlsx", "POI", 5],
      ["obras.xlsx", "POI", 5],
    ]);
    expect(cells?.get("6,4")?.formula).toBe("SUM(E5:E6)");
  });

  it("stops when it is told to, and leaves the workbook as it was", async () => {
    const excel = await openFiles();
    const { pane, page } = excel;
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.context().route(/file-worker/, async (route) => {
      await held;
      await route.abort().catch(() => undefined);
    });
    const files = [await fileOf("a.xlsx", NOW), await fileOf("b.xlsx", NOW)];
    await toConsolidate(excel).setInputFiles(files);
    await pane.locator(".during").getByText("Leyendo el archivo 1 de 2").waitFor();
    await pane.getByRole("status").getByText("Leyendo el archivo 1 de 2").waitFor();
    expect(await violations(excel)).toEqual([]);
    await pane.getByRole("button", { name: "Cancelar" }).click();
    await toConsolidate(excel).waitFor({ state: "attached" });
    expect(await excel.sheets()).toEqual(["POI"]);
    letGo();
    await page.context().unroute(/file-worker/);
  });

  it.each<[string, OpenOptions]>([
    ["in the dark", { colorScheme: "dark" }],
    ["in English at 320 pixels", { paneWidth: 320, language: "en-US" }],
    ["at 320 pixels", { paneWidth: 320 }],
    ["at 600 pixels", { paneWidth: 600 }],
  ])("is accessible %s, and by keyboard alone", async (_, options) => {
    const excel = await openFiles(options);
    const { pane, page } = excel;
    expect(await violations(excel)).toEqual([]);
    // Of two rules that weigh the same, that of the part which came later.
    const card = pane.locator(".card.chooser").first();
    expect(await card.evaluate((element) => getComputedStyle(element).rowGap)).toBe("8px");
    const heights = await pane
      .locator(".tab-label")
      .evaluateAll((labels) => labels.map(({ clientHeight }) => clientHeight));
    expect(new Set(heights).size).toBe(1);
    // Waited for long before the key: the browser has to be told to hand it over, and may be slow to hear it.
    const chooser = page.waitForEvent("filechooser");
    await pane.getByRole("tab", { name: /Archivos|Files/ }).focus();
    await page.keyboard.press("Tab");
    await pane.waitForFunction(() => document.activeElement?.id === "file-to-compare");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(await fileOf("antes.xlsx", BEFORE));
    await pane.getByRole("heading", { name: /^\d+ diff?eren/ }).waitFor();
    expect(await violations(excel)).toEqual([]);
    const overflow = await pane.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await pane.locator(".findings .finding-button").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.cuadraHost.selection.address === "S5");
  });
});
