import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import type { Plan } from "../../../src/poi/plan";
import { revalidate } from "../../../src/poi/validation/revalidation";
import { monthSlot, quarterSlot, TARGET } from "../../../src/poi/slots";
import {
  validate,
  type Validation,
  type ValidationOptions,
} from "../../../src/poi/validation/validation";
import { REPROGRAMMED } from "../../fixtures/layouts/reprogrammed";
import { books, EditedBook, edits } from "../edited-book";
import { poiSheet, type ActivitySpec } from "../poi-sheet";

const options: fc.Arbitrary<ValidationOptions> = fc.record({
  quarter: fc.constantFrom(undefined, undefined, 2, 4),
  programmed: fc.constantFrom("reprogrammed", "original"),
  rules: fc.constantFrom(
    undefined,
    [{ unit: "GERENCIA DE FINANZAS", activity: "ACTIVIDAD 1", rule: "accumulated" } as const],
    [{ unit: "GERENCIA DE FINANZAS", activity: "ACTIVIDAD 3", rule: "sum" } as const],
  ),
});

/** A validation but for how far shifted rows were searched: of that, rows checked again know a bound. */
const said = ({ shiftSearch: _search, ...rest }: Validation): object => rest;

const activities = (count: number, spec: ActivitySpec = {}): ActivitySpec[] =>
  Array.from({ length: count }, () => spec);

const year = (amount: number): number[] => Array<number>(12).fill(amount);

/** A change that tells of other rows, or changes a row without changing its amounts. */
interface Change {
  readonly name: string;
  readonly sheets: readonly SheetBlock[];
  readonly row: number;
  readonly slot: number;
  readonly to: CellValue;
  /** Whether rows can be checked by themselves after it. */
  readonly isByRow: boolean;
}

const RUNNING = {
  programmed: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  cells: { E: 12, AD: 3, AE: 3, AF: 6, AG: 6, AH: 9, AI: 9, AJ: 12, AK: 12 },
};

const CHANGES: readonly Change[] = [
  {
    name: "META is typed where nobody had typed any",
    sheets: [poiSheet({ activities: activities(4, { cells: { E: "" } }) })],
    row: 1,
    slot: TARGET,
    to: 12,
    isByRow: false,
  },
  {
    name: "a month is typed where all of them and META are blank",
    sheets: [poiSheet({ activities: activities(4, { programmed: year(0), cells: { E: "" } }) })],
    row: 1,
    slot: monthSlot("programmed", 0),
    to: 5,
    isByRow: true,
  },
  {
    name: "the first fraction lets the sums of large numbers be equal within rounding",
    sheets: [
      poiSheet({
        activities: [{ programmed: year(0).with(0, 2e9), cells: { E: 2e9 + 1 } }, {}],
      }),
    ],
    row: 1,
    slot: monthSlot("programmed", 0),
    to: 0.5,
    isByRow: false,
  },
  {
    name: "a row is of equal parts that were rounded",
    sheets: [
      poiSheet({
        activities: activities(3, { programmed: year(0.83), cells: { E: 10 } }),
        total: true,
      }),
    ],
    row: 1,
    slot: monthSlot("executed", 0),
    to: 0.9,
    isByRow: true,
  },
  {
    name: "fractions are added up",
    sheets: [poiSheet({ activities: [0.1, 0.7, 0.2, 0.3].map((n) => ({ programmed: year(n) })) })],
    row: 1,
    slot: monthSlot("programmed", 0),
    to: 0.4,
    isByRow: true,
  },
  {
    name: "something is executed in a later quarter than all before",
    sheets: [
      poiSheet({ title: "POI 2021", activities: activities(2, { executed: year(0).with(0, 1) }) }),
    ],
    row: 0,
    slot: monthSlot("executed", 11),
    to: 1,
    isByRow: false,
  },
  {
    name: "a zero is typed into a blank sum that is wrong either way",
    sheets: [poiSheet({ activities: [{ cells: { AD: "" } }, {}, {}] })],
    row: 0,
    slot: quarterSlot("programmed", 0),
    to: 0,
    isByRow: true,
  },
  {
    name: "a text in place of a number becomes another text",
    sheets: [poiSheet({ activities: [{ cells: { F: "doce" } }, {}] })],
    row: 0,
    slot: monthSlot("programmed", 0),
    to: "trece",
    isByRow: true,
  },
  {
    name: "a number kept as text is typed in another way",
    sheets: [poiSheet({ activities: [{ cells: { F: "1" } }, {}] })],
    row: 0,
    slot: monthSlot("programmed", 0),
    to: "1.0",
    isByRow: true,
  },
  {
    name: "a row of running totals has a misspelt measure, of which nothing changes",
    sheets: [
      poiSheet({
        activities: ["% de avance", "% DE AVANCE", "% DE AVANCE"].map((measure) => ({
          ...RUNNING,
          measure,
        })),
      }),
    ],
    row: 0,
    slot: monthSlot("executed", 0),
    to: 0,
    isByRow: true,
  },
  ...REPROGRAMMED.map(({ name, sheets }) => ({
    name: `zero is typed as reprogrammed into a row that was not (${name})`,
    sheets,
    row: 6,
    slot: monthSlot("reprogrammed", 1),
    to: 0,
    isByRow: true,
  })),
];

describe("revalidate", () => {
  it("says what validating the whole plan says, change after change, and mostly does", () => {
    const times = { again: 0, whole: 0 };
    fc.assert(
      fc.property(books, options, edits, (sheets, by, changes) => {
        const book = new EditedBook(sheets);
        let before = validate(book.plan(), by);
        for (const change of changes) {
          const patched = book.type(before.plan, change);
          const whole = validate(patched ?? book.plan(), by);
          const again = patched && revalidate(before, patched, by);
          if (again) {
            expect(said(again.validation)).toEqual(said(whole));
            expect(whole.shiftSearch.isByRow).toBe(true);
            expect(again.validation.shiftSearch.tried).toBeGreaterThanOrEqual(
              whole.shiftSearch.tried,
            );
          }
          if (patched) times[again ? "again" : "whole"]++;
          before = again?.validation ?? whole;
        }
      }),
      { numRuns: 80 },
    );
    expect(times.again).toBeGreaterThan(times.whole);
  });

  it.each(CHANGES)("says what the whole says where $name", (change) => {
    const { before, patched } = changed(change);
    const again = revalidate(before, patched);
    expect(again !== null).toBe(change.isByRow);
    expect(again === null || said(again.validation)).toEqual(
      again === null || said(validate(patched)),
    );
  });

  it("tells of which activities it has looked at again", () => {
    const { before, patched } = changed(SOUND);
    const again = revalidate(before, patched);
    expect(again?.changed).toEqual({ activities: [2], totals: [] });
    expect(again?.validation.findings.map(({ check, row }) => [check, row])).toEqual([
      ["target-sum", 6],
      ["quarter-sum", 6],
    ]);
  });

  it("looks at nothing where nothing has changed, and gives up where the plan is another", () => {
    const { before, book } = changed(SOUND);
    expect(revalidate(before, before.plan)?.validation).toEqual(before);
    expect(revalidate(before, book.plan())).toBeNull();
  });

  it("gives up where a limit was reached, which other rows may reach now", () => {
    const { before, patched } = changed(SOUND);
    const cut = { ...before, shiftSearch: { ...before.shiftSearch, isByRow: false } };
    expect(revalidate(cut, patched)).toBeNull();
    expect(revalidate({ ...before, omitted: new Map([["dash", 1]]) }, patched)).toBeNull();
    const tried = { ...before, shiftSearch: { tried: 20_000_000, isByRow: true } };
    expect(revalidate(tried, patched)).toBeNull();
  });
});

const SOUND = {
  sheets: [poiSheet({ activities: activities(4) })],
  row: 2,
  slot: monthSlot("programmed", 0),
  to: 5,
};

/** The plan of some sheets, as it was checked and with a cell of its first table typed. */
function changed({ sheets, row, slot, to }: Omit<Change, "name" | "isByRow">): {
  readonly book: EditedBook;
  readonly before: Validation;
  readonly patched: Plan;
} {
  const book = new EditedBook(sheets);
  const before = validate(book.plan());
  const { amount } = before.plan.tables[0].columns;
  const column = amount.filter((each) => each >= 0 && each < amount[slot]).length;
  const patched = book.type(before.plan, [{ table: 0, row, column, to }]);
  if (!patched) throw new Error("the plan had to be read again");
  return { book, before, patched };
}
