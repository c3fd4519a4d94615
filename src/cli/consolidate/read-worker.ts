import type { Language } from "../../i18n/index";
import type { FileOutcome } from "../../i18n/file-report";
import { readPlanFile } from "./read-file";

/** A worker's task: one file. */
export default function readInWorker(task: {
  readonly file: string;
  readonly language: Language;
}): Promise<FileOutcome> {
  return readPlanFile(task.file, task.language);
}
