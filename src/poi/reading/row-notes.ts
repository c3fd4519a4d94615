import type { Row } from "../cells";
import type { Columns } from "../header/columns";
import type { Plan, Reason } from "../plan";
import { notesIn } from "../reasons";

/** What activities say beside their texts and amounts: their code and other texts, how their months make META, why less was executed. */
export class RowNotes {
  private readonly codes: string[] = [];
  private readonly rules: number[] = [];
  private readonly otherTexts: number[] = [];
  private readonly reasons = new Map<number, readonly Reason[]>();

  /**
   * Takes those of rows[from, to).
   * @param firstActivity index in Plan.activities of the first of them
   * @param firstColumn sheet column of a row's first cell
   */
  add(
    rows: readonly Row[],
    [from, to]: readonly [number, number],
    firstActivity: number,
    columns: Columns,
    firstColumn: number,
  ): void {
    const has = {
      code: columns.code >= 0,
      rule: columns.rule >= 0,
      otherTexts: columns.otherTexts.length > 0,
    };
    if (!has.code && !has.rule && !has.otherTexts && columns.reasons.length === 0) return;
    for (let at = from; at < to; at++) {
      const activity = firstActivity + at - from;
      const { code, rule, reasons, otherTexts } = notesIn(
        (column) => rows[at][column - firstColumn] ?? "",
        columns,
      );
      if (has.code) this.codes[activity] = code;
      if (has.rule) this.rules[activity] = rule;
      if (has.otherTexts) this.otherTexts[activity] = otherTexts;
      if (reasons.length > 0) this.reasons.set(activity, reasons);
    }
  }

  /** As Plan has them. */
  finish(): Pick<Plan, "codes" | "saidRules" | "otherTexts" | "reasons"> {
    return {
      codes: this.codes,
      saidRules: Uint8Array.from(this.rules),
      otherTexts: Int32Array.from(this.otherTexts),
      reasons: this.reasons,
    };
  }
}
