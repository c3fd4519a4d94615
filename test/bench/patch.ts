import Table from "cli-table3";
import type { CellValue } from "../../src/poi/cells";
import type { Plan } from "../../src/poi/plan";
import type { FreshRow } from "../../src/poi/reading/fresh-row";
import type { Validation } from "../../src/poi/validation/validation";
import { patchPlan, revalidate, validate } from "./built-engine";
import { readPlan } from "./engine";
import { FIRST_AMOUNT, planWithTotal } from "./plan-with-total";
import { fastest, median } from "./quantile";
import { randomOf } from "./synthetic-plan";

const WARM_UP = 100;
const CHANGES = 500;

/** Milliseconds that one change took. */
interface Change {
  readonly patch: number;
  readonly checks: number;
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
 * One cell typed in a plan of so many rows: the plan patched with the row and TOTAL, then checked again, as the pane does.
 * Every other change takes the one before back, so that the plan has as many faults in the last round as in the first.
 * @throws Error where a change could not be followed, or gives other findings than reading the sheet again
 */
export function benchPatch(rows: number): void {
  const sheet = new TypedSheet(planWithTotal(rows, 1000).values);
  const random = randomOf(7);
  const times: Change[] = [];
  let checked = validate(sheet.plan());
  const { firstRow, columns } = checked.plan.tables[0];
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
    const patched = patchPlan(checked.plan, fresh);
    const patch = performance.now() - start;
    if (!patched) throw new Error(`row ${at.row + 1} could not be patched`);
    const begun = performance.now();
    const again = revalidate(checked, patched);
    times.push({ patch, checks: performance.now() - begun });
    if (!again) throw new Error(`row ${at.row + 1} could not be checked by itself`);
    checked = again.validation;
    if (change === WARM_UP) assertSame(checked, sheet.plan());
  }
  assertSame(checked, sheet.plan());
  print(rows, times.slice(WARM_UP));
}

function assertSame({ findings }: Validation, read: Plan): void {
  if (JSON.stringify(findings) !== JSON.stringify(validate(read).findings))
    throw new Error("the plan checked change by change has other findings than the sheet");
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
