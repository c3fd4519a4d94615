import { basename } from "node:path";
import { errorOfFile } from "../../i18n/error-of-file";
import type { Catalogue, Language } from "../../i18n/index";
import { comparePlans } from "../../poi/compare/compare-plans";
import type { IsUnknown } from "../../poi/compare/differences";
import { quarterSaid } from "../../poi/execution/reported-quarter";
import { EXIT } from "../exit-codes";
import { checkJsonName, checkNewWorkbookName, writeFileWhole } from "../files";
import { jsonText } from "../json-text";
import { planOfFile } from "../plan-of-file";
import type { CompareOptions } from "../program";
import { progressLine } from "../progress";
import type { CliStreams } from "../streams";
import { terminalOf } from "../terminal";
import { hasNoValue, type ComparedPlan, type Comparison } from "./comparison";
import { compareReport } from "./compare-report";
import { differencesJson } from "./differences-json";
import { differencesWorkbook } from "./differences-workbook";

/**
 * Compares two versions of a plan: prints the report, writes the JSON and the workbook that the options ask for.
 * @returns the exit code
 * @throws CuadraError when one cannot be read or has no plan, or an output cannot be written
 */
export async function compareFiles(
  before: string,
  after: string,
  options: CompareOptions,
  texts: Catalogue,
  streams: CliStreams,
): Promise<number> {
  const { out, json } = options;
  if (out !== undefined) await checkNewWorkbookName([before, after], out, texts);
  await checkJsonName([before, after], json, [out], texts);
  const progress = progressLine(streams.stderr, texts);
  const read = (file: string, share: (of: number) => number): Promise<ComparedPlan> =>
    planToCompare(file, options.lang ?? "es", (of) => progress.show(share(of)))
      .catch((error: unknown) => {
        throw errorOfFile(basename(file), error, texts);
      })
      .finally(progress.clear);
  const old = await read(before, (of) => of / 2);
  const now = await read(after, (of) => 0.5 + of / 2);
  const comparison: Comparison = {
    before: old,
    after: now,
    differences: comparePlans(old.plan, now.plan, old.quarter ?? 0, {
      before: withoutValue(old),
      after: withoutValue(now),
    }),
  };
  const document = (): string => jsonText(differencesJson(comparison, texts));
  if (json === "-") streams.stdout.write(document());
  else streams.stdout.write(`${compareReport(comparison, texts, terminalOf(streams))}\n`);
  if (json !== undefined && json !== "-") await writeFileWhole(json, document());
  if (out !== undefined) {
    await writeFileWhole(out, await differencesWorkbook(comparison, texts));
    if (json !== "-") streams.stdout.write(`${texts.comparing.written(out)}\n`);
  }
  return comparison.differences.counts.all > 0 ? EXIT.errors : EXIT.sound;
}

/** The cells that say nothing but that their formula, or one that they go by, has no value. */
const withoutValue =
  ({ uncalculated }: ComparedPlan): IsUnknown =>
  ({ says }) =>
    says === "#NAME?" && hasNoValue(uncalculated);

async function planToCompare(
  file: string,
  language: Language,
  onProgress: (share: number) => void,
): Promise<ComparedPlan> {
  const { reading, validation, uncalculated } = await planOfFile(file, language, onProgress);
  const { plan, hiddenSheets, ownSheets } = reading;
  return { file, plan, quarter: quarterSaid(validation), hiddenSheets, ownSheets, uncalculated };
}
