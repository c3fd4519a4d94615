import Table from "cli-table3";
import { validate } from "./built-engine";
import { blocks, planBytes, readPlan, smallPlanInUse } from "./engine";
import { fastest } from "./quantile";

/** Rows read and checked at each size, in as many rounds as that takes; the small plans are timed by their fastest. */
const ROWS_A_SIZE = 5_000_000;
const WARM_UP = 3;

/** Nanoseconds a row. */
const perRow = (milliseconds: number, rows: number): string =>
  ((milliseconds * 1e6) / rows).toFixed(0);

/**
 * Time and memory by the plan's size: where they are linear, the columns "a row" are level.
 * Each size has had the same warm-up: rounds over a small plan, until the compiler has done its work.
 */
export function benchGrowth(sizes: readonly number[]): void {
  const table = new Table({
    head: ["rows", "plan ms", "ns a row", "checks ms", "ns a row", "plan bytes a row"],
    style: { head: [], border: [] },
  });
  const inUse = smallPlanInUse();
  warmUp();
  for (const rows of sizes) {
    const bytes = planBytes(rows);
    const sheet = [...blocks(rows)];
    const rounds = WARM_UP + Math.min(300, Math.ceil(ROWS_A_SIZE / rows));
    const times = Array.from({ length: rounds }, () => {
      globalThis.gc?.();
      const start = performance.now();
      const plan = readPlan(sheet, rows);
      const read = performance.now();
      validate(plan);
      return { plan: read - start, checks: performance.now() - read };
    }).slice(WARM_UP);
    const plan = fastest(times.map((round) => round.plan));
    const checks = fastest(times.map((round) => round.checks));
    table.push([
      rows,
      plan.toFixed(2),
      perRow(plan, rows),
      checks.toFixed(2),
      perRow(checks, rows),
      Math.round(bytes / rows),
    ]);
  }
  if (inUse.validation.plan.activities.count !== 1000)
    throw new Error("the small plan is not read");
  console.log("Growth: the plan and all checks by the number of rows (37 columns, 0.1 % faults)");
  console.log(table.toString());
}

function warmUp(): void {
  const sheet = [...blocks(10_000)];
  for (let round = 0; round < 50; round++) validate(readPlan(sheet, 10_000));
}
