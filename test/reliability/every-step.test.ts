import { describe, expect, it } from "@jest/globals";
import { everyStep, type Tried } from "./every-step";
import { OPERATIONS } from "./operations";

// `npm run faults` tries every action with every code and every answer; these are spread over the operation, and where one thing
// takes the place of another, all.
describe("whatever step fails, the workbook is as it was or as it should be, and the next run mends it", () => {
  it.each(OPERATIONS)("$name", async (operation) => {
    const few = operation.name.startsWith("summary")
      ? { pointsEach: 1, allOfLast: 4, answersBy: 8 }
      : { pointsEach: 2, allOfLast: 6 };
    const { actions, lost, faults } = await everyStep(operation, few);
    expect(faults).toEqual([]);
    expect(actions).toBeGreaterThan(7);
    expect(lost).toBeGreaterThan(1);
  });
});

it("shares have all points and all answers between them", async () => {
  const operation = OPERATIONS.find(({ name }) => name === "settings back");
  if (!operation) throw new Error("no such operation");
  const whole = await everyStep(operation);
  const shares: Tried[] = [];
  for (const part of [0, 1, 2]) shares.push(await everyStep(operation, { share: { part, of: 3 } }));
  const sum = (count: "actions" | "run" | "lost"): number =>
    shares.reduce((before, share) => before + share[count], 0);
  expect([sum("actions"), sum("run"), sum("lost")]).toEqual([whole.actions, whole.run, whole.lost]);
});
