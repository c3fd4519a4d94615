import { jsonReport } from "../../src/cli/json-report";
import { errorText } from "../../src/i18n/error-text";
import { catalogue } from "../../src/i18n/index";
import type { SheetBlock } from "../../src/poi/cells";
import { diagnose } from "../../src/poi/diagnosis/diagnose";
import { CuadraError } from "../../src/poi/error";
import { PlanBuilder } from "../../src/poi/reading/plan-builder";
import { summaryOf } from "../../src/poi/summary/summary";
import { validate } from "../../src/poi/validation/validation";

/** Words that a sentence has only where a figure was not one. */
const NOT_A_FIGURE = /\bNaN\b|\bundefined\b|Infinity|∞|\[object/;

/**
 * Takes a workbook the whole way: layout, plan, checks, diagnosis, the report in both languages, the summary.
 * @returns the number of rows that came in
 * @throws Error where anything fails but with a CuadraError, or says a figure that is none
 */
export function wholeWay(blocks: readonly SheetBlock[]): number {
  try {
    const builder = new PlanBuilder();
    for (const block of blocks) builder.add(block);
    const plan = builder.finish();
    const validation = validate(plan);
    const diagnosis = diagnose(validation);
    const reading = {
      plan,
      sheets: [],
      hiddenSheets: [],
      ownSheets: [],
      leftOut: [],
      mayHaveSummary: false,
    };
    for (const language of ["es", "en"] as const) {
      const texts = catalogue(language);
      expectFigures(
        jsonReport("libro.xlsx", { reading, validation, diagnosis, summary: undefined }, texts, {
          areRead: true,
          uncalculated: [],
        }),
        "report",
      );
    }
    expectFigures(summaryOf(validation), "summary");
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    for (const language of ["es", "en"] as const) {
      expectFigures(errorText(catalogue(language), error), "error");
    }
  }
  return blocks.reduce((sum, { values }) => sum + values.length, 0);
}

/** Looks at every number and text of a document. */
function expectFigures(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`${path} is ${value}`);
  }
  if (typeof value === "string" && NOT_A_FIGURE.test(value)) {
    throw new Error(`${path} says ${value.slice(0, 300)}`);
  }
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  for (const [name, member] of Object.entries(value)) expectFigures(member, `${path}.${name}`);
}
