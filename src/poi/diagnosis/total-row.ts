import { amountAt, type Plan } from "../plan";
import { equalAmounts } from "../rules";
import { meaningOf, monthSlot } from "../slots";
import type { CellChange, Correction, Evidence, OpenTotal } from "./correction";
import type { Choice } from "./joint";
import { residuals, rowSumsOf, cellsOf, tidy, type RowSums } from "./row-sums";
import { restoredAt, type SuspectRow, type TotalWitness } from "./total-witness";

/** A column in which a total row and its rows, after the best choice of corrections, say different things. */
interface Miss {
  readonly slot: number;
  readonly found: number | null;
  readonly expected: number;
}

/**
 * What total rows still miss once their rows are put right. Where a total row's own sums fail, and hold once it
 * says what its rows add up to, the total row is what is wrong; otherwise the miss is reported as it is.
 */
export function diagnoseTotals(
  plan: Plan,
  witness: TotalWitness,
  suspects: readonly SuspectRow[],
  choices: readonly Choice[],
): { readonly corrections: Correction[]; readonly openTotals: OpenTotal[] } {
  const corrections: Correction[] = [];
  const openTotals: OpenTotal[] = [];
  for (const [total, reading] of witness.readings.entries()) {
    const table = plan.tables[plan.totals.table[total]];
    const sums = rowSumsOf(table, plan.totals, { start: total, end: total + 1 });
    const covered = [...suspects.entries()].filter(([, suspect]) =>
      witness.covers(total, suspect.row),
    );
    const misses = missesOf(plan, total, reading.sums, covered, choices);
    if (misses.length === 0) continue;
    const cells = cellsOf(plan.totals, total, sums.slots);
    const judged = judge(cells, sums, misses);
    const right = judged === "total-is-wrong" || judged === "total-unconfirmed";
    if (right && isEveryRowExplained(covered)) {
      const isSettled = covered.every(([index, suspect]) =>
        isSettledIn(suspect, choices[index], misses),
      );
      corrections.push(
        totalCorrection(plan, total, sums, misses, {
          certainty: judged === "total-is-wrong" && isSettled ? "certain" : "likely",
          reason:
            judged === "total-is-wrong"
              ? [{ kind: "rows-hold", rows: reading.end - reading.start }]
              : [{ kind: "total-unconfirmed" }],
        }),
      );
      continue;
    }
    for (const miss of misses) openTotals.push(openTotal(plan, total, miss, misses));
  }
  return { corrections, openTotals };
}

/** Columns in which the total row differs from its rows as corrected; a column left blank is not one. */
function missesOf(
  plan: Plan,
  total: number,
  sums: readonly (number | undefined)[],
  covered: readonly (readonly [number, SuspectRow])[],
  choices: readonly Choice[],
): Miss[] {
  const corrected = [...sums];
  for (const [index, suspect] of covered) {
    const best = suspect.candidates.at(choices[index].best);
    if (!best) continue;
    for (const [at, position] of best.changed.entries()) {
      const slot = suspect.slots[position];
      const sum = corrected[slot];
      if (sum === undefined) continue;
      corrected[slot] = sum + (best.values[at] ?? 0) - (suspect.cells[position] ?? 0);
    }
  }
  const integers = plan.activities.integers && plan.totals.integers;
  return corrected.flatMap((sum, slot): Miss[] => {
    const found = amountAt(plan.totals, total, slot);
    const isOdd = plan.totals.oddCells.some((cell) => cell.row === total && cell.slot === slot);
    if (sum === undefined || isOdd || equalAmounts(found ?? 0, sum, integers)) return [];
    return [{ slot, found, expected: tidy(sum) }];
  });
}

/**
 * Whose fault the misses are. The total row's own sums are a second witness: rows that hold add up to a row
 * that holds, so a total row whose own sums fail is wrong itself. Where they hold and still hold after, either
 * side can be wrong: two cells of TOTAL, or two of a row.
 */
function judge(
  cells: readonly (number | null)[],
  sums: RowSums,
  misses: readonly Miss[],
): "total-is-wrong" | "total-unconfirmed" | "open" {
  const corrected = [...cells];
  for (const miss of misses) corrected[sums.slots.indexOf(miss.slot)] = miss.expected;
  if (residuals(corrected, sums.rules).some((rest) => rest !== 0)) return "open";
  const before = residuals(cells, sums.rules);
  const isWitnessed = (miss: Miss): boolean => {
    const position = sums.slots.indexOf(miss.slot);
    return before.some((rest, bit) => rest !== 0 && (sums.masks[position] & (1 << bit)) !== 0);
  };
  if (misses.every(isWitnessed)) return "total-is-wrong";
  const isSummed = (miss: Miss): boolean => sums.masks[sums.slots.indexOf(miss.slot)] !== 0;
  return misses.every((miss) => isWitnessed(miss) || !isSummed(miss))
    ? "total-unconfirmed"
    : "open";
}

const isEveryRowExplained = (covered: readonly (readonly [number, SuspectRow])[]): boolean =>
  covered.every(([, suspect]) => suspect.candidates.length > 0);

/** Whether a row's candidates that remain possible all leave the missed columns as the best one does. */
function isSettledIn(suspect: SuspectRow, choice: Choice, misses: readonly Miss[]): boolean {
  const best = suspect.candidates[choice.best];
  return suspect.candidates.every((candidate) =>
    misses.every(({ slot }) => {
      const at = suspect.slots.indexOf(slot);
      return restoredAt(suspect, candidate, at) === restoredAt(suspect, best, at);
    }),
  );
}

function totalCorrection(
  plan: Plan,
  total: number,
  { slots, columns }: RowSums,
  misses: readonly Miss[],
  verdict: { readonly certainty: Correction["certainty"]; readonly reason: readonly Evidence[] },
): Correction {
  const cells = misses.map(({ slot, found, expected }): CellChange => ({
    slot,
    column: columns[slots.indexOf(slot)],
    from: found,
    to: expected,
  }));
  return {
    sheet: plan.tables[plan.totals.table[total]].sheet,
    row: plan.totals.sheetRow[total],
    rowIndex: total,
    isTotal: true,
    kind: "total",
    ...verdict,
    cells: cells.sort((a, b) => a.column - b.column),
    alternatives: [],
    more: false,
  };
}

function openTotal(plan: Plan, total: number, miss: Miss, misses: readonly Miss[]): OpenTotal {
  const table = plan.tables[plan.totals.table[total]];
  const { slot, found, expected } = miss;
  const difference = expected - (found ?? 0);
  const meaning = meaningOf(slot);
  let oppositeSlot: number | null = null;
  if (meaning.kind === "amount" && meaning.period.kind === "month") {
    for (const month of [meaning.period.index - 1, meaning.period.index + 1]) {
      if (month < 0 || month > 11) continue;
      const neighbour = monthSlot(meaning.series, month);
      const other = misses.find((candidate) => candidate.slot === neighbour);
      if (other && (other.found ?? 0) - other.expected === difference) oppositeSlot = neighbour;
    }
  }
  return {
    sheet: table.sheet,
    row: plan.totals.sheetRow[total],
    rowIndex: total,
    slot,
    column: table.columns.amount[slot],
    found: found ?? 0,
    expected,
    oppositeSlot,
  };
}
