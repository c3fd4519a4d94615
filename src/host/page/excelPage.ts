import { hostTexts } from "../../i18n/host-texts";
import { languageOf } from "../../i18n/language";
import { EmbeddedExcel } from "../embeddedExcel";
import { OpenError } from "../../workbook-file/errors";
import { cellAddress, parseRect, rectAddress, type Rect } from "../model/address";
import type { AppOptions } from "../web/appContext";
import type { CommandOutcome } from "../web/officeHost";
import { CellEditor, editText, type Move } from "./cellEditor";
import { byId, element } from "./element";
import { loadEngine } from "./engine";
import { Grid } from "./grid";
import { gridKey } from "./gridKeys";
import { readManifest, type AddIn, type RibbonButton } from "./manifest";
import { openPane, type Pane } from "./pane";
import { drawRibbon } from "./ribbon";
import type { Session } from "./session";
import { drawSheetTabs } from "./sheetTabs";

const APP_ID = "cuadra";
/** So long the add-in has to ask for nothing more before what it wrote is drawn; at most so long it waits. */
const PAUSE_MS = 100;
const MOST_MS = 1000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The page that plays Excel on the web: one workbook, one add-in. */
export class ExcelPage {
  private readonly texts;
  private readonly grid: Grid;
  private readonly editor: CellEditor;
  private opened: { excel: EmbeddedExcel; pane: Pane } | undefined;
  private drawing = false;
  /** What the add-in wrote is to be drawn, unless it goes on asking: until when. */
  private pause:
    { readonly timer: ReturnType<typeof setTimeout>; readonly end: number } | undefined;
  /** How often `draw` is at work. */
  private draws = 0;
  private loads = 0;

  private constructor(
    private readonly session: Session,
    private readonly addIn: AddIn,
  ) {
    this.texts = hostTexts(languageOf(session.language)).page;
    const container = byId("grid", HTMLElement);
    this.grid = new Grid(container, {
      selected: (area) => this.select(area),
      edit: (row, column) => this.edit(row, column),
    });
    this.editor = new CellEditor(
      this.grid,
      container,
      (row, column, text, move) => void this.enter(row, column, text, move),
      () => this.redraw(),
    );
    this.wire(container);
  }

  /** Reads the add-in's manifest and sets the page up around an empty grid. */
  static async start(session: Session): Promise<ExcelPage> {
    const xml = await (await fetch("/manifest.xml")).text();
    return new ExcelPage(session, readManifest(xml, session.language, session.addInOrigin));
  }

  /** The open workbook. @throws Error when none is open yet. */
  get excel(): EmbeddedExcel {
    if (!this.opened) throw new Error("no workbook is open");
    return this.opened.excel;
  }

  /** Opens a workbook and starts the add-in over it, as if the page had been loaded with it. */
  async open(bytes: Uint8Array, fileName: string): Promise<void> {
    let excel: EmbeddedExcel;
    try {
      excel = await EmbeddedExcel.open(bytes, { fileName, loadEngine });
    } catch (error) {
      if (!(error instanceof OpenError)) throw error;
      const reason = this.texts.openReasons[error.reason] ?? error.message;
      this.notify(this.texts.notOpened(fileName, reason));
      return;
    }
    this.opened?.pane.close();
    byId("notice", HTMLElement).hidden = true;
    byId("workbook-name", HTMLElement).textContent = fileName;
    document.title = `${fileName} – Excel`;
    this.opened = { excel, pane: this.openPane(excel) };
    this.tellLostFormulas(excel, fileName);
    this.redraw();
  }

  private tellLostFormulas({ workbook }: EmbeddedExcel, fileName: string): void {
    const { givenUp, hasLostFormulas } = workbook;
    if (hasLostFormulas) this.notify(this.texts.formulasNotRead(fileName));
    if (givenUp.length === 0) return;
    const told = givenUp.slice(0, 10);
    const cells = told.map(({ sheet, address }) => `${sheet}!${address}`).join(", ");
    this.notify(this.texts.givenUp(cells, givenUp.length - told.length));
  }

  private openPane(excel: EmbeddedExcel): Pane {
    this.showPane(true);
    this.loads += 1;
    const options: AppOptions = {
      appId: APP_ID,
      // New for every load: the client caches the document's settings by it.
      conversationId: `${APP_ID}-${Date.now()}-${this.loads}`,
      hostOrigin: location.origin,
      language: this.session.language,
      excelApi: this.session.excelApi,
      readOnly: this.session.readOnly,
      visible: true,
    };
    const content = byId("pane-content", HTMLElement);
    return openPane(
      content,
      excel,
      this.addIn.paneUrl,
      options,
      {
        showPane: (visible) => this.showPane(visible),
        answered: (wrote) => this.answered(wrote),
        failed: (error) => reportError(error),
        isEditingCell: () => this.editor.open,
      },
      () => {
        const link = element(
          "a",
          { href: this.addIn.paneUrl, target: "_blank", rel: "noopener" },
          this.texts.openAddress,
        );
        this.notify(this.texts.noPane, link);
      },
    );
  }

  private wire(container: HTMLElement): void {
    const { texts, addIn } = this;
    document.documentElement.lang = this.session.language;
    byId("ribbon-tabs", HTMLElement).replaceChildren(
      ...texts.tabs.map((tab, index) =>
        element("span", index === texts.openTab ? { class: "open" } : {}, tab),
      ),
    );
    const ribbon = byId("ribbon", HTMLElement);
    ribbon.setAttribute("aria-label", texts.tabs[texts.openTab] ?? "");
    drawRibbon(ribbon, addIn.groups, (button) => void this.press(button));
    byId("pane", HTMLElement).setAttribute("aria-label", texts.pane);
    byId("pane-content", HTMLElement).setAttribute("aria-label", addIn.name);
    byId("pane-title", HTMLElement).textContent = addIn.name;
    byId("pane-icon", HTMLImageElement).src = addIn.icon;
    const close = byId("pane-close", HTMLButtonElement);
    close.setAttribute("aria-label", texts.closePane);
    close.addEventListener("click", () => this.showPane(false));
    byId("sheet-tabs", HTMLElement).setAttribute("aria-label", texts.sheets);
    byId("drop-hint", HTMLElement).textContent = texts.dropHere;
    container.setAttribute("aria-label", texts.grid);
    this.wireFiles();
    this.wireFormulaBar();
    container.addEventListener("keydown", (event) => this.key(event), { capture: true });
    const notice = byId("notice-close", HTMLButtonElement);
    notice.setAttribute("aria-label", texts.dismiss);
    notice.addEventListener("click", () => (byId("notice", HTMLElement).hidden = true));
  }

  private wireFiles(): void {
    const picker = byId("open-file", HTMLInputElement);
    byId("open-file-label", HTMLElement).textContent = this.texts.openFile;
    picker.addEventListener("change", () => {
      void this.openFile(picker.files?.[0]);
      picker.value = "";
    });
    const download = byId("download", HTMLButtonElement);
    download.textContent = this.texts.download;
    download.addEventListener("click", () => void this.download());
    const hint = byId("drop-hint", HTMLElement);
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      hint.hidden = false;
    });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) hint.hidden = true;
    });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      hint.hidden = true;
      void this.openFile(event.dataTransfer?.files[0]);
    });
  }

  private async openFile(file: File | undefined): Promise<void> {
    if (file) await this.open(new Uint8Array(await file.arrayBuffer()), file.name);
  }

  private async download(): Promise<void> {
    const { excel } = this;
    const bytes = await excel.save();
    const url = URL.createObjectURL(new Blob([bytes.slice()], { type: XLSX }));
    const name = excel.workbook.fileName.replace(/\.(xlsb|xls|ods|csv)$/i, ".xlsx");
    element("a", { href: url, download: name }).click();
    URL.revokeObjectURL(url);
  }

  private wireFormulaBar(): void {
    const nameBox = byId("name-box", HTMLInputElement);
    nameBox.setAttribute("aria-label", this.texts.nameBox);
    nameBox.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const area = parseRect(nameBox.value.trim());
      if (area) this.select(area);
      this.grid.focus();
      this.drawSelection();
    });
    const formula = byId("formula", HTMLInputElement);
    formula.setAttribute("aria-label", this.texts.formulaBar);
    formula.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      this.grid.focus();
      const area = this.excel.workbook.activeSheet.selection.at(0);
      if (event.key === "Escape") this.drawSelection();
      else if (area) void this.enter(area.top, area.left, formula.value, "down");
    });
  }

  /** A button of the ribbon: shows the pane, or runs the add-in's function. */
  async press(button: RibbonButton): Promise<CommandOutcome | "shown"> {
    if (button.functionName === undefined || !this.opened) {
      this.showPane(true);
      return "shown";
    }
    const drawn = byId(button.id, HTMLButtonElement);
    drawn.setAttribute("aria-busy", "true");
    const outcome = await this.opened.pane.host.runCommand(button.functionName, button.id);
    drawn.removeAttribute("aria-busy");
    if (outcome === "no-such-function") this.notify(this.texts.noFunction(button.functionName));
    return outcome;
  }

  private showPane(visible: boolean): void {
    byId("pane", HTMLElement).hidden = !visible;
    this.opened?.pane.host.setVisible(visible);
  }

  private key(event: KeyboardEvent): void {
    if (this.editor.open || !this.opened) return;
    const sheet = this.excel.workbook.activeSheet;
    const area = sheet.selection.at(0);
    if (!area) return;
    const meaning = gridKey(event, area);
    if (!meaning) return;
    event.preventDefault();
    event.stopPropagation();
    switch (meaning.kind) {
      case "type":
        this.editor.start(area.top, area.left, meaning.text);
        this.drawStatus();
        break;
      case "edit":
        this.edit(area.top, area.left);
        break;
      case "clear":
        this.attempt(() => this.excel.user.clear(sheet.name, rectAddress(area)));
        break;
      case "go":
        this.select(meaning.area);
        this.drawSelection();
    }
  }

  private edit(row: number, column: number): void {
    const { top, left } = this.excel.workbook.activeSheet.mergeAt(row, column);
    this.editor.start(top, left, editText(this.excel.workbook.activeSheet, top, left));
    this.drawStatus();
  }

  private async enter(row: number, column: number, text: string, move: Move): Promise<void> {
    const sheet = this.excel.workbook.activeSheet;
    if (text !== editText(sheet, row, column)) {
      try {
        await this.excel.user.type(sheet.name, cellAddress(row, column), text);
      } catch {
        // Excel's own box says the same: protected, or not a formula. The cell stays as it was.
        this.notify(this.texts.refused);
      }
    }
    // Entering may take a moment; whoever went elsewhere meanwhile is left there.
    const selected = sheet.selection.at(0);
    if (move !== "stay" && selected?.top === row && selected.left === column) {
      this.select(moved(sheet.mergeAt(row, column), move));
      if (document.activeElement === document.body) this.grid.focus();
    }
    this.redraw();
  }

  private attempt(change: () => void): void {
    try {
      change();
    } catch {
      this.notify(this.texts.refused);
    }
    this.redraw();
  }

  private select(area: Rect): void {
    const { user, workbook } = this.excel;
    const sheet = workbook.activeSheet;
    const whole = sheet.mergeAt(area.top, area.left);
    const single = area.top === area.bottom && area.left === area.right;
    const wanted = rectAddress(single ? whole : area);
    if (wanted !== user.selection.address) user.select(sheet.name, wanted);
    this.drawFormulaBar();
  }

  /**
   * The add-in was answered. A command of it asks dozens of times, and drawing takes longer than answering: what it
   * wrote is drawn when it pauses.
   */
  private answered(wrote: boolean): void {
    if (wrote || this.pause) {
      const end = this.pause?.end ?? performance.now() + MOST_MS;
      clearTimeout(this.pause?.timer);
      const wait = Math.min(PAUSE_MS, Math.max(0, end - performance.now()));
      this.pause = { timer: setTimeout(() => this.redraw(), wait), end };
    } else this.drawSelection();
  }

  /** Draws everything again, once for all that happened until the next frame. */
  private redraw(): void {
    clearTimeout(this.pause?.timer);
    this.pause = undefined;
    if (this.drawing) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      this.draws += 1;
      void this.draw().finally(() => (this.draws -= 1));
    });
  }

  /** Whether the grid shows the workbook as it is, and will not be drawn anew by itself. */
  get isDrawn(): boolean {
    const isDue = this.pause !== undefined || this.drawing || this.draws > 0;
    return !isDue && this.grid.shows(this.excel.workbook.activeSheet);
  }

  private async draw(): Promise<void> {
    const { workbook } = this.excel;
    const sheet = workbook.activeSheet;
    await this.grid.prepare(sheet);
    // Drawing would take the focus out of the cell; it is drawn when that is done.
    if (this.editor.open) return;
    if (sheet !== this.excel.workbook.activeSheet || this.grid.isPressed) {
      this.redraw();
      return;
    }
    drawSheetTabs(byId("sheet-tabs", HTMLElement), workbook, (name) => {
      this.excel.user.activateSheet(name);
      this.redraw();
    });
    this.grid.show(sheet);
    this.drawFormulaBar();
    this.drawStatus();
  }

  /** After a request that only read or selected: the selection may have moved, or the sheet. */
  private drawSelection(): void {
    if (this.editor.open) return;
    const { activeSheet } = this.excel.workbook;
    if (this.grid.shows(activeSheet) && !this.grid.isPressed) {
      this.grid.showSelection();
      this.drawFormulaBar();
    } else this.redraw();
  }

  private drawFormulaBar(): void {
    const sheet = this.excel.workbook.activeSheet;
    const area = sheet.selection.at(0);
    if (!area) return;
    const { top, left } = area;
    // Whoever is typing in one of these is left to it.
    for (const [id, text] of [
      ["name-box", cellAddress(top, left)],
      ["formula", editText(sheet, top, left)],
    ] as const) {
      const box = byId(id, HTMLInputElement);
      if (box !== document.activeElement) box.value = text;
    }
  }

  private drawStatus(): void {
    byId("status", HTMLElement).textContent = this.editor.open
      ? this.texts.editing
      : this.texts.ready;
  }

  private notify(text: string, ...more: Node[]): void {
    byId("notice-text", HTMLElement).replaceChildren(text, " ", ...more);
    byId("notice", HTMLElement).hidden = false;
  }

  /** For tests: see testing.ts. */
  get parts(): { grid: Grid; addIn: AddIn; editor: CellEditor } {
    return { grid: this.grid, addIn: this.addIn, editor: this.editor };
  }
}

function moved({ top, left, bottom, right }: Rect, move: Move): Rect {
  const row = move === "down" ? bottom + 1 : move === "up" ? Math.max(0, top - 1) : top;
  const column = move === "right" ? right + 1 : move === "left" ? Math.max(0, left - 1) : left;
  return { top: row, left: column, bottom: row, right: column };
}
