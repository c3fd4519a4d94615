import { expect, it } from "@jest/globals";
import type { EmbeddedExcel } from "../../src/host/node";
import { openBytes } from "../host/openWorkbook";
import { LikeSteps } from "./like-steps";
import { OPERATIONS, type Operation } from "./operations";
import { savedParts } from "./saved-parts";

const CODE = "GeneralException";

/** What fails and what is left when an operation fails at an action. */
async function failedAt(
  bytes: Uint8Array,
  run: Operation["run"],
  arm: (excel: EmbeddedExcel) => void,
): Promise<unknown> {
  const excel = await openBytes(bytes);
  arm(excel);
  const said = await run().catch((error: unknown) => [error]);
  return { said: said.map(String), left: savedParts(await excel.save()) };
}

// That they fail alike is what spares `npm run faults` two thirds of its runs.
it.each(["clear", "apply corrections"])(
  "steps of %s that are said to fail alike do",
  async (name) => {
    const [operation] = OPERATIONS.filter((each) => each.name === name);
    const bytes = await operation.begin();
    const excel = await openBytes(bytes);
    const { firsts } = new LikeSteps(excel);
    await operation.run();
    const results = new Map<number, unknown>();
    for (const [at, first] of firsts.entries()) {
      const result = await failedAt(bytes, operation.run, ({ faults }) => {
        faults.failAtAction(at, CODE);
      });
      if (first === at) results.set(at, result);
      else expect([at, result]).toEqual([at, results.get(first)]);
    }
    expect(results.size).toBeLessThan(firsts.length / 2);
  },
);
