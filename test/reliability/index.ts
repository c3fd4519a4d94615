import { parseArgs } from "node:util";
import { everyStep, type Tried } from "./every-step";
import { OPERATIONS } from "./operations";

/**
 * Operations are asked for by the beginning of their name (`npm run faults -- summary`), all without one; of their
 * points one share by `--share 2/8`, so that a long run can be made in parts.
 */
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { share: { type: "string", default: "1/1" } },
});
const [, part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(values.share) ?? []).map(Number);
if (part < 1 || part > of) throw new RangeError(`--share ${values.share}: such as 2/8`);
const chosen = OPERATIONS.filter(
  ({ name }) => asked.length === 0 || asked.some((begin) => name.startsWith(begin)),
);
const line = (name: string, { actions, run, left, lost, faults }: Tried): string =>
  [
    name.padEnd(24),
    ...[actions, run, lost, left, faults.length].map((n) => String(n).padStart(8)),
  ].join("");

// Points of failure, those of them that were run (the others fail like one of these), lost answers, different
// workbooks that this left, and what was wrong.
console.log(`${"".padEnd(24)}  points     run answers    left   wrong`);
const total = { actions: 0, run: 0, left: 0, lost: 0, faults: [] as string[] };
for (const operation of chosen) {
  const tried = await everyStep(operation, { share: { part: part - 1, of } });
  console.log(line(operation.name, tried));
  for (const fault of tried.faults.slice(0, 20)) console.log(`  ${fault}`);
  total.actions += tried.actions;
  total.run += tried.run;
  total.left += tried.left;
  total.lost += tried.lost;
  total.faults.push(...tried.faults);
}
console.log(line("all", total));
if (total.faults.length > 0 || chosen.length === 0) process.exitCode = 1;
