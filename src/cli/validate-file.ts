import { extname } from "node:path";
import { highlight } from "../excel/highlight/highlight";
import { runExcel } from "../excel/run";
import { listSheets } from "../excel/sheets";
import { leaveSummaryAlone } from "../excel/summary/alone";
import { makeSummary, type SummaryMade } from "../excel/summary/summary-sheet";
import { loneSheet, type EmbeddedExcel } from "../host/node";
import { errorText } from "../i18n/error-text";
import type { Catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import { check, type Checked } from "./checked";
import { EXIT } from "./exit-codes";
import {
  checkJsonName,
  checkOutputName,
  checkOutputsDiffer,
  openFile,
  writeFileWhole,
} from "./files";
import { batchesOf, fix, type Fixed } from "./fix";
import { fixReport } from "./fix-report";
import { jsonReport } from "./json-report";
import { jsonText } from "./json-text";
import type { ValidateOptions } from "./program";
import { progressLine } from "./progress";
import type { CliStreams } from "./streams";
import { summaryMadeLines } from "./summary-report";
import { terminalOf } from "./terminal";
import { legend, terminalReport } from "./terminal-report";
import { uncalculatedLines } from "./uncalculated-report";

/**
 * Validates one file: prints the report, writes the JSON and the copy that the options ask for.
 * @returns the exit code
 * @throws CuadraError when it cannot be read, has no plan, or the copy cannot be written
 */
export async function validateFile(
  file: string,
  options: ValidateOptions,
  texts: Catalogue,
  streams: CliStreams,
): Promise<number> {
  const batches = batchesOf(options);
  if (batches.length > 0 && options.out === undefined) {
    const subject = options.fix === undefined ? "--fix-spelling" : "--fix";
    throw new CuadraError("usage", { problem: "needs-out", subject });
  }
  await checkOutputs(file, options, texts);
  const excel = await openFile(file, options.lang ?? "es");
  const progress = progressLine(streams.stderr, texts);
  const checkNow = (): Promise<Checked> => check(options, progress.show).finally(progress.clear);
  let checked = await checkNow();
  let fixed: Fixed | undefined;
  if (batches.length > 0) ({ fixed, checked } = await fix(checked, batches, texts, checkNow));
  if (options.json !== "-") report(checked, fixed, texts, streams);
  // The summary alone is made in the same workbook, of which afterwards nothing else is left.
  let { uncalculated } = excel;
  const said: string[] = [];
  if (options.out !== undefined) {
    const made = await writeCopy(excel, checked, options.out, texts);
    ({ uncalculated } = excel);
    said.push(legend(checked.validation, texts, terminalOf(streams)));
    said.push(...summaryMadeLines(made, texts), texts.report.written(options.out));
  }
  if (options.summary !== undefined) {
    await writeSummaryAlone(excel, checked, options.summary, texts);
    said.push(texts.report.summaryWritten(options.summary));
  }
  const formulas = { areRead: !excel.workbook.hasLostFormulas, uncalculated };
  const document = (): string => jsonText(jsonReport(file, checked, texts, formulas, fixed));
  if (options.json === "-") streams.stdout.write(document());
  else {
    for (const line of said) streams.stdout.write(`${line}\n`);
    if (options.json !== undefined) await writeFileWhole(options.json, document());
  }
  // Said whatever is asked for: figures of the copy may be older than its cells.
  const to = options.json === "-" ? streams.stderr : streams.stdout;
  for (const line of uncalculatedLines(uncalculated, texts)) to.write(`${line}\n`);
  if (!formulas.areRead) to.write(`${texts.report.formulasNotRead(extname(file).toLowerCase())}\n`);
  return checked.validation.counts.error > 0 && options.exitZero !== true
    ? EXIT.errors
    : EXIT.sound;
}

async function checkOutputs(
  file: string,
  { out, summary, json }: ValidateOptions,
  texts: Catalogue,
): Promise<void> {
  if (out !== undefined) await checkOutputName(file, "--out", out, texts);
  if (summary !== undefined) await checkOutputName(file, "--summary", summary, texts);
  if (out !== undefined && summary !== undefined)
    await checkOutputsDiffer(out, "--summary", summary, texts);
  await checkJsonName([file], json, [out, summary], texts);
}

function report(
  checked: Checked,
  fixed: Fixed | undefined,
  texts: Catalogue,
  { stdout }: CliStreams,
): void {
  const terminal = terminalOf({ stdout });
  if (fixed) stdout.write(fixReport(fixed, texts, terminal));
  stdout.write(`${terminalReport(checked, texts, terminal)}\n`);
}

/** Highlights, summary and all else of the file as it was. Nothing is written unless both were made. */
async function writeCopy(
  excel: EmbeddedExcel,
  { reading: { sheets }, validation }: Checked,
  out: string,
  texts: Catalogue,
): Promise<SummaryMade> {
  const made = await orNoCopy(out, texts, async () => {
    await highlight(validation, sheets);
    return makeSummary(validation, sheets, texts);
  });
  await writeFileWhole(out, await excel.save());
  return made;
}

/** The summary by itself; the open workbook holds nothing else afterwards. */
async function writeSummaryAlone(
  excel: EmbeddedExcel,
  { validation }: Checked,
  file: string,
  texts: Catalogue,
): Promise<void> {
  await orNoCopy(file, texts, async () => {
    // As they are now: a summary made for the copy is one of them.
    const sheets = await runExcel(listSheets);
    const { sheet } = await makeSummary(validation, sheets, texts);
    await leaveSummaryAlone(sheet, texts);
  });
  await writeFileWhole(file, loneSheet(await excel.save()));
}

/** @throws CuadraError "copy-not-made" in place of one that says why it could not be made */
async function orNoCopy<T>(file: string, texts: Catalogue, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    throw new CuadraError(
      "copy-not-made",
      { file, why: errorText(texts, error) },
      { cause: error },
    );
  }
}
