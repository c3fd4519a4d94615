import { applyCorrections, type Refusal } from "../excel/corrections/apply-correction";
import type { Catalogue } from "../i18n/index";
import { isInBatch, type Batch, type Correction } from "../poi/diagnosis/correction";
import type { Checked } from "./checked";
import { changedInAll, notYetMade } from "./fix-rounds";

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
  /** In the order of rows; no cell stands twice. */
  readonly applied: readonly Correction[];
  /** What of it was still refused at the end. */
  readonly refused: readonly Refusal[];
  /** How many corrections each round made, and the findings of severity error after it. */
  readonly rounds: readonly { readonly made: number; readonly errors: number }[];
  /** Corrections that the last round made possible and that nobody has made. */
  readonly left: number;
  /** Findings of severity error before and after. */
  readonly errors: { readonly before: number; readonly after: number };
}

/** Rounds after which it is given up: two or three are enough but where corrections chase one another. */
const MOST_ROUNDS = 10;

/**
 * Makes the corrections of some batches in the open workbook and checks it again, until nothing is left to be made: a
 * correction can make another one certain. Formulas are left alone.
 * @param checkAgain reads the corrected workbook
 * @throws CuadraError as applyCorrections and checkAgain
 */
export async function fix(
  first: Checked,
  batches: readonly Batch[],
  texts: Catalogue,
  checkAgain: () => Promise<Checked>,
): Promise<{ readonly fixed: Fixed; readonly checked: Checked }> {
  let checked = first;
  let wanted = wantedOf(checked, batches);
  let refused: readonly Refusal[] = [];
  const made: Correction[][] = [];
  const rounds: { made: number; errors: number }[] = [];
  while (wanted.length > 0 && rounds.length < MOST_ROUNDS) {
    const applied = await applyCorrections(checked.validation.plan, wanted, { texts });
    refused = applied.refused;
    // What is refused once is refused again: only what was made can have changed anything.
    if (applied.made.length === 0) break;
    checked = await checkAgain();
    made.push(applied.made.map(({ correction }) => correction));
    rounds.push({ made: applied.made.length, errors: checked.validation.counts.error });
    wanted = notYetMade(wantedOf(checked, batches), made);
    if (wanted.length === 0) refused = [];
  }
  return {
    fixed: {
      batches,
      applied: changedInAll(
        made,
        first.validation.plan.tables.map(({ sheet }) => sheet),
      ),
      refused,
      rounds,
      left: Math.max(0, wanted.length - refused.length),
      errors: { before: first.validation.counts.error, after: checked.validation.counts.error },
    },
    checked,
  };
}

const wantedOf = ({ diagnosis }: Checked, batches: readonly Batch[]): readonly Correction[] =>
  diagnosis.corrections.filter((correction) =>
    batches.some((batch) => isInBatch(correction, batch)),
  );
