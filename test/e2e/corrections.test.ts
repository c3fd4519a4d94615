/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import type { ExcelInBrowser, OpenOptions } from "./excel";

describeInBrowser("a planner who lets Cuadra correct the sample POI", (open) => {
  let excel: ExcelInBrowser;

  const openSample = async (options: OpenOptions = {}): Promise<void> => {
    excel = await open(options);
  };
  const press = (name: string | RegExp): Promise<void> =>
    excel.pane.getByRole("button", { name, exact: typeof name === "string" }).click();
  const verdict = (name: string | RegExp): Promise<void> =>
    excel.pane.getByRole("heading", { name }).waitFor();
  const says = (text: string | RegExp): Promise<void> =>
    excel.pane.getByText(text).first().waitFor();

  /** Validates, and waits until the corrections are there. */
  async function validate(): Promise<void> {
    await excel.press("Validar");
    await verdict("42 errores por corregir");
    await press(/^Aplicar también las probables/).catch((error: unknown) => {
      throw new Error("no corrections were found", { cause: error });
    });
    await press("Cancelar");
  }

  /** Goes to the finding of AJ5, whose row has lost two cells. */
  async function openFinding(): Promise<void> {
    await press(/AJ5 POI 1/);
    await excel.page.waitForFunction(() => window.cuadraHost.selection.address === "AJ5");
  }

  const ROW_5 = ["AB5", "AC5", "AJ5", "AK5"];

  it("sees was → will be, makes it, takes it back, makes all, and takes all back in the reopened book", async () => {
    await openSample();
    const before = await excel.texts(...ROW_5);
    await validate();
    await openFinding();
    const rows = excel.pane.locator(".changes tbody tr");
    expect((await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, " ").trim())).toEqual([
      "AB5 EJECUTADO NOV 3 1",
      "AC5 EJECUTADO DIC 3 1",
      "AJ5 PROGRAMADO IV TRIMESTRE en blanco 3",
      "AK5 EJECUTADO IV TRIMESTRE en blanco 3",
    ]);
    await press("Aplicar");
    await verdict("41 errores por corregir");
    expect(await excel.texts(...ROW_5)).toEqual(["1", "1", "3", "3"]);
    await says("Se corrigió 1 fila (4 celdas).");
    await press("Deshacer");
    await verdict("42 errores por corregir");
    expect(await excel.texts(...ROW_5)).toEqual(before);

    await press("Aplicar también las probables (42)…");
    await says("Cambiará el contenido de 197 celdas en 42 filas: 1 cierta y 41 probables.");
    await press("Aplicar 42 correcciones");
    await verdict("2 errores por corregir");
    await excel.pane.getByRole("button", { name: /V19 POI 3/ }).waitFor();
    await excel.pane.getByRole("button", { name: /W19 POI 3/ }).waitFor();
    // 4 rows write REPORTES where others write REPORTE: names are asked about by themselves.
    await press("Unificar nombres (4)…");
    await says("«REPORTES» → «REPORTE»: 4 filas");
    await press("Unificar");
    await excel.pane.getByRole("button", { name: "Correcciones hechas (46)" }).waitFor();
    await press("Columnas en que TOTAL aún no cuadra (2)");
    await says(/TOTAL EJECUTADO MAY dice 504; las filas suman 503/);
    await excel.pane.getByRole("tab", { name: "Ejecución" }).click();
    await says("Programado 6,271 · Ejecutado 6,175");

    const { bytes } = await excel.download();
    await excel.openFile("corregido.xlsx", bytes);
    await excel.page.waitForFunction(() => document.title.startsWith("corregido.xlsx"));
    // The pane starts again with its book.
    await excel.page
      .frameLocator("#pane iframe")
      .getByRole("button", { name: "Correcciones hechas (46)" })
      .click();
    await excel.pane
      .getByRole("button", { name: "Deshacer la corrección de POI 1, fila 5" })
      .first()
      .click();
    await excel.pane.getByRole("button", { name: "Correcciones hechas (45)" }).waitFor();
    await press("Deshacer todas…");
    await press("Deshacer todas");
    await says(/^Se deshicieron 45 correcciones/);
    await excel.press("Validar");
    await verdict("42 errores por corregir");
    expect(await excel.texts(...ROW_5)).toEqual(before);
  });

  it("is asked before a formula is replaced, and told of a cell that has changed since", async () => {
    await openSample();
    await excel.type("AB5", "=1+2");
    await validate();
    await openFinding();
    await says("fórmula");
    await press("Aplicar");
    await says("POI 1: AB5");
    await press("Dejar las fórmulas");
    await says(/tiene fórmula la celda AB5/);
    expect((await excel.cell("AB5")).input).toBe("=1+2");
    await press("Aplicar");
    await press("Reemplazar por números");
    await verdict("41 errores por corregir");
    expect((await excel.cell("AB5")).input).toBe("1");

    await excel.type("AC5", "8");
    await excel.pane.getByRole("button", { name: "Deshacer", exact: true }).click();
    await says(/La celda AC5 de la hoja «POI 1» ya no dice lo que se corrigió: cambió después/);
    expect((await excel.cell("AB5")).input).toBe("1");
  });

  it("can use all of it by keyboard and screen reader, in the dark at 320 pixels", async () => {
    await openSample({ colorScheme: "dark", paneWidth: 320 });
    await validate();
    await openFinding();
    expect(await problems()).toEqual([]);
    const apply = excel.pane.getByRole("button", { name: "Aplicar", exact: true });
    await apply.focus();
    await excel.page.keyboard.press("Enter");
    await verdict("41 errores por corregir");
    const undo = excel.pane.getByRole("button", { name: "Deshacer", exact: true });
    expect(await undo.evaluate((element) => element === document.activeElement)).toBe(true);
    await excel.page.keyboard.press("Enter");
    await says("Se deshizo 1 corrección");
    // Once its button is gone, on what came of it.
    await excel.pane.waitForFunction(() => document.activeElement?.closest(".outcome") !== null);
    await verdict("42 errores por corregir");
    await apply.focus();
    await excel.page.keyboard.press("Enter");
    await verdict("41 errores por corregir");
    await excel.pane.getByRole("button", { name: "Correcciones hechas (1)" }).press("Enter");
    await excel.pane.getByRole("button", { name: /^Columnas en que TOTAL/ }).press("Enter");
    expect(await problems()).toEqual([]);
    const likely = excel.pane.getByRole("button", { name: /^Aplicar también/ });
    await likely.press("Enter");
    await says(/^Cambiará el contenido de 193 celdas/);
    expect(await problems()).toEqual([]);
    await excel.page.keyboard.press("Escape");
    await excel.pane.getByRole("dialog").waitFor({ state: "detached" });
    expect(await likely.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  /** What axe finds, and whether the pane is wider than it is. */
  async function problems(): Promise<string[]> {
    const found = await violations(excel);
    const overflow = await excel.pane.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    return [...found, ...(overflow > 0 ? [`${overflow} pixels too wide`] : [])];
  }
});
