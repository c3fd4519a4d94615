import { realpath } from "node:fs/promises";
import { errorText } from "../../i18n/error-text";
import type { Catalogue } from "../../i18n/index";
import { CuadraError } from "../../poi/error";
import { EXIT } from "../exit-codes";
import { checkJsonName, checkNewWorkbookName, writeFileWhole } from "../files";
import { jsonText } from "../json-text";
import type { ConsolidateOptions } from "../program";
import { progressLine } from "../progress";
import type { CliStreams } from "../streams";
import { terminalOf } from "../terminal";
import { consolidateReport, outcomeLines } from "./consolidate-report";
import { consolidatedWorkbook } from "./consolidated-workbook";
import { isRead, type CalculatedOutcome } from "./consolidation";
import { consolidationJson } from "./consolidation-json";
import { fileLabels } from "../../poi/consolidate/file-labels";
import { makeConsolidation } from "../../poi/consolidate/make-consolidation";
import { readFiles } from "./read-files";

/**
 * Makes one plan of many files: validates each, writes the new workbook, prints the report and writes the JSON that
 * the options ask for. A file that cannot be read is said and left out.
 * @returns the exit code
 * @throws CuadraError when none could be read, or an output cannot be written
 */
export async function consolidateFiles(
  files: readonly string[],
  options: ConsolidateOptions,
  texts: Catalogue,
  streams: CliStreams,
): Promise<number> {
  const { out, json } = options;
  await checkNewWorkbookName(files, out, texts);
  await checkJsonName(files, json, [out], texts);
  const outcomes = await readAll(files, options, texts, streams);
  if (!outcomes.some(isRead)) {
    for (const line of outcomeLines(outcomes, texts, terminalOf(streams)))
      streams.stderr.write(`${line}\n`);
    throw new CuadraError("nothing-to-consolidate", {});
  }
  const { form: words } = texts.consolidating;
  const sheet = words.sheetName;
  const read = outcomes.filter(isRead);
  const labels = fileLabels(read.map(({ file }) => file));
  const parts = read.map((part, at) => ({ ...part, file: labels[at] }));
  const consolidation = { outcomes, ...makeConsolidation(parts, words, sheet) };
  await writeFileWhole(out, await consolidatedWorkbook(consolidation.form, sheet));
  const document = (): string => jsonText(consolidationJson(consolidation, out, texts));
  if (json === "-") streams.stdout.write(document());
  else {
    streams.stdout.write(`${consolidateReport(consolidation, out, texts, terminalOf(streams))}\n`);
    if (json !== undefined) await writeFileWhole(json, document());
  }
  const isSound = (outcome: CalculatedOutcome): boolean =>
    isRead(outcome) && outcome.counts.error === 0;
  return outcomes.every(isSound) ? EXIT.sound : EXIT.errors;
}

/** The same file twice, or the same plan in two files, is taken once: its activities would be counted double. */
async function readAll(
  files: readonly string[],
  { lang }: ConsolidateOptions,
  texts: Catalogue,
  streams: CliStreams,
): Promise<CalculatedOutcome[]> {
  const paths = await Promise.all(files.map((file) => realpath(file).catch((): string => file)));
  const isFirst = (at: number): boolean => paths.indexOf(paths[at]) === at;
  const once = files.filter((_, at) => isFirst(at));
  const progress = progressLine(streams.stderr, texts, (done) =>
    texts.consolidating.reading(Math.round(done * once.length), once.length),
  );
  const read = await readFiles(once, lang ?? "es", (done) =>
    progress.show(done / once.length),
  ).finally(progress.clear);
  const taken = planOnce(read, texts);
  let next = 0;
  return files.map((file, at) =>
    isFirst(at)
      ? taken[next++]
      : { file, failure: errorText(texts, new CuadraError("file-given-twice", { file })) },
  );
}

/** Of files that hold the very same plan the first, the others being said to have that one's. */
function planOnce(outcomes: readonly CalculatedOutcome[], texts: Catalogue): CalculatedOutcome[] {
  const fileOf = new Map<string, string>();
  return outcomes.map((outcome) => {
    if (!isRead(outcome)) return outcome;
    const { file, seal } = outcome;
    const other = fileOf.get(seal);
    if (other !== undefined)
      return {
        file,
        failure: errorText(texts, new CuadraError("file-same-plan", { file, other })),
      };
    fileOf.set(seal, file);
    return outcome;
  });
}
