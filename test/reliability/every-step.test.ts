import { describe, expect, it } from "@jest/globals";
import { everyStep } from "./every-step";
import { OPERATIONS } from "./operations";

describe("whatever step fails", () => {
  it.each(OPERATIONS)("$name", async (operation) => {
    const t = performance.now();
    const r = await everyStep(operation, { stride: 151, allOfLast: 40 });
    console.log(operation.name, r.actions, r.lost, performance.now() - t);
    expect(r.faults.slice(0, 30)).toEqual([]);
  });
});
