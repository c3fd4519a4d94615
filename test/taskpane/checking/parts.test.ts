import { describe, expect, it } from "@jest/globals";
import type { Plan } from "../../../src/poi/plan";
import { checkPlan } from "../../../src/taskpane/checking/checked";
import { buffersOf, PlanAssembler, planParts } from "../../../src/taskpane/checking/plan-parts";
import {
  ValidationAssembler,
  validationParts,
} from "../../../src/taskpane/checking/validation-parts";
import { syntheticPlan } from "../../bench/synthetic-plan";
import { planOf, poiSheet } from "../../poi/poi-sheet";
import { comparablePlan } from "./comparable";

/** With all that is handed over by itself: codes, other texts, reasons, odd cells, names beyond one byte. */
function manySided(): Plan {
  const plan = planOf(poiSheet({ activities: [{ activity: "“Uno”" }, {}, { cells: { F: "x" } }] }));
  const reasons = new Map([[1, [{ month: 2, text: "Sin presupuesto" }]]]);
  return { ...plan, codes: ["AOI1", "", "AOI3"], otherTexts: Int32Array.of(7, 0, 9), reasons };
}

const PLANS = {
  "many-sided": manySided(),
  small: planOf(poiSheet({ activities: [{ cells: { AD: 9, F: "x" } }, {}], total: true })),
  large: planOf(syntheticPlan(20_500)),
};

describe.each(Object.entries(PLANS))("a %s plan handed to the worker in parts", (_name, plan) => {
  it("is the same plan there, and the plan here keeps its columns", () => {
    const assembler = new PlanAssembler();
    for (const part of planParts(plan))
      assembler.add(structuredClone(part, { transfer: buffersOf(part) }));
    expect(comparablePlan(assembler.finish())).toEqual(comparablePlan(plan));
    expect(plan.activities.sheetRow).toHaveLength(plan.activities.count);
  });

  it("goes a column at a time, so that none keeps the page waiting for all", () => {
    const longest = Math.max(plan.activities.count, plan.totals.count);
    for (const part of planParts(plan)) {
      const columns = buffersOf(part).filter(({ byteLength }) => byteLength >= 2 * longest);
      expect(columns.length).toBeLessThanOrEqual(part.kind === "texts" ? 2 : 1);
    }
  });

  it("gives the same validation back", () => {
    const checked = checkPlan(plan, {});
    const assembler = new ValidationAssembler(() => plan);
    const parts = [...validationParts(checked)].map((part) => structuredClone(part));
    const last = parts.pop();
    for (const part of parts) expect(assembler.add(part)).toBeUndefined();
    expect(last && assembler.add(last)).toEqual(checked);
  });
});
