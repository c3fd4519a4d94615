import { basename } from "node:path";
import type { Catalogue } from "../../i18n/index";
import { formValues, standardForm } from "../../poi/consolidate/standard-form";
import { inInstitutionOrder } from "../../poi/consolidate/unit-order";
import { CuadraError } from "../../poi/error";
import { PlanBuilder } from "../../poi/plan-builder";
import { validate } from "../../poi/validation";
import { isRead, type Consolidation } from "./consolidation";
import type { FileOutcome } from "./read-file";

/** What only shows when the files are seen together. */
const BETWEEN_FILES: readonly string[] = ["duplicate-activity", "spelling"];

/** Excel's last row is 1,048,576; title, header and TOTAL take five. */
const MOST_ACTIVITIES = 1_048_576 - 5;

/**
 * Makes one plan of those that could be read.
 * @throws CuadraError "nothing-to-consolidate" when none could; "too-large" when they do not fit a sheet
 */
export function makeConsolidation(
  outcomes: readonly FileOutcome[],
  texts: Catalogue,
): Consolidation {
  const { form: words } = texts.consolidating;
  const read = outcomes.filter(isRead);
  const year = commonest(read.map((file) => file.year));
  const quarter = commonest(read.map((file) => file.quarter)) ?? 4;
  const rows = inInstitutionOrder(
    read.flatMap(({ file, rows: own }) => own.map((row) => ({ ...row, file: basename(file) }))),
  );
  if (rows.length === 0) throw new CuadraError("nothing-to-consolidate", {});
  if (rows.length > MOST_ACTIVITIES) throw new CuadraError("too-large", {});
  const title = words.title(year ?? null, quarter);
  const form = standardForm(rows, { ...words, title });
  const builder = new PlanBuilder();
  builder.add(formValues(form, words.sheetName));
  const { findings } = validate(builder.finish());
  return {
    outcomes,
    title,
    year: year ?? null,
    quarter,
    activities: rows.length,
    form,
    findings: findings.filter(({ check }) => BETWEEN_FILES.includes(check)),
  };
}

/** The value that is there most often, the first of several; undefined of none. */
function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).at(0)?.[0];
}
