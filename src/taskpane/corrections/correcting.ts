import type { CorrectionRecord } from "../../excel/corrections/correction-record";
import type { Correction } from "../../poi/diagnosis/correction";
import type { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import { asCuadraError } from "../cuadra-error";
import { correctionKey, rowCount } from "./correction-ways";
import type { Outcome } from "./corrections-state";
import type { MadeCorrections } from "./made-corrections";
import type { ShownCorrections } from "./shown-corrections";
import type { WorkbookCorrections } from "./workbook-corrections";

/** Makes corrections and takes them back, and says what came of it. */
export class Correcting {
  /**
   * @param idle resolves once nothing else is done to the workbook
   * @param done is called once cells were written to, or none of them could be, and waited for
   */
  constructor(
    private readonly shown: ShownCorrections,
    private readonly workbook: Pick<WorkbookCorrections, "apply">,
    private readonly made: MadeCorrections,
    private readonly idle: () => Promise<void>,
    private readonly done: (hasWritten: boolean) => Promise<void>,
  ) {}

  /**
   * Makes corrections, and asks about those that would replace formulas.
   * @param plan the one that they are of
   * @param before what was done of the same request before the user was asked about formulas
   */
  async apply(plan: Plan, corrections: readonly Correction[], before?: Outcome): Promise<void> {
    if (corrections.length === 0) return;
    const { language } = this.shown;
    this.shown.update({ working: true, outcome: null });
    try {
      await this.idle();
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
      this.shown.update({ applied: new Set([...this.shown.state.applied, ...keys]) });
      this.tell(outcome);
      await this.done(applied.made.length > 0);
      this.askAboutFormulas(plan, outcome, applied.refused);
    } catch (error) {
      this.tell({
        kind: "made",
        records: before?.records ?? [],
        refused: [{ error: asCuadraError(error) }],
      });
    } finally {
      this.shown.update({ working: false });
    }
  }

  async undo(records: readonly CorrectionRecord[]): Promise<void> {
    if (records.length === 0) return;
    // What came of the corrections before stays until there is something to say instead: its button was pressed.
    this.shown.update({ working: true });
    try {
      await this.idle();
      const { undone, refused } = await this.made.undo(records);
      this.tell({
        kind: "undone",
        records: undone,
        refused: refused.map(({ record, error }) => ({ error, place: record })),
      });
      await this.done(undone.length > 0);
    } catch (error) {
      this.tell({ kind: "undone", records: [], refused: [{ error: asCuadraError(error) }] });
    } finally {
      this.shown.update({ working: false });
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
    this.shown.update({ question: { kind: "formulas", plan, corrections, cells, before } });
  }

  private tell(outcome: Outcome): void {
    this.shown.update({ outcome });
    const { kind, records } = outcome;
    if (records.length > 0) {
      const cells = records.reduce((sum, record) => sum + record.cells.length, 0);
      const count = kind === "made" ? rowCount(records) : records.length;
      this.shown.announce((texts) => texts[kind](count, cells));
    }
  }
}

const isOverFormula = (error: CuadraError): error is CuadraError<"cell-has-formula"> =>
  error.code === "cell-has-formula";
