import { readPlan } from "../../excel/read";
import { readSettings } from "../../excel/read-settings";
import { installOfficeJs } from "../../host/node";
import { failureText, fileReport } from "../../i18n/file-report";
import { catalogue, type Language } from "../../i18n/index";
import { sealOf } from "../../poi/seal/seal";
import { validate } from "../../poi/validation";
import { openFile } from "../files";
import type { FileOutcome } from "./consolidation";

/** Reads and validates one file. Never throws: what stopped it is in the outcome. */
export async function readPlanFile(file: string, language: Language): Promise<FileOutcome> {
  const texts = catalogue(language);
  try {
    const excel = await openFile(file);
    installOfficeJs(excel, { language: language === "en" ? "en-US" : "es-PE" });
    const { rules, programmed, leaveOut, headers, quarter: chosen } = await readSettings();
    const { plan, hiddenSheets, ownSheets } = await readPlan({ leaveOut, headers });
    const validation = validate(plan, { rules, programmed, quarter: chosen ?? undefined });
    const report = fileReport(file, validation, { hiddenSheets, ownSheets }, texts);
    return { ...report, seal: await sealOf(plan), uncalculated: excel.uncalculated };
  } catch (error) {
    return { file, failure: failureText(error, texts) };
  }
}
