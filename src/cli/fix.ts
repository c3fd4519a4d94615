import { applyCorrections, type Refusal } from "../excel/corrections/apply-correction";
import type { Catalogue } from "../i18n/index";
import { isInBatch, type Batch, type Correction } from "../poi/diagnosis/correction";
import type { Checked } from "./checked";

/** Which corrections `--fix` makes: the certain ones, or the likely ones too. */
export const FIX_LEVELS = ["certain", "likely"] as const;
export type FixLevel = (typeof FIX_LEVELS)[number];

/** The batches of corrections that the options ask for. */
export function batchesOf(options: {
  readonly fix?: FixLevel;
  readonly fixSpelling?: boolean;
}): Batch[] {
  const { fix, fixSpelling } = options;
  return [...(fix ? [fix] : []), ...(fixSpelling === true ? (["spelling"] as const) : [])];
}

/** What `--fix` and `--fix-spelling` did to the copy. */
export interface Fixed {
  readonly batches: readonly Batch[];
  readonly applied: readonly Correction[];
  readonly refused: readonly Refusal[];
  /** Findings of severity error before and after. */
  readonly errors: { readonly before: number; readonly after: number };
}

/**
 * Makes the corrections of some batches in the open workbook and checks it again. Formulas are left alone.
 * @param checkAgain reads the corrected workbook
 * @throws CuadraError as applyCorrections and checkAgain
 */
export async function fix(
  { validation, diagnosis }: Checked,
  batches: readonly Batch[],
  texts: Catalogue,
  checkAgain: () => Promise<Checked>,
): Promise<{ readonly fixed: Fixed; readonly checked: Checked }> {
  const wanted = diagnosis.corrections.filter((correction) =>
    batches.some((batch) => isInBatch(correction, batch)),
  );
  const { made, refused } = await applyCorrections(validation.plan, wanted, { texts });
  const checked = await checkAgain();
  return {
    fixed: {
      batches,
      applied: made.map(({ correction }) => correction),
      refused,
      errors: { before: validation.counts.error, after: checked.validation.counts.error },
    },
    checked,
  };
}
