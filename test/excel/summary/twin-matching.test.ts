import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matchTwins } from "../../../src/excel/summary/twins";
import type { RecordedRow } from "../../../src/poi/seal/record";
import { monthSlot, TARGET } from "../../../src/poi/slots";

const SLOTS = [TARGET, monthSlot("programmed", 0), monthSlot("executed", 0)];

interface Twin {
  readonly id: number;
  readonly programmed: number;
  readonly executed: number;
}

const recorded = ({ programmed, executed }: Twin): RecordedRow => ({
  texts: [0, 7, 0, 0],
  key: 1,
  hash: 0,
  table: 0,
  sheet: 7,
  sheetRow: 0,
  cells: [programmed, programmed, executed],
});

/** The same with detail "rows". */
const hashed = ({ programmed, executed }: Twin): RecordedRow => ({
  ...recorded({ id: 0, programmed, executed }),
  texts: [],
  hash: 1000 * programmed + executed,
  cells: [],
});

const saysTheSame = (a: Twin | undefined, b: Twin): boolean =>
  a?.programmed === b.programmed && a.executed === b.executed;

/** Activities of one name, and what becomes of them: sorted, some edited to what none has said, taken out, put in. */
const history = fc
  .array(fc.record({ programmed: fc.nat(2), executed: fc.nat(2) }), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((each, id): Twin => ({ ...each, id })))
  .chain((before) =>
    fc.record({
      before: fc.constant(before),
      now: fc
        .shuffledSubarray(before, { minLength: Math.max(0, before.length - 1) })
        .chain((kept) =>
          fc
            .array(fc.option(fc.integer({ min: 10, max: 19 })), {
              minLength: kept.length,
              maxLength: kept.length,
            })
            .map((edits) =>
              kept.map((twin, at): Twin => ({ ...twin, executed: edits[at] ?? twin.executed })),
            ),
        ),
      added: fc.option(fc.record({ at: fc.nat(4), programmed: fc.constant(9) })),
    }),
  )
  .map(({ before, now, added }) => ({
    before,
    now: added
      ? now.toSpliced(added.at, 0, { id: -1, programmed: added.programmed, executed: 99 })
      : now,
  }));

describe("activities of one name", () => {
  it("are never taken for another that said something else", () => {
    fc.assert(
      fc.property(history, ({ before, now }) => {
        const found = matchTwins(before.map(recorded), now.map(recorded), SLOTS);
        const homes = found.filter((at) => at !== undefined);
        expect(new Set(homes).size).toBe(homes.length);
        for (const [from, to] of found.entries()) {
          if (to === undefined) continue;
          const truth = before.find(({ id }) => id === now[to].id);
          expect([from, to, saysTheSame(truth, before[from])]).toEqual([from, to, true]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("are all found again where nothing changed but their order, also by hashes of rows alone", () => {
    fc.assert(
      fc.property(history, fc.boolean(), ({ before, now }, byHash) => {
        const [keep, slots] = byHash ? [hashed, []] : [recorded, SLOTS];
        const order = [...before].sort((a, b) => now.indexOf(a) - now.indexOf(b));
        const found = matchTwins(before.map(keep), order.map(keep), slots);
        for (const [from, to] of found.entries())
          expect(saysTheSame(to === undefined ? undefined : order[to], before[from])).toBe(true);
      }),
    );
  });
});
