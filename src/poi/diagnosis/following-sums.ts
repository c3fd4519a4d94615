import type { BrokenRow } from "./broken-row";
import type { ValueChange } from "./one-value";
import { residuals, type PlacedRule, type RowSums } from "./row-sums";

/**
 * The sums of a row that are formulas, which follow what they add up and prove nothing: those that hold, and a META or a
 * year that its months do not make but its quarters (or semesters) do, because one of these says something else.
 * @param isFormula whether the cell at a position is a formula
 */
export function followingSums(
  cells: readonly (number | null)[],
  { rules }: RowSums,
  isFormula: (position: number) => boolean,
): PlacedRule[] {
  const rests = residuals(cells, rules);
  const holding = rules.filter(({ total }, index) => rests[index] === 0 && isFormula(total));
  const byQuarters = rules.flatMap((rule, index) =>
    rests[index] !== 0 && isFormula(rule.total) ? (overQuarters(cells, rules, rule) ?? []) : [],
  );
  if (byQuarters.length === 0) return holding;
  // A quarter that is a formula itself follows its months, and what it is a part of with it.
  const partsOf = new Map(holding.map(({ total, parts }) => [total, parts]));
  return [
    ...holding,
    ...byQuarters.map(({ total, parts }) => ({
      total,
      parts: parts.flatMap((part) => partsOf.get(part) ?? part),
    })),
  ];
}

/** A sum of months as the sum of its quarters, or of its semesters, where it says what these add up to. */
function overQuarters(
  cells: readonly (number | null)[],
  rules: readonly PlacedRule[],
  { total, parts }: PlacedRule,
): PlacedRule | undefined {
  for (const months of [3, 6]) {
    const shorter = rules.filter(
      (rule) => rule.parts.length === months && rule.parts.every((part) => parts.includes(part)),
    );
    const sum = { total, parts: shorter.map((rule) => rule.total) };
    const isAll = shorter.length * months === parts.length && shorter.length > 1;
    if (isAll && residuals(cells, [sum])[0] === 0) return sum;
  }
  return undefined;
}

/** A change with the totals that are formulas added up again. */
export function withFollowing<Value extends number | null>(
  { cells, following }: Pick<BrokenRow, "cells" | "following">,
  change: Pick<ValueChange, "positions"> & { readonly values: readonly Value[] },
): Pick<ValueChange, "positions"> & { readonly values: readonly (Value | number)[] } {
  if (following.length === 0) return change;
  const moving = following.filter(({ parts }) =>
    change.positions.some((position) => parts.includes(position)),
  );
  if (moving.length === 0) return change;
  const after = new Map<number, Value | number>(
    change.positions.map((at, index) => [at, change.values[index]]),
  );
  for (const { total, parts } of moving) {
    after.set(
      total,
      parts.reduce((sum, part) => sum + (after.get(part) ?? cells[part] ?? 0), 0),
    );
  }
  const positions = [...after.keys()].sort((a, b) => a - b);
  return { positions, values: positions.map((at) => after.get(at) ?? 0) };
}
