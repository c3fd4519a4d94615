import { equalAmounts, LARGEST_AMOUNT } from "../amounts";
import { leftOutOf } from "../findings/left-out";
import { amountAt, rowOfAmounts, shownText, type Plan } from "../plan";
import { meaningOf, monthSlot } from "../slots";
import { isCovered, type TotalReading } from "../sums/total-scope";
import type { IsFormula } from "./broken-row";
import type { Choice } from "./choice";
import { leastCertain } from "./certainty";
import type {
  CellChange,
  Correction,
  CoveredRow,
  Evidence,
  OpenTotal,
  SettledTotal,
} from "./correction";
import { followedColumns } from "./followed-columns";
import { saysOtherwise } from "./odd-cell";
import { openScope } from "./open-scope";
import { rowSumsOf, cellsOf, type RowSums } from "./row-sums";
import { judge, type Judged, type Miss } from "./total-judge";
import { missesOf, type Follows, type JudgedRow } from "./total-misses";
import { restoredAt, type SuspectRow, type TotalWitness } from "./total-witness";
import { uncheckedColumns } from "./unchecked-column";

/**
 * What total rows still miss once their rows are put right. Where a total row's own sums fail, and hold once it
 * says what its rows add up to, the total row is what is wrong; otherwise the miss is reported as it is. A formula that
 * adds up its rows is neither.
 */
export function diagnoseTotals(
  plan: Plan,
  witness: TotalWitness,
  rows: readonly JudgedRow[],
  isFormula: IsFormula = () => false,
): {
  readonly corrections: Correction[];
  readonly openTotals: OpenTotal[];
  readonly settledTotals: SettledTotal[];
} {
  const follows: Follows = (rowIndex, slot) => isFormula({ isTotal: true, rowIndex, slot });
  const corrections: Correction[] = [];
  const openTotals: OpenTotal[] = [];
  const settledTotals: SettledTotal[] = [];
  for (const [total, reading] of witness.readings.entries()) {
    const table = plan.tables[plan.totals.table[total]];
    const sums = rowSumsOf(table, plan.totals, { start: total, end: total + 1 });
    const covered = rows.filter(({ suspect }) => witness.covers(total, suspect.row));
    const misses = missesOf(plan, total, reading, covered, follows);
    settledTotals.push(...settledBy(plan, total, reading, covered, misses));
    const wrong = misses.filter((miss) => !miss.follows);
    if (wrong.length === 0) continue;
    const cells = cellsOf(plan.totals, total, sums.slots);
    const judged = judge(cells, sums, misses);
    const left = leavesOut(plan, total, reading, { covered, wrong, judged });
    const blamed = left ? wrong : wrong.filter((miss) => judged?.misses.includes(miss));
    const verdict =
      left ?? (judged && verdictOf(plan, total, reading, covered, blamed, judged, isFormula));
    const isTotals = verdict !== undefined && blamed.length > 0 && isEveryRowExplained(covered);
    if (isTotals) {
      const scope = openScope(reading, blamed, (range) =>
        missesOf(
          plan,
          total,
          range,
          rows.filter(({ suspect: { row } }) => isCovered(range, row)),
          follows,
        ),
      );
      const correction = totalCorrection(plan, total, sums, blamed, {
        certainty: leastCertain([verdict.certainty, scope.certainty]),
        reason: [...scope.reason, ...verdict.reason],
        alternatives: scope.others.map((misses) => changesOf(sums, misses)),
      });
      const instead = insteadOf(correction, covered);
      corrections.push(instead ? { ...correction, instead } : correction);
    }
    for (const miss of wrong) {
      if (!miss.odd && !(isTotals && blamed.includes(miss)))
        openTotals.push(openTotal(plan, total, miss, misses));
    }
  }
  return { corrections, openTotals, settledTotals };
}

/** Columns in which the total row differs from its rows as they stand, and no longer once they are corrected. */
function settledBy(
  plan: Plan,
  total: number,
  { sums }: TotalReading,
  covered: readonly JudgedRow[],
  misses: readonly Miss[],
): SettledTotal[] {
  const integers = plan.activities.integers && plan.totals.integers;
  return sums.flatMap((sum, slot): SettledTotal[] => {
    const found = amountAt(plan.totals, total, slot) ?? 0;
    if (sum === undefined || equalAmounts(found, sum, integers)) return [];
    if (misses.some((miss) => miss.slot === slot)) return [];
    const causes = covered.filter((row) => changes(row, slot));
    return [{ rowIndex: total, slot, rows: placesOf(plan, total, [slot], causes) }];
  });
}

/** Whether the correction of a row changes its amount in a slot. */
const changes = ({ suspect, choice }: JudgedRow, slot: number): boolean =>
  suspect.candidates.at(choice.best)?.changed.some((at) => suspect.slots[at] === slot) === true;

/** Where the amounts in some slots stand of rows that a total row covers. */
function placesOf(
  plan: Plan,
  total: number,
  slots: readonly number[],
  rows: readonly JudgedRow[],
): CoveredRow[] {
  const { activities, tables, totals } = plan;
  const own = tables[totals.table[total]].sheet;
  return rows.map(({ suspect: { row } }) => {
    const { sheet } = tables[activities.table[row]];
    return {
      ...(sheet === own ? {} : { sheet }),
      row: rowOfAmounts(plan, activities, row, slots),
    };
  });
}

/**
 * That a total row leaves out rows of its own, where its own sums do not say that it is wrong: that these rows are too
 * many, in every column by all that they say, is far less likely.
 */
function leavesOut(
  plan: Plan,
  total: number,
  reading: TotalReading,
  {
    covered,
    wrong,
    judged,
  }: {
    readonly covered: readonly JudgedRow[];
    readonly wrong: readonly Miss[];
    readonly judged: ReturnType<typeof judge>;
  },
): VerdictOfTotal | undefined {
  const isTooLarge = wrong.some(({ expected }) => Math.abs(expected) > LARGEST_AMOUNT);
  if (judged?.whose === "total-is-wrong" || covered.length > 0 || isTooLarge) return undefined;
  const slots = wrong.map(({ slot }) => slot);
  const rows = leftOutOf(plan, total, reading, slots);
  return rows && { certainty: "likely", reason: [{ kind: "rows-left-out", ...rows }] };
}

type VerdictOfTotal = Pick<Correction, "certainty" | "reason">;

/** How sure it is that a total row is wrong, and why; never surer than the corrections of rows that it follows from. */
function verdictOf(
  plan: Plan,
  total: number,
  reading: TotalReading,
  covered: readonly JudgedRow[],
  misses: readonly Miss[],
  { whose }: Judged,
  isFormula: IsFormula,
): VerdictOfTotal {
  const causes = covered.filter((row) => misses.some(({ slot }) => changes(row, slot)));
  const unchecked =
    whose === "total-is-wrong"
      ? []
      : uncheckedColumns(plan, plan.tables[plan.totals.table[total]].sheet, reading, misses);
  const followed =
    whose === "total-is-wrong"
      ? followedColumns(
          plan,
          reading,
          misses.map(({ slot }) => slot),
          isFormula,
        )
      : [];
  const isSettled = covered.every(({ suspect, choice }) => isSettledIn(suspect, choice, misses));
  const isLost = misses.some(({ odd }) => odd?.saysNumber === true && odd.readings.length === 0);
  const isSure = whose === "total-is-wrong" && isSettled && !isLost;
  return {
    certainty: leastCertain([
      isSure ? "certain" : "likely",
      ...(unchecked.length + followed.length > 0 ? (["ambiguous"] as const) : []),
      ...causes.map(({ certainty }) => certainty ?? "ambiguous"),
    ]),
    reason: [
      ...misses.flatMap(oddEvidence),
      ...(causes.length > 0
        ? [
            {
              kind: "rows-corrected" as const,
              rows: placesOf(
                plan,
                total,
                misses.map(({ slot }) => slot),
                causes,
              ),
            },
          ]
        : whose === "total-is-wrong" && followed.length === 0
          ? [{ kind: "rows-hold" as const, rows: soundRows(reading, covered) }]
          : []),
      ...unchecked,
      ...followed,
      ...(whose === "total-unconfirmed" && unchecked.length === 0
        ? [{ kind: "total-unconfirmed" as const }]
        : []),
    ],
  };
}

const soundRows = ({ start, end, apart }: TotalReading, covered: readonly JudgedRow[]): number =>
  end - start - new Set([...apart, ...covered.map(({ suspect }) => suspect.row)]).size;

/** What a cell that holds no number says, and whether that is what it is made. */
function oddEvidence({ slot, odd, expected }: Miss): Evidence[] {
  if (!odd) return [];
  const says = !odd.saysNumber ? "none" : saysOtherwise(odd, expected) ? "other" : "same";
  return [{ kind: "not-a-number", slot, text: shownText(odd.cell), says, amount: expected }];
}

const isEveryRowExplained = (covered: readonly JudgedRow[]): boolean =>
  covered.every(({ suspect }) => suspect.candidates.length > 0);

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
  sums: RowSums,
  misses: readonly Miss[],
  verdict: Pick<Correction, "certainty" | "reason" | "alternatives">,
): Correction {
  return {
    sheet: plan.tables[plan.totals.table[total]].sheet,
    row: plan.totals.sheetRow[total],
    rowIndex: total,
    isTotal: true,
    kind: "total",
    ...verdict,
    cells: changesOf(sums, misses),
    more: false,
  };
}

const changesOf = ({ slots, columns }: RowSums, misses: readonly Miss[]): CellChange[] =>
  misses
    .map(({ slot, found, expected }) => ({
      slot,
      column: columns[slots.indexOf(slot)],
      from: found,
      to: expected,
    }))
    .sort((a, b) => a.column - b.column);

/** Of a total row that misses one column, the correction of the row's cell that would settle it, where one stands out. */
function insteadOf(
  { sheet, cells, certainty, reason }: Correction,
  covered: readonly JudgedRow[],
): Correction | undefined {
  const unchecked = reason.find((each) => each.kind === "unchecked-columns");
  const suspect = unchecked?.suspects.at(0);
  if (cells.length > 1 || !suspect) return undefined;
  const { row, rowIndex, column, from, to, sheet: ofRow = sheet } = suspect;
  // A damaged row comes first: what stands in its cell may belong in another.
  if (covered.some(({ suspect }) => suspect.row === rowIndex)) return undefined;
  return {
    sheet: ofRow,
    row,
    rowIndex,
    isTotal: false,
    kind: "value",
    certainty,
    cells: [{ slot: cells[0].slot, column, from, to }],
    alternatives: [],
    more: false,
    reason,
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
