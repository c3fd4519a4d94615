import { describe, expect, it } from "@jest/globals";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import type { Finding } from "../../../src/poi/findings/finding";
import { patchPlan } from "../../../src/poi/reading/plan-patch";
import { isPresent, type Plan } from "../../../src/poi/plan";
import { monthSlot, quarterSlot } from "../../../src/poi/slots";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet, type SheetSpec } from "../poi-sheet";

const PROGRAMMED = 5;
const EXECUTED = 17;
const QUARTERS = 29;
const FIRST_ROW = 4;
const TOTAL_ROW = 7;

const SOUND: SheetSpec = { activities: [{}, {}, {}], total: true };

type Cells = Readonly<Record<number, CellValue>>;

/** A sound sheet of three activities whose cells of some columns, in all rows or in TOTAL alone, say something else. */
function sheetWith(from: number, count: number, value: CellValue, others: Cells = {}): SheetBlock {
  const block = poiSheet(SOUND);
  const values = block.values.map((row, at) =>
    row.map((cell, column) => {
      if (at < FIRST_ROW || column < from || column >= from + count) return cell;
      if (at === TOTAL_ROW) return value === "" ? 0 : "";
      return at === FIRST_ROW ? (others[column] ?? value) : value;
    }),
  );
  return { ...block, values };
}

const said = (plan: Plan, check: string): Finding[] =>
  validate(plan).findings.filter((finding) => finding.check === check);
const errors = (plan: Plan): Finding[] =>
  validate(plan).findings.filter(({ severity }) => severity === "error");
const months = Array.from({ length: 12 }, (_, month) => month);

describe("months that nobody filled in", () => {
  it("are no months: the quarters are read", () => {
    const plan = planOf(sheetWith(PROGRAMMED, 12, ""));
    const { findings, execution } = validate(plan);
    expect(findings).toMatchObject([
      {
        check: "unfilled-months",
        severity: "warning",
        row: FIRST_ROW - 1,
        column: PROGRAMMED,
        detail: { slots: months.map((month) => monthSlot("programmed", month)), hasMarks: false },
      },
    ]);
    expect(Array.from(execution.amounts.programmed[3])).toEqual([3, 3, 3]);
    expect(plan.activities.amounts[monthSlot("programmed", 0)]).toBeUndefined();
    expect(isPresent(plan.totals, 0, monthSlot("programmed", 0))).toBe(false);
  });

  it("are remarked by series", () => {
    const plan = planOf(sheetWith(PROGRAMMED, 24, ""));
    expect(errors(plan)).toEqual([]);
    expect(said(plan, "unfilled-months")).toHaveLength(2);
    expect(validate(plan).quarter).toBe(4);
  });

  it("leave META to be checked by the quarters", () => {
    const values = sheetWith(PROGRAMMED, 12, "").values.map((row) => [...row]);
    values[FIRST_ROW][4] = 13;
    const plan = planOf({ ...poiSheet(SOUND), values });
    expect(errors(plan)).toMatchObject([
      {
        check: "target-sum",
        row: FIRST_ROW,
        found: 13,
        expected: 12,
        detail: { parts: "quarters" },
      },
      { check: "total-sum" },
    ]);
  });

  it.each<CellValue>(["X", "x ", "✓", "■■", "ü"])("may be a schedule: %p", (mark) => {
    const plan = planOf(sheetWith(PROGRAMMED, 12, mark, { [PROGRAMMED + 1]: "-" }));
    expect(validate(plan).findings).toMatchObject([
      { check: "unfilled-months", severity: "info", detail: { hasMarks: true } },
    ]);
  });

  it("are told of a table whatever its pages", () => {
    const { values, ...block } = sheetWith(PROGRAMMED, 12, "");
    const plan = planOf({ ...block, values: [...values.slice(0, 6), ...values.slice(2)] });
    expect(plan.tables).toMatchObject([{}, { continues: 0 }]);
    expect(said(plan, "unfilled-months")).toHaveLength(1);
    expect(said(plan, "quarter-sum")).toEqual([]);
  });

  it.each<[string, SheetBlock]>([
    ["one row has a month", sheetWith(PROGRAMMED, 12, "", { [PROGRAMMED + 4]: 1 })],
    ["one row says zero in a month", sheetWith(PROGRAMMED, 12, "", { [PROGRAMMED + 4]: 0 })],
    ["one has a word in a month", sheetWith(PROGRAMMED, 12, "", { [PROGRAMMED + 4]: "junio" })],
    ["one has an error in a month", sheetWith(PROGRAMMED, 12, "", { [PROGRAMMED + 4]: "#REF!" })],
    ["one month is filled in", sheetWith(PROGRAMMED, 11, "")],
    ["the quarters are blank as well", sheetWith(PROGRAMMED, 32, "")],
  ])("are missing where %s", (_, block) => {
    const plan = planOf(block);
    expect(said(plan, "unfilled-months")).toEqual([]);
    expect(plan.tables[0].columns.amount[monthSlot("programmed", 0)]).toBe(PROGRAMMED);
    expect(said(plan, "target-sum").length + said(plan, "quarter-sum").length).toBeGreaterThan(0);
  });

  it("are missing where TOTAL adds up something in them", () => {
    const values = sheetWith(PROGRAMMED, 12, "").values.map((row) => [...row]);
    values[TOTAL_ROW][PROGRAMMED] = 3;
    expect(said(planOf({ ...poiSheet(SOUND), values }), "target-sum")).toHaveLength(4);
  });

  it("are missing where a quarter of theirs has no column, and in a table of two rows", () => {
    const { values, ...block } = sheetWith(PROGRAMMED, 12, "");
    const isOfLast = (_: CellValue, column: number): boolean => column !== QUARTERS + 6;
    const lacking = { ...block, values: values.map((row) => row.filter(isOfLast)) };
    expect(said(planOf(lacking), "quarter-sum").length).toBeGreaterThan(0);
    const two = { ...block, values: values.filter((_row, at) => at !== FIRST_ROW) };
    expect(said(planOf(two), "target-sum")).toHaveLength(3);
  });

  it("are blank where nothing was executed yet", () => {
    const zeros = poiSheet({
      activities: [{}, {}, {}].map(() => ({ executed: Array<number>(12).fill(0) })),
    });
    const values = zeros.values.map((row, at) =>
      row.map((cell, column) =>
        at >= FIRST_ROW && column >= EXECUTED && column < QUARTERS ? "" : cell,
      ),
    );
    const plan = planOf({ ...zeros, values });
    expect(validate(plan).findings.map(({ check }) => check)).not.toContain("unfilled-months");
    expect(plan.tables[0].columns.amount[monthSlot("executed", 0)]).toBe(EXECUTED);
    expect(plan.tables[0].columns.amount[quarterSlot("executed", 0)]).toBe(QUARTERS + 1);
  });
});

describe("a plan of which the months are not filled in, patched", () => {
  /** Whether a plan takes cells typed in a row as they are, without being read again. */
  const takes = (block: SheetBlock, sheetRow: number, cells: Cells): boolean => {
    const values = block.values[sheetRow].map((value, column) => cells[column] ?? value);
    const patched = patchPlan(planOf(block), [{ table: 0, sheetRow, firstColumn: 0, values }]);
    return patched !== null;
  };
  const blank = sheetWith(PROGRAMMED, 12, "");
  const marked = sheetWith(PROGRAMMED, 12, "X", { [PROGRAMMED]: "" });

  it.each<[string, boolean, SheetBlock, number, Cells]>([
    ["a quarter", true, blank, FIRST_ROW, { [QUARTERS]: 4 }],
    ["a quarter beside a schedule", true, marked, FIRST_ROW, { [QUARTERS]: 4 }],
    ["a mark more", true, marked, FIRST_ROW, { [PROGRAMMED]: "X" }],
    ["nothing of TOTAL's zeros", true, blank, TOTAL_ROW, { [QUARTERS]: 10 }],
    ["a month", false, blank, FIRST_ROW, { [PROGRAMMED]: 4 }],
    ["a month in a schedule", false, marked, FIRST_ROW, { [PROGRAMMED]: 4 }],
    ["the first mark", false, blank, FIRST_ROW, { [PROGRAMMED]: "X" }],
    ["a word", false, marked, FIRST_ROW, { [PROGRAMMED]: "enero" }],
    ["a month of TOTAL", false, blank, TOTAL_ROW, { [PROGRAMMED]: 4 }],
  ])("takes %s: %p", (_, isTaken, block, row, cells) => {
    expect(takes(block, row, cells)).toBe(isTaken);
  });

  it("is read again where a row's marks are taken out, perhaps the last", () => {
    const none = Object.fromEntries(months.map((month) => [PROGRAMMED + month, ""]));
    expect(takes(marked, FIRST_ROW, none)).toBe(false);
  });

  it("is read again where the only month is taken out", () => {
    const one = sheetWith(PROGRAMMED, 12, "", { [PROGRAMMED]: 3 });
    expect(takes(one, FIRST_ROW, { [QUARTERS]: 4 })).toBe(true);
    expect(takes(one, FIRST_ROW, { [PROGRAMMED]: "" })).toBe(false);
  });
});
