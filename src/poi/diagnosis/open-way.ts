import type { BrokenRow } from "./broken-row";
import type { CellChange, OpenSum, OpenWay } from "./correction";
import type { SlidRow } from "./slide";

type Given = Pick<BrokenRow, "cells" | "sums" | "odd">;

/** One cell of a row as it is and as it should be. */
export function changeOf(
  { given }: { readonly given: Pick<Given, "cells" | "sums"> },
  position: number,
  to: number | null,
): CellChange {
  const { cells, sums } = given;
  const { slots, columns } = sums;
  return { slot: slots[position], column: columns[position], from: cells[position], to };
}

/** A row with its cells slid back, some of which its sums leave open, as what is to be changed and what must add up. */
export function openWayOf({ given }: { readonly given: Given }, { cells: slid }: SlidRow): OpenWay {
  const { cells, sums, odd } = given;
  const isOdd = (position: number): boolean => odd.some((cell) => cell.position === position);
  const determined: CellChange[] = [];
  const open: OpenWay["open"][number][] = [];
  for (const [position, to] of slid.entries()) {
    const from = cells[position];
    if (to === undefined)
      open.push({ slot: sums.slots[position], column: sums.columns[position], from });
    else if ((from ?? 0) !== (to ?? 0) || isOdd(position))
      determined.push(changeOf({ given }, position, to));
  }
  return { cells: determined, open, sums: openSums(given, slid) };
}

/** The sums in which cells are open, with what their other parts make taken together. */
function openSums({ sums }: Given, slid: SlidRow["cells"]): OpenSum[] {
  return sums.rules.flatMap(({ total, parts }): OpenSum[] => {
    const open = parts.filter((part) => slid[part] === undefined);
    const says = slid[total];
    if (open.length === 0 && says !== undefined) return [];
    const known = parts.reduce((sum, part) => sum + (slid[part] ?? 0), 0);
    const columns = open.map((part) => sums.columns[part]);
    return says === undefined
      ? [{ parts: columns, total: sums.columns[total], amount: known }]
      : [{ parts: columns, total: null, amount: (says ?? 0) - known }];
  });
}
