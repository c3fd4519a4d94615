import { readPlan } from "../../excel/read";
import { readSettings } from "../../excel/settings";
import { installOfficeJs } from "../../host/node";
import { failureText, fileReport, type FileOutcome } from "../../i18n/file-report";
import { catalogue, type Language } from "../../i18n/index";
import { validate } from "../../poi/validation";
import { openFile } from "../files";

/** Reads and validates one file. Never throws: what stopped it is in the outcome. */
export async function readPlanFile(file: string, language: Language): Promise<FileOutcome> {
  const texts = catalogue(language);
  try {
    installOfficeJs(await openFile(file), { language: language === "en" ? "en-US" : "es-PE" });
    const { rules, programmed, leaveOut, headers, quarter: chosen } = await readSettings();
    const { plan, hiddenSheets, ownSheets } = await readPlan({ leaveOut, headers });
    const validation = validate(plan, { rules, programmed, quarter: chosen ?? undefined });
    return fileReport(file, validation, { hiddenSheets, ownSheets }, texts);
  } catch (error) {
    return { file, failure: failureText(error, texts) };
  }
}
