import { equalAmounts } from "../amounts";
import { gather, type Gathering, type NotAdditive } from "../sums/measure-rule";
import { askedRules } from "../sums/not-additive";
import { amountAt, type Plan } from "../plan";
import { gatheringOf, holdsWith } from "../sums/row-levels";
import type { Rule } from "../sums/rules";
import { monthSlot } from "../slots";
import type { CellChange, Correction, Evidence } from "./correction";
import { normalised } from "./logs";
import { isAmount } from "./one-value";
import { tidy } from "./row-sums";
import { typingLikelihood, type TypingError } from "./typing-errors";

/** A row whose months do not add up, and what it asks of them. */
interface Level {
  readonly plan: Plan;
  readonly row: number;
  readonly rules: readonly (readonly [Rule, Gathering])[];
  readonly broken: readonly (readonly [Rule, Gathering])[];
  readonly isRun: boolean;
}

/** Some cells' values, by slot, with which all that the row asks of its months holds. */
interface Way {
  readonly values: ReadonlyMap<number, number>;
  readonly likelihood: number;
  readonly reason: readonly Evidence[];
}

/** As for sums, where habits speak alone: two hundred to one. */
const LIKELY = 0.995;
/**
 * Log likelihood: months repeat the one before as often as the row's others do, and each value that the row says is one of
 * its span. A lone odd value among equals is a rare thing to be true.
 */
function monthsLikelihood(amount: (slot: number) => number | null, rules: Level["rules"]): number {
  let log = 0;
  for (const series of new Set(rules.map(([{ series: of }]) => of))) {
    const months = Array.from({ length: 12 }, (_, month) => amount(monthSlot(series, month)));
    const filled = months.filter((month) => month !== null);
    const range = rangeOf(Math.max(0, ...filled));
    log -= Math.log(range) * new Set(filled).size;
    let repeats = 0;
    let changes = 0;
    for (let at = 1; at < filled.length; at++) {
      const times = filled[at] === filled[at - 1] ? ++repeats : ++changes;
      log += Math.log(times / (at + 1));
    }
  }
  return log;
}

/** How far apart ordinary values of a row lie that says this much. */
const rangeOf = (amount: number): number => 4 + 2 * amount;

/** How often somebody adds up what is not to be added, among all that goes wrong in such a row. */
const ADDED_UP = 0.3;

/**
 * Corrections of META and quarters that are not what they must take of their months, in rows whose months do not add
 * up: the one cell of the total or of its months that, changed, lets everything hold; where no one cell does, all
 * totals that somebody added up. Never certain, unless the user said how the row adds up: that it does not is itself
 * a conclusion. No total row is heard: such rows are in none.
 */
export function levelCorrections(
  plan: Plan,
  notAdditive: ReadonlyMap<number, NotAdditive>,
): Correction[] {
  const asked = askedRules(plan);
  return [...notAdditive].flatMap(([row, known]): Correction[] => {
    const rules = asked(row).map((rule) => [rule, gatheringOf(rule, known)] as const);
    const amount = amountsOf(plan, row);
    const broken = rules.filter(([rule, by]) => !holds(amount, rule, by, plan));
    if (broken.length === 0) return [];
    const isRun = known.rule === "accumulated" && rises(amount, rules);
    const ways = waysOf({ plan, row, rules, broken, isRun });
    return ways.length === 0 ? [] : [correctionOf(plan, row, ways, known.by === "choice")];
  });
}

const amountsOf =
  (plan: Plan, row: number, changed: ReadonlyMap<number, number> = new Map()) =>
  (slot: number): number | null =>
    changed.get(slot) ?? amountAt(plan.activities, row, slot);

const holds = (
  amount: (slot: number) => number | null,
  rule: Rule,
  gathering: Gathering,
  { activities }: Plan,
): boolean => holdsWith(amount, rule, gathering, activities.integers);

/** Whether the months of the series that some rules are about never go down. */
function rises(amount: (slot: number) => number | null, rules: Level["rules"]): boolean {
  return [...new Set(rules.map(([{ series }]) => series))].every((series) => {
    const filled = Array.from({ length: 12 }, (_, month) => amount(monthSlot(series, month)) ?? 0);
    const said = filled.filter((figure) => figure !== 0);
    return said.every((figure, at) => at === 0 || figure >= said[at - 1]);
  });
}

function waysOf(level: Level): Way[] {
  const { plan, row, rules, broken, isRun } = level;
  const single = new Map<string, Way>();
  for (const [rule, gathering] of broken) {
    for (const way of [totalWay(level, rule, gathering), ...partWays(level, rule, gathering)]) {
      if (!way) continue;
      const amount = amountsOf(plan, row, way.values);
      const isRight = rules.every(([other, by]) => holds(amount, other, by, plan));
      if (isRight && (!isRun || rises(amount, rules))) {
        const likelihood = way.likelihood * Math.exp(monthsLikelihood(amount, rules));
        single.set([...way.values].join(), { ...way, likelihood });
      }
    }
  }
  if (single.size > 0) return [...single.values()].sort((a, b) => b.likelihood - a.likelihood);
  const together = broken.map(([rule, gathering]) => totalWay(level, rule, gathering));
  const values = new Map<number, number>();
  for (const way of together) {
    if (!way?.reason.some((evidence) => evidence.kind === "level" && evidence.isSum)) return [];
    for (const [slot, value] of way.values) values.set(slot, value);
  }
  const amount = amountsOf(plan, row, values);
  if (!rules.every(([rule, by]) => holds(amount, rule, by, plan))) return [];
  return [{ values, likelihood: ADDED_UP, reason: together[0]?.reason ?? [] }];
}

/** The total made what it must take of its months; not where these say nothing: they may be what is missing. */
function totalWay(
  { plan, row }: Level,
  { total, parts }: Rule,
  gathering: Gathering,
): Way | undefined {
  const { integers } = plan.activities;
  const amount = amountsOf(plan, row);
  const amounts = parts.map(amount);
  const exact = gather(amounts, gathering);
  const expected = integers ? Math.round(exact) : tidy(exact);
  if (expected === 0) return undefined;
  const found = amount(total);
  const sum = amounts.reduce<number>((all, part) => all + (part ?? 0), 0);
  const isSum = equalAmounts(found ?? 0, sum, integers);
  const typed = slip(expected, found, amounts);
  return {
    values: new Map([[total, expected]]),
    likelihood: typed.likelihood + (isSum ? ADDED_UP : 0),
    reason: [{ kind: "level", gathering, isSum }, ...(isSum ? [] : typingEvidence(typed, total))],
  };
}

/** One of a total's months made what the total says it takes. */
function partWays({ plan, row }: Level, { total, parts }: Rule, gathering: Gathering): Way[] {
  const amount = amountsOf(plan, row);
  const says = amount(total) ?? 0;
  if (says === 0 || gather(parts.map(amount), gathering) === 0) return [];
  return parts.flatMap((slot): Way[] => {
    const found = amount(slot);
    const others = parts.filter((part) => part !== slot).map(amount);
    const filled = others.filter((other) => other !== null);
    const value =
      gathering === "mean"
        ? tidy(says * (filled.length + 1) - filled.reduce((sum, other) => sum + other, 0))
        : says;
    if (value === (found ?? 0) || !isAmount(value, plan.activities.integers)) return [];
    const typed = slip(value, found, others);
    return [
      {
        values: new Map([[slot, value]]),
        likelihood: typed.likelihood,
        reason: [{ kind: "level", gathering, isSum: false }, ...typingEvidence(typed, slot)],
      },
    ];
  });
}

/** How likely a value is to end up as what stands there. */
const slip = (
  truth: number,
  found: number | null,
  beside: readonly (number | null)[],
): ReturnType<typeof typingLikelihood> =>
  typingLikelihood(truth, found, {
    beside,
    above: null,
    totals: [],
    parts: [],
    range: rangeOf(truth),
  });

const typingEvidence = (
  { error }: { readonly error: TypingError | undefined },
  slot: number,
): Evidence[] => (error === undefined ? [] : [{ kind: "typing-error", error, slot }]);

function correctionOf(
  plan: Plan,
  row: number,
  [best, ...others]: readonly Way[],
  isSaid: boolean,
): Correction {
  const table = plan.tables[plan.activities.table[row]];
  const changes = ({ values }: Way): CellChange[] =>
    [...values]
      .map(([slot, to]): CellChange => ({
        slot,
        column: table.columns.amount[slot],
        from: amountAt(plan.activities, row, slot),
        to,
      }))
      .sort((a, b) => a.column - b.column);
  const [probability] = normalised([best, ...others].map((way) => Math.log(way.likelihood)));
  const isCertain = isSaid && others.length === 0 && best.values.size === 1;
  const certainty = isCertain ? "certain" : probability >= LIKELY ? "likely" : "ambiguous";
  const ways = others.length + 1;
  return {
    sheet: table.sheet,
    row: plan.activities.sheetRow[row],
    rowIndex: row,
    isTotal: false,
    kind: "value",
    certainty,
    cells: changes(best),
    alternatives: others.map(changes),
    more: false,
    reason:
      certainty === "ambiguous"
        ? [...best.reason, { kind: "undecided", ways, more: false }]
        : best.reason,
  };
}
