import type { Store } from "../store";
import { Correcting } from "./correcting";
import { correctionKey, wanted, wayKey } from "./correction-ways";
import { CorrectionsSearch, type Diagnose } from "./corrections-search";
import {
  MADE_SHOWN,
  type CorrectionRequest,
  type CorrectionsState,
  type Question,
} from "./corrections-state";
import { MadeCorrections } from "./made-corrections";
import { ShownCorrections } from "./shown-corrections";
import type { WorkbookCorrections } from "./workbook-corrections";

/** What the corrections ask of the rest of the pane. */
export interface Rest {
  /** Reads the plan again. */
  readAgain(): void;
  /** Shows an error. */
  report(error: unknown): void;
}

/**
 * Milliseconds after corrections until the plan is read again by itself, where Excel has not told of its changes by
 * then: it usually takes half a second.
 */
const PATIENCE = 5000;

/** Looks for corrections whenever there are new results, and makes and takes back what a person asks for. */
export class CorrectionsController {
  private readonly unsubscribe: () => void;
  private readonly shown: ShownCorrections;
  private readonly made: MadeCorrections;
  private readonly search: CorrectionsSearch;
  private readonly correcting: Correcting;
  private patience: ReturnType<typeof setTimeout> | undefined;

  /** @param untilReadAgain milliseconds without news after corrections until the plan is read again */
  constructor(
    private readonly store: Store,
    private readonly workbook: WorkbookCorrections,
    diagnose: Diagnose,
    private readonly rest: Rest,
    private readonly untilReadAgain = PATIENCE,
  ) {
    this.shown = new ShownCorrections(store);
    this.made = new MadeCorrections(
      workbook,
      () => this.search.of?.plan,
      () => store.state.settings,
    );
    this.search = new CorrectionsSearch(this.shown, workbook, diagnose, async () => {
      // What was typed since may stand in the way of taking a correction back.
      if (this.shown.state.made.corrections.length > 0) await this.listAgain();
    });
    this.correcting = new Correcting(
      this.shown,
      workbook,
      this.made,
      () => this.idle(),
      async (hasWritten) => {
        if (hasWritten) this.awaitResults();
        await this.listAgain();
      },
    );
    this.unsubscribe = store.subscribe(() => this.followResults());
  }

  /** Looks which corrections the workbook remembers, once Excel is there. */
  async open(): Promise<void> {
    await this.listAgain();
  }

  close(): void {
    this.unsubscribe();
    this.search.stop();
    clearTimeout(this.patience);
  }

  readonly correct = (request: CorrectionRequest): void => {
    const { corrections, stage } = this.store.state;
    const { diagnosed, working, question } = corrections;
    switch (request.kind) {
      case "choose": {
        const chosen = new Map(corrections.chosen);
        this.shown.update({
          chosen: chosen.set(correctionKey(request.correction), wayKey(request.way)),
        });
        return;
      }
      case "fold": {
        const open = { ...corrections.open, [request.part]: request.open };
        this.shown.update({ open, madeShown: MADE_SHOWN });
        // Since the pane was opened, or before, their rows may have moved.
        if (request.part === "made" && request.open && !this.search.of && !working)
          void this.listAgain();
        return;
      }
      case "show-more":
        this.shown.update({ madeShown: corrections.madeShown + MADE_SHOWN });
        return;
      case "dismiss-outcome":
        this.shown.update({ outcome: null });
        return;
      case "search":
        if (stage.kind === "results") void this.search.start(stage.results.validation);
        return;
      case "go-to":
        void this.goTo(request);
        return;
      case "answer":
        this.shown.update({ question: null });
        if (request.yes && question) void this.answered(question);
        return;
    }
    // Another correction is under way: the button says so.
    if (working) return;
    switch (request.kind) {
      case "apply":
        if (diagnosed) void this.correcting.apply(diagnosed.of.plan, [request.way]);
        return;
      case "apply-certain":
        if (diagnosed)
          void this.correcting.apply(diagnosed.of.plan, wanted(corrections, "certain"));
        return;
      case "apply-likely":
        this.ask("likely", corrections);
        return;
      case "apply-spelling":
        this.ask("spelling", corrections);
        return;
      case "undo":
        void this.correcting.undo(request.records);
        return;
      case "undo-all": {
        const records = corrections.made.corrections.map(({ record }) => record);
        this.shown.update({ question: { kind: "undo-all", records } });
      }
    }
  };

  private ask(kind: "likely" | "spelling", state: CorrectionsState): void {
    if (!state.diagnosed) return;
    const { plan } = state.diagnosed.of;
    this.shown.update({ question: { kind, plan, corrections: wanted(state, kind) } });
  }

  private async answered(question: Question): Promise<void> {
    switch (question.kind) {
      case "likely":
      case "spelling":
        return this.correcting.apply(question.plan, question.corrections);
      case "formulas":
        return this.correcting.apply(question.plan, question.corrections, question.before);
      case "undo-all":
        return this.correcting.undo(question.records);
    }
  }

  private followResults(): void {
    const { stage } = this.store.state;
    if (stage.kind !== "results" || stage.results.validation === this.search.of) return;
    void this.search.start(stage.results.validation);
  }

  /**
   * Waits until no check, highlighting or summary is under way. A check follows each cell that is typed: what is pressed
   * meanwhile is done after it, not lost.
   */
  private async idle(): Promise<void> {
    while (this.store.state.busy) {
      await new Promise<void>((resolve) => {
        const unsubscribe = this.store.subscribe(() => {
          unsubscribe();
          resolve();
        });
      });
    }
  }

  /** Excel tells of the cells that changed, and the results follow; should it not, everything is read again. */
  private awaitResults(): void {
    clearTimeout(this.patience);
    const before = this.search.of;
    if (this.store.state.stage.kind !== "results") return;
    this.patience = setTimeout(() => {
      if (this.search.of === before) this.rest.readAgain();
    }, this.untilReadAgain);
  }

  private async listAgain(): Promise<void> {
    try {
      const made = await this.made.list();
      this.shown.update({ made });
      const { open } = this.shown.state;
      const areAllThere = made.corrections.every(({ stands }) => stands);
      if (open.made && !made.isPlaced && !areAllThere) await this.listPlaced();
    } catch (error) {
      this.rest.report(error);
    }
  }

  private async listPlaced(): Promise<void> {
    const { working } = this.shown.state;
    this.shown.update({ working: true });
    try {
      const made = await this.made.placed();
      if (made) this.shown.update({ made });
    } finally {
      this.shown.update({ working });
    }
  }

  private async goTo({
    sheet,
    row,
    column,
  }: Extract<CorrectionRequest, { kind: "go-to" }>): Promise<void> {
    try {
      await this.workbook.goTo({ sheet, row, column });
    } catch (error) {
      this.rest.report(error);
    }
  }
}
