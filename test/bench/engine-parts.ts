/** What the benchmarks time of the engine. */
export { diagnose } from "../../src/poi/diagnosis/diagnose";
export { PlanBuilder } from "../../src/poi/reading/plan-builder";
export { patchPlan } from "../../src/poi/reading/plan-patch";
export { revalidate } from "../../src/poi/validation/revalidation";
export { validate } from "../../src/poi/validation/validation";
