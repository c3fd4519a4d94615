import { isReadOnly, requireWritable } from "../excel/read-only";
import { NEEDED_API, runExcel } from "../excel/run";
import type { Settings } from "../excel/default-settings";
import { writeSettings } from "../excel/settings";
import { listSheets, type SheetRef } from "../excel/sheets";
import type { SummaryMade } from "../excel/summary/summary-sheet";
import type { SummaryState } from "../excel/summary/summary-state";
import type { Language } from "../i18n/format";
import { CuadraError } from "../poi/error";
import type { Plan } from "../poi/plan";
import { loadCatalogue } from "./catalogues";
import { giveTurn, Pause } from "./checking/pause";
import type { Validation } from "../poi/validation/validation";
import { Late } from "./late";
import type { PlanChanged, PlanWatch } from "./plan-watch";
import type { Overview } from "./state";
import type { Place, Unread, Workbook } from "./workbook";

/** Whether this Excel has everything that src/excel asks of it. */
export function requireApi(): void {
  const { set, version } = NEEDED_API;
  if (!Office.context.requirements.isSetSupported(set, version)) {
    throw new CuadraError("excel-too-old", { needs: `${set} ${version}` });
  }
}

/** The workbook open in Excel. */
export class ExcelWorkbook implements Workbook {
  /** Every sheet, as of the last reading. */
  private sheets: readonly SheetRef[] = [];
  /** Whether there may be a summary to compare with the plan; asking takes a round trip. */
  private mayHaveSummary = true;
  /** Whether a summary was put in that is not among `sheets`. */
  private hasNewSheet = false;
  private planWatch: PlanWatch | undefined;
  private readonly work = new Late(
    () => import(/* webpackChunkName: "excel-work" */ "./excel-work"),
  );
  private readonly summary = new Late(
    () => import(/* webpackChunkName: "summary" */ "../excel/summary/summary-sheet"),
  );

  /** @param ready resolves once Excel can be asked; what is asked before waits for it */
  constructor(private readonly ready: Promise<void>) {}

  /** Has brought what the summary takes before anybody asks for it. */
  bringSummary(): Promise<void> {
    return this.summary.ahead();
  }

  async isReadOnly(): Promise<boolean> {
    await this.ready;
    return isReadOnly();
  }

  async readSettings(): Promise<Settings> {
    const { readSettings } = await this.needed();
    return readSettings();
  }

  async writeSettings(settings: Settings): Promise<void> {
    await this.ready;
    requireWritable();
    await writeSettings(settings);
  }

  async overview({ leaveOut, headers }: Settings): Promise<Overview> {
    const { lookAtWorkbook } = await this.needed();
    const { sheets, beginning, showsExecution } = await lookAtWorkbook(leaveOut, headers);
    return {
      sheets,
      planSheets: new Set(beginning?.tables.map(({ sheet }) => sheet)).size,
      year: beginning?.year ?? null,
      quarter: beginning?.quarter ?? null,
      showsExecution,
    };
  }

  async read({
    settings,
    into,
    signal,
    onProgress,
  }: Parameters<Workbook["read"]>[0]): Promise<Unread> {
    const { readCells } = await this.needed();
    this.planWatch?.hold();
    const reading = await readCells(into, {
      leaveOut: settings.leaveOut,
      headers: settings.headers,
      signal,
      onProgress,
      pause: giveTurn,
    });
    this.sheets = reading.sheets;
    this.hasNewSheet = false;
    this.mayHaveSummary = reading.mayHaveSummary;
    return reading;
  }

  async highlight(validation: Validation): Promise<void> {
    const { highlight } = await this.needed();
    requireWritable();
    const pause = new Pause();
    await highlight(validation, this.sheets, () => pause.ifDue());
  }

  async clearHighlights(): Promise<void> {
    const { clearHighlights } = await this.needed();
    requireWritable();
    await clearHighlights();
  }

  async summaryState(plan: Plan): Promise<SummaryState | undefined> {
    if (!this.mayHaveSummary) return undefined;
    const { readSummaryState } = await this.needed();
    if (this.hasNewSheet) {
      this.sheets = await runExcel(listSheets);
      this.hasNewSheet = false;
    }
    const pause = new Pause();
    return readSummaryState(plan, this.sheets, () => pause.ifDue());
  }

  async insertSummary(validation: Validation, language: Language): Promise<SummaryMade> {
    await this.ready;
    requireWritable();
    const [{ makeSummary }, texts] = await Promise.all([
      this.summary.get(),
      loadCatalogue(language),
    ]);
    // As they are now: a summary made since the reading is one of them.
    const sheets = await runExcel(listSheets);
    this.mayHaveSummary = true;
    const pause = new Pause();
    const made = await makeSummary(validation, sheets, texts, {
      printedIn: "excel",
      turn: () => pause.ifDue(),
    });
    this.hasNewSheet = true;
    return made;
  }

  async goTo(place: Place): Promise<void> {
    const { goTo } = await this.needed();
    await goTo(place);
  }

  async watch(onChange: PlanChanged): Promise<void> {
    const { PlanWatch } = await this.needed();
    this.planWatch ??= new PlanWatch(onChange);
    await this.planWatch.start();
  }

  follow(plan: Plan): void {
    this.planWatch?.follow(plan, this.sheets);
  }

  async endWatching(): Promise<void> {
    await this.planWatch?.stop();
    this.planWatch = undefined;
  }

  /** The part that asks Excel, once Excel can be asked. */
  private async needed(): Promise<typeof import("./excel-work")> {
    const [work] = await Promise.all([this.work.get(), this.ready]);
    return work;
  }
}
