import type { FindingDetails } from "../findings/finding";
import { amountAt } from "../plan";
import { meaningOf } from "../slots";
import type { Rule } from "../sums/rules";
import { type Check, findingAt } from "./check";
import { breaksNotListed, eachBreak } from "./each-break";

const isOfPeriod = ({ kind }: Rule): boolean =>
  kind === "quarter" || kind === "semester" || kind === "year";

/** What a rule adds up, where it is not months. */
function partsOf({ parts }: Rule): FindingDetails["quarter-sum"] {
  const meaning = meaningOf(parts[0]);
  if (meaning.kind === "target") return {};
  const { kind } = meaning.period;
  return kind === "quarter"
    ? { parts: "quarters" }
    : kind === "semester"
      ? { parts: "semesters" }
      : {};
}

/** Each quarter (and semester, and annual total), programmed and executed, must be the sum of its months, or its quarters. */
export const quarterSum: Check<"quarter-sum"> = {
  id: "quarter-sum",
  severity: "error",
  from: "row",
  *run(context) {
    const { plan } = context;
    for (const { rows, row, rule, sum } of eachBreak(context, isOfPeriod)) {
      const found = amountAt(rows, row, rule.total);
      yield findingAt(
        quarterSum,
        plan,
        { rows, rowIndex: row, slot: rule.total, found, expected: sum },
        plan.tables[rows.table[row]].columns.runningQuarters.includes(rule.total)
          ? { isRunning: true }
          : partsOf(rule),
      );
    }
  },
  notListed: (context) => breaksNotListed(context, isOfPeriod),
};
