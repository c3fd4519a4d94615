import { describe, expect, it } from "@jest/globals";
import { checkPlan } from "../../../src/taskpane/checking/checked";
import { PlanAssembler, planParts } from "../../../src/taskpane/checking/plan-parts";
import {
  ValidationAssembler,
  validationParts,
} from "../../../src/taskpane/checking/validation-parts";
import { syntheticPlan } from "../../bench/synthetic-plan";
import { planOf, poiSheet } from "../../poi/poi-sheet";

const PLANS = {
  small: planOf(poiSheet({ activities: [{ cells: { AD: 9, F: "x" } }, {}], total: true })),
  large: planOf(syntheticPlan(20_500)),
};

describe.each(Object.entries(PLANS))("a %s plan handed to the worker in parts", (_name, plan) => {
  it("is the same plan there, and the plan here keeps its columns", () => {
    const assembler = new PlanAssembler();
    for (const part of planParts(plan)) assembler.add(structuredClone(part));
    expect(assembler.finish()).toEqual(plan);
    expect(plan.activities.sheetRow).toHaveLength(plan.activities.count);
  });

  it("gives the same validation back", () => {
    const checked = checkPlan(plan, {});
    const assembler = new ValidationAssembler(plan);
    const parts = [...validationParts(checked)].map((part) => structuredClone(part));
    const last = parts.pop();
    for (const part of parts) expect(assembler.add(part)).toBeUndefined();
    expect(last && assembler.add(last)).toEqual(checked);
  });
});
