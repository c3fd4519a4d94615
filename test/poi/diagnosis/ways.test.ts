import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Act } from "../../../src/poi/diagnosis/correction";
import { FIRST_AMOUNT, holds, insertCell, loseCells, type Amounts } from "./damage";
import { correctionOfFirst, plans } from "./damaged-plans";

/** What an act of damage makes of a row, by the positions of what it happened to. */
function undone({ kind, columns, until }: Act, row: Amounts, wrong: Amounts): Amounts {
  const end = until === undefined ? row.length : until - FIRST_AMOUNT + 1;
  const at = columns.map((column) => column - FIRST_AMOUNT);
  switch (kind) {
    case "lost-cells":
      return [...loseCells(row.slice(0, end), at), ...row.slice(end)];
    case "extra-cells":
      return insertCell(row, at[0], wrong[at[0]]);
    default:
      return row.map((amount, position) => (at.includes(position) ? wrong[position] : amount));
  }
}

/** The columns that an act in place has changed: of sums that left a cell out not that. */
const changedBy = ({ kind, columns }: Act): number[] =>
  columns.slice(kind === "short-sums" ? 1 : 0).sort((a, b) => a - b);

/** Positions of the sums of a row. */
const SUMS = [0, 25, 26, 27, 28, 29, 30, 31, 32];

/** Whether every sum is asked of the rows: one that none of them says is not. */
const saysAllSums = (rows: readonly Amounts[]): boolean =>
  SUMS.every((position) => rows.some((row) => row[position] !== null));

const amounts = (row: Amounts): number[] => row.map((amount) => amount ?? 0);

describe("every way to put a row right", () => {
  // The fewest acts, not the fewest cells, are what Fellegi and Holt's principle asks of a table that loses cells.
  it("lets its sums hold and makes no change that its one act did not make", () => {
    let slid = 0;
    fc.assert(
      fc.property(plans("typed", "moved", "lost", "extra"), (plan) => {
        const { wrong } = plan;
        fc.pre(saysAllSums([wrong, ...plan.rows.slice(1)]));
        const correction = correctionOfFirst(plan);
        if (!correction) return;
        const { cells, alternatives, acts } = correction;
        for (const [index, way] of [cells, ...alternatives].entries()) {
          const columns = way.map(({ column }) => column);
          const act: Act = acts ? acts[index] : { kind: "value", columns };
          if (act.kind === "value") expect(columns).toHaveLength(1);
          const row = [...wrong];
          for (const { column, to } of way) row[column - FIRST_AMOUNT] = to;
          expect(holds(row)).toBe(true);
          expect(amounts(undone(act, row, wrong))).toEqual(amounts(wrong));
          if (act.kind.endsWith("-cells")) slid++;
          else expect(columns).toEqual(changedBy(act));
        }
      }),
      { numRuns: 200 },
    );
    expect(slid).toBeGreaterThan(100);
  });

  it("is given once, and no wrong values are given that hold others which would do", () => {
    fc.assert(
      fc.property(plans("typed", "moved", "lost", "extra"), (plan) => {
        const { cells = [], alternatives = [], acts } = correctionOfFirst(plan) ?? {};
        const ways = [cells, ...alternatives].map((way) =>
          way.map(({ column, to }) => `${column}:${to ?? 0}`),
        );
        expect(new Set(ways.map((way) => way.join(" "))).size).toBe(ways.length);
        for (const [index, way] of ways.entries()) {
          if (acts?.at(index)?.kind.endsWith("-cells") === true) continue;
          const held = ways.filter(
            (other) => other.length < way.length && other.every((change) => way.includes(change)),
          );
          expect(held).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
