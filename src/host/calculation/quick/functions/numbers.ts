import { CellKind, type Cell } from "../../../model/cells";
import type { Call, QuickFunction } from "../call";
import { isError, NotQuick, number, numberOf, rounded } from "../values";

/** What is worked out from numbers. */
export const NUMBERS = {
  ROUND: (call) => ofNumbers(call, (numbers) => rounded(numbers.at(0) ?? 0, numbers.at(1) ?? 0)),
  ABS: (call) => ofNumbers(call, (numbers) => Math.abs(numbers.at(0) ?? 0)),
  MIN: (call) => ofNumbers(call, (numbers) => Math.min(...numbers)),
  MAX: (call) => ofNumbers(call, (numbers) => Math.max(...numbers)),
  N: (call) => {
    const cell = call.noError(0);
    return number(cell.kind === CellKind.string ? 0 : numberOf(cell));
  },
} satisfies Record<string, QuickFunction>;

function ofNumbers(call: Call, result: (numbers: readonly number[]) => number): Cell {
  const values = call.values();
  const failed = values.find(isError);
  if (failed && values.some(({ kind }) => kind === CellKind.string))
    throw new NotQuick("a text and an error");
  return failed ?? number(result(values.map(numberOf)));
}
