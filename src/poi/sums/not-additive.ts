import { equalAmounts } from "../amounts";
import { groupBy } from "../group-by";
import { isAccumulated, isPercentage } from "../header/measure-words";
import {
  SAID_RULES,
  type Gathering,
  type MeasureRule,
  type NotAdditive,
  type RuleChoice,
  type SaidRule,
} from "./measure-rule";
import { amountAt, textAt, type Plan } from "../plan";
import { gatheringOf, holdsBy, expectedOf, type LevelBreak } from "./row-levels";
import type { RowRange } from "../row-range";
import { rulesInUse, rulesOf, type Rule, type RuleBreak } from "./rules";
import { stockGathering } from "./stock";
import { meaningOf, slotOf, TARGET } from "../slots";

/**
 * The activities whose months do not add up, by index in Plan.activities, and how each does instead. A row is
 * known by the user's choice; by what a column says of it; by a measure that is a percentage or says "acumulado", where
 * its figures do not contradict it; or, where its sums fail, by figures that only a running total explains.
 * @param breaks the sums that the activities asked break
 */
export function findNotAdditive(
  plan: Plan,
  breaks: readonly RuleBreak[],
  choices: readonly RuleChoice[] = [],
  asked: readonly RowRange[] = [{ start: 0, end: plan.activities.count }],
): Map<number, NotAdditive> {
  const rows = plan.activities;
  const broken = new Map<number, number>();
  for (const { row } of breaks) broken.set(row, (broken.get(row) ?? 0) + 1);
  const chosen = chosenRows(plan, choices, asked);
  const said = saidRows(plan, asked);
  const ofMeasure = rows.measure.pool.map((measure): Level | undefined =>
    isAccumulated(measure) ? "accumulated" : isPercentage(measure) ? "percentage" : undefined,
  );
  const rulesAsked = askedRules(plan);
  const found = new Map<number, NotAdditive>();
  const look = (row: number): void => {
    const known = knownAs(plan, row, rulesAsked(row), {
      failing: broken.get(row) ?? 0,
      chosen: chosen.get(row),
      said: said.get(row),
      ofMeasure: ofMeasure[rows.measure.index[row]],
    });
    if (known) found.set(row, known);
  };
  const likely = new Set([...broken.keys(), ...chosen.keys(), ...said.keys()]);
  if (ofMeasure.some((rule) => rule !== undefined)) {
    for (const { start, end } of asked)
      for (let row = start; row < end; row++)
        if (ofMeasure[rows.measure.index[row]] !== undefined) likely.add(row);
  }
  for (const row of likely) look(row);
  return new Map([...found].sort(([a], [b]) => a - b));
}

/** The sums that rows which do not add up break by their own rules. */
export function levelBreaks(
  plan: Plan,
  notAdditive: ReadonlyMap<number, NotAdditive>,
): LevelBreak[] {
  const asked = askedRules(plan);
  return [...notAdditive].flatMap(([row, known]) =>
    asked(row).flatMap((rule): LevelBreak[] => {
      const gathering = gatheringOf(rule, known);
      if (holdsBy(plan.activities, row, rule, gathering)) return [];
      // An objective's percentage of the year, which is not parted.
      const isOfYear = rule.total === TARGET && known.by === "measure";
      if (isOfYear && rule.parts.every((slot) => amountAt(plan.activities, row, slot) === null))
        return [];
      const expected = expectedOf(plan.activities, row, rule, gathering);
      return [{ row, rule, gathering, expected }];
    }),
  );
}

/** The sums worth asking of a row, by its index: of columns that somebody fills in, with none of their cells odd. */
export function askedRules(plan: Plan): (row: number) => readonly Rule[] {
  const rows = plan.activities;
  const odd = new Map<number, Set<number>>();
  for (const { row, slot } of rows.oddCells) odd.set(row, (odd.get(row) ?? new Set()).add(slot));
  const ofTables = new Map<number, readonly Rule[]>();
  return (row) => {
    const index = rows.table[row];
    let rules = ofTables.get(index);
    if (!rules) {
      const { columns, activities } = plan.tables[index];
      rules = rulesInUse(rows, rulesOf(columns), activities);
      ofTables.set(index, rules);
    }
    const unknown = odd.get(row);
    return unknown
      ? rules.filter(({ total, parts }) => ![total, ...parts].some((slot) => unknown.has(slot)))
      : rules;
  };
}

/** What months may be that do not add up. */
type Level = Exclude<MeasureRule, "sum">;

interface Known {
  /** Sums of the row that fail where its months are added up. */
  readonly failing: number;
  readonly chosen: MeasureRule | undefined;
  readonly said: SaidRule | undefined;
  readonly ofMeasure: Level | undefined;
}

function knownAs(
  plan: Plan,
  row: number,
  rules: readonly Rule[],
  { failing, chosen, said, ofMeasure }: Known,
): NotAdditive | undefined {
  if ((chosen ?? said) === "sum") return undefined;
  const as = (rule: Level, by: NotAdditive["by"]): NotAdditive => ({
    rule,
    by,
    target: best(plan, row, rules, GATHERINGS[rule], (kind) => !isWithinYear(kind)),
    quarters: best(plan, row, rules, GATHERINGS[rule], isWithinYear),
  });
  if (chosen && chosen !== "sum") return as(chosen, "choice");
  if (said && said !== "sum") {
    const likeliest = [said, ...GATHERINGS.percentage];
    const quarters = best(plan, row, rules, likeliest, isWithinYear);
    return { rule: said, by: "column", target: said, quarters };
  }
  if (ofMeasure) {
    const known = as(ofMeasure, "measure");
    const failingSo = rules.filter(
      (rule) => !holdsBy(plan.activities, row, rule, gatheringOf(rule, known)),
    ).length;
    // A percentage can be parted among the months like anything else: then it adds up.
    return failingSo === 0 || (failing > 0 && failingSo <= failing) ? known : undefined;
  }
  if (failing === 0) return undefined;
  if (isRunningTotal(plan, row, rules)) return as("accumulated", "numbers");
  const level = stockGathering(plan, row, rules);
  return (
    level && {
      rule: level,
      by: "numbers",
      target: level,
      quarters: best(plan, row, rules, [level, ...GATHERINGS.percentage], isWithinYear),
    }
  );
}

const isWithinYear = (kind: Rule["kind"]): boolean => kind === "quarter" || kind === "semester";

const GATHERINGS: Readonly<Record<Level, readonly Gathering[]>> = {
  accumulated: ["last"],
  percentage: ["last", "most", "mean"],
};

/** Of some gatherings, the one that most of the rules of some kinds bear out; the first of those that do equally. */
function best(
  plan: Plan,
  row: number,
  rules: readonly Rule[],
  gatherings: readonly Gathering[],
  isOfKind: (kind: Rule["kind"]) => boolean,
): Gathering {
  let chosen: Gathering = "last";
  let most = -1;
  for (const gathering of gatherings) {
    const holding = rules.filter(
      (asked) => isOfKind(asked.kind) && holdsBy(plan.activities, row, asked, gathering),
    ).length;
    if (holding > most) {
      most = holding;
      chosen = gathering;
    }
  }
  return chosen;
}

/** A quarter or so may have been added up by mistake in a row of running totals. */
const RUNS_FOR_A_SUM = 3;

/** Different amounts that a run must have gone through, where no quarter bears it out. */
const FEWEST_STEPS = 3;

/**
 * Whether only a running total explains a row: the programmed months never go down and the last of them is META,
 * which is not their sum; and the quarters say their last month, hardly one of them its sum. Without quarters to ask,
 * the months must rise in several steps, and the executed ones not go down either.
 */
function isRunningTotal(plan: Plan, row: number, rules: readonly Rule[]): boolean {
  const rows = plan.activities;
  // Asked even with an odd cell in it, which is then a blank.
  const year = rulesOf(plan.tables[rows.table[row]].columns).find(
    ({ kind }) => kind === "target-months" || kind === "target-quarters",
  );
  if (!year) return false;
  const amounts = (rule: Rule): number[] =>
    rule.parts.map((slot) => amountAt(rows, row, slot) ?? 0).filter((amount) => amount !== 0);
  const target = amountAt(rows, row, TARGET) ?? 0;
  // Nothing may stand blank after the run has begun, up to its end in the last period.
  if ((amountAt(rows, row, year.parts[year.parts.length - 1]) ?? 0) !== target) return false;
  const programmed = amounts(year);
  const runs = programmed.every((amount, at) => at === 0 || amount >= programmed[at - 1]);
  if (!runs || programmed.length < 2 || programmed.at(-1) !== target) return false;
  let forRun = 0;
  let forSum = 0;
  for (const rule of rules) {
    if (meaningOf(rule.total).kind === "target") continue;
    const filled = amounts(rule);
    const sum = filled.reduce((total, amount) => total + amount, 0);
    if (filled.length < 2 || equalAmounts(sum, filled[filled.length - 1], rows.integers)) continue;
    if (holdsBy(rows, row, rule, "last")) forRun++;
    else if (equalAmounts(sum, amountAt(rows, row, rule.total) ?? 0, rows.integers)) forSum++;
  }
  if (forRun > 0) return forRun >= RUNS_FOR_A_SUM * forSum;
  if (forSum > 0 || new Set(programmed).size < FEWEST_STEPS) return false;
  const executed = executedPeriods(plan, row, year);
  return executed.every((amount, at) => at === 0 || amount >= executed[at - 1]);
}

/** The executed amounts of the periods whose programmed ones are a rule's parts, without blanks and zeros. */
function executedPeriods(plan: Plan, row: number, { parts }: Rule): number[] {
  return parts
    .flatMap((slot) => {
      const meaning = meaningOf(slot);
      if (meaning.kind === "target") return [];
      return amountAt(plan.activities, row, slotOf("executed", meaning.period)) ?? 0;
    })
    .filter((amount) => amount !== 0);
}

/** How a column says of each activity asked that its months make its META, by its index; of those of which it does. */
function saidRows({ saidRules }: Plan, asked: readonly RowRange[]): Map<number, SaidRule> {
  const said = new Map<number, SaidRule>();
  for (const { start, end } of asked) {
    for (let row = start; row < Math.min(end, saidRules.length); row++) {
      const rule = SAID_RULES.at(saidRules[row] - 1);
      if (saidRules[row] > 0 && rule) said.set(row, rule);
    }
  }
  return said;
}

/** The rule that was chosen for each activity asked, by its index. */
function chosenRows(
  plan: Plan,
  choices: readonly RuleChoice[],
  asked: readonly RowRange[],
): Map<number, MeasureRule> {
  const chosen = new Map<number, MeasureRule>();
  if (choices.length === 0) return chosen;
  const byName = groupBy(choices, ({ activity }) => activity);
  for (const { start, end } of asked) {
    for (let row = start; row < end; row++) {
      const unit = textAt(plan.activities, row, "unit");
      const choice = byName
        .get(textAt(plan.activities, row, "activity"))
        ?.findLast((each) => each.unit === unit);
      if (choice) chosen.set(row, choice.rule);
    }
  }
  return chosen;
}
