import { errorOfFile } from "../../i18n/error-of-file";
import { failureText, fileReport, type FileOutcome } from "../../i18n/file-report";
import { catalogue, type Catalogue } from "../../i18n/index";
import { ownSheetRemark, readingRemarks } from "../../i18n/reading-text";
import type { Language } from "../../i18n/format";
import { comparePlans } from "../../poi/compare/compare-plans";
import type { Plan } from "../../poi/plan";
import { sealOf } from "../../poi/seal/seal";
import { quarterSaid } from "../../poi/execution/reported-quarter";
import { validate, type Validation } from "../../poi/validation/validation";
import {
  whichVersion,
  type ComparedSide,
  type CompareOptions,
  type PaneComparison,
} from "./compared";
import { planOfFile, type FilePlan } from "./file-plan";

/**
 * Compares the open workbook's plan with the one in a file.
 * @throws CuadraError as planOfFile, with the file's name
 */
export async function compareWithFile(
  open: Plan,
  file: File,
  { validation: options, fileIs: chosen, language }: CompareOptions,
): Promise<PaneComparison> {
  const texts = catalogue(language);
  const { validation: other, ...read } = await planOfFile(file).catch((error: unknown) => {
    throw errorOfFile(file.name, error, texts);
  });
  const own = validate(open, options);
  const ofFile = side(file.name, other, otherRemarks(read, texts), texts);
  const ofOpen = side("", own, [], texts);
  const fileIs = chosen ?? whichVersion(ofFile, ofOpen);
  const unknown = { [fileIs]: read.isUncalculated };
  const differences =
    fileIs === "before"
      ? comparePlans(other.plan, own.plan, quarterSaid(other) ?? 0, unknown)
      : comparePlans(own.plan, other.plan, quarterSaid(own) ?? 0, unknown);
  return { open: ofOpen, file: ofFile, fileIs, differences };
}

/** What came of one of the files to consolidate. */
export interface ReadFile {
  readonly outcome: FileOutcome;
  /** Seal of its plan: of files that say the same it is the same; null where it has none. */
  readonly seal: string | null;
}

/** Reads and validates one of the files to consolidate. Never throws: what stopped it is in the outcome. */
export async function readToConsolidate(file: File, language: Language): Promise<ReadFile> {
  const texts = catalogue(language);
  try {
    const { validation, ...read } = await planOfFile(file);
    const report = fileReport(file.name, validation, read, texts);
    const { uncalculated } = read;
    const remarks = [
      ...(uncalculated > 0 ? [texts.files.uncalculated(uncalculated)] : []),
      ...report.remarks,
    ];
    return { outcome: { ...report, remarks }, seal: await sealOf(validation.plan) };
  } catch (error) {
    return { outcome: { file: file.name, failure: failureText(error, texts) }, seal: null };
  }
}

function side(
  fileName: string,
  validation: Validation,
  remarks: readonly string[],
  texts: Catalogue,
): ComparedSide {
  const { plan } = validation;
  return {
    fileName,
    title: plan.title,
    year: plan.year,
    quarter: quarterSaid(validation),
    activities: plan.activities.count,
    remarks: [...remarks, ...readingRemarks(plan, texts)],
  };
}

function otherRemarks(
  { hiddenSheets, ownSheets, uncalculated }: Omit<FilePlan, "validation">,
  texts: Catalogue,
): string[] {
  const hidden = hiddenSheets.length > 0;
  return [
    ...(uncalculated > 0 ? [texts.files.notCompared(uncalculated)] : []),
    ...(hidden ? [texts.report.hiddenSheets(texts.format.list(hiddenSheets))] : []),
    ...ownSheetRemark(ownSheets, texts),
  ];
}
