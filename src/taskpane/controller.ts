import type { Settings } from "../excel/default-settings";
import { CuadraError } from "../poi/error";
import type { SummaryState } from "../excel/summary/summary-state";
import type { Finding } from "../poi/findings/finding";
import type { Plan } from "../poi/plan";
import type { PointedHeader } from "../poi/header/pointed-header";
import type { ValidationOptions } from "../poi/validation";
import type { Language } from "../i18n/format";
import type { PaneActions } from "./actions";
import { catalogue } from "./catalogues";
import type { Checked } from "./checking/checked";
import type { Checking } from "./checking/checking";
import { asCuadraError } from "./cuadra-error";
import { findingKey } from "./finding-key";
import type { FindingsShown } from "./findings-shown";
import type { Late } from "./late";
import { passes } from "./passes";
import { SettingsInEffect, type SettingsChange } from "./settings-in-effect";
import type { ExecutionFilters, Filters, Notice, Results, Shortfall, Stage, Tab } from "./state";
import { SpokenProgress } from "./spoken-progress";
import type { Store } from "./store";
import { paneTexts } from "./views/pane-texts";
import type { Place, Workbook } from "./workbook";

/** Runs the checks over a plan; rejects with the signal's reason when it is aborted. */
export type Check = (
  plan: Plan,
  options: ValidationOptions,
  signal: AbortSignal,
) => Promise<Checked>;

/** The checks of the plan: of one that is there, or of cells that are still to be read. */
export interface Checks {
  readonly check: Check;
  /** @param headers header cells that the user pointed at */
  readonly begin: (headers: readonly PointedHeader[], signal: AbortSignal) => Checking;
}

/** What is needed from the first validation on. With it the texts of the pane's language have come. */
export interface Review {
  readonly checks: Checks;
  readonly findings: FindingsShown;
}

/** Milliseconds after highlighting in which rows that are told to have moved may have done so before. */
const TOLD_LATE = 3000;

/** Puts into effect what a person does in the pane, and what changes in the workbook. */
export class Controller implements PaneActions {
  /** The validation or re-check under way. */
  private running: AbortController | undefined;
  /** When the newest validation was highlighted; undefined: not yet. */
  private highlightedAt: number | "cleared" | undefined;
  /** Whether what is highlighted goes by settings from before: whichever check ends next makes it again. */
  private highlightsDue = false;
  /** The highlighting under way: another begins after it. */
  private highlighting = Promise.resolve();
  /** The making of a long list under way. */
  private listing: AbortController | undefined;
  /** The plan of the newest check, also while it is under way. */
  private checking: Plan | undefined;
  private readonly settings: SettingsInEffect;

  constructor(
    private readonly store: Store,
    private readonly workbook: Workbook,
    private readonly review: Late<Review>,
  ) {
    this.settings = new SettingsInEffect(store, workbook, {
      follow: (change, before) => this.followSettings(change, before),
      report: (error) => this.report(error),
    });
  }

  /** Reads the settings and looks at the workbook, once Excel is there. */
  async open(officeLanguage: Language): Promise<void> {
    if (this.store.state.stage.kind === "error") this.store.update({ stage: { kind: "before" } });
    // So that validating need not; why it cannot is told there, where it matters.
    const watching = this.watch();
    await this.reporting(async () => {
      await this.settings.speak(officeLanguage);
      if (await this.workbook.isReadOnly()) this.warn({ text: "readOnly", error: null });
      await this.settings.open();
    });
    await watching;
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
    this.highlightedAt = undefined;
    const spoken = new SpokenProgress();
    const { during } = paneTexts(this.store.state.language);
    this.store.update({
      stage: { kind: "reading", share: 0 },
      tab: "review",
      pointing: null,
      notice: null,
      ...spoken.of(during.reading),
    });
    try {
      // Before reading: what is typed from here on is either read or told of.
      const [notWatching, review] = await Promise.all([this.watch(), this.review.get()]);
      signal.throwIfAborted();
      const { settings } = this.store.state;
      const checking = review.checks.begin(settings.headers, signal);
      const unread = await this.workbook.read({
        settings,
        into: checking,
        signal,
        onProgress: (share) => {
          if (signal.aborted) return;
          const far = `${during.reading} ${during.percent(Math.round(share * 100) / 100)}`;
          this.store.update({ stage: { kind: "reading", share }, ...spoken.of(far) });
        },
      });
      signal.throwIfAborted();
      this.store.update({ stage: { kind: "checking" }, ...spoken.of(during.checking) });
      const checked = await checking.finish(this.options());
      const results = { ...checked, unread };
      await review.findings.prepare(results, signal);
      signal.throwIfAborted();
      this.showResults(results, review.findings.told(results));
      this.workbook.follow(checked.validation.plan);
      if (notWatching) this.warn({ text: "notWatching", error: notWatching });
    } catch (error) {
      if (this.running !== running) return;
      this.showError(asCuadraError(error, signal));
      // Half a plan may be with the worker.
      running.abort();
      return;
    }
    await this.highlight();
    this.highlightedAt = performance.now();
    await this.compareSummary();
  }

  /** Ends a validation at once, also while Excel still owes an answer. */
  cancel(): void {
    const { running } = this;
    const { stage } = this.store.state;
    if (stage.kind !== "reading" && stage.kind !== "checking") return;
    this.running = undefined;
    running?.abort();
    this.showError(new CuadraError("cancelled", {}));
  }

  insertSummary(): void {
    void this.runSummary();
  }

  /** Inserts the summary sheet; validates first where that has not been done. */
  async runSummary(): Promise<void> {
    const validates = this.store.state.stage.kind !== "results";
    if (validates) await this.runValidation();
    const { stage, language, notice } = this.store.state;
    if (stage.kind !== "results") return;
    await this.working("summaryDone", async () => {
      const { keptSheet } = await this.workbook.insertSummary(stage.results.validation, language);
      return keptSheet && { kind: "kept", keptSheet };
    });
    // The sheet shows itself; what its validation could not do would go unsaid.
    if (validates && notice?.kind === "warning" && this.store.state.notice?.kind === "done") {
      this.store.update({ notice });
    }
  }

  clearHighlights(): void {
    void this.runClear();
  }

  /** Takes the highlights away. */
  async runClear(): Promise<void> {
    await this.working("cleared", async () => {
      await this.workbook.clearHighlights();
      this.highlightedAt = "cleared";
      return undefined;
    });
  }

  openTab(tab: Tab): void {
    const { notice } = this.store.state;
    // That something is done is news where it was done, not elsewhere.
    this.store.update({ tab, notice: notice?.kind === "done" ? null : notice });
  }

  filter(part: Partial<Filters>): void {
    void this.runFilter(part);
  }

  /** The controls change at once; a long list follows when it has been made. */
  private async runFilter(part: Partial<Filters>): Promise<void> {
    const { stage, filters: before, listed } = this.store.state;
    const filters = { ...before, ...part };
    this.listing?.abort();
    const { signal } = (this.listing = new AbortController());
    this.store.update({ filters });
    const shown = this.review.arrived?.findings;
    if (stage.kind !== "results" || !shown) return;
    const preparing = shown.prepare(stage.results, signal);
    if (preparing) {
      this.store.update({ listed: listed ?? before });
      await preparing;
      if (signal.aborted) return;
    }
    this.store.update({ listed: null });
    const { live } = catalogue(this.store.state.language).pane;
    this.store.update({ announcement: live.shown(shown.list?.count ?? 0) });
  }

  filterExecution(part: Partial<ExecutionFilters>): void {
    this.store.update({ execution: { ...this.store.state.execution, ...part } });
  }

  goToFinding(finding: Finding): void {
    this.store.update({ selected: findingKey(finding) });
    void this.goTo(finding);
  }

  step(by: 1 | -1): void {
    const next = this.review.arrived?.findings.next(by);
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
    void this.runSettings(part);
  }

  /** Puts settings into effect and keeps them in the workbook. */
  runSettings(part: Partial<Settings>): Promise<void> {
    return this.settings.change(part);
  }

  /** Has the results follow other settings. @param before the stage that they were changed in */
  private async followSettings(change: SettingsChange, before: Stage): Promise<void> {
    // The conditions of what is highlighted hold the quarter, the thresholds and the rules of the rows.
    this.highlightsDue = this.highlightedAt !== "cleared" && !(await this.workbook.isReadOnly());
    // A validation begun meanwhile reads with these settings already.
    if (change === "headers" && before.kind === "results" && this.store.state.stage === before)
      await this.rereadQuietly();
    else if (change === "checks") await this.recheck();
  }

  restoreDefaults(): void {
    this.settings.restoreDefaults();
  }

  answerRestoring(yes: boolean): void {
    this.settings.answerRestoring(yes);
  }

  dismissNotice(): void {
    this.store.update({ notice: null });
  }

  /** Whether what was done last ended in an error that the pane shows. */
  get hasFailed(): boolean {
    const { stage, notice } = this.store.state;
    return stage.kind === "error" || notice?.kind === "error" || notice?.kind === "warning";
  }

  /** Reads everything again while the results before stay to be seen. */
  readAgain(): void {
    void this.reporting(() => this.rereadQuietly());
  }

  /** Shows an error that came from outside a validation, unless the pane is about that very one already. */
  report(error: unknown): void {
    const notice: Notice = { kind: "error", error: asCuadraError(error) };
    const { stage } = this.store.state;
    if (stage.kind === "error" && stage.error.code === notice.error.code) return;
    this.store.update({ notice });
  }

  /** Ends a validation with what went wrong; a notice that says the same goes. */
  private showError(error: CuadraError): void {
    const { notice } = this.store.state;
    const isSaid = notice?.kind === "error" && notice.error.code === error.code;
    // The error is an alert of its own.
    const announcement = "";
    this.store.update({
      stage: { kind: "error", error },
      // A check that the validation overtook leaves that to it.
      busy: false,
      announcement,
      ...(isSaid && { notice: null }),
    });
  }

  /** Says what could not be done, beside what could. */
  private warn(shortfall: Shortfall): void {
    const { notice } = this.store.state;
    const before = notice?.kind === "warning" ? notice.shortfalls : [];
    const others = before.filter(({ text }) => text !== shortfall.text);
    this.store.update({ notice: { kind: "warning", shortfalls: [...others, shortfall] } });
  }

  private options(): ValidationOptions {
    const { quarter, thresholds, rules, programmed } = this.store.state.settings;
    return { quarter: quarter ?? undefined, thresholds, rules, programmed };
  }

  private showResults(results: Results, told: string): void {
    this.checking = results.validation.plan;
    // A list still under way is of the results before.
    this.listing?.abort();
    this.store.update({
      stage: { kind: "results", results },
      listed: null,
      busy: false,
      announcement: told,
    });
  }

  /** Results stay even where they cannot be highlighted. */
  private highlight(): Promise<void> {
    return (this.highlighting = this.highlighting.then(() => this.highlightNow()));
  }

  private async highlightNow(): Promise<void> {
    this.highlightsDue = false;
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { validation } = stage.results;
    this.store.update({ busy: true });
    try {
      await this.workbook.highlight(validation);
    } catch (error) {
      this.warn({ text: "notHighlighted", error: asCuadraError(error) });
    }
    this.store.update({ busy: false });
  }

  /** Follows the workbook from now on; returns why it cannot. */
  private async watch(): Promise<CuadraError | undefined> {
    try {
      await this.workbook.watch((changed) =>
        changed ? this.recheck(changed) : this.followMoved(),
      );
    } catch (error) {
      return asCuadraError(error);
    }
    return undefined;
  }

  /**
   * Reads again where rows were put in or taken out. Highlights go along with their rows; those of rows that moved
   * between being read and being highlighted stand beside them, and are made again.
   */
  private async followMoved(): Promise<void> {
    const { highlightedAt } = this;
    await this.rereadQuietly();
    if (highlightedAt === "cleared") return;
    if (highlightedAt === undefined || performance.now() - highlightedAt < TOLD_LATE)
      await this.highlight();
  }

  /** Checks the plan again, with its changes, while the results before stay to be seen. */
  private async recheck(changed?: Plan): Promise<void> {
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { unread, validation } = stage.results;
    // A check that this one overtakes may have been of a plan newer than the one shown.
    const plan = (this.checking = changed ?? this.checking ?? validation.plan);
    await this.replaceResults(async (signal) => ({
      ...(await (await this.review.get()).checks.check(plan, this.options(), signal)),
      unread,
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
        const { checks } = await this.review.get();
        const checking = checks.begin(settings.headers, signal);
        const unread = await this.workbook.read({
          settings,
          into: checking,
          signal,
          onProgress: () => undefined,
        });
        const checked = await checking.finish(this.options());
        if (!signal.aborted) this.workbook.follow(checked.validation.plan);
        return { ...checked, unread };
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
      const { findings } = await this.review.get();
      await findings.prepare(results, running.signal);
      const said =
        before.kind === "results"
          ? await findings.changesTold(before.results, results, running.signal)
          : findings.told(results);
      if (running.signal.aborted) return true;
      this.showResults(results, said);
      if (this.highlightsDue) await this.highlight();
    } catch (error) {
      if (this.running !== running) return true;
      running.abort();
      this.store.update({ busy: false });
      if (passes(error)) throw error;
      this.report(error);
    }
    return false;
  }

  private async goTo(place: Place): Promise<void> {
    await this.reporting(() => this.workbook.goTo(place));
  }

  /** Says so where the summary says other than the plan; a notice that is there already stays. */
  private async compareSummary(): Promise<void> {
    await this.reporting(async () => {
      let { stage } = this.store.state;
      let before: typeof stage | undefined;
      let state: SummaryState | undefined;
      // A cell typed meanwhile has the plan checked anew: it is of that one.
      while (stage.kind === "results" && stage !== before) {
        before = stage;
        state = await this.workbook.summaryState(stage.results.validation.plan);
        ({ stage } = this.store.state);
      }
      if (!state?.changes || stage.kind !== "results" || this.store.state.notice) return;
      this.store.update({ notice: { kind: "outdated", changes: state.changes } });
    });
  }

  /** @param work may give the notice that says more than that it is done */
  private async working(
    done: "summaryDone" | "cleared",
    work: () => Promise<Notice | undefined>,
  ): Promise<void> {
    this.store.update({ busy: true, notice: null });
    await this.reporting(async () => {
      const notice = await work();
      this.store.update({ notice: notice ?? { kind: "done", text: done } });
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
