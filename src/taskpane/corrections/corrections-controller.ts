import type { CorrectionRecord } from "../../excel/corrections/correction-record";
import { catalogue } from "../catalogues";
import type { Correction, Diagnosis } from "../../poi/diagnosis/correction";
import { isBroken, type BrokenSums } from "../../poi/diagnosis/broken-sums";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import type { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import type { Validation } from "../../poi/validation/validation";
import { giveTurn } from "../checking/pause";
import { asCuadraError } from "../cuadra-error";
import type { Store } from "../store";
import { correctionKey, ofFigures, rowCount, wanted, wayKey } from "./correction-ways";
import {
  MADE_SHOWN,
  type CorrectionRequest,
  type CorrectionsState,
  type Outcome,
  type Question,
} from "./corrections-state";
import { MadeCorrections } from "./made-corrections";
import type { WorkbookCorrections } from "./workbook-corrections";

/** Looks for corrections; rejects with "cancelled" when its signal is aborted. */
export type Diagnose = (
  broken: BrokenSums,
  formulas: FormulaCells,
  signal: AbortSignal,
) => Promise<Diagnosis>;

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

const NOTHING: Diagnosis = { corrections: [], openTotals: [], settledTotals: [], unexplained: [] };

/** Looks for corrections whenever there are new results, and makes and takes back what a person asks for. */
export class CorrectionsController {
  /** The validation that was last diagnosed, or is being. */
  private of: Validation | undefined;
  private searching: AbortController | undefined;
  private unsubscribe: () => void;
  private readonly made: MadeCorrections;
  private patience: ReturnType<typeof setTimeout> | undefined;

  /** @param untilReadAgain milliseconds without news after corrections until the plan is read again */
  constructor(
    private readonly store: Store,
    private readonly workbook: WorkbookCorrections,
    private readonly diagnose: Diagnose,
    private readonly rest: Rest,
    private readonly untilReadAgain = PATIENCE,
  ) {
    this.made = new MadeCorrections(
      workbook,
      () => this.of?.plan,
      () => store.state.settings,
    );
    this.unsubscribe = store.subscribe(() => this.followResults());
  }

  /** Looks which corrections the workbook remembers, once Excel is there. */
  async open(): Promise<void> {
    await this.listAgain();
  }

  close(): void {
    this.unsubscribe();
    this.searching?.abort();
    clearTimeout(this.patience);
  }

  readonly correct = (request: CorrectionRequest): void => {
    const { corrections, stage, busy } = this.store.state;
    const { diagnosed, working, question } = corrections;
    switch (request.kind) {
      case "choose": {
        const chosen = new Map(corrections.chosen);
        this.update({ chosen: chosen.set(correctionKey(request.correction), wayKey(request.way)) });
        return;
      }
      case "fold": {
        const open = { ...corrections.open, [request.part]: request.open };
        this.update({ open, madeShown: MADE_SHOWN });
        // Since the pane was opened, or before, their rows may have moved.
        if (request.part === "made" && request.open && !this.of && !working) void this.listAgain();
        return;
      }
      case "show-more":
        this.update({ madeShown: corrections.madeShown + MADE_SHOWN });
        return;
      case "dismiss-outcome":
        this.update({ outcome: null });
        return;
      case "search":
        if (stage.kind === "results") void this.search(stage.results.validation);
        return;
      case "go-to":
        void this.goTo(request);
        return;
      case "answer":
        this.update({ question: null });
        if (request.yes && question) void this.answered(question);
        return;
    }
    // A validation, its highlighting or another correction is under way: the button says so.
    if (working || busy) return;
    switch (request.kind) {
      case "apply":
        if (diagnosed) void this.apply(diagnosed.of.plan, [request.way]);
        return;
      case "apply-certain":
        if (diagnosed) void this.apply(diagnosed.of.plan, wanted(corrections, "certain"));
        return;
      case "apply-likely":
        this.ask("likely", corrections);
        return;
      case "apply-spelling":
        this.ask("spelling", corrections);
        return;
      case "undo":
        void this.undo(request.records);
        return;
      case "undo-all": {
        const records = corrections.made.corrections.map(({ record }) => record);
        this.update({ question: { kind: "undo-all", records } });
      }
    }
  };

  private ask(kind: "likely" | "spelling", state: CorrectionsState): void {
    if (!state.diagnosed) return;
    const { plan } = state.diagnosed.of;
    this.update({ question: { kind, plan, corrections: wanted(state, kind) } });
  }

  private async answered(question: Question): Promise<void> {
    switch (question.kind) {
      case "likely":
      case "spelling":
        return this.apply(question.plan, question.corrections);
      case "formulas":
        return this.apply(question.plan, question.corrections, question.before);
      case "undo-all":
        return this.undo(question.records);
    }
  }

  private update(part: Partial<CorrectionsState>): void {
    this.store.update({ corrections: { ...this.store.state.corrections, ...part } });
  }

  private followResults(): void {
    const { stage } = this.store.state;
    if (stage.kind !== "results" || stage.results.validation === this.of) return;
    void this.search(stage.results.validation);
  }

  /** Diagnoses a validation; what was found before stays until then. */
  private async search(validation: Validation): Promise<void> {
    const isFirst = this.of === undefined;
    this.of = validation;
    this.searching?.abort();
    const { signal } = (this.searching = new AbortController());
    this.update({ search: "working" });
    try {
      // The results are drawn in this turn.
      await giveTurn();
      const formulas = await this.workbook.formulas(validation, signal);
      const diagnosis = isBroken(validation)
        ? await this.diagnose(validation, formulas, signal)
        : NOTHING;
      if (signal.aborted) return;
      this.update({
        search: "done",
        diagnosed: { of: validation, diagnosis, formulas },
        applied: new Set(),
      });
      if (isFirst) this.announce(({ found }) => found(ofFigures(diagnosis.corrections).length));
      // What was typed since may stand in the way of taking a correction back.
      if (this.store.state.corrections.made.corrections.length > 0) await this.listAgain();
    } catch (error) {
      if (signal.aborted) return;
      this.update({ search: { error: asCuadraError(error) } });
    }
  }

  /** @param before what was done of the same request before the user was asked about formulas */
  private async apply(
    plan: Plan,
    corrections: readonly Correction[],
    before?: Outcome,
  ): Promise<void> {
    if (corrections.length === 0) return;
    const { language } = this.store.state;
    this.update({ working: true, outcome: null });
    try {
      const overFormulas = before !== undefined;
      const applied = await this.workbook.apply(plan, corrections, { language, overFormulas });
      const outcome: Outcome = {
        kind: "made",
        records: [...(before?.records ?? []), ...applied.made.map(({ record }) => record)],
        refused: [
          ...(before?.refused ?? []),
          ...applied.refused.map(({ correction, error }) => ({ error, place: correction })),
        ],
      };
      const keys = applied.made.map(({ correction }) => correctionKey(correction));
      this.update({ applied: new Set([...this.store.state.corrections.applied, ...keys]) });
      this.tell(outcome);
      if (applied.made.length > 0) this.awaitResults();
      await this.listAgain();
      this.askAboutFormulas(plan, outcome, applied.refused);
    } catch (error) {
      this.tell({
        kind: "made",
        records: before?.records ?? [],
        refused: [{ error: asCuadraError(error) }],
      });
    } finally {
      this.update({ working: false });
    }
  }

  private askAboutFormulas(
    plan: Plan,
    outcome: Outcome,
    refused: readonly { readonly correction: Correction; readonly error: CuadraError }[],
  ): void {
    const corrections: Correction[] = [];
    const cells: string[] = [];
    for (const { correction, error } of refused) {
      if (!isOverFormula(error)) continue;
      corrections.push(correction);
      cells.push(`${error.details.sheet}: ${error.details.cells.join(", ")}`);
    }
    if (corrections.length === 0) return;
    const others = outcome.refused.filter(({ error }) => !isOverFormula(error));
    const before = { ...outcome, refused: others };
    this.update({ question: { kind: "formulas", plan, corrections, cells, before } });
  }

  private async undo(records: readonly CorrectionRecord[]): Promise<void> {
    if (records.length === 0) return;
    // What came of the corrections before stays until there is something to say instead: its button was pressed.
    this.update({ working: true });
    try {
      const { undone, refused } = await this.made.undo(records);
      this.tell({
        kind: "undone",
        records: undone,
        refused: refused.map(({ record, error }) => ({ error, place: record })),
      });
      if (undone.length > 0) this.awaitResults();
      await this.listAgain();
    } catch (error) {
      this.tell({ kind: "undone", records: [], refused: [{ error: asCuadraError(error) }] });
    } finally {
      this.update({ working: false });
    }
  }

  private tell(outcome: Outcome): void {
    this.update({ outcome });
    const { kind, records } = outcome;
    if (records.length > 0) {
      const cells = records.reduce((sum, record) => sum + record.cells.length, 0);
      const count = kind === "made" ? rowCount(records) : records.length;
      this.announce((texts) => texts[kind](count, cells));
    }
  }

  /** Excel tells of the cells that changed, and the results follow; should it not, everything is read again. */
  private awaitResults(): void {
    clearTimeout(this.patience);
    const before = this.of;
    if (this.store.state.stage.kind !== "results") return;
    this.patience = setTimeout(() => {
      if (this.of === before) this.rest.readAgain();
    }, this.untilReadAgain);
  }

  private async listAgain(): Promise<void> {
    try {
      const made = await this.made.list();
      this.update({ made });
      const { open } = this.store.state.corrections;
      const areAllThere = made.corrections.every(({ stands }) => stands);
      if (open.made && !made.isPlaced && !areAllThere) await this.listPlaced();
    } catch (error) {
      this.rest.report(error);
    }
  }

  private async listPlaced(): Promise<void> {
    const { working } = this.store.state.corrections;
    this.update({ working: true });
    try {
      const made = await this.made.placed();
      if (made) this.update({ made });
    } finally {
      this.update({ working });
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

  private announce(say: (texts: ReturnType<typeof catalogue>["correcting"]) => string): void {
    this.store.update({ announcement: say(catalogue(this.store.state.language).correcting) });
  }
}

const isOverFormula = (error: CuadraError): error is CuadraError<"cell-has-formula"> =>
  error.code === "cell-has-formula";
