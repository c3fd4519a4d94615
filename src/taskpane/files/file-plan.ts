import type { Settings } from "../../excel/default-settings";
import { SETTINGS_KEY } from "../../excel/settings";
import { parseSettings } from "../../excel/settings-schema";
import { copiesAmong, knownSheet, type KnownSheet } from "../../excel/own-sheets";
import { SUMMARY_MARKER } from "../../excel/summary/marker";
import type { IsUnknown } from "../../poi/compare/differences";
import { CuadraError } from "../../poi/error";
import type { OwnSheet } from "../../poi/own-sheet";
import { leaveOutLinked } from "../../poi/linked-sheets/leave-out-linked";
import { PlanBuilder } from "../../poi/reading/plan-builder";
import { validate, type Validation } from "../../poi/validation/validation";
import { OpenError } from "../../workbook-file/errors";
import { openFailure } from "../../workbook-file/open-failure";
import {
  fileCellKey,
  readWorkbookFile,
  type FileSheet,
  type WorkbookFile,
} from "../../workbook-file/read-workbook";
import { formulasOfFile } from "./file-formulas";

/** The plan in a file. */
export interface FilePlan {
  /** By the rules that the file itself keeps; of its plan as it was read, see `validation.plan`. */
  readonly validation: Validation;
  readonly hiddenSheets: readonly string[];
  /** Copies of sheets that Cuadra made, which were not read either. */
  readonly ownSheets: readonly OwnSheet[];
  /** Formulas on its sheets that were saved without their result and are no sums that could be made up for: blank here. */
  readonly uncalculated: number;
  /** Whether a cell is one of them. */
  readonly isUncalculated: IsUnknown;
}

/** Larger files are not even read: the page would run out of memory over them. */
const MOST_BYTES = 250_000_000;

/**
 * Reads and validates the plan in a workbook file, as the terminal does through the embedded Excel: visible sheets
 * without Cuadra's own and those that the file's settings leave out.
 * @throws CuadraError that says why it cannot be read, "no-sheet-to-check" where its settings leave all out,
 * "only-own-sheets", or as PlanBuilder.finish
 */
export async function planOfFile(file: File): Promise<FilePlan> {
  if (file.size > MOST_BYTES) throw new CuadraError("too-large", {});
  const { sheets: saved, settings } = await opened(await bytesOf(file), file.name);
  const sheets = await calculated(saved);
  const { rules, programmed, leaveOut, quarter, headers } = settingsOf(settings);
  const builder = new PlanBuilder(0, headers);
  const ownSheets: KnownSheet[] = [];
  let uncalculated = 0;
  let looked = 0;
  let leftOut = 0;
  for (const sheet of sheets) {
    if (sheet.hidden) continue;
    const { name, values } = sheet;
    if (leaveOut.includes(name)) {
      leftOut++;
      continue;
    }
    const mark = sheet.names.get(SUMMARY_MARKER);
    const known = knownSheet(name, mark === undefined ? undefined : `=${mark}`, values);
    if (known) {
      ownSheets.push(known);
      continue;
    }
    looked += values.length;
    uncalculated += sheet.uncalculated.size;
    if (values.length > 0) builder.add({ ...sheet, sheet: name });
  }
  if (looked === 0 && leftOut > 0) throw new CuadraError("no-sheet-to-check", {});
  if (looked === 0 && ownSheets.length > 0)
    throw new CuadraError("only-own-sheets", { sheets: ownSheets });
  const plan = await leaveOutLinked(builder.finish(), formulasOfFile(sheets));
  return {
    validation: validate(plan, { rules, programmed, quarter: quarter ?? undefined }),
    hiddenSheets: sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
    ownSheets: copiesAmong(ownSheets),
    uncalculated,
    isUncalculated: ({ sheet, row, column }) =>
      sheets.find(({ name }) => name === sheet)?.uncalculated.has(fileCellKey(row, column)) ??
      false,
  };
}

/** Sheets with the sums that were saved without their results. */
async function calculated(sheets: readonly FileSheet[]): Promise<readonly FileSheet[]> {
  if (sheets.every(({ uncalculated }) => uncalculated.size === 0)) return sheets;
  // What reads formulas, which most files do not need.
  const { withSums } = await import(/* webpackChunkName: "file-formulas" */ "./file-sums");
  return withSums(sheets);
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
