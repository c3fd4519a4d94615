import { isBroken, type BrokenSums } from "../../poi/diagnosis/broken-sums";
import type { Diagnosis } from "../../poi/diagnosis/correction";
import type { FormulaCells } from "../../poi/diagnosis/formula-cells";
import type { Validation } from "../../poi/validation/validation";
import { giveTurn } from "../checking/pause";
import { asCuadraError } from "../cuadra-error";
import { ofFigures } from "./correction-ways";
import type { ShownCorrections } from "./shown-corrections";
import type { WorkbookCorrections } from "./workbook-corrections";

/** Looks for corrections; rejects with "cancelled" when its signal is aborted. */
export type Diagnose = (
  broken: BrokenSums,
  formulas: FormulaCells,
  signal: AbortSignal,
) => Promise<Diagnosis>;

const NOTHING: Diagnosis = { corrections: [], openTotals: [], settledTotals: [], unexplained: [] };

/** The search for the corrections of a validation. */
export class CorrectionsSearch {
  private validation: Validation | undefined;
  private searching: AbortController | undefined;

  /** @param found is called once a search is done, which waits for it */
  constructor(
    private readonly shown: ShownCorrections,
    private readonly workbook: Pick<WorkbookCorrections, "formulas">,
    private readonly diagnose: Diagnose,
    private readonly found: () => Promise<void>,
  ) {}

  /** The validation that was last diagnosed, or is being. */
  get of(): Validation | undefined {
    return this.validation;
  }

  /** Diagnoses a validation; what was found before stays until then. */
  async start(validation: Validation): Promise<void> {
    const isFirst = this.validation === undefined;
    this.validation = validation;
    this.stop();
    const { signal } = (this.searching = new AbortController());
    this.shown.update({ search: "working" });
    try {
      // The results are drawn in this turn.
      await giveTurn();
      const formulas = await this.workbook.formulas(validation, signal);
      const diagnosis = isBroken(validation)
        ? await this.diagnose(validation, formulas, signal)
        : NOTHING;
      if (signal.aborted) return;
      this.shown.update({
        search: "done",
        diagnosed: { of: validation, diagnosis, formulas },
        applied: new Set(),
      });
      if (isFirst)
        this.shown.announce(({ found }) => found(ofFigures(diagnosis.corrections).length));
      await this.found();
    } catch (error) {
      if (signal.aborted) return;
      this.shown.update({ search: { error: asCuadraError(error) } });
    }
  }

  stop(): void {
    this.searching?.abort();
  }
}
