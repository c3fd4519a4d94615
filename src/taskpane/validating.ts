import { CuadraError, type ErrorCode } from "../poi/error";
import type { SummaryState } from "../excel/summary/summary-state";
import type { Plan } from "../poi/plan";
import type { ValidationOptions } from "../poi/validation/validation";
import { asCuadraError } from "./cuadra-error";
import type { Filtering } from "./filtering";
import type { Highlighting } from "./highlighting";
import type { Late } from "./late";
import type { Notices } from "./notices";
import { passes, RETRY_DELAY } from "./passes";
import type { Review } from "./review-needs";
import { SpokenProgress } from "./spoken-progress";
import type { Notice, Results } from "./state";
import type { Store } from "./store";
import { paneTexts } from "./views/pane-texts";
import type { Workbook } from "./workbook";

/** What goes by results, and what is said where there are none. */
interface Following {
  readonly highlighting: Highlighting;
  readonly filtering: Filtering;
  readonly notices: Notices;
}

const isOfSummary = ({ kind }: Notice): boolean => kind === "summary" || kind === "outdated";

/** Why results are made again: what screen readers are told of is what has changed in the plan. */
type Since = "plan" | "settings";

const NO_PLAN: readonly ErrorCode[] = [
  "empty-workbook",
  "no-activities",
  "no-plan",
  "no-sheet-to-check",
  "only-own-sheets",
];

/** Whether a workbook was read in which there is no plan. */
const saysNoPlan = (error: unknown): error is CuadraError =>
  error instanceof CuadraError && NO_PLAN.some((code) => code === error.code);

/** Reads and checks the plan, and again whatever changes in it: results are of the newest plan and settings. */
export class Validating {
  /** The validation or re-check under way. */
  private running: AbortController | undefined;
  /** The checks of changes that are under way. */
  private following: Promise<unknown> = Promise.resolve();
  /** The plan of the newest check, also while it is under way. */
  private checking: Plan | undefined;
  /** A comparison with the summary that is still to be made. */
  private comparing: ReturnType<typeof setTimeout> | undefined;

  private readonly highlighting: Highlighting;
  private readonly filtering: Filtering;
  private readonly notices: Notices;

  constructor(
    private readonly store: Store,
    private readonly workbook: Workbook,
    private readonly review: Late<Review>,
    { highlighting, filtering, notices }: Following,
  ) {
    this.highlighting = highlighting;
    this.filtering = filtering;
    this.notices = notices;
  }

  /** Stops what is under way, and nothing follows of it. */
  abort(): void {
    clearTimeout(this.comparing);
    this.running?.abort();
  }

  /** Reads, checks and highlights; everything that goes wrong ends in the pane, not here. */
  async run(): Promise<void> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const { signal } = running;
    this.highlighting.begin();
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
      if (notWatching) this.notices.warn({ text: "notWatching", error: notWatching });
    } catch (error) {
      if (this.running !== running) return;
      this.notices.showError(asCuadraError(error, signal));
      // Half a plan may be with the worker.
      running.abort();
      return;
    }
    await this.highlighting.showNew();
    await this.notices.reporting(() => this.compareSummary());
  }

  /** Ends a validation at once, also while Excel still owes an answer. */
  cancel(): void {
    const { running } = this;
    const { stage } = this.store.state;
    if (stage.kind !== "reading" && stage.kind !== "checking") return;
    this.running = undefined;
    running?.abort();
    this.notices.showError(new CuadraError("cancelled", {}));
  }

  /** Follows the workbook from now on; returns why it cannot. */
  async watch(): Promise<CuadraError | undefined> {
    try {
      await this.workbook.watch((changed) =>
        changed ? this.recheck(changed) : this.highlighting.rowsMoved(() => this.rereadQuietly()),
      );
    } catch (error) {
      return asCuadraError(error);
    }
    return undefined;
  }

  /** Checks the plan again, with its changes, while the results before stay to be seen. */
  async recheck(changed?: Plan): Promise<void> {
    const { stage } = this.store.state;
    if (stage.kind !== "results") return;
    const { unread, validation } = stage.results;
    // A check that this one overtakes may have been of a plan newer than the one shown.
    const plan = (this.checking = changed ?? this.checking ?? validation.plan);
    await this.replaceResults(changed ? "plan" : "settings", async (signal) => ({
      ...(await (await this.review.get()).checks.check(plan, this.options(), signal)),
      unread,
    }));
  }

  /**
   * Reads everything again, where a change cannot be followed: rows put in, headers changed.
   * @param since what has changed
   * @throws CuadraError where Excel is busy: to be tried again
   */
  async rereadQuietly(since: Since = "plan"): Promise<void> {
    let overtaken: boolean;
    do {
      overtaken = await this.replaceResults(since, async (signal) => {
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

  /** Resolves once no change is being checked. */
  async followed(): Promise<void> {
    let awaited: Promise<unknown>;
    do {
      awaited = this.following;
      await awaited;
    } while (awaited !== this.following);
  }

  /** Returns whether something begun later took its place. @throws CuadraError where Excel is busy */
  private replaceResults(
    since: Since,
    work: (signal: AbortSignal) => Promise<Results>,
  ): Promise<boolean> {
    const replacing = this.replaceNow(since, work);
    this.following = Promise.allSettled([this.following, replacing]).then(() => undefined);
    return replacing;
  }

  private async replaceNow(
    since: Since,
    work: (signal: AbortSignal) => Promise<Results>,
  ): Promise<boolean> {
    this.running?.abort();
    const running = (this.running = new AbortController());
    const before = this.store.state.stage;
    this.store.update({ busy: "checking" });
    try {
      const results = await work(running.signal);
      const { findings } = await this.review.get();
      await findings.prepare(results, running.signal);
      const said =
        before.kind === "results" && since === "plan"
          ? await findings.changesTold(before.results, results, running.signal)
          : findings.told(results);
      if (running.signal.aborted) return true;
      this.showResults(results, said);
      await this.highlighting.showIfDue();
      await this.compareAgain();
    } catch (error) {
      if (this.running !== running) return true;
      running.abort();
      this.store.update({ busy: null });
      if (passes(error)) throw error;
      // What was found is of sheets that are there no more, or of headers that say something else.
      if (since === "plan" && saysNoPlan(error)) this.notices.showError(error);
      else this.notices.report(error);
    }
    return false;
  }

  /** Compares again while a notice says how the summary stands; where Excel is busy with a cell, a moment later. */
  private async compareAgain(): Promise<void> {
    clearTimeout(this.comparing);
    const { notice } = this.store.state;
    if (!notice || !isOfSummary(notice)) return;
    try {
      await this.compareSummary();
    } catch (error) {
      if (passes(error)) this.comparing = setTimeout(() => void this.compareAgain(), RETRY_DELAY);
      else this.notices.report(error);
    }
  }

  /**
   * Says so where the summary says other than the plan, and no more where it does not; other notices stay.
   * @throws CuadraError as the workbook
   */
  private async compareSummary(): Promise<void> {
    let { stage } = this.store.state;
    let before: typeof stage | undefined;
    let state: SummaryState | undefined;
    // A cell typed meanwhile has the plan checked anew: it is of that one.
    while (stage.kind === "results" && stage !== before) {
      before = stage;
      state = await this.workbook.summaryState(stage.results.validation.plan);
      ({ stage } = this.store.state);
    }
    const { notice } = this.store.state;
    if (stage.kind !== "results" || (notice && !isOfSummary(notice))) return;
    if (state?.changes) this.store.update({ notice: { kind: "outdated", changes: state.changes } });
    else if (notice?.kind === "outdated") this.store.update({ notice: null });
  }

  private showResults(results: Results, told: string): void {
    this.checking = results.validation.plan;
    this.filtering.stop();
    this.store.update({
      stage: { kind: "results", results },
      listed: null,
      busy: null,
      announcement: told,
    });
  }

  private options(): ValidationOptions {
    const { quarter, thresholds, rules, programmed } = this.store.state.settings;
    return { quarter: quarter ?? undefined, thresholds, rules, programmed };
  }
}
