import { applyCorrections, type Refusal } from "../excel/corrections/apply-correction";
import type { Catalogue } from "../i18n/index";
import type { Correction } from "../poi/diagnosis/correction";
import type { Checked } from "./checked";

/** Which corrections `--fix` makes: the certain ones, or the likely ones too. */
export const FIX_LEVELS = ["certain", "likely"] as const;
export type FixLevel = (typeof FIX_LEVELS)[number];

/** What `--fix` did to the copy. */
export interface Fixed {
  readonly level: FixLevel;
  readonly applied: readonly Correction[];
  readonly refused: readonly Refusal[];
  /** Findings of severity error before and after. */
  readonly errors: { readonly before: number; readonly after: number };
}

/**
 * Makes the corrections of a level in the open workbook and checks it again. Formulas are left alone.
 * @param checkAgain reads the corrected workbook
 * @throws CuadraError as applyCorrections and checkAgain
 */
export async function fix(
  { validation, diagnosis }: Checked,
  level: FixLevel,
  texts: Catalogue,
  checkAgain: () => Promise<Checked>,
): Promise<{ readonly fixed: Fixed; readonly checked: Checked }> {
  const wanted = diagnosis.corrections.filter(
    ({ certainty }) => certainty === "certain" || (certainty === "likely" && level === "likely"),
  );
  const { made, refused } = await applyCorrections(validation.plan, wanted, { texts });
  const checked = await checkAgain();
  return {
    fixed: {
      level,
      applied: made.map(({ correction }) => correction),
      refused,
      errors: { before: validation.counts.error, after: checked.validation.counts.error },
    },
    checked,
  };
}
