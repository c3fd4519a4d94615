import { readFile } from "node:fs/promises";
import { writeXlsx, type WriteSheet } from "hucre";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { CuadraHost, SeenCell } from "../../src/host/page/testing";

declare global {
  interface Window {
    cuadraHost: CuadraHost;
  }
}

/** A workbook to be opened. */
export interface Book {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the page is opened with: another of these is another Excel. */
export interface ExcelOptions {
  /** Office's display language. */
  readonly language?: string;
  /** Newest requirement set of this Excel. */
  readonly excelApi?: string;
  /** Whether the workbook is open for reading only. */
  readonly readOnly?: boolean;
}

/** How to open the page. */
export interface OpenOptions extends ExcelOptions {
  /** In place of the sample. */
  readonly book?: Book;
  /** Width of the pane in pixels. */
  readonly paneWidth?: number;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
}

const VIEWPORT = { width: 1400, height: 860 };
const PANE_WIDTH = 360;

/** A workbook made of plain rows. */
export async function bookOf(
  name: string,
  sheets: Record<string, WriteSheet["rows"]>,
): Promise<Book> {
  const bytes = await writeXlsx({
    sheets: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, ...(rows && { rows }) })),
  });
  return { name, bytes };
}

/** The host page in a browser, with what a person does there. */
export class ExcelInBrowser {
  private readonly problems: string[] = [];
  /** Whether anything went wrong in it, if only because a test had it go wrong. */
  hadProblems = false;

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    page.on("pageerror", (error) => this.problems.push(String(error.stack ?? error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()))
        this.problems.push(`${message.text()} ${message.location().url}`.trim());
    });
    context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      const own = ["data:", "blob:", "about:"].includes(protocol) || hostname === "localhost";
      if (!own) this.problems.push(`request to ${request.url()}`);
    });
  }

  /** Opens the page and waits until the grid and the pane are there. */
  static async open(
    browser: Browser,
    url: string,
    options: OpenOptions = {},
  ): Promise<ExcelInBrowser> {
    const { language = "es-PE", excelApi, readOnly = false, book } = options;
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    // A machine that is busy with other tests is slow, not wrong.
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    const excel = new ExcelInBrowser(page, context);
    const address = new URL(url);
    address.searchParams.set("lang", language);
    if (excelApi !== undefined) address.searchParams.set("excelApi", excelApi);
    if (readOnly) address.searchParams.set("readOnly", "");
    if (book) await serveInPlace(page, book);
    await excel.lookAs(options);
    await page.goto(address.href);
    await page.waitForFunction(() => "cuadraHost" in window);
    await excel.widenPane(options);
    if (book) await page.unrouteAll();
    await page.locator("#grid canvas").first().waitFor();
    // The frame is there before its page is.
    await page.frameLocator("iframe").locator("#pane").waitFor({ state: "attached" });
    await excel.pane.waitForFunction(
      () => "Office" in window && "onReady" in Office && Office.onReady().then(() => true),
    );
    await excel.paneSettled();
    return excel;
  }

  /**
   * Opens another workbook in the page that an earlier test has left, under another look: a quarter of the work of
   * opening a page. What was wrong, slow or held back in it is so no more.
   */
  async openAgain(book: Book, options: OpenOptions): Promise<void> {
    await this.page.unrouteAll({ behavior: "ignoreErrors" });
    await this.context.unrouteAll({ behavior: "ignoreErrors" });
    await this.page.mouse.move(0, 0);
    await this.lookAs(options);
    await this.widenPane(options);
    await this.openWorkbook(book.name, book.bytes);
  }

  private async lookAs({ viewport = VIEWPORT, colorScheme = "light" }: OpenOptions): Promise<void> {
    await this.page.setViewportSize(viewport);
    await this.page.emulateMedia({ colorScheme });
  }

  private async widenPane({ paneWidth = PANE_WIDTH }: OpenOptions): Promise<void> {
    await this.page.evaluate((width) => window.cuadraHost.paneWidth(width), paneWidth);
  }

  /** The add-in's page. */
  get pane(): Frame {
    const frame = this.page.frames().find((each) => each.url().includes("/taskpane.html"));
    if (!frame) throw new Error("the pane is not open");
    return frame;
  }

  /** Waits until the pane has looked at the workbook, as it does when it starts. */
  async paneSettled(): Promise<void> {
    await this.pane.locator("main [role=tabpanel]").waitFor();
    await this.pane.locator("main .placeholder").waitFor({ state: "detached" });
  }

  /** Presses a button of the ribbon. */
  async press(label: string): Promise<void> {
    await this.page.locator("#ribbon").getByRole("button", { name: label, exact: true }).click();
  }

  /** Waits until the command last pressed has completed its event. */
  async idle(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector("[aria-busy]") === null);
  }

  /** A cell of the sheet on the screen, as a person sees it. */
  cell(address: string): Promise<SeenCell> {
    return this.page.evaluate((each) => window.cuadraHost.cell(each), address);
  }

  /** Texts of several cells of the sheet on the screen. */
  async texts(...addresses: string[]): Promise<string[]> {
    return Promise.all(addresses.map(async (address) => (await this.cell(address)).text));
  }

  selection(): Promise<{ sheet: string; address: string }> {
    return this.page.evaluate(() => window.cuadraHost.selection);
  }

  sheets(): Promise<string[]> {
    return this.page.evaluate(() => window.cuadraHost.sheets);
  }

  /** The middle of a cell that is in sight, in pixels of the page. */
  async middleOf(address: string): Promise<{ x: number; y: number }> {
    await this.page.waitForFunction(() => window.cuadraHost.isDrawn);
    return this.page.evaluate((each) => window.cuadraHost.middleOf(each), address);
  }

  /** Clicks on a cell that is in sight. */
  async click(address: string): Promise<void> {
    const { x, y } = await this.middleOf(address);
    await this.page.mouse.click(x, y);
    await this.page.waitForFunction(
      (each) => window.cuadraHost.selection.address.split(":")[0] === each,
      address,
    );
  }

  /** Goes to a cell by the name box, and types into it. */
  async type(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.page.waitForFunction(
      (each) => window.cuadraHost.selection.address === each,
      address,
    );
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    // Enter goes one down, once the value is in.
    await this.page.waitForFunction(
      (each) => window.cuadraHost.selection.address !== each,
      address,
    );
  }

  /** Goes to a cell by the name box. */
  async goTo(address: string): Promise<void> {
    await this.page.locator("#name-box").fill(address);
    await this.page.locator("#name-box").press("Enter");
  }

  /** Opens a sheet by its tab. */
  async openSheet(name: string): Promise<void> {
    await this.page.getByRole("tab", { name, exact: true }).click();
    await this.page.waitForFunction(
      (each) => document.querySelector('.sheet-tab[aria-selected="true"]')?.textContent === each,
      name,
    );
  }

  /** Opens another workbook by the file picker and waits for the add-in to start again. */
  async openFile(name: string, bytes: Uint8Array): Promise<void> {
    await this.page
      .locator("#open-file")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  }

  /** Downloads the workbook. */
  async download(): Promise<{ name: string; bytes: Uint8Array }> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator("#download").click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** Opens a workbook made of plain rows by the file picker, and waits until the add-in has started again. */
  async openRows(name: string, sheets: Record<string, WriteSheet["rows"]>): Promise<void> {
    const { bytes } = await bookOf(name, sheets);
    await this.openWorkbook(name, bytes);
  }

  /** Opens another workbook by the file picker, and waits until the add-in has started again. */
  async openWorkbook(name: string, bytes: Uint8Array): Promise<void> {
    await this.openAnew(name, bytes);
    await this.paneSettled();
  }

  /** The same, without waiting for the add-in to have looked at the workbook. */
  async openAnew(name: string, bytes: Uint8Array): Promise<void> {
    const before = this.pane;
    await this.openFile(name, bytes);
    const isAnew = (): boolean =>
      before.isDetached() &&
      this.page.frames().some((frame) => frame.url().includes("/taskpane.html"));
    while (!isAnew()) await this.page.waitForTimeout(20);
  }

  /** What went wrong unseen: console errors, policy violations, requests to other origins. */
  takeProblems(): string[] {
    this.hadProblems ||= this.problems.length > 0;
    return this.problems.splice(0);
  }

  /** @throws Error where anything went wrong unseen */
  check(): void {
    throwIfAny(this.takeProblems());
  }

  /** Closes the page. @throws Error where anything went wrong unseen */
  async close(): Promise<void> {
    await this.context.close();
    this.check();
  }
}

/** @throws Error where anything went wrong unseen */
export function throwIfAny(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`went wrong unseen:\n${problems.join("\n")}`);
}

/** Has the page find a workbook where it looks for the server's. */
async function serveInPlace(page: Page, { name, bytes }: Book): Promise<void> {
  await page.route("**/workbook", (route) => route.fulfill({ body: Buffer.from(bytes) }));
  await page.route("**/session.json", async (route) => {
    const session = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...session, workbook: name } });
  });
}
