import { goTo } from "../excel/go-to";
import { clearHighlights, highlight } from "../excel/highlight/highlight";
import { lookAtWorkbook } from "../excel/overview";
import { readCells } from "../excel/read";
import { isReadOnly, requireWritable } from "../excel/read-only";
import { NEEDED_API, runExcel } from "../excel/run";
import type { Settings } from "../excel/default-settings";
import { readSettings, writeSettings } from "../excel/settings";
import { listSheets, type SheetRef } from "../excel/sheets";
import { makeSummary, type SummaryMade } from "../excel/summary/summary-sheet";
import { readSummaryState, type SummaryState } from "../excel/summary/summary-state";
import type { Language } from "../i18n/format";
import { catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import type { Plan } from "../poi/plan";
import { giveTurn, Pause } from "./checking/pause";
import type { Validation } from "../poi/validation";
import { PlanWatch, type PlanChanged } from "./plan-watch";
import type { Overview } from "./state";
import type { Place, Reading, Workbook } from "./workbook";

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
  private planWatch: PlanWatch | undefined;

  /** @param ready resolves once Excel can be asked; what is asked before waits for it */
  constructor(private readonly ready: Promise<void>) {}

  async isReadOnly(): Promise<boolean> {
    await this.ready;
    return isReadOnly();
  }

  async readSettings(): Promise<Settings> {
    await this.ready;
    return readSettings();
  }

  async writeSettings(settings: Settings): Promise<void> {
    await this.ready;
    requireWritable();
    await writeSettings(settings);
  }

  async overview({ leaveOut, headers }: Settings): Promise<Overview> {
    await this.ready;
    const { sheets, beginning } = await lookAtWorkbook(leaveOut, headers);
    return {
      sheets,
      planSheets: new Set(beginning?.tables.map(({ sheet }) => sheet)).size,
      year: beginning?.year ?? null,
      quarter: beginning?.quarter ?? null,
    };
  }

  async read({
    settings,
    into,
    signal,
    onProgress,
  }: Parameters<Workbook["read"]>[0]): Promise<Reading> {
    await this.ready;
    this.planWatch?.hold();
    const reading = await readCells(into, {
      leaveOut: settings.leaveOut,
      headers: settings.headers,
      signal,
      onProgress,
      pause: giveTurn,
    });
    this.sheets = reading.sheets;
    this.mayHaveSummary = reading.mayHaveSummary;
    return reading;
  }

  async highlight(validation: Validation): Promise<void> {
    await this.ready;
    requireWritable();
    await highlight(validation, this.sheets);
  }

  async clearHighlights(): Promise<void> {
    await this.ready;
    requireWritable();
    await clearHighlights();
  }

  async summaryState(plan: Plan): Promise<SummaryState | undefined> {
    await this.ready;
    if (!this.mayHaveSummary) return undefined;
    return readSummaryState(plan, this.sheets);
  }

  async insertSummary(validation: Validation, language: Language): Promise<SummaryMade> {
    await this.ready;
    requireWritable();
    // As they are now: a summary made since the reading is one of them.
    const sheets = await runExcel(listSheets);
    this.mayHaveSummary = true;
    const pause = new Pause();
    return makeSummary(validation, sheets, catalogue(language), { turn: () => pause.ifDue() });
  }

  async goTo(place: Place): Promise<void> {
    await this.ready;
    await goTo(place);
  }

  async watch(onChange: PlanChanged): Promise<void> {
    await this.ready;
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
}
