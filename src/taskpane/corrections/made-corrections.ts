import type { CorrectionList } from "../../excel/corrections/correction-log";
import type { CorrectionRecord } from "../../excel/corrections/correction-record";
import type { Undone } from "../../excel/corrections/undo-correction";
import type { Settings } from "../../excel/default-settings";
import { CuadraError } from "../../poi/error";
import type { Plan } from "../../poi/plan";
import type { WorkbookCorrections } from "./workbook-corrections";

/**
 * The corrections that the workbook remembers, where their rows stand: by the plan that was validated, and before
 * anything is, by the plan as it is read for that.
 */
export class MadeCorrections {
  /** @param validated the plan validated last, if one was */
  constructor(
    private readonly workbook: Pick<WorkbookCorrections, "list" | "plan" | "undo">,
    private readonly validated: () => Plan | undefined,
    private readonly settings: () => Settings,
  ) {}

  /** @throws CuadraError as listCorrections */
  list(): Promise<CorrectionList> {
    return this.workbook.list(this.validated());
  }

  /** Those of a list whose rows have not been looked for, at their places now; undefined where no plan can be read. */
  async placed(): Promise<CorrectionList | undefined> {
    const plan = await this.planNow();
    return plan && this.workbook.list(plan);
  }

  /** Takes corrections back; a row that is not where it was is looked for. @throws CuadraError as undoCorrections */
  async undo(records: readonly CorrectionRecord[]): Promise<Undone> {
    const validated = this.validated();
    const first = await this.workbook.undo(records, validated);
    if (validated || first.refused.length === 0) return first;
    const plan = await this.planNow();
    if (!plan) return first;
    const again = await this.workbook.undo(
      first.refused.map(({ record }) => record),
      plan,
    );
    return { undone: [...first.undone, ...again.undone], refused: again.refused };
  }

  private async planNow(): Promise<Plan | undefined> {
    const validated = this.validated();
    if (validated) return validated;
    try {
      const plan = await this.workbook.plan(this.settings());
      return this.validated() ?? plan;
    } catch (error) {
      if (!(error instanceof CuadraError)) throw error;
      // Why is said where it is validated, which the list asks for.
      return undefined;
    }
  }
}
