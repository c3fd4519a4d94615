import type { Row } from "../cells";
import type { Columns } from "./columns";
import type { RowsBelow } from "./rows-below";
import type { RunningTotal } from "./running-totals";
import { monthSlot, quarterSlot, slotOf, type Period, type Series } from "../slots";

/** A column of everything until the end of a 0-based quarter, with the slot that it is read for; -1: for none. */
interface ToDate {
  readonly quarter: number;
  readonly column: number;
  readonly slot: number;
}

const FIRST_HALF: Period = { kind: "semester", index: 0 };
const YEAR: Period = { kind: "year", index: 0 };

/**
 * The columns of a header of which each holds those before it (AL I TRIM, AL I SEMESTRE, AL III TRIM, ANUAL), as what there
 * is of the last with figures: added up, they would count what was executed twice. What is programmed in such columns is
 * read to the same quarter. And without what was executed before all that is programmed, which has nothing to be measured by.
 */
export function withLastToDate(columns: Columns, below: RowsBelow): Columns {
  const executed = toDateOf(columns, "executed");
  if (executed.length === 0) return withoutUnmeasured(columns);
  const last = lastOf(executed, below);
  const measured = withOnly(columns, "executed", executed, last);
  const programmed = toDateOf(columns, "programmed");
  const beside = programmed.find(({ quarter }) => quarter === last.quarter);
  const both = beside ? withOnly(measured, "programmed", programmed, beside) : measured;
  return { ...both, executedIsToDate: true };
}

/** The columns of a series that hold one another, in the order of time; none where it has others, which do not. */
function toDateOf({ amount, toDate }: Columns, series: Series): readonly ToDate[] {
  const own = toDate.filter((each) => each.series === series);
  const isOwn = (column: number): boolean => own.some((each) => each.column === column);
  const months = Array.from({ length: 12 }, (_, month) => monthSlot(series, month));
  const secondHalf = slotOf(series, { kind: "semester", index: 1 });
  const quarters = [1, 2, 3].map((quarter) => quarterSlot(series, quarter));
  const isAdded =
    [...months, secondHalf].some((slot) => amount[slot] >= 0) ||
    quarters.some((slot) => amount[slot] >= 0 && !isOwn(amount[slot]));
  const [first, half, year] = [
    quarterSlot(series, 0),
    slotOf(series, FIRST_HALF),
    slotOf(series, YEAR),
  ];
  const isToDate = own.length > 0 || (amount[first] >= 0 && amount[half] >= 0);
  if (isAdded || !isToDate) return [];
  const placed = [
    { quarter: 0, slot: first },
    { quarter: 1, slot: half },
    { quarter: 3, slot: year },
  ].flatMap(({ quarter, slot }) =>
    amount[slot] >= 0 && !isOwn(amount[slot]) ? [{ quarter, slot, column: amount[slot] }] : [],
  );
  const running = own.map(({ quarter, column }: RunningTotal): ToDate => ({
    quarter,
    column,
    slot: amount.indexOf(column),
  }));
  const all = [...placed, ...running].sort((a, b) => a.quarter - b.quarter);
  return all.length > 1 ? all : [];
}

/** The last that says something more than the one before it; the first where none has figures. */
function lastOf(all: readonly ToDate[], below: RowsBelow): ToDate {
  const amountIn = (row: Row, each: ToDate): number => {
    const value = below.at(row, each.column);
    return typeof value === "number" ? value : 0;
  };
  const last = all.findLastIndex((each, index) =>
    below.rows.some((row) => {
      const amount = amountIn(row, each);
      return amount !== 0 && (index === 0 || amount !== amountIn(row, all[index - 1]));
    }),
  );
  return all[Math.max(last, 0)];
}

/** The others are known, and say less. */
function withOnly(columns: Columns, series: Series, all: readonly ToDate[], only: ToDate): Columns {
  const amount = Int32Array.from(columns.amount);
  for (const { slot } of all) if (slot >= 0) amount[slot] = -1;
  amount[quarterSlot(series, only.quarter)] = only.column;
  return withClaims({ ...columns, amount }, all);
}

function withClaims(columns: Columns, left: readonly { readonly column: number }[]): Columns {
  const isLeft = new Set(left.map(({ column }) => column));
  const claims = columns.claims.map((claim) =>
    isLeft.has(claim.column) ? { ...claim, slot: -1, isRunningTotal: true as const } : claim,
  );
  return { ...columns, claims };
}

/** "EJECUTADO AL I SEMESTRE" beside what was programmed and executed in July, August and September. */
function withoutUnmeasured(columns: Columns): Columns {
  const { amount } = columns;
  const firsts = ([0, 1] as const).map((half): number => {
    const slots = [
      ...Array.from({ length: 6 }, (_, month) => monthSlot("programmed", half * 6 + month)),
      ...[0, 1].map((quarter) => quarterSlot("programmed", half * 2 + quarter)),
      slotOf("programmed", { kind: "semester", index: half }),
    ];
    return slots.filter((slot) => amount[slot] >= 0).length;
  });
  const slot = slotOf("executed", FIRST_HALF);
  if (amount[slot] < 0 || firsts[0] > 0 || firsts[1] === 0) return columns;
  const without = Int32Array.from(amount);
  without[slot] = -1;
  return withClaims({ ...columns, amount: without }, [{ column: amount[slot] }]);
}
