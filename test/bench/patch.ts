import Table from "cli-table3";
import type { CellValue } from "../../src/poi/cells";
import type { Plan } from "../../src/poi/plan";
import { patchPlan, type FreshRow } from "../../src/poi/plan-patch";
import { validate } from "../../src/poi/validation";
import { fastest, readPlan } from "./engine";
import { FIRST_AMOUNT, planWithTotal } from "./plan-with-total";
import { randomOf } from "./synthetic-plan";

const WARM_UP = 100;
const CHANGES = 500;

/** Milliseconds that one change took. */
interface Change {
  readonly patch: number;
  readonly checks: number;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** A sheet in which cells are typed; TOTAL follows, as its formulas would. */
class TypedSheet {
  private readonly values: CellValue[][];
  private readonly total: number;

  constructor(values: readonly (readonly CellValue[])[]) {
    this.values = values.map((row) => [...row]);
    this.total = values.length - 1;
  }

  /** Adds to one amount. Answers the rows that Excel is then asked for: the one typed in, and TOTAL. */
  add(row: number, column: number, difference: number): FreshRow[] {
    return [row, this.total].map((sheetRow) => {
      const cells = this.values[sheetRow];
      cells[column] = Number(cells[column]) + difference;
      return { table: 0, sheetRow, firstColumn: 0, values: cells };
    });
  }

  plan(): Plan {
    return readPlan([{ sheet: "POI", firstRow: 0, firstColumn: 0, values: this.values }], 0);
  }
}

/**
 * One cell typed in a plan of so many rows: the plan patched with the row and TOTAL, then checked, as the pane does.
 * Every other change takes the one before back, so that the plan has as many faults in the last round as in the first.
 * @throws Error where a patched plan is not what reading the sheet again gives
 */
export function benchPatch(rows: number): void {
  const sheet = new TypedSheet(planWithTotal(rows, 1000).values);
  const random = randomOf(7);
  const times: Change[] = [];
  let plan = sheet.plan();
  const { firstRow, columns } = plan.tables[0];
  let at = { row: 0, column: 0 };
  for (let change = 0; change < WARM_UP + CHANGES; change++) {
    const isNew = change % 2 === 0;
    if (isNew) {
      at = {
        row: firstRow + random(rows),
        column: FIRST_AMOUNT + random(columns.amount.filter((column) => column >= 0).length),
      };
    }
    const fresh = sheet.add(at.row, at.column, isNew ? 1 : -1);
    const start = performance.now();
    const patched = patchPlan(plan, fresh);
    const patch = performance.now() - start;
    if (!patched) throw new Error(`row ${at.row + 1} could not be patched`);
    const begun = performance.now();
    validate(patched);
    times.push({ patch, checks: performance.now() - begun });
    plan = patched;
    if (change === WARM_UP) assertSame(plan, sheet.plan());
  }
  assertSame(plan, sheet.plan());
  print(rows, times.slice(WARM_UP));
}

function assertSame(patched: Plan, read: Plan): void {
  const said = [patched, read].map((plan) => JSON.stringify(validate(plan).findings));
  if (said[0] !== said[1]) throw new Error("the patched plan has other findings than the sheet");
}

function print(rows: number, times: readonly Change[]): void {
  const table = new Table({
    head: ["one changed row", "patch ms", "checks ms", "both ms"],
    style: { head: [], border: [] },
  });
  for (const [name, of] of [
    ["median", median],
    ["fastest", fastest],
  ] as const) {
    table.push([
      name,
      of(times.map(({ patch }) => patch)).toFixed(2),
      of(times.map(({ checks }) => checks)).toFixed(2),
      of(times.map(({ patch, checks }) => patch + checks)).toFixed(2),
    ]);
  }
  console.log(`One cell typed in a plan of ${rows} rows, ${times.length} times (aim: 1 ms)`);
  console.log(table.toString());
}
