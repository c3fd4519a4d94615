import { describe, expect, it } from "@jest/globals";
import { everyStep } from "./every-step";
import { OPERATIONS } from "./operations";

// `npm run faults` tries every action with every code; these are spread over the operation, and where one thing
// takes the place of another, all.
describe("whatever step fails, the workbook is as it was or as it should be, and the next run mends it", () => {
  it.each(OPERATIONS)("$name", async (operation) => {
    const few = operation.name.startsWith("summary")
      ? { pointsEach: 1, allOfLast: 4, answersBy: 4 }
      : { pointsEach: 2, allOfLast: 6 };
    const { actions, lost, faults } = await everyStep(operation, few);
    expect(faults).toEqual([]);
    expect(actions).toBeGreaterThan(7);
    expect(lost).toBeGreaterThan(1);
  });
});
