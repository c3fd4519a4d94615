import { readPlan } from "../../excel/read";
import { readSettings } from "../../excel/settings";
import { installOfficeJs } from "../../host/node";
import { errorText } from "../../i18n/error-text";
import { findingText } from "../../i18n/finding-text";
import { readingRemarks } from "../../i18n/reading-text";
import { catalogue, type Language } from "../../i18n/index";
import { cellAddress } from "../../poi/address";
import { collectRows, type CollectedRow } from "../../poi/consolidate/collect-rows";
import { CuadraError } from "../../poi/error";
import type { Finding } from "../../poi/finding";
import { validate } from "../../poi/validation";
import { openFile } from "../files";

/** A finding as people and the JSON report read it. Rows are 1-based. */
export interface ReadFinding {
  readonly check: string;
  readonly severity: Finding["severity"];
  readonly sheet: string;
  readonly row: number;
  /** null: the whole row. */
  readonly cell: string | null;
  readonly message: string;
}

/** What a file gave; plain data, so that it can come from a worker. */
export interface FileRead {
  readonly file: string;
  readonly title: string;
  readonly year: number | null;
  readonly quarter: number;
  readonly hiddenSheets: readonly string[];
  /** How it was read: hidden rows, money, sheets that look like a plan and are none. */
  readonly remarks: readonly string[];
  readonly counts: Readonly<Record<Finding["severity"], number>>;
  readonly findings: readonly ReadFinding[];
  readonly rows: readonly CollectedRow[];
  /** Why it could not be read, as a sentence; it then has no rows. */
  readonly failure: null;
}

/** A file that gave nothing. */
export interface FileFailed {
  readonly file: string;
  readonly failure: string;
}

export type FileOutcome = FileRead | FileFailed;

/** Reads and validates one file. Never throws: what stopped it is in the outcome. */
export async function readPlanFile(file: string, language: Language): Promise<FileOutcome> {
  const texts = catalogue(language);
  try {
    installOfficeJs(await openFile(file), { language: language === "en" ? "en-US" : "es-PE" });
    const { rules, programmed, leaveOut, headers, quarter: chosen } = await readSettings();
    const { plan, hiddenSheets } = await readPlan({ leaveOut, headers });
    const validation = validate(plan, { rules, programmed, quarter: chosen ?? undefined });
    return {
      file,
      title: plan.title,
      year: plan.year,
      quarter: validation.quarter,
      hiddenSheets,
      remarks: readingRemarks(plan, texts, texts.report),
      counts: validation.counts,
      findings: validation.findings.map((finding) => ({
        check: finding.check,
        severity: finding.severity,
        sheet: finding.sheet,
        row: finding.row + 1,
        cell: finding.column < 0 ? null : cellAddress(finding.row, finding.column),
        message: findingText(texts, finding),
      })),
      rows: collectRows(validation),
      failure: null,
    };
  } catch (error) {
    return { file, failure: failureText(error, language) };
  }
}

/** What stopped the reading of a file, as a sentence. */
export function failureText(error: unknown, language: Language): string {
  const message = error instanceof Error ? error.message : String(error);
  return errorText(
    catalogue(language),
    error instanceof CuadraError ? error : new CuadraError("internal", { message }),
  );
}
