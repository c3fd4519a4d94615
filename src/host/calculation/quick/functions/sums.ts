import { CellKind } from "../../../model/cells";
import type { Call, QuickFunction } from "../call";
import { criterionOf } from "../lookups";
import { isError, NotQuick, number, numberOf } from "../values";

/** What adds up or counts cells. */
export const SUMS = {
  SUM: (call) => {
    let total = 0;
    for (const [at, arg] of call.args.entries()) {
      if (arg.kind !== "reference" && !(arg.kind === "call" && arg.name === "INDEX")) {
        const value = call.value(at);
        if (isError(value)) return value;
        total += numberOf(value);
        continue;
      }
      const area = call.areaOrError(at);
      if ("kind" in area) return area;
      const failed = call.eachCell(area, (cell) => {
        if (cell.kind === CellKind.number) total += cell.value;
      });
      if (failed) return failed;
    }
    return number(total);
  },
  COUNT: (call) => {
    let count = 0;
    for (const arg of call.args) {
      // Errors are no numbers.
      call.eachCell(call.areaOf(arg), ({ kind }) => {
        if (kind === CellKind.number) count += 1;
      });
    }
    return number(count);
  },
  COUNTA: (call) => {
    let count = 0;
    for (const arg of call.args) {
      const failed = call.eachCell(call.areaOf(arg), ({ kind }) => {
        if (kind !== CellKind.empty) count += 1;
      });
      if (failed) throw new NotQuick("an error among counted cells");
    }
    return number(count);
  },
  SUMIFS: (call) => {
    const criteria = criteriaFrom(call, 1);
    return number(call.lookups.sum(call.area(0), criteria));
  },
  COUNTIFS: (call) => number(call.lookups.sum(undefined, criteriaFrom(call, 0))),
} satisfies Record<string, QuickFunction>;

/** The pairs of an area and a criterion from an argument on. */
function criteriaFrom(call: Call, first: number): Parameters<Call["lookups"]["sum"]>[1] {
  const count = (call.count - first) / 2;
  if (!Number.isInteger(count)) throw new NotQuick("a criterion that is missing");
  return Array.from({ length: count }, (_, pair) => ({
    area: call.area(first + 2 * pair),
    criterion: criterionOf(call.value(first + 2 * pair + 1)),
  }));
}
