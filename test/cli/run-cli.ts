import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx, type WriteSheet } from "hucre";
import { runCli } from "../../src/cli/run";
import type { JsonReport } from "../../src/cli/json-document";
import type { SheetBlock } from "../../src/poi/cells";

export const SAMPLE = "assets/samples/POI-2021-IV-trimestre.xlsx";

export interface CliResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the terminal door in this process and keeps what it writes. */
export async function cuadra(...args: string[]): Promise<CliResult> {
  const result = { code: 0, stdout: "", stderr: "" };
  result.code = await runCli(args, {
    stdout: { write: (text) => (result.stdout += text) },
    stderr: { write: (text) => (result.stderr += text) },
  });
  return result;
}

/** The JSON report of a file. */
export async function jsonOf(file: string, ...args: string[]): Promise<JsonReport> {
  const { stdout } = await cuadra("validate", file, "--json", "-", ...args);
  return JSON.parse(stdout) as JsonReport;
}

/** A folder for a test's files, removed when the test is over. */
export async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "cuadra-"));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes sheets as a workbook and gives its path. */
export async function workbookOf(
  folder: string,
  name: string,
  ...sheets: SheetBlock[]
): Promise<string> {
  const rows = ({ values }: SheetBlock): WriteSheet["rows"] =>
    values.map((row) => row.map((value) => (value === "" ? null : value)));
  const file = join(folder, name);
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet) => ({ name: sheet.sheet, rows: rows(sheet) })),
  });
  await writeFile(file, bytes);
  return file;
}
