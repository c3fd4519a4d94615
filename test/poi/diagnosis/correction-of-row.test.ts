import { describe, expect, it } from "@jest/globals";
import { brokenRow } from "../../../src/poi/diagnosis/broken-row";
import { candidatesOf } from "../../../src/poi/diagnosis/candidates";
import { correctionOfRow } from "../../../src/poi/diagnosis/correction-of-row";
import type { DiagnosedRow } from "../../../src/poi/diagnosis/diagnosed-row";
import { Plausibility } from "../../../src/poi/diagnosis/evidence";
import { habitsOf } from "../../../src/poi/diagnosis/habits";
import type { Choice } from "../../../src/poi/diagnosis/choice";
import { rowSumsByTable } from "../../../src/poi/diagnosis/row-sums";
import { TotalWitness } from "../../../src/poi/diagnosis/total-witness";
import { planOf, poiSheet } from "../poi-sheet";

const programmed = [3, 5, 4, 8, 6, 9, 7, 2, 5, 4, 6, 8];
/** MAY executed says 9 in place of 6: each month of its quarter, or the quarter, can be what is wrong. */
const plan = planOf(poiSheet({ activities: [{ programmed, cells: { V: 9 } }, { programmed }] }));
const sumsOf = rowSumsByTable(plan);
const given = brokenRow(plan, 0, sumsOf(0), undefined, []);
const habits = habitsOf(plan, new Set([0]), new Map(), 4, sumsOf);
const { list } = candidatesOf(given, habits, new Plausibility(habits), false);
const suspect: DiagnosedRow = {
  row: 0,
  given,
  slots: given.sums.slots,
  cells: given.cells,
  candidates: list,
  more: false,
  open: [],
  broken: [],
};
const witness = new TotalWitness(plan, [suspect], () => false);
const verdict = {
  witness,
  rest: witness.residuals(),
  isOpen: () => false,
  isReliable: () => true,
  accuses: () => false,
  otherwise: () => undefined,
  doubtOf: () => undefined,
};

/** The first candidate chosen with a probability, the others sharing what is left. */
const choice = (first: number, rest: Partial<Choice> = {}): Choice => ({
  best: 0,
  probability: list.map((_, index) => (index === 0 ? first : (1 - first) / (list.length - 1))),
  misses: list.map(() => 0),
  exact: true,
  witnessed: true,
  ...rest,
});
const corrected = (of: Choice, row: DiagnosedRow = suspect) =>
  correctionOfRow(plan, row, of, verdict, true);
const onlyFirst = list.map((_, index) => (index === 0 ? 0 : 1));

describe("how sure the correction of a row is", () => {
  it("has several candidates to be sure among", () => {
    expect(list.length).toBeGreaterThanOrEqual(4);
  });

  it.each([
    [0.9901, true, "likely"],
    [0.9899, true, "ambiguous"],
    [0.9951, false, "likely"],
    [0.9949, false, "ambiguous"],
    [0.6, true, "ambiguous"],
  ])("is at %d of 1, TOTAL heard: %p, %s", (probability, witnessed, certainty) => {
    expect(corrected(choice(probability, { witnessed })).certainty).toBe(certainty);
  });

  it("is certain where TOTAL leaves one and everything was searched, and only there", () => {
    const settled = choice(0.999, { misses: onlyFirst });
    const certaintyWith = (part: Partial<Choice>, row?: DiagnosedRow): string =>
      corrected({ ...settled, ...part }, row).certainty;
    expect(certaintyWith({})).toBe("certain");
    expect(certaintyWith({ exact: false })).toBe("likely");
    expect(certaintyWith({ misses: list.map(() => 1) })).toBe("likely");
    expect(certaintyWith({ misses: list.map(() => 0) })).toBe("likely");
    expect(certaintyWith({}, { ...suspect, more: true })).toBe("likely");
    expect(certaintyWith({ exact: false, probability: list.map(() => 0.25) })).toBe("ambiguous");
  });

  it("gives the ways that TOTAL does not rule out", () => {
    const [, second, third] = onlyFirst.keys();
    const probability = list.map((_, index) => [0.99, 0.9e-4, 1.1e-4].at(index) ?? 0);
    const misses = list.map((_, index) => (index === third + 1 ? 0 : 1));
    const { alternatives } = corrected(choice(0.99, { probability, misses }));
    const columns = [third, third + 1].map((index) =>
      list[index].changed.map((position) => given.sums.columns[position]),
    );
    expect(second).toBe(1);
    expect(alternatives.map((cells) => cells.map(({ column }) => column))).toEqual(columns);
  });
});
