import { benchDiagnosis } from "./diagnosis";
import { benchEngine } from "./engine";
import { benchGrowth } from "./growth";
import { benchFullSheet } from "./pane/full-sheet";
import { benchPane } from "./pane/index";
import { benchPatch } from "./patch";
import { benchPeers } from "./peers/index";
import { benchRoundTrips } from "./round-trips";

/** The parts that can be asked for by name: `npm run bench -- diagnosis`. Without a name all run. */
const PARTS: ReadonlyMap<string, () => void | Promise<void>> = new Map([
  ["engine", () => benchEngine([1_000, 100_000, 1_048_576 - 4])],
  ["patch", () => benchPatch(20_000)],
  ["growth", () => benchGrowth([1_000, 10_000, 100_000, 1_000_000])],
  ["peers", () => benchPeers(20_000)],
  ["round-trips", () => benchRoundTrips([78, 1_000, 20_000])],
  ["diagnosis", benchDiagnosis],
  ["pane", benchPane],
  ["full-sheet", benchFullSheet],
]);

const names = process.argv.slice(2);
const unknown = names.filter((name) => !PARTS.has(name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. Parts: ${[...PARTS.keys()].join(", ")}`);
  process.exitCode = 2;
} else {
  for (const [name, run] of PARTS) if (names.length === 0 || names.includes(name)) await run();
}
