import { failureText, fileReport } from "../../i18n/file-report";
import { catalogue, type Language } from "../../i18n/index";
import { sealOf } from "../../poi/seal/seal";
import { planOfFile } from "../plan-of-file";
import type { CalculatedOutcome } from "./consolidation";

/** Reads and validates one file. Never throws: what stopped it is in the outcome. */
export async function readPlanFile(file: string, language: Language): Promise<CalculatedOutcome> {
  const texts = catalogue(language);
  try {
    const { reading, validation, uncalculated } = await planOfFile(file, language);
    const report = fileReport(file, validation, reading, texts);
    return { ...report, seal: await sealOf(reading.plan), uncalculated };
  } catch (error) {
    return { file, failure: failureText(error, texts) };
  }
}
