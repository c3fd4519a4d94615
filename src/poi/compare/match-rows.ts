import { groupBy } from "../group-by";
import { textAt, type Plan } from "../plan";
import { findRenamed, type FoldedName } from "./renamed";
import { cellReader, planRows, type PlanRow } from "../seal/plan-rows";
import { SLOT_COUNT } from "../slots";
import { fold } from "../header/fold";

/** How a row of the plan after was known to be one of the plan before. */
export type MatchedBy = "code" | "name" | "similar-name" | "amounts";

/** A row of both plans. */
export interface MatchedRow {
  readonly before: PlanRow;
  readonly after: PlanRow;
  readonly by: MatchedBy;
}

/** The rows of two plans, each once. */
export interface MatchedRows {
  /** In the order of the plan after. */
  readonly pairs: readonly MatchedRow[];
  readonly added: readonly PlanRow[];
  readonly removed: readonly PlanRow[];
}

/** A row with what it is known by. */
interface Known {
  readonly row: PlanRow;
  readonly name: FoldedName;
  /** "" where its table has no such column. */
  readonly code: string;
  /** All its amounts, blanks as zeros. */
  readonly amounts: string;
  readonly hasAmounts: boolean;
}

/**
 * Finds the activities of a plan again in a later version of it, wherever they stand there. First by their code,
 * then by unit, name and measure, whatever their letter case, accents and spaces; among several of the same name,
 * those that say the same first, then in their order. A name that is gone is found again under the one new name that
 * is clearly the same written otherwise (`findRenamed`), or under the one new name of the same unit that has the very
 * same amounts. What is in doubt is removed and added, not guessed.
 */
export function matchActivities(before: Plan, after: Plan): MatchedRows {
  const matching = new Matching(activitiesOf(before), activitiesOf(after));
  const code = ({ code: own }: Known): string => own;
  matching.pair(code, "code", { unique: true });
  matching.pair((known) => `${nameKey(known)}\n${known.amounts}`, "name");
  matching.pair(nameKey, "name");
  matching.pairRenamed();
  matching.pair(
    ({ name, amounts, hasAmounts }) => (hasAmounts ? `${name.unit}\n${amounts}` : ""),
    "amounts",
    { unique: true },
  );
  return matching.finish();
}

/** Finds total rows again: by sheet and label, then by label alone; several of the same, in their order. */
export function matchTotals(before: Plan, after: Plan): MatchedRows {
  const matching = new Matching(totalsOf(before), totalsOf(after));
  matching.pair((known) => `${fold(known.row.table.sheet)}\n${nameKey(known)}`, "name");
  matching.pair(nameKey, "name");
  return matching.finish();
}

/** Names hold no line feed once they are folded. */
const nameKey = ({ name }: Known): string => [name.unit, name.activity, name.measure].join("\n");

function activitiesOf(plan: Plan): Known[] {
  return knownRows(plan, false, (index) => fold(plan.codes.at(index) ?? ""));
}

function totalsOf(plan: Plan): Known[] {
  return knownRows(plan, true, () => "");
}

function knownRows(plan: Plan, totals: boolean, codeOf: (index: number) => string): Known[] {
  const cell = cellReader(plan);
  const folded = new Map<string, string>();
  const foldOnce = (text: string): string => {
    const known = folded.get(text) ?? fold(text);
    folded.set(text, known);
    return known;
  };
  const known: Known[] = [];
  for (const row of planRows(plan)) {
    if (row.isTotal !== totals) continue;
    const amounts = Array.from({ length: SLOT_COUNT }, (_, slot) => cell(row, slot) ?? 0);
    known.push({
      row,
      name: {
        unit: foldOnce(textAt(row.rows, row.row, "unit")),
        activity: foldOnce(textAt(row.rows, row.row, "activity")),
        measure: foldOnce(textAt(row.rows, row.row, "measure")),
      },
      code: codeOf(row.row),
      amounts: amounts.join(","),
      hasAmounts: amounts.some((amount) => amount !== 0),
    });
  }
  return known;
}

/** Pairs rows step by step; each step sees those that are left of the steps before. */
class Matching {
  private readonly pairs = new Map<Known, { readonly from: Known; readonly by: MatchedBy }>();
  private gone: readonly Known[];
  private fresh: readonly Known[];

  constructor(
    before: readonly Known[],
    private readonly after: readonly Known[],
  ) {
    this.gone = before;
    this.fresh = after;
  }

  /**
   * Pairs rows of the same key in their order; rows whose key is "" stay as they are.
   * @param options.unique only where a single row on either side has it
   */
  pair(
    keyOf: (known: Known) => string,
    by: MatchedBy,
    { unique = false }: { readonly unique?: boolean } = {},
  ): void {
    const fresh = groupBy(this.fresh, keyOf);
    for (const [key, from] of groupBy(this.gone, keyOf)) {
      const to = fresh.get(key) ?? [];
      if (key === "" || (unique && (from.length > 1 || to.length > 1))) continue;
      for (const [index, known] of from.slice(0, to.length).entries())
        this.pairs.set(to[index], { from: known, by });
    }
    this.leaveOutPaired();
  }

  pairRenamed(): void {
    const gone = [...groupBy(this.gone, nameKey).values()];
    const fresh = [...groupBy(this.fresh, nameKey).values()];
    const first = (group: readonly Known[]): FoldedName => group[0].name;
    for (const [from, to] of findRenamed(gone.map(first), fresh.map(first)))
      for (const [index, known] of gone[from].slice(0, fresh[to].length).entries())
        this.pairs.set(fresh[to][index], { from: known, by: "similar-name" });
    this.leaveOutPaired();
  }

  finish(): MatchedRows {
    return {
      pairs: this.after.flatMap((known) => {
        const pair = this.pairs.get(known);
        return pair ? [{ before: pair.from.row, after: known.row, by: pair.by }] : [];
      }),
      added: this.fresh.map(({ row }) => row),
      removed: this.gone.map(({ row }) => row),
    };
  }

  private leaveOutPaired(): void {
    const taken = new Set(Array.from(this.pairs.values(), ({ from }) => from));
    this.gone = this.gone.filter((known) => !taken.has(known));
    this.fresh = this.fresh.filter((known) => !this.pairs.has(known));
  }
}
