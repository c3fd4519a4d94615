import { diagnoseKnowing } from "../../poi/diagnosis/diagnose-knowing";
import {
  BrokenAssembler,
  diagnosisParts,
  type BrokenPart,
  type DiagnosisPart,
} from "./diagnosis-parts";
import { workerError, type WorkerError } from "./worker-error";

/** What the worker tells the pane. */
export type FromDiagnosing = DiagnosisPart | WorkerError;

// Looks for corrections beside the pane, so that it never waits for them.
let assembler = new BrokenAssembler();

const tell = (message: FromDiagnosing): void => {
  self.postMessage(message);
};

self.addEventListener("message", ({ data }: MessageEvent<BrokenPart>) => {
  try {
    const given = assembler.add(data);
    if (!given) return;
    for (const part of diagnosisParts(diagnoseKnowing(given.broken, given.formulas))) tell(part);
  } catch (error) {
    tell(workerError(error));
  }
  assembler = new BrokenAssembler();
});
