import type { CellValue, Row } from "../cells";
import { otherTextsIn, type KnownTexts } from "../header/other-texts";
import type { Columns } from "../header/columns";
import type { Plan, Reason } from "../plan";
import { notesIn } from "../reasons";

/** What activities say beside their texts and amounts: their code and other texts, how their months make META, why less was executed. */
export class RowNotes {
  private readonly codes: string[] = [];
  private readonly rules: number[] = [];
  private readonly otherTexts: number[] = [];
  private readonly knownTexts: KnownTexts = new Map();
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
    const hasOthers = columns.otherTexts.length > 0;
    const hasNotes = columns.code >= 0 || columns.rule >= 0 || columns.reasons.length > 0;
    if (!hasOthers && !hasNotes) return;
    for (let at = from; at < to; at++) {
      const activity = firstActivity + at - from;
      const cellIn = (column: number): CellValue => rows[at][column - firstColumn] ?? "";
      if (hasOthers) this.otherTexts[activity] = otherTextsIn(cellIn, columns, this.knownTexts);
      if (!hasNotes) continue;
      const { code, rule, reasons } = notesIn(cellIn, columns);
      if (columns.code >= 0) this.codes[activity] = code;
      if (columns.rule >= 0) this.rules[activity] = rule;
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
