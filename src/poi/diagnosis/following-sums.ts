import type { BrokenRow } from "./broken-row";
import type { ValueChange } from "./one-value";

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
