import { LONGEST_FORMULA } from "../../poi/formulas/formula";
import { fixedCell, formula, type Formula } from "./block";
import { HELPER } from "./grid";

/** Sums with more terms than a formula holds: they are added up in parts, in a hidden column from its first row on. */
export class LongSums {
  /** Formulas of the hidden column, from its first row on. */
  readonly parts: Formula[] = [];

  /** The formula of a sum; `0` of no terms. */
  of(terms: readonly string[]): string {
    const whole = terms.join("+");
    if (whole.length <= LONGEST_FORMULA) return whole || "0";
    const parts: string[] = [];
    let from = 0;
    let length = 0;
    for (const [at, term] of terms.entries()) {
      if (at > from && length + term.length + 1 > LONGEST_FORMULA) {
        parts.push(this.part(terms.slice(from, at)));
        from = at;
        length = 0;
      }
      length += term.length + 1;
    }
    parts.push(this.part(terms.slice(from)));
    return parts.join("+");
  }

  /** The formula of a sum less another; that of the first alone where the other has no terms. */
  less(terms: readonly string[], others: readonly string[]): string {
    const sum = this.of(terms);
    if (others.length === 0) return sum;
    const other = others.length === 1 ? others[0] : `(${this.of(others)})`;
    const whole = `${sum}-${other}`;
    return whole.length <= LONGEST_FORMULA ? whole : `${this.keep(sum)}-${this.keep(other)}`;
  }

  private part(terms: readonly string[]): string {
    return this.keep(terms.join("+"));
  }

  /** Puts a formula into the hidden column and says where it stands. */
  keep(text: string): string {
    const row = this.parts.push(formula(text)) - 1;
    return fixedCell(row, HELPER.part);
  }
}
