import { parseArgs } from "node:util";
import { everyStep, type Tried } from "./every-step";
import { happenMeanwhile, MEANWHILE } from "./meanwhile";
import { OPERATIONS, type Operation } from "./operations";

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

/** Everything that was made to go wrong with an operation. */
interface TriedAll extends Tried {
  /** How often a person changed the workbook between two requests. */
  readonly changes: number;
}

/** Fails every step and loses every answer; then has each change come before every request. */
async function tryAll(operation: Operation): Promise<TriedAll> {
  const tried = await everyStep(operation, { share: { part: part - 1, of } });
  const faults = [...tried.faults];
  let changes = 0;
  for (const meanwhile of MEANWHILE.filter((each) => each.operation === operation)) {
    const happened = await happenMeanwhile(meanwhile, { from: part - 1, by: of });
    changes += happened.times;
    faults.push(...happened.faults.map((fault) => `${meanwhile.change}, ${fault}`));
  }
  return { ...tried, faults, changes };
}

const line = (name: string, { actions, run, left, lost, changes, faults }: TriedAll): string =>
  [
    name.padEnd(24),
    ...[actions, run, lost, changes, left, faults.length].map((n) => String(n).padStart(8)),
  ].join("");

// Points of failure, those of them that were run (the others fail like one of these), lost answers, changes made by a
// person between two requests, different workbooks that the faults left, and what was wrong.
console.log(`${"".padEnd(24)}  points     run answers changes    left   wrong`);
const total = { actions: 0, run: 0, left: 0, lost: 0, changes: 0, faults: [] as string[] };
for (const operation of chosen) {
  const tried = await tryAll(operation);
  console.log(line(operation.name, tried));
  for (const fault of tried.faults.slice(0, 20)) console.log(`  ${fault}`);
  total.actions += tried.actions;
  total.run += tried.run;
  total.left += tried.left;
  total.lost += tried.lost;
  total.changes += tried.changes;
  total.faults.push(...tried.faults);
}
console.log(line("all", total));
if (total.faults.length > 0 || chosen.length === 0) process.exitCode = 1;
