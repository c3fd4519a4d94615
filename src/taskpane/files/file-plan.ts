import type { Settings } from "../../excel/default-settings";
import { parseSettings, SETTINGS_KEY } from "../../excel/settings";
import { SUMMARY_MARKER } from "../../excel/summary/marker";
import { CuadraError } from "../../poi/error";
import { PlanBuilder } from "../../poi/plan-builder";
import { validate, type Validation } from "../../poi/validation";
import { OpenError } from "../../workbook-file/errors";
import { openFailure } from "../../workbook-file/open-failure";
import { readWorkbookFile, type WorkbookFile } from "../../workbook-file/read-workbook";

/** The plan in a file. */
export interface FilePlan {
  /** By the rules that the file itself keeps; of its plan as it was read, see `validation.plan`. */
  readonly validation: Validation;
  readonly hiddenSheets: readonly string[];
  /** Formulas on its sheets that were saved without their result, and count as blanks. */
  readonly uncalculated: number;
}

/** Larger files are not even read: the page would run out of memory over them. */
const MOST_BYTES = 250_000_000;

/**
 * Reads and validates the plan in a workbook file, as the terminal does through the embedded Excel: visible sheets
 * without Cuadra's own and those that the file's settings leave out.
 * @throws CuadraError that says why it cannot be read, "no-sheet-to-check" where its settings leave all out, or as PlanBuilder.finish
 */
export async function planOfFile(file: File): Promise<FilePlan> {
  if (file.size > MOST_BYTES) throw new CuadraError("too-large", {});
  const { sheets, settings } = await opened(await bytesOf(file), file.name);
  const { rules, programmed, leaveOut, quarter, headers } = settingsOf(settings);
  const builder = new PlanBuilder(0, headers);
  let uncalculated = 0;
  const visible = sheets.filter(({ hidden, names }) => !hidden && !names.has(SUMMARY_MARKER));
  const leftOut = visible.filter(({ name }) => leaveOut.includes(name));
  const read = visible.filter(({ name, values }) => !leaveOut.includes(name) && values.length > 0);
  if (read.length === 0 && leftOut.length > 0) throw new CuadraError("no-sheet-to-check", {});
  for (const sheet of read) {
    uncalculated += sheet.uncalculated;
    builder.add({ ...sheet, sheet: sheet.name });
  }
  return {
    validation: validate(builder.finish(), { rules, programmed, quarter: quarter ?? undefined }),
    hiddenSheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
    uncalculated,
  };
}

/** @throws CuadraError "file-not-read" where it went away, or changed, after it was chosen */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.name : String(error);
    throw new CuadraError("file-not-read", { file: file.name, reason }, { cause: error });
  }
}

async function opened(bytes: Uint8Array, name: string): Promise<WorkbookFile> {
  try {
    return await readWorkbookFile(bytes, name);
  } catch (error) {
    if (error instanceof OpenError) throw openFailure(name, error);
    throw error;
  }
}

function settingsOf(kept: WorkbookFile["settings"]): Settings {
  try {
    return parseSettings(JSON.parse(kept.get(SETTINGS_KEY) ?? "null"));
  } catch {
    // No JSON: not written by Cuadra.
    return parseSettings(null);
  }
}
