import { DEFAULT_SETTINGS, type Settings } from "../excel/settings";
import { catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import { DEFAULT_THRESHOLDS } from "../poi/execution";
import type { Finding } from "../poi/finding";
import type { Plan } from "../poi/plan";
import type { Validation, ValidationOptions } from "../poi/validation";
import type { Language } from "../i18n/format";
import type { Actions } from "./actions";
import { findingKey, listedRows, neighbour, type FindingRow } from "./finding-list";
import { passes } from "./plan-watch";
import { type ExecutionFilters, type Filters, type Notice, type Results, type Tab } from "./state";
import type { Store } from "./store";
import type { Place, Workbook } from "./workbook";

/** Runs the checks over a plan; rejects with the signal's reason when it is aborted. */
export type Check = (
  plan: Plan,
  options: ValidationOptions,
  signal: AbortSignal,
) => Promise<Validation>;

/** Puts into effect what a person does in the pane, and what changes in the workbook. */
export class Controller implements Actions {
  /** The validation or re-check under way. */
  private running: AbortController | undefined;
  /** The plan of the newest check, also while it is under way. */
  private checking: Plan | undefined;
  /** Office's display language; until it is known, what the first frame took it for. */
  private officeLanguage: Language;

  constructor(
    private readonly store: Store,
    private readonly workbook: Workbook,
    private readonly check: Check,
  ) {
    this.officeLanguage = store.state.language;
  }

  /** Reads the settings and looks at the workbook, once Excel is there. */
  async open(officeLanguage: Language): Promise<void> {
    this.officeLanguage = officeLanguage;
    const { stage } = this.store.state;
    this.store.update({
      language: officeLanguage,
      stage: stage.kind === "error" ? { kind: "before" } : stage,
    });
    await this.reporting(async () => {
      this.useSettings(await this.workbook.readSettings());
      await this.look();
    });
  }

  /** Lets go of the workbook. */
  async close(): Promise<void> {
    this.running?.abort();
    await this.reporting(() => this.workbook.endWatching());
  }

  /** Shows why there is no working here at all: no Excel, or one that is too old. */
  cannotStart(error: unknown): void {
    this.running?.abort();
    this.store.update({ stage: { kind: "error", error: asCuadraError(error) } });
  }

  validate(): void {
    void this.runValidation();
  }

  /** Reads, checks and highlights; everything that goes wrong ends in the pane, not here. */
  async runValidation(): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const { signal } = running;
    this.store.update({ stage: { kind: "reading", share: 0 }, tab: "review", notice: null });
    try {
      // Before reading: what is typed from here on is either read or told of.
      const notWatching = await this.watch();
      signal.throwIfAborted();
      const { settings } = this.store.state;
      const reading = await this.workbook.read({
        settings,
        signal,
        onProgress: (share) => {
          if (!signal.aborted) this.store.update({ stage: { kind: "reading", share } });
        },
      });
      signal.throwIfAborted();
      this.store.update({ stage: { kind: "checking" } });
      const validation = await this.check(reading.plan, this.options(), signal);
      signal.throwIfAborted();
      this.showResults({ validation, hiddenSheets: reading.hiddenSheets });
      this.workbook.follow(reading);
      if (notWatching) this.report(notWatching);
    } catch (error) {
      if (this.running !== running) return;
      this.store.update({ stage: { kind: "error", error: asCuadraError(error, signal) } });
      return;
    }
    await this.highlight();
  }

  cancel(): void {
    this.running?.abort();
  }

  insertSummary(): void {
    void this.runSummary();
  }

  /** Inserts the summary sheet; validates first where that has not been done. */
  async runSummary(): Promise<void> {
    if (this.store.state.stage.kind !== "results") await this.runValidation();
    const { stage, language } = this.store.state;
    if (stage.kind !== "results") return;
    await this.working("summaryDone", () =>
      this.workbook.insertSummary(stage.results.validation, language),
    );
  }

  clearHighlights(): void {
    void this.runClear();
  }

  /** Takes the highlights away. */
  async runClear(): Promise<void> {
    await this.working("cleared", () => this.workbook.clearHighlights());
  }

  openTab(tab: Tab): void {
    this.store.update({ tab });
  }

  filter(part: Partial<Filters>): void {
    const { filters } = this.store.state;
    this.store.update({ filters: { ...filters, ...part } });
    const rows = this.rows();
    const shown = rows.reduce((sum, row) => sum + (row.kind === "group" ? row.count : 0), 0);
    const { live } = catalogue(this.store.state.language).pane;
    this.store.update({ announcement: live.shown(shown) });
  }

  filterExecution(part: Partial<ExecutionFilters>): void {
    this.store.update({ execution: { ...this.store.state.execution, ...part } });
  }

  goToFinding(finding: Finding): void {
    this.store.update({ selected: findingKey(finding) });
    void this.goTo(finding);
  }

  step(by: 1 | -1): void {
    const next = neighbour(this.rows(), this.store.state.selected, by);
    if (next) this.goToFinding(next);
  }

  goToActivity(row: number): void {
    this.filterExecution({ row });
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { plan } = stage.results.validation;
    const { sheet } = plan.tables[plan.activities.table[row]];
    void this.goTo({ sheet, row: plan.activities.sheetRow[row], column: -1 });
  }

  changeSettings(part: Partial<Settings>): void {
    const before = this.store.state.settings;
    const settings = { ...before, ...part };
    this.useSettings(settings);
    void this.reporting(async () => {
      await this.workbook.writeSettings(settings);
      if (settings.leaveOut !== before.leaveOut) await this.look();
      if (
        settings.quarter !== before.quarter ||
        settings.thresholds !== before.thresholds ||
        settings.programmed !== before.programmed
      )
        await this.recheck();
    });
  }

  restoreDefaults(): void {
    this.changeSettings({ ...DEFAULT_SETTINGS, thresholds: { ...DEFAULT_THRESHOLDS } });
  }

  dismissNotice(): void {
    this.store.update({ notice: null });
  }

  /** Whether what was done last ended in an error that the pane shows. */
  get hasFailed(): boolean {
    const { stage, notice } = this.store.state;
    return stage.kind === "error" || notice?.kind === "error";
  }

  /** Shows an error that came from outside a validation. */
  report(error: unknown): void {
    const notice: Notice = { kind: "error", error: asCuadraError(error) };
    this.store.update({ notice });
  }

  private useSettings(settings: Settings): void {
    this.store.update({ settings, language: settings.language ?? this.officeLanguage });
  }

  private async look(): Promise<void> {
    this.store.update({ overview: await this.workbook.overview(this.store.state.settings) });
  }

  private options(): ValidationOptions {
    const { quarter, thresholds, programmed } = this.store.state.settings;
    return { quarter: quarter ?? undefined, thresholds, programmed };
  }

  private rows(): readonly FindingRow[] {
    const { stage, filters, language } = this.store.state;
    if (stage.kind !== "results") return [];
    return listedRows(stage.results.validation.findings, filters, catalogue(language));
  }

  private showResults(results: Results): void {
    this.checking = results.validation.plan;
    const { counts } = results.validation;
    const { live } = catalogue(this.store.state.language).pane;
    this.store.update({
      stage: { kind: "results", results },
      busy: false,
      announcement: live.results(counts.error, counts.warning),
    });
  }

  /** Results stay even where they cannot be highlighted. */
  private async highlight(): Promise<void> {
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { validation } = stage.results;
    this.store.update({ busy: true });
    await this.reporting(() => this.workbook.highlight(validation));
    this.store.update({ busy: false });
  }

  /** Follows the workbook from now on; returns why it cannot. */
  private async watch(): Promise<unknown> {
    try {
      await this.workbook.watch((changed) =>
        changed ? this.recheck(changed) : this.rereadQuietly(),
      );
    } catch (error) {
      return error;
    }
    return undefined;
  }

  /** Checks the plan again, with its changes, while the results before stay to be seen. */
  private async recheck(changed?: Plan): Promise<void> {
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { hiddenSheets, validation } = stage.results;
    // A check that this one overtakes may have been of a plan newer than the one shown.
    const plan = (this.checking = changed ?? this.checking ?? validation.plan);
    await this.replaceResults(async (signal) => ({
      validation: await this.check(plan, this.options(), signal),
      hiddenSheets,
    }));
  }

  /**
   * Reads everything again, where a change cannot be followed: rows put in, headers changed.
   * @throws CuadraError where Excel is busy: to be tried again
   */
  private async rereadQuietly(): Promise<void> {
    let overtaken: boolean;
    do {
      overtaken = await this.replaceResults(async (signal) => {
        const { settings } = this.store.state;
        const reading = await this.workbook.read({ settings, signal, onProgress: () => undefined });
        const validation = await this.check(reading.plan, this.options(), signal);
        if (!signal.aborted) this.workbook.follow(reading);
        return { validation, hiddenSheets: reading.hiddenSheets };
      });
      // Overtaken by a check of the plan as it was before; by a new validation the stage is another.
    } while (overtaken && this.store.state.stage.kind === "results");
  }

  /** Returns whether something begun later took its place. @throws CuadraError where Excel is busy */
  private async replaceResults(work: (signal: AbortSignal) => Promise<Results>): Promise<boolean> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const before = this.store.state.stage;
    this.store.update({ busy: true });
    try {
      const results = await work(running.signal);
      if (running.signal.aborted) return true;
      this.showResults(results);
      if (before.kind === "results") this.announceChange(before.results, results);
    } catch (error) {
      if (this.running !== running) return true;
      this.store.update({ busy: false });
      if (passes(error)) throw error;
      this.report(error);
    }
    return false;
  }

  private announceChange(before: Results, now: Results): void {
    const { live } = catalogue(this.store.state.language).pane;
    const keys = new Set(now.validation.findings.map(findingKey));
    const gone = before.validation.findings.filter((finding) => !keys.has(findingKey(finding)));
    const come = now.validation.findings.length - before.validation.findings.length + gone.length;
    const said = [
      ...(gone.length > 0 ? [live.corrected(gone.length, now.validation.counts.error)] : []),
      ...(come > 0 ? [live.found(come)] : []),
    ];
    this.store.update({ announcement: said.join(" ") });
  }

  private async goTo(place: Place): Promise<void> {
    await this.reporting(() => this.workbook.goTo(place));
  }

  private async working(done: "summaryDone" | "cleared", work: () => Promise<void>): Promise<void> {
    this.store.update({ busy: true, notice: null });
    await this.reporting(async () => {
      await work();
      this.store.update({ notice: { kind: "done", text: done } });
    });
    this.store.update({ busy: false });
  }

  private async reporting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.report(error);
    }
  }
}

function asCuadraError(error: unknown, signal?: AbortSignal): CuadraError {
  if (isCuadraError(error)) return error;
  if (signal?.aborted) return new CuadraError("cancelled", {}, { cause: error });
  const { name: code, message } =
    error instanceof Error ? error : { name: "Error", message: String(error) };
  return new CuadraError("unexpected", { code, message }, { cause: error });
}

const isCuadraError = (error: unknown): error is CuadraError => error instanceof CuadraError;
