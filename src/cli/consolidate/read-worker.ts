import type { Language } from "../../i18n/index";
import { readPlanFile } from "./read-file";
import type { CalculatedOutcome } from "./consolidation";

/** A worker's task: one file. */
export default function readInWorker(task: {
  readonly file: string;
  readonly language: Language;
}): Promise<CalculatedOutcome> {
  return readPlanFile(task.file, task.language);
}
