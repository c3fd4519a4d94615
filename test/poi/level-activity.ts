import { gather, type Gathering } from "../../src/poi/sums/measure-rule";
import type { ActivitySpec } from "./poi-sheet";

const QUARTERS = [
  ["AD", "AE"],
  ["AF", "AG"],
  ["AH", "AI"],
  ["AJ", "AK"],
] as const;

/** An activity whose quarters and META say what a gathering takes of its months. */
export function levelActivity(
  programmed: number[],
  executed: number[],
  gathering: Gathering,
  spec: ActivitySpec = {},
): ActivitySpec {
  const cells: ActivitySpec["cells"] = { E: gather(programmed, gathering) };
  for (const [quarter, [p, e]] of QUARTERS.entries()) {
    const ofQuarter = [quarter * 3, quarter * 3 + 3] as const;
    cells[p] = gather(programmed.slice(...ofQuarter), gathering);
    cells[e] = gather(executed.slice(...ofQuarter), gathering);
  }
  return { programmed, executed, ...spec, cells: { ...cells, ...spec.cells } };
}
