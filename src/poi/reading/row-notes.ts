import type { Row } from "../cells";
import type { Columns } from "../header/columns";
import type { Reason } from "../plan";
import { notesIn } from "../reasons";

/** What activities say beside their texts and amounts: their code, how their months make META, why less was executed. */
export class RowNotes {
  private readonly codes: string[] = [];
  private readonly rules: number[] = [];
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
    if (columns.code < 0 && columns.rule < 0 && columns.reasons.length === 0) return;
    for (let at = from; at < to; at++) {
      const activity = firstActivity + at - from;
      const { code, rule, reasons } = notesIn(
        (column) => rows[at][column - firstColumn] ?? "",
        columns,
      );
      if (columns.code >= 0) this.codes[activity] = code;
      if (columns.rule >= 0) this.rules[activity] = rule;
      if (reasons.length > 0) this.reasons.set(activity, reasons);
    }
  }

  /** As Plan has them. */
  finish(): {
    readonly codes: readonly string[];
    readonly saidRules: Uint8Array<ArrayBuffer>;
    readonly reasons: ReadonlyMap<number, readonly Reason[]>;
  } {
    return { codes: this.codes, saidRules: Uint8Array.from(this.rules), reasons: this.reasons };
  }
}
