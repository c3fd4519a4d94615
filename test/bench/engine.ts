import Table from "cli-table3";
import type { CellValue, SheetBlock } from "../../src/poi/cells";
import type { PlanBuilder as Builder } from "../../src/poi/reading/plan-builder";
import type { Plan } from "../../src/poi/plan";
import type { Validation } from "../../src/poi/validation/validation";
import { PlanBuilder, validate } from "./built-engine";
import { fastest, median, quantile } from "./quantile";
import { syntheticPlan } from "./synthetic-plan";

/** Rows that reading hands over at a time, as src/excel does with rows of this width. */
const CHUNK_ROWS = 4000;

/** Collects garbage until nothing more is found: one collection leaves what finalizers and weak references held. */
function collectGarbage(): void {
  if (!globalThis.gc) throw new Error("run with --expose-gc");
  for (let times = 0; times < 4; times++) globalThis.gc();
}

/**
 * A plan's blocks as Office.js delivers them: each chunk parsed from the JSON of its response, so that every
 * row has flat strings of its own and not one shared by all rows.
 */
export function* blocks(rows: number): Generator<SheetBlock> {
  const sheet = syntheticPlan(rows);
  for (let from = 0; from < sheet.values.length; from += CHUNK_ROWS) {
    const chunk = JSON.stringify(sheet.values.slice(from, from + CHUNK_ROWS));
    yield { ...sheet, firstRow: from, values: JSON.parse(chunk) as CellValue[][] };
  }
}

/** Reads every cell once and does the least with it: what no check can be faster than. */
function bareLoop(sheet: readonly SheetBlock[]): number {
  let sum = 0;
  for (const { values } of sheet) {
    for (const row of values) {
      for (const value of row) {
        if (typeof value === "number") sum += value;
        else if (typeof value === "string") sum += value.length;
      }
    }
  }
  return sum;
}

export function readPlan(sheet: Iterable<SheetBlock>, rows: number): Plan {
  const builder = new PlanBuilder(rows);
  for (const block of sheet) builder.add(block);
  return builder.finish();
}

/**
 * A small plan, one still being built and its validation, kept for as long as the rounds last, as a pane keeps
 * the plan that it shows. Without them a collection finds no plan at all, V8 forgets the hidden classes of its
 * objects, throws away the code compiled for them, and every round would time the compiler as well.
 */
export function smallPlanInUse(): {
  readonly builder: Builder;
  readonly validation: Validation;
} {
  const sheet = [...blocks(1000)];
  const builder = new PlanBuilder();
  for (const block of sheet) builder.add(block);
  return { builder, validation: validate(readPlan(sheet, 1000)) };
}

/**
 * Bytes that a plan keeps in memory, the texts of its cells included: the blocks are made, read and let go
 * one by one, so that what is left over is the plan.
 */
export function planBytes(rows: number): number {
  const used = (): number => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const plan = readPlan(blocks(rows), rows);
  const bytes = used() - before;
  // The plan is in use until here, or it would have been collected before it was weighed.
  return plan.activities.count === rows ? bytes : NaN;
}

/** Milliseconds of the parts of one round. */
interface Round {
  readonly bare: number;
  readonly plan: number;
  readonly checks: number;
}

/** Milliseconds a million rows in which V8's threads, after a collection, sweep what it found; beside them nothing is timed. */
const SWEEPING = 300;

/** Nobody's time holds the garbage of what ran before, nor the sweeping of it. */
function settle(rows: number): void {
  globalThis.gc?.();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 + (SWEEPING * rows) / 1e6);
}

function roundOver(sheet: readonly SheetBlock[], rows: number): Round {
  settle(rows);
  const start = performance.now();
  bareLoop(sheet);
  const bare = performance.now() - start;
  settle(rows);
  const begun = performance.now();
  const plan = readPlan(sheet, rows);
  const read = performance.now();
  validate(plan);
  return { bare, plan: read - begun, checks: performance.now() - read };
}

/** Plan and checks as a multiple of the bare loop of the same round. */
const ratioOf = ({ bare, plan, checks }: Round): number => (plan + checks) / bare;

/**
 * Plan and checks against a bare loop over the same cells, interleaved; and what the plan weighs. The ratio is the
 * median of the rounds', with the half of them around it. That of the fastest of each stands beside it: a loop of 8 ms sooner
 * fits into a moment in which the machine is left alone than four times as much work does.
 */
export function benchEngine(sizes: readonly number[]): void {
  const table = new Table({
    head: [
      "rows",
      "bare loop ms",
      "plan ms",
      "checks ms",
      "ratio",
      "half of the rounds",
      "of the fastest",
      "findings",
      "plan bytes/row",
    ],
    style: { head: [], border: [] },
  });
  const inUse = smallPlanInUse();
  for (const rows of sizes) {
    const bytes = planBytes(rows);
    const sheet = [...blocks(rows)];
    const times = Array.from({ length: rows > 500_000 ? 10 : 50 }, () => roundOver(sheet, rows));
    // The first rounds warm the compiler up.
    const warm = times.slice(3);
    const ratios = warm.map(ratioOf);
    const [bare, plan, checks, both] = [
      (round: Round) => round.bare,
      (round: Round) => round.plan,
      (round: Round) => round.checks,
      (round: Round) => round.plan + round.checks,
    ].map((part) => fastest(warm.map(part)));
    table.push([
      rows,
      bare.toFixed(2),
      plan.toFixed(2),
      checks.toFixed(2),
      median(ratios).toFixed(2),
      `${quantile(ratios, 0.25).toFixed(2)}–${quantile(ratios, 0.75).toFixed(2)}`,
      (both / bare).toFixed(2),
      validate(readPlan(sheet, rows)).findings.length,
      Math.round(bytes / rows),
    ]);
  }
  if (inUse.validation.plan.activities.count !== 1000)
    throw new Error("the small plan is not read");
  console.log(
    "Plan and all checks against a bare loop that reads every cell once (37 columns, 0.1 % faults)",
  );
  console.log(table.toString());
}
