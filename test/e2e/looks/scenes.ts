import { readFile } from "node:fs/promises";
import { POINTED_FIELDS } from "../../../src/poi/header/pointed-fields";
import { UNNAMED, UNNAMED_CELLS } from "../../fixtures/unnamed-headers";
import type { ExcelInBrowser, OpenOptions } from "../excel";
import { cellsOf, chosen, EARLIER, fileOf, rowsOf, SOUND } from "../plan-files";
import { AMBIGUOUS, CERTAIN, RUNNING } from "./books";
import { tick } from "../tick";

/** Takes a picture of the pane as it is now, under a name that no other state of the scene has. */
export type Take = (state: string) => Promise<void>;

/** What a person does, with a picture of each state that they come through. It names no text: it is played in two languages. */
interface Scene {
  readonly open?: OpenOptions;
  readonly play: (excel: ExcelInBrowser, take: Take) => Promise<void>;
}

const SAMPLE = "assets/samples/POI-2021-IV-trimestre.xlsx";
/** Longer than any scene. */
const FOR_EVER = 600_000;

/** Presses Validar on the ribbon, and waits until its end. */
async function validate({ page }: ExcelInBrowser): Promise<void> {
  await page.locator("#Cuadra\\.Validate").click();
}

/** Waits for results and the corrections found for them. */
async function results(excel: ExcelInBrowser): Promise<void> {
  const { pane } = excel;
  await pane.locator(".verdict-line").waitFor();
  await excel.idle();
  await pane.locator(".corrections progress").waitFor({ state: "detached" });
}

async function validated(excel: ExcelInBrowser): Promise<void> {
  await validate(excel);
  await results(excel);
}

const openTab = ({ pane }: ExcelInBrowser, tab: string): Promise<void> =>
  pane.locator(`#tab-${tab}`).click();

const toTheEnd = ({ pane }: ExcelInBrowser): Promise<void> =>
  pane
    .locator("[data-scroll]")
    .evaluate((scroller) => void (scroller.scrollTop = scroller.scrollHeight));

/** Chooses the first finding. */
async function chooseFirst({ pane }: ExcelInBrowser): Promise<void> {
  await pane.locator(".finding-button").first().click();
  await pane.locator(".finding.selected").waitFor();
}

/** Has the book changed as another add-in would. */
const edit = (
  { pane }: ExcelInBrowser,
  change: (workbook: Excel.Workbook) => void,
): Promise<void> =>
  pane.evaluate(
    `Excel.run(async (context) => { (${String(change)})(context.workbook); await context.sync(); })`,
  );

/** What Excel answers, when it refuses. */
const REFUSALS = [
  "Conflict",
  "RequestPayloadSizeLimitExceeded",
  "InvalidOperationInCellEditMode",
  "AccessDenied",
  "GeneralException",
] as const;

export const SCENES: Readonly<Record<string, Scene>> = {
  sample: {
    play: async (excel, take) => {
      const { page, pane } = excel;
      await take("before");
      await validated(excel);
      await take("results");
      await chooseFirst(excel);
      await take("finding");
      await toTheEnd(excel);
      await take("end-of-list");
      await pane.locator(".toolbar-line > button").click();
      await tick(pane.locator("input[name=group-by][value=unit]"));
      await take("by-unit");
      await pane.getByRole("searchbox").fill("zzz");
      await take("none-found");
      await pane.locator(".empty .link").click();
      await pane.locator(".corrections-buttons [aria-haspopup]").first().click();
      await take("question");
      await page.keyboard.press("Escape");
      await pane.locator(".corrections-buttons [aria-haspopup]").nth(1).click();
      await take("question-of-names");
      await page.keyboard.press("Escape");
      await pane.locator(".corrections-buttons [aria-haspopup]").first().click();
      await pane.locator("dialog .primary").click();
      await pane.locator(".outcome").waitFor();
      await results(excel);
      await take("corrected");
      for (const fold of await pane.locator(".corrections .group-button").all()) await fold.click();
      await pane.locator("[data-scroll]").evaluate((scroller) => void (scroller.scrollTop = 0));
      await take("corrections-made");
      await openTab(excel, "execution");
      await take("execution-corrected");
    },
  },
  execution: {
    play: async (excel, take) => {
      const { pane } = excel;
      await validated(excel);
      await openTab(excel, "execution");
      await take("activities");
      await pane.locator("button.progress-row").first().click();
      await take("activity");
      await pane.locator(".chip").last().click();
      await take("level");
      for (const view of ["units", "quarters"]) {
        await tick(pane.locator(`input[name=execution-view][value=${view}]`));
        await take(view);
      }
    },
  },
  tabs: {
    play: async (excel, take) => {
      const { pane } = excel;
      await openTab(excel, "execution");
      await take("execution-before");
      await openTab(excel, "files");
      await pane.locator("#file-to-compare").waitFor({ state: "attached" });
      await take("files");
      await openTab(excel, "settings");
      await pane.locator("#threshold-low").waitFor();
      await take("settings");
      await toTheEnd(excel);
      await take("settings-end");
      await pane.locator("#threshold-critical").fill("99");
      await pane.locator("#threshold-critical").press("Enter");
      await take("settings-wrong");
    },
  },
  notices: {
    play: async (excel, take) => {
      const { page, pane } = excel;
      await page.locator("#ribbon button").nth(1).click();
      await page.waitForFunction(() => window.cuadraHost.sheets.length === 4);
      await excel.idle();
      await take("summary-made");
      await page.locator("#ribbon button").nth(2).click();
      await excel.idle();
      await take("cleared");
      await excel.openSheet("POI 1");
      await excel.type("F6", "77");
      await pane.locator(".verdict-line").waitFor();
      await validated(excel);
      await pane.locator(".notice.warning").waitFor();
      await take("outdated");
      await edit(excel, ({ protection }) => protection.protect());
      await page.locator("#ribbon button").nth(1).click();
      await pane.locator(".notice.error").waitFor();
      await excel.idle();
      await take("workbook-protected");
      await edit(excel, ({ worksheets }) => worksheets.getItem("POI 2").protection.protect());
      await validated(excel);
      await pane.locator(".notice.warning").waitFor();
      await take("sheet-protected");
    },
  },
  during: {
    play: async (excel, take) => {
      const { page } = excel;
      await page.evaluate((latency) => (window.cuadraHost.faults.latency = latency), FOR_EVER);
      await excel.pane.locator(".before .primary").click();
      await excel.pane.locator("progress").waitFor();
      await take("reading");
      await excel.pane.locator(".during .button").click();
      await take("cancelled");
      // Its worker does not come: the checks never end.
      await page.context().route(/checking-worker/, () => undefined);
      await excel.openAnew("poi.xlsx", await readFile(SAMPLE));
      await excel.paneSettled();
      await excel.pane.locator(".before .primary").click();
      await excel.pane.locator("progress").waitFor();
      await take("checking");
      await page.context().unrouteAll({ behavior: "ignoreErrors" });
    },
  },
  errors: {
    play: async (excel, take) => {
      const { page, pane } = excel;
      for (const code of REFUSALS) {
        await page.evaluate((each) => window.cuadraHost.faults.refuse(each), code);
        await pane.locator(".before .primary, .error-stage .primary").click();
        await pane.locator(".error-stage").waitFor();
        await take(code);
        await page.evaluate(() => window.cuadraHost.faults.clear());
      }
      await openTab(excel, "settings");
      await pane.locator("#threshold-low").waitFor();
      for (const sheet of ["POI 1", "POI 2", "POI 3"])
        await tick(pane.getByRole("checkbox", { name: sheet }), false);
      await validate(excel);
      await pane.locator(".error-stage .link").waitFor();
      await take("no-sheet-left");
      await openTab(excel, "review");
      await excel.openRows("vacio.xlsx", { Hoja1: [] });
      await take("empty-before");
      await validate(excel);
      await excel.pane.locator(".error-stage").waitFor();
      await take("empty");
      await excel.openRows("lista.xlsx", {
        Compras: [["Lista de compras"], ["pan", 2]],
        Avance: [
          ["ACTIVIDAD POI", "META", "ENE"],
          ["Limpieza", 3, 1],
        ],
      });
      await take("no-plan-before");
      await validate(excel);
      await excel.pane.locator(".error-stage").waitFor();
      await take("no-plan");
      await excel.openRows("sin-actividades.xlsx", { POI: rowsOf({ activities: [] }) });
      await validate(excel);
      await excel.pane.locator(".error-stage").waitFor();
      await take("no-activities");
    },
  },
  "read-only": {
    open: { readOnly: true },
    play: async (excel, take) => {
      await excel.pane.locator(".notice").waitFor();
      await take("before");
      await validated(excel);
      await take("results");
    },
  },
  "too-old": {
    open: { excelApi: "1.6" },
    play: async (excel, take) => {
      await excel.pane.locator(".error-stage").waitFor();
      await take("error");
    },
  },
  "parts-missing": {
    play: async (excel, take) => {
      const { page } = excel;
      await page.route(/\/review\.[0-9a-f]+\.js$/, (route) => route.abort());
      await excel.openAnew("poi.xlsx", await readFile(SAMPLE));
      await excel.pane.locator(".before .primary").click();
      await excel.pane.locator(".part-missing").waitFor();
      await take("review");
      await page.unrouteAll();
      await page.route(/office\.js$/, (route) => route.abort());
      await excel.openAnew("poi.xlsx", await readFile(SAMPLE));
      await excel.pane.locator(".error-stage").waitFor();
      await take("office-js");
      excel.takeProblems();
    },
  },
  corrections: {
    play: async (excel, take) => {
      await excel.openRows("dudosa.xlsx", { POI: rowsOf(AMBIGUOUS) });
      await validated(excel);
      await chooseFirst(excel);
      await take("ambiguous");
      await excel.openRows("cierta.xlsx", { POI: rowsOf(CERTAIN) });
      await validated(excel);
      await chooseFirst(excel);
      await take("certain");
      await excel.type("R5", "=4+5");
      await validated(excel);
      await chooseFirst(excel);
      await take("over-formula");
      await excel.pane.locator(".correction .primary").click();
      await excel.pane.locator("dialog .primary").waitFor();
      await take("formula-question");
      await excel.pane.locator("dialog .button").first().click();
      await excel.pane.locator(".outcome").waitFor();
      await take("refused");
      await excel.openRows("acumulada.xlsx", { POI: rowsOf(RUNNING) });
      await validated(excel);
      await chooseFirst(excel);
      await take("rule-of-a-row");
    },
  },
  ready: {
    play: async (excel, take) => {
      await excel.openRows("plan.xlsx", { POI: rowsOf(SOUND) });
      await take("before");
      await validated(excel);
      await take("results");
      await openTab(excel, "execution");
      await take("execution");
      await openTab(excel, "review");
      await excel.openRows("dos.xlsx", {
        "POI III": rowsOf(SOUND),
        "POI II": rowsOf({ ...EARLIER, activities: [{ unit: "OBRAS", activity: "Capacitar" }] }),
        Anexo: [
          ["ACTIVIDAD", "U.M.", "META"],
          ["Limpiar", "ACCIONES", 12],
        ],
      });
      await validated(excel);
      await take("to-review");
    },
  },
  compare: {
    play: async (excel, take) => {
      await excel.openRows("plan.xlsx", { POI: rowsOf(SOUND) });
      const { pane } = excel;
      await openTab(excel, "files");
      await pane.locator("#file-to-compare").setInputFiles(chosen("notas.xlsx", "hola"));
      await pane.locator(".error-stage").waitFor();
      await take("not-a-workbook");
      await pane.locator(".error-stage .button").click();
      await pane
        .locator("#file-to-compare")
        .setInputFiles(await fileOf("POI II trimestre.xlsx", EARLIER));
      await pane.locator(".files-verdict").waitFor();
      await take("differences");
      await chooseFirst(excel);
      await take("difference");
      await pane.locator(".files-buttons .primary").click();
      await pane.locator(".files-tools .hint").waitFor();
      await take("sheet-inserted");
      await pane.locator(".files-buttons .button").last().click();
      await pane.locator("#file-to-compare").setInputFiles(await fileOf("igual.xlsx", SOUND));
      await pane.locator(".files-verdict.ready").waitFor();
      await take("same");
    },
  },
  consolidate: {
    play: async (excel, take) => {
      await excel.openRows("plan.xlsx", { POI: rowsOf(SOUND) });
      const { page } = excel;
      let letGo = (): void => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      await page.context().route(/file-worker/, async (route) => {
        await held;
        await route.continue();
      });
      const { pane } = excel;
      await openTab(excel, "files");
      const logistica = await fileOf("GERENCIA-LOGISTICA-2026-III.xlsx", {
        ...SOUND,
        activities: [{ unit: "LOGISTICA", activity: "Comprar" }, {}],
      });
      const obras = await fileOf("GERENCIA-OBRAS-2026-III.xlsx", {
        ...SOUND,
        activities: [{ unit: "OBRAS", activity: "Supervisar", cells: { AD: 50 } }, {}],
      });
      const broken = chosen("roto.xlsx", obras.buffer.subarray(0, 900));
      await pane.locator("#files-to-consolidate").setInputFiles([logistica, broken, obras]);
      await pane.locator(".during").waitFor();
      await take("reading");
      letGo();
      await pane.locator(".files-verdict").waitFor();
      await take("report");
      await pane.locator(".files-buttons .primary").click();
      await pane.locator("dialog .primary").waitFor();
      await take("question");
      await pane.locator("dialog .primary").click();
      await pane.locator(".files-tools .hint").waitFor();
      await take("inserted");
      await pane.locator(".files-buttons .button").last().click();
      await pane.locator("#files-to-consolidate").setInputFiles([broken]);
      await pane.locator(".files-verdict").waitFor();
      await take("nothing-read");
      await page.context().unrouteAll();
    },
  },
  pointing: {
    play: async (excel, take) => {
      await excel.openRows("otro.xlsx", { Plan: cellsOf(UNNAMED.values) });
      const { pane } = excel;
      await validate(excel);
      await pane.locator(".error-stage").waitFor();
      await excel.idle();
      await take("offered");
      await pane.locator(".pointing-offer .button").click();
      await pane.locator(".pointing").waitFor();
      await take("begun");
      const use = pane.locator(".pointed-field > .button:not(.square)");
      await excel.goTo("A2");
      await use.first().click();
      await pane.locator(".pointed-problem").waitFor();
      await take("problem");
      await excel.goTo("A5:C5");
      await use.first().click();
      await excel.goTo("B5");
      await use.nth(1).click();
      await pane.locator(".pointed-field").nth(1).locator(".pointed-problem").waitFor();
      await take("data");
      await pane.locator(".pointed-others > summary").click();
      await pane.locator(".pointed-others").scrollIntoViewIfNeeded();
      await take("others");
      await pane.locator(".pointed-others > summary").click();
      for (const [field, address] of Object.entries(UNNAMED_CELLS)) {
        const at = POINTED_FIELDS.findIndex((each) => each === field);
        await excel.goTo(address);
        await use.nth(at).click();
        await pane.locator(".pointed-field").nth(at).locator(".square").waitFor();
      }
      await take("all");
      await pane.locator(".pointing-buttons .primary").click();
      await results(excel);
      await pane.locator(".notice .notice-text .button").waitFor();
      await take("read");
      await openTab(excel, "settings");
      await pane.locator(".pointed-headers").scrollIntoViewIfNeeded();
      await take("settings");
      await pane.locator(".settings > .button").click();
      await pane.locator("dialog[open]").waitFor();
      await take("restoring");
      await excel.page.keyboard.press("Escape");
      await pane.locator(".notice .notice-text .button").click();
      await pane.locator(".error-stage").waitFor();
      await take("undone");
    },
  },
};
