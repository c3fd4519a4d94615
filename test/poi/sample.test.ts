import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import type { CellValue } from "../../src/poi/cells";
import { activityCount } from "../../src/poi/execution/execution";
import { PlanBuilder } from "../../src/poi/reading/plan-builder";
import { validate, type Validation } from "../../src/poi/validation/validation";

/** The text from which the sample was made, row by row: an independent reading of what the checks should find. */
const SOURCE = "test/fixtures/poi-2021-iv-trimestre.txt";

function isSound(row: string): boolean {
  const numbers = row
    .split("\t")
    .slice(4)
    .map((cell) => Number(cell.replace(",", "")));
  const sum = (from: number, count: number): number =>
    numbers.slice(from, from + count).reduce((a, b) => a + b, 0);
  const quarters = [0, 1, 2, 3].every(
    (q) => numbers[25 + 2 * q] === sum(1 + 3 * q, 3) && numbers[26 + 2 * q] === sum(13 + 3 * q, 3),
  );
  return quarters && numbers[0] === sum(1, 12);
}

describe("the SAT's POI 2021", () => {
  let validation: Validation;
  const rows = readFileSync(SOURCE, "utf8")
    .split("\n")
    .filter((line) => /^[^\t]+\t[^\t]+\t[^\t]+\t[^\t]+\t\d/.test(line));

  beforeAll(async () => {
    const workbook = await readXlsx(readFileSync("assets/samples/POI-2021-IV-trimestre.xlsx"));
    const builder = new PlanBuilder();
    for (const sheet of workbook.sheets) {
      const values = sheet.rows.map((row) =>
        Array.from({ length: 37 }, (_, column) => (row[column] ?? "") as CellValue),
      );
      builder.add({ sheet: sheet.name, firstRow: 0, firstColumn: 0, values });
    }
    validation = validate(builder.finish());
  });

  it("is one plan of 78 activities in three tables, with one TOTAL", () => {
    const { plan } = validation;
    expect([
      plan.year,
      plan.quarter,
      plan.tables.length,
      plan.activities.count,
      plan.totals.count,
    ]).toEqual([2021, 4, 3, 78, 1]);
  });

  it("has 42 shifted rows and no other error; each of the 36 sound rows is without one", () => {
    expect(rows).toHaveLength(78);
    const damaged = rows.flatMap((row, index) => (isSound(row) ? [] : [index]));
    expect(damaged).toHaveLength(42);
    const errors = validation.findings.filter(({ severity }) => severity === "error");
    expect(errors.map(({ check }) => check)).toEqual(damaged.map(() => "shifted-row"));
    expect(errors.map(({ rowIndex }) => rowIndex)).toEqual(damaged);
  });

  it("leaves the shifted rows out of execution, and says how many", () => {
    const { totals } = validation.execution;
    expect(activityCount(validation.execution)).toBe(36);
    expect(totals.excluded).toBe(42);
    const sound = rows.filter(isSound).map((row) =>
      row
        .split("\t")
        .slice(4)
        .map((cell) => Number(cell.replace(",", ""))),
    );
    const sum = (from: number): number =>
      sound.reduce((all, row) => all + row.slice(from, from + 12).reduce((a, b) => a + b, 0), 0);
    expect([totals.target, totals.programmed, totals.executed]).toEqual([
      sound.reduce((all, row) => all + row[0], 0),
      sum(1),
      sum(13),
    ]);
  });
});
