import type { Settings } from "../excel/default-settings";
import type { Finding } from "../poi/findings/finding";
import type { Language } from "../i18n/format";
import type { PaneActions } from "./actions";
import { asCuadraError } from "./cuadra-error";
import { Filtering } from "./filtering";
import { findingKey } from "./finding-key";
import { Highlighting } from "./highlighting";
import type { Late } from "./late";
import { Notices, saysOnlyDone } from "./notices";
import type { Review } from "./review-needs";
import { SettingsInEffect, type SettingsChange } from "./settings-in-effect";
import type { ExecutionFilters, Filters, Notice, Stage, Tab } from "./state";
import type { Store } from "./store";
import { Validating } from "./validating";
import type { Place, Workbook } from "./workbook";

/** Puts into effect what a person does in the pane. */
export class Controller implements PaneActions {
  private readonly notices: Notices;
  private readonly highlighting: Highlighting;
  private readonly filtering: Filtering;
  private readonly validating: Validating;
  private readonly settings: SettingsInEffect;
  /** What is done to the workbook, one thing after another: the ribbon's buttons can be pressed meanwhile. */
  private atWork: Promise<void> = Promise.resolve();
  private makingSummary: Promise<void> | undefined;
  private lastValidation: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly workbook: Workbook,
    private readonly review: Late<Review>,
  ) {
    const notices = (this.notices = new Notices(store));
    const highlighting = (this.highlighting = new Highlighting(store, workbook, notices));
    const filtering = (this.filtering = new Filtering(store, review));
    this.validating = new Validating(store, workbook, review, { highlighting, filtering, notices });
    this.settings = new SettingsInEffect(store, workbook, {
      follow: (change, before) => this.followSettings(change, before),
      report: (error) => this.report(error),
    });
  }

  /** Reads the settings and looks at the workbook, once Excel is there. */
  async open(officeLanguage: Language): Promise<void> {
    if (this.store.state.stage.kind === "error") this.store.update({ stage: { kind: "before" } });
    // So that validating need not; why it cannot is told there, where it matters.
    const watching = this.validating.watch();
    await this.notices.reporting(async () => {
      await this.settings.speak(officeLanguage);
      if (await this.workbook.isReadOnly()) this.notices.warn({ text: "readOnly", error: null });
      await this.settings.open();
    });
    await watching;
  }

  /** Lets go of the workbook. */
  async close(): Promise<void> {
    this.validating.abort();
    await this.notices.reporting(() => this.workbook.endWatching());
  }

  /** Shows why there is no working here at all: no Excel, or one that is too old. */
  cannotStart(error: unknown): void {
    this.validating.abort();
    this.store.update({ stage: { kind: "error", error: asCuadraError(error) } });
  }

  validate(): void {
    void this.runValidation();
  }

  /** Reads, checks and highlights; everything that goes wrong ends in the pane, not here. Begun anew, it ends with that. */
  async runValidation(): Promise<void> {
    this.lastValidation = this.validating.run();
    let awaited: Promise<void>;
    do {
      awaited = this.lastValidation;
      await awaited;
    } while (awaited !== this.lastValidation);
  }

  cancel(): void {
    this.validating.cancel();
  }

  insertSummary(): void {
    void this.runSummary();
  }

  /** Inserts the summary sheet; validates first where that has not been done. Asked for twice, it is made once. */
  runSummary(): Promise<void> {
    this.makingSummary ??= this.makeSummary().finally(() => (this.makingSummary = undefined));
    return this.makingSummary;
  }

  private async makeSummary(): Promise<void> {
    const validates = this.store.state.stage.kind !== "results";
    if (validates) await this.runValidation();
    const { notice } = this.store.state;
    await this.working(async () => {
      const { stage, language } = this.store.state;
      if (stage.kind !== "results") return null;
      const { validation } = stage.results;
      return { kind: "summary", made: await this.workbook.insertSummary(validation, language) };
    });
    // The sheet shows itself; what its validation could not do would go unsaid.
    if (validates && notice?.kind === "warning" && saysOnlyDone(this.store.state.notice)) {
      this.store.update({ notice });
    }
  }

  clearHighlights(): void {
    void this.runClear();
  }

  /** Takes the highlights away. */
  async runClear(): Promise<void> {
    await this.working(async () => {
      await this.highlighting.clear();
      return { kind: "cleared" };
    });
  }

  openTab(tab: Tab): void {
    const { notice } = this.store.state;
    // That something is done is news where it was done, not elsewhere.
    this.store.update({ tab, notice: saysOnlyDone(notice) ? null : notice });
    // Sheets may have other names by now, or be new.
    if (tab === "settings") void this.notices.reporting(() => this.settings.look());
  }

  filter(part: Partial<Filters>): void {
    void this.filtering.filter(part);
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
    await this.highlighting.settingsChanged();
    // A validation begun meanwhile reads with these settings already.
    if (change === "reading" && before.kind === "results" && this.store.state.stage === before)
      await this.validating.rereadQuietly("settings");
    else if (change === "checks") await this.validating.recheck();
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

  /** Reads everything again while the results before stay to be seen. */
  readAgain(): void {
    void this.notices.reporting(() => this.validating.rereadQuietly());
  }

  /** Whether what was done last ended in an error that the pane shows. */
  get hasFailed(): boolean {
    return this.notices.hasFailed;
  }

  /** Shows an error that came from outside a validation. */
  report(error: unknown): void {
    this.notices.report(error);
  }

  private async goTo(place: Place): Promise<void> {
    await this.notices.reporting(() => this.workbook.goTo(place));
  }

  /** @param work gives the notice that says what was done, if anything was */
  private working(work: () => Promise<Notice | null>): Promise<void> {
    this.atWork = this.atWork.then(() => this.work(work));
    return this.atWork;
  }

  private async work(work: () => Promise<Notice | null>): Promise<void> {
    // A summary is of the workbook as it is.
    await this.validating.followed();
    this.store.update({ busy: "writing", notice: null });
    await this.notices.reporting(async () => {
      this.store.update({ notice: await work() });
    });
    this.store.update({ busy: null });
  }
}
