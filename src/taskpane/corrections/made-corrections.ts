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

  /** Those of a list whose cells have not been looked for, at their places now; undefined where no plan can be read. */
  async placed(): Promise<CorrectionList | undefined> {
    let plan: Plan;
    try {
      plan = await this.planNow();
    } catch (error) {
      if (!(error instanceof CuadraError)) throw error;
      // Why is said where it is validated, which the list asks for.
      return undefined;
    }
    return this.workbook.list(this.validated() ?? plan);
  }

  /**
   * Takes corrections back where their cells stand now, by the plan as it is read for that: since it was validated, a
   * sheet may have another name, of which Excel does not tell, or columns may have been put in just now.
   * @throws CuadraError as undoCorrections, or where no plan can be read
   */
  async undo(records: readonly CorrectionRecord[]): Promise<Undone> {
    return this.workbook.undo(records, await this.planNow());
  }

  private planNow(): Promise<Plan> {
    return this.workbook.plan(this.settings());
  }
}
