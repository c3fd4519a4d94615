import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { CellValue } from "../../../src/poi/cells";
import type { CellChange } from "../../../src/poi/diagnosis/correction";
import { correctionFinder } from "../../../src/poi/diagnosis/correction-finder";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { amountAt, type Plan } from "../../../src/poi/plan";
import { PlanBuilder } from "../../../src/poi/reading/plan-builder";
import { ruleBreaks, rulesOf } from "../../../src/poi/sums/rules";
import { monthSlot, quarterSlot, TARGET } from "../../../src/poi/slots";
import { validate, type Validation } from "../../../src/poi/validation/validation";

async function sample(): Promise<Map<string, CellValue[][]>> {
  const workbook = await readXlsx(readFileSync("assets/samples/POI-2021-IV-trimestre.xlsx"));
  return new Map(
    workbook.sheets.map((sheet) => [
      sheet.name,
      sheet.rows.map((row) =>
        Array.from({ length: 37 }, (_, column) => (row[column] ?? "") as CellValue),
      ),
    ]),
  );
}

function planFrom(sheets: ReadonlyMap<string, CellValue[][]>): Plan {
  const builder = new PlanBuilder();
  for (const [sheet, values] of sheets) {
    builder.add({ sheet, firstRow: 0, firstColumn: 0, values });
  }
  return builder.finish();
}

function sumOf({ activities }: Plan, slot: number): number {
  let sum = 0;
  for (const amount of activities.amounts[slot] ?? []) sum += amount;
  return sum;
}

const MEASURED = ["programmed", "executed"] as const;

describe("the corrections of the SAT's POI 2021", () => {
  let sheets: Map<string, CellValue[][]>;
  let validation: Validation;
  let diagnosis: ReturnType<typeof diagnose>;

  beforeAll(async () => {
    sheets = await sample();
    validation = validate(planFrom(sheets));
    diagnosis = diagnose(validation);
  });

  /** The plan with one of its ways taken in each row: the n-th alternative where there are so many. */
  function corrected(nth: number): Plan {
    const copy = new Map([...sheets].map(([name, rows]) => [name, rows.map((row) => [...row])]));
    for (const { sheet, row, cells, alternatives } of diagnosis.corrections) {
      const taken: readonly CellChange[] = [cells, ...alternatives].at(nth) ?? cells;
      for (const { column, to } of taken) {
        const line = copy.get(sheet)?.at(row);
        if (line) line[column] = to ?? "";
      }
    }
    return planFrom(copy);
  }

  it("are one for each of the 42 damaged rows, and no other", () => {
    const shifted = validation.findings.filter(({ check }) => check === "shifted-row");
    expect(shifted).toHaveLength(42);
    expect(diagnosis.unexplained).toEqual([]);
    expect(shifted.map(correctionFinder(diagnosis))).toEqual(shifted.map((_, index) => index));
    const ofSums = diagnosis.corrections.filter(({ kind }) => kind !== "spelling");
    expect(ofSums.map(({ kind }) => kind)).toEqual(shifted.map(() => "lost-cells"));
  });

  it("leave at most four rows ambiguous", () => {
    const ambiguous = diagnosis.corrections.filter(({ certainty }) => certainty === "ambiguous");
    expect(ambiguous.length).toBeLessThanOrEqual(4);
    for (const { alternatives } of ambiguous) expect(alternatives.length).toBeGreaterThan(0);
  });

  it.each([0, 1, 2, 5])("let all sums of all rows hold, whatever is chosen (way %i)", (nth) => {
    const plan = corrected(nth);
    const rules = rulesOf(plan.tables[0].columns);
    expect(ruleBreaks(plan.activities, rules, 0, plan.activities.count)).toEqual([]);
    expect(validate(plan).findings.filter(({ check }) => check === "shifted-row")).toEqual([]);
  });

  it.each([0, 1, 2, 5])("add up to what TOTAL says, whatever is chosen (way %i)", (nth) => {
    const plan = corrected(nth);
    expect(sumOf(plan, TARGET)).toBe(6271);
    for (const [index, series] of MEASURED.entries()) {
      const year = [0, 1, 2, 3].reduce((sum, q) => sum + sumOf(plan, quarterSlot(series, q)), 0);
      expect(year).toBe([6271, 6175][index]);
      for (const quarter of [0, 1, 2, 3]) {
        const slot = quarterSlot(series, quarter);
        expect(sumOf(plan, slot)).toBe(amountAt(plan.totals, 0, slot));
      }
    }
  });

  it("are only called certain where no other act of damage explains the row", () => {
    for (const { certainty, alternatives, more } of diagnosis.corrections) {
      if (certainty === "certain") expect([alternatives.length, more]).toEqual([0, false]);
    }
  });

  it("say what TOTAL still misses: one unit registered in the month beside", () => {
    const plan = corrected(0);
    const months = MEASURED.flatMap((series) =>
      Array.from({ length: 12 }, (_, month) => monthSlot(series, month)),
    );
    const open = months.filter((slot) => sumOf(plan, slot) !== amountAt(plan.totals, 0, slot));
    expect(diagnosis.openTotals.map(({ slot }) => slot)).toEqual(open);
    const may = monthSlot("executed", 4);
    const june = monthSlot("executed", 5);
    expect(
      diagnosis.openTotals.map(({ slot, found, expected, oppositeSlot }) => [
        slot,
        found,
        expected - found,
        oppositeSlot,
      ]),
    ).toEqual([
      [may, 504, -1, june],
      [june, 523, 1, may],
    ]);
  });
});
