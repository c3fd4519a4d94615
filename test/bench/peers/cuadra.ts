import type { SheetBlock } from "../../../src/poi/cells";
import { validate } from "../built-engine";
import { readPlan, smallPlanInUse } from "../engine";
import type { Peer } from "./peer";

const COMPARED: ReadonlySet<string> = new Set(["target-sum", "quarter-sum", "total-sum"]);

/** Cuadra itself, with all its checks and the execution, of which the sums' findings are counted. */
export function cuadra(sheet: SheetBlock): Peer {
  const inUse = smallPlanInUse();
  return {
    name: "Cuadra (every check)",
    roundsATurn: 20,
    round: () => {
      if (inUse.validation.plan.activities.count === 0)
        throw new Error("the small plan is not read");
      const start = performance.now();
      const plan = readPlan([sheet], sheet.values.length);
      const read = performance.now();
      const { findings } = validate(plan);
      const checks = performance.now() - read;
      const faults = findings.filter(({ check }) => COMPARED.has(check)).length;
      return { load: read - start, checks, faults };
    },
  };
}
