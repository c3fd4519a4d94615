import type { FindingOf } from "../findings/finding";
import type { Plan, Rows, TypedCell } from "../plan";
import { firstOfEachRow } from "./first-of-each-row";
import { type Check, findingAt } from "./check";

/** Dashes typed for zeros: SUM passes over them, but an addition with + fails. Said once a row, at its first. */
export const dash: Check<"dash"> = {
  id: "dash",
  severity: "info",
  from: "row",
  run: ({ plan }) => dashFindings(plan),
};

/** What is to be said of a plan's dashes. @param isTyped whether one counts as typed; each where absent */
export const dashFindings = (
  plan: Plan,
  isTyped: (rows: Rows, cell: TypedCell) => boolean = () => true,
): FindingOf<"dash">[] =>
  [plan.activities, plan.totals].flatMap((rows) =>
    firstOfEachRow(
      rows.typedCells.filter((cell) => cell.form === "dash" && isTyped(rows, cell)),
    ).map(({ cell: { row, slot, text }, count }) =>
      findingAt(dash, plan, { rows, rowIndex: row, slot }, { text, cells: count }),
    ),
  );
