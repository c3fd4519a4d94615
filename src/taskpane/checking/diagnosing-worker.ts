import { diagnoseKnowing } from "../../poi/diagnosis/diagnose-knowing";
import {
  BrokenAssembler,
  diagnosisParts,
  type BrokenPart,
  type DiagnosisPart,
} from "./diagnosis-parts";
import type { WorkerFailure } from "./kept-worker";

/** What the worker tells the pane. */
export type FromDiagnosing = DiagnosisPart | WorkerFailure;

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
    const { name, message } = error instanceof Error ? error : { name: "Error", message: "" };
    tell({ kind: "failed", name, message });
  }
  assembler = new BrokenAssembler();
});
