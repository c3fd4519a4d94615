import { checkPlan } from "./checked";
import type { FromWorker, ToWorker } from "./messages";
import { PlanAssembler } from "./plan-parts";
import { validationParts } from "./validation-parts";

// Runs the checks beside the pane, so that it never waits for them.
let assembler = new PlanAssembler();

const tell = (message: FromWorker): void => {
  self.postMessage(message);
};

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind !== "check") {
    assembler.add(data);
    return;
  }
  try {
    for (const part of validationParts(checkPlan(assembler.finish(), data.options))) tell(part);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "Error", message: "" };
    tell({ kind: "failed", name, message });
  }
  assembler = new PlanAssembler();
});
