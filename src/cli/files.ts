import { randomUUID } from "node:crypto";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { OpenError, openEmbeddedExcel, type EmbeddedExcel } from "../host/node";
import type { Catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import { openFailure } from "../workbook-file/open-failure";

/**
 * Opens a file in the embedded Excel.
 * @throws CuadraError that says why it cannot be opened
 */
export async function openFile(file: string): Promise<EmbeddedExcel> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = systemCode(error);
    const options = { cause: error };
    if (code === "ENOENT") throw new CuadraError("file-not-found", { file }, options);
    if (code === "EISDIR") throw new CuadraError("not-a-workbook", { file }, options);
    throw new CuadraError("file-not-read", { file, reason: code }, options);
  });
  try {
    return await openEmbeddedExcel(bytes, { fileName: basename(file) });
  } catch (error) {
    if (error instanceof OpenError) throw openFailure(file, error);
    throw error;
  }
}

/**
 * Refuses a copy that would be written over the file itself, or under a name whose ending belies what is in it.
 * @param option that names it
 * @throws CuadraError "output-is-input" or "invalid-option"
 */
export async function checkOutputName(
  file: string,
  option: "--out" | "--summary",
  out: string,
  { report }: Catalogue,
): Promise<void> {
  // The summary alone has no macros.
  const hasMacros = option === "--out" && extname(file).toLowerCase() === ".xlsm";
  if (extname(out).toLowerCase() !== (hasMacros ? ".xlsm" : ".xlsx")) {
    const expected = hasMacros ? report.help.expectedXlsm : report.help.expectedXlsx;
    throw new CuadraError("invalid-option", { option, value: out, expected });
  }
  await checkNotAnInput([file], out);
}

/**
 * Refuses a new workbook that would be written over one of the files that it is made of, or under a name whose
 * ending belies what is in it.
 * @throws CuadraError "output-is-input" or "invalid-option"
 */
export async function checkNewWorkbookName(
  files: readonly string[],
  out: string,
  { report }: Catalogue,
): Promise<void> {
  if (extname(out).toLowerCase() !== ".xlsx") {
    const expected = report.help.expectedXlsx;
    throw new CuadraError("invalid-option", { option: "--out", value: out, expected });
  }
  await checkNotAnInput(files, out);
}

async function checkNotAnInput(files: readonly string[], out: string): Promise<void> {
  for (const file of files)
    if (await isSameFile(file, out)) throw new CuadraError("output-is-input", { file });
}

/**
 * Refuses two outputs in one file.
 * @throws CuadraError "invalid-option"
 */
export async function checkOutputsDiffer(
  out: string,
  summary: string,
  { report }: Catalogue,
): Promise<void> {
  if (resolve(out) !== resolve(summary) && !(await isSameFile(out, summary))) return;
  const expected = report.help.expectedOther;
  throw new CuadraError("invalid-option", { option: "--summary", value: summary, expected });
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const whole = (path: string): Promise<string | undefined> =>
    realpath(path).catch(() => undefined);
  const target = await whole(b);
  return target !== undefined && target === (await whole(a));
}

/**
 * Writes a file whole or not at all: under another name beside it first, then renamed.
 * @throws CuadraError "file-not-written"
 */
export async function writeFileWhole(file: string, content: string | Uint8Array): Promise<void> {
  const aside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  try {
    await writeFile(aside, content);
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw new CuadraError(
      "file-not-written",
      { file, reason: systemCode(error) },
      { cause: error },
    );
  }
}

/** The operating system's code of a failed file operation (ENOENT, EACCES…). */
function systemCode(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error
    ? String(error.code)
    : String(error);
}
