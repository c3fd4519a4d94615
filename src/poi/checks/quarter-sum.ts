import { amountAt } from "../plan";
import type { Rule } from "../sums/rules";
import { type Check, findingAt } from "./check";
import { breaksNotListed, eachBreak } from "./each-break";

const isOfPeriod = ({ kind }: Rule): boolean =>
  kind === "quarter" || kind === "semester" || kind === "year";

/** Each quarter (and semester, and annual total), programmed and executed, must be the sum of its months. */
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
          : {},
      );
    }
  },
  notListed: (context) => breaksNotListed(context, isOfPeriod),
};
