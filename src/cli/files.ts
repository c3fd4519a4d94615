import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { installOfficeJs, OpenError, openEmbeddedExcel, type EmbeddedExcel } from "../host/node";
import { LOCALES, type Language } from "../i18n/format";
import type { Catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import { openFailure } from "../workbook-file/open-failure";

/**
 * Opens a file in the embedded Excel, to which `Excel.run` speaks until another is opened: Office.js gives its
 * references back to the workbook after the last run.
 * @param language Excel's display language
 * @throws CuadraError that says why it cannot be opened
 */
export async function openFile(file: string, language: Language): Promise<EmbeddedExcel> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = systemCode(error);
    const options = { cause: error };
    if (code === "ENOENT") throw new CuadraError("file-not-found", { file }, options);
    throw new CuadraError("file-not-read", { file, reason: code }, options);
  });
  try {
    const excel = await openEmbeddedExcel(bytes, { fileName: basename(file) });
    installOfficeJs(excel, { language: LOCALES[language] });
    return excel;
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
 * @param option that names the second
 * @throws CuadraError "invalid-option"
 */
export async function checkOutputsDiffer(
  out: string,
  option: "--summary" | "--json",
  other: string,
  { report }: Catalogue,
): Promise<void> {
  if (resolve(out) !== resolve(other) && !(await isSameFile(out, other))) return;
  const expected = report.help.expectedOther;
  throw new CuadraError("invalid-option", { option, value: other, expected });
}

/**
 * Refuses a JSON document that would be written over an input or another output; "-" is no file.
 * @throws CuadraError "output-is-input" or "invalid-option"
 */
export async function checkJsonName(
  files: readonly string[],
  json: string | undefined,
  outputs: readonly (string | undefined)[],
  texts: Catalogue,
): Promise<void> {
  if (json === undefined || json === "-") return;
  await checkNotAnInput(files, json);
  for (const out of outputs)
    if (out !== undefined) await checkOutputsDiffer(out, "--json", json, texts);
}

/** Whether two paths lead to one file, by links of whatever kind or another spelling. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)),
  );
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
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
