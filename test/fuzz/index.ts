import { parseArgs } from "node:util";
import fc from "fast-check";
import { hostileBook } from "./hostile-sheets";
import { wholeWay } from "./whole-way";

/** Milliseconds of processor time, of which this process has had so many: a busy machine does not count. */
const busy = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Milliseconds that a workbook may take: a second for each thousand rows, and one to begin with. */
const allowed = (rows: number): number => 1000 * (1 + rows / 1000);

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string" } },
});
const end = Date.now() + Number(values.minutes) * 60_000;
let seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
let books = 0;
let slowest = 0;
console.log(`Workbooks made up for ${values.minutes} minutes, from seed ${seed} on.`);

// Rounds of their own seeds: one that fails is shrunk, and found again with --seed.
while (Date.now() < end) {
  const round = fc.check(
    fc.property(hostileBook, (blocks) => {
      const start = busy();
      const rows = wholeWay(blocks);
      const took = busy() - start;
      slowest = Math.max(slowest, took);
      if (took > allowed(rows)) throw new Error(`${rows} rows took ${Math.round(took)} ms`);
    }),
    { numRuns: 200, seed },
  );
  books += round.numRuns;
  if (round.failed) {
    console.error(round.errorInstance);
    console.error(fc.stringify(round.counterexample));
    console.error(`Again: npm run fuzz -- --seed ${seed}`);
    process.exitCode = 1;
    break;
  }
  seed = (seed + 1) % 2 ** 31;
}
console.log(`${books} workbooks; the slowest took ${Math.round(slowest)} ms.`);
