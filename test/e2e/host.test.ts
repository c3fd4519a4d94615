/** @jest-environment ./test/e2e/environment.ts */
import { beforeEach, expect, it } from "@jest/globals";
import { readXlsx } from "hucre";
import { describeInBrowser } from "./browser";
import type { ExcelInBrowser } from "./excel";

describeInBrowser("the host page", (open) => {
  let excel: ExcelInBrowser;

  beforeEach(async () => {
    excel = await open();
  });

  it("shows the sample: sheets, values, formats, the formula bar", async () => {
    expect(await excel.sheets()).toEqual(["POI 1", "POI 2", "POI 3"]);
    expect(await excel.page.getByRole("tab").allTextContents()).toEqual([
      "POI 1",
      "POI 2",
      "POI 3",
    ]);
    expect(await excel.texts("A1", "A5", "E12", "AK4")).toEqual([
      "PLAN OPERATIVO INSTITUCIONAL 2021 - EJECUCIÓN AL IV TRIMESTRE",
      "JEFATURA SAT",
      "377",
      "EJEC",
    ]);
    const header = await excel.cell("A3");
    expect(header.look).toMatchObject({ bold: true, wrap: true, align: "center" });
    expect(header.look.fill).toMatch(/^#[0-9A-F]{6}$/);
    await excel.goTo("E12");
    expect(await excel.page.locator("#formula").inputValue()).toBe("377");
  });

  it("is Excel on the web to Office.js", async () => {
    const seen = await excel.pane.evaluate(async () => {
      const { host, platform } = await Office.onReady();
      const { requirements, displayLanguage, diagnostics } = Office.context;
      return {
        host: String(host),
        platform: String(platform),
        displayLanguage,
        version: diagnostics.version,
        sets: [
          requirements.isSetSupported("ExcelApi", "1.17"),
          requirements.isSetSupported("ExcelApi", "1.18"),
          requirements.isSetSupported("SharedRuntime", "1.1"),
        ],
      };
    });
    expect(seen).toEqual({
      host: "Excel",
      platform: "OfficeOnline",
      displayLanguage: "es-PE",
      version: "16.0.20000.10000",
      sets: [true, false, true],
    });
  });

  it("follows Range.select and worksheet.activate of the add-in", async () => {
    await excel.pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("POI 2").getRange("K30:M31").select();
        await context.sync();
      }),
    );
    expect(await excel.selection()).toEqual({ sheet: "POI 2", address: "K30:M31" });
    await excel.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#name-box")?.value === "K30",
    );
    await excel.pane.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("POI 3").activate();
        await context.sync();
      }),
    );
    await excel.page.getByRole("tab", { name: "POI 3", selected: true }).waitFor();
  });

  it("tells the add-in what the user selects and types, and calculates formulas", async () => {
    await excel.pane.evaluate(() =>
      Excel.run(async (context) => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        const { worksheets } = context.workbook;
        worksheets.onSelectionChanged.add((event) => {
          seen.push(`selected ${event.address}`);
          return Promise.resolve();
        });
        worksheets.onChanged.add((event) => {
          seen.push(`changed ${event.address} to ${String(event.details.valueAfter)}`);
          return Promise.resolve();
        });
        await context.sync();
      }),
    );
    await excel.click("F8");
    await excel.page.keyboard.type("=E8+1");
    await excel.page.keyboard.press("Enter");
    await excel.pane.waitForFunction(
      () => "seen" in window && Array.isArray(window.seen) && window.seen.length >= 3,
    );
    expect(await excel.pane.evaluate("seen")).toEqual([
      "selected F8",
      "changed F8 to 16",
      "selected F9",
    ]);
    expect(await excel.cell("F8")).toMatchObject({ text: "16", input: "=E8+1" });
    await excel.goTo("F8");
    expect(await excel.page.locator("#formula").inputValue()).toBe("=E8+1");
  });

  it("keeps what the user holds the pointer on, whatever the add-in asks for meanwhile", async () => {
    const { mouse } = excel.page;
    const { x, y } = await excel.middleOf("G9");
    await mouse.move(x, y);
    await mouse.down();
    await excel.pane.evaluate(() =>
      Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getItem("POI 1").getRange("A1");
        cell.load("values");
        await context.sync();
        cell.values = [["Otro título"]];
        await context.sync();
      }),
    );
    await excel.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    await mouse.up();
    expect(await excel.selection()).toEqual({ sheet: "POI 1", address: "G9" });
    await excel.page.waitForFunction(() => window.cuadraHost.isDrawn);
    expect(await excel.texts("A1")).toEqual(["Otro título"]);
  });

  it("shows what the add-in writes at once, and conditional formats where they hold", async () => {
    await excel.pane.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("POI 1");
        sheet.getRange("F5:F7").values = [[100], [2], [300]];
        sheet.getRange("F5:F7").numberFormat = [["#,##0.00"], ["0.0"], ["0%"]];
        const format = sheet
          .getRange("F5:F7")
          .conditionalFormats.add(Excel.ConditionalFormatType.custom);
        format.custom.rule.formula = "=$F5>50";
        format.custom.format.fill.color = "#AA00BB";
        await context.sync();
      }),
    );
    expect(await excel.texts("F5", "F6", "F7")).toEqual(["100.00", "2.0", "30000%"]);
    await excel.type("F6", "60");
    await excel.page.waitForFunction(() => window.cuadraHost.cell("F6").look.fill === "#AA00BB");
    await excel.type("F5", "1");
    await excel.page.waitForFunction(() => window.cuadraHost.cell("F5").look.fill !== "#AA00BB");
    expect((await excel.cell("F7")).look.fill).toBe("#AA00BB");
  });

  it("answers nothing while a cell is being edited", async () => {
    const code = (): Promise<unknown> =>
      excel.pane.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.load("name");
          await context.sync();
          return "read";
        }).catch((error: unknown) => error instanceof OfficeExtension.Error && error.code),
      );
    await excel.click("F8");
    await excel.page.keyboard.type("1");
    expect(await code()).toBe("InvalidOperationInCellEditMode");
    await excel.page.keyboard.press("Escape");
    expect(await code()).toBe("read");
    expect((await excel.cell("F8")).text).toBe("1");
  });

  it("makes trouble on demand", async () => {
    const troubled = async (): Promise<unknown> => {
      await excel.page.evaluate(() => window.cuadraHost.faults.failAtAction(1, "AccessDenied"));
      return excel.pane.evaluate(() =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getActiveWorksheet().load("name");
          await context.sync();
          return "read";
        }).catch((error: unknown) => error instanceof OfficeExtension.Error && error.code),
      );
    };
    // The pane may still be looking at the cell that was typed: that trouble was its.
    let code = await troubled();
    while (code === "read") code = await troubled();
    expect(code).toBe("AccessDenied");
  });

  it("keeps the document's settings, and shows and hides the pane for the add-in", async () => {
    const value: unknown = await excel.pane.evaluate(async () => {
      const { settings } = Office.context.document;
      settings.set("prueba", { trimestre: 4 });
      await new Promise((resolve) => settings.saveAsync(resolve));
      return Excel.run(async (context) => {
        const setting = context.workbook.settings.getItem("prueba");
        setting.load("value");
        await context.sync();
        const stored: unknown = setting.value;
        return stored;
      });
    });
    expect(value).toEqual({ trimestre: 4 });
    const pane = excel.page.locator("#pane");
    await excel.pane.evaluate(() => Office.addin.hide());
    await pane.waitFor({ state: "hidden" });
    await excel.pane.evaluate(() => Office.addin.showAsTaskpane());
    await pane.waitFor({ state: "visible" });
  });

  it("runs the ribbon's commands in the add-in, and is complete by keyboard", async () => {
    const labels = await excel.page.locator("#ribbon button").allTextContents();
    expect(labels).toEqual(["Validar", "Resumen", "Limpiar", "Panel"]);
    await excel.page.locator("#Cuadra\\.Validate").focus();
    await excel.page.keyboard.press("Enter");
    await excel.pane.getByRole("heading", { name: "42 errores por corregir" }).waitFor();
    await excel.page.keyboard.press("ArrowRight");
    await excel.page.keyboard.press("Space");
    await excel.page.waitForFunction(() => window.cuadraHost.sheets.length === 4);
    await excel.page.waitForFunction(() => document.querySelector("[aria-busy]") === null);
    await excel.page.locator("#pane-close").click();
    await excel.press("Panel");
    await excel.page.locator("#pane").waitFor({ state: "visible" });
  });

  it("downloads the workbook as it is now, and opens it again", async () => {
    await excel.type("F5", "7");
    const { name, bytes } = await excel.download();
    expect(name).toBe("POI-2021-IV-trimestre.xlsx");
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map((sheet) => sheet.name)).toEqual(["POI 1", "POI 2", "POI 3"]);
    expect(sheets[0]?.rows[4]?.slice(4, 7)).toEqual([12, 7, 1]);
    await excel.openFile("copia.xlsx", bytes);
    await excel.page.waitForFunction(() => document.title.startsWith("copia.xlsx"));
    expect((await excel.cell("F5")).text).toBe("7");
    await excel.openFile("nota.xlsx", new TextEncoder().encode("no es un libro"));
    await excel.page.getByText("No se puede abrir «nota.xlsx»").waitFor();
    expect((await excel.cell("F5")).text).toBe("7");
    await excel.openFile("otra.xlsx", bytes);
    await excel.page.getByText("No se puede abrir «nota.xlsx»").waitFor({ state: "hidden" });
  });

  it("lets go of what it has drawn of a workbook when another is opened", async () => {
    const { page } = excel;
    const drawn = await page.evaluateHandle(
      () => new WeakRef<object>(document.querySelector("#grid canvas") ?? window),
    );
    await excel.openRows("Otro.xlsx", { Otra: [["Otra hoja"]] });
    await page.waitForFunction(() => window.cuadraHost.isDrawn);
    await page.requestGC();
    expect(await drawn.evaluate((each) => each.deref() === undefined)).toBe(true);
  });

  it("takes no message from a page that is not the pane", async () => {
    await excel.page.evaluate(() => {
      const message = {
        _messageType: 0,
        _actionName: "executeMethod",
        _conversationId: "x",
        _correlationId: 1,
        _actionType: 0,
        _data: {
          DdaMethod: { DispatchId: 76 },
          DdaSettingsMethod: { Properties: [["ajeno", "1"]] },
        },
      };
      window.postMessage(JSON.stringify(message), location.origin);
      return new Promise((resolve) => setTimeout(resolve, 0));
    });
    const found = await excel.pane.evaluate(() =>
      Excel.run(async (context) => {
        const setting = context.workbook.settings.getItemOrNullObject("ajeno");
        await context.sync();
        return !setting.isNullObject;
      }),
    );
    expect(found).toBe(false);
  });
});
