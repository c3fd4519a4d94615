import { CellKind } from "../../../model/cells";
import type { QuickFunction } from "../call";
import { boolean, isError, NotQuick, truthOf } from "../values";

/** What depends on whether something holds. */
export const CONDITIONS = {
  IF: (call) => {
    const condition = call.value(0);
    if (isError(condition)) return condition;
    if (truthOf(condition)) return call.value(1);
    return call.count > 2 ? call.value(2) : boolean(false);
  },
  IFERROR: (call) => {
    const first = call.value(0);
    return isError(first) ? call.value(1) : first;
  },
  ISERROR: (call) => boolean(isError(call.value(0))),
  AND: (call) => {
    const values = call.values();
    // Excel passes over it: to OR that is as if it did not hold.
    if (values.some(({ kind }) => kind === CellKind.empty)) throw new NotQuick("a blank in AND");
    return values.find(isError) ?? boolean(values.every(truthOf));
  },
  NOT: (call) => {
    const value = call.value(0);
    return isError(value) ? value : boolean(!truthOf(value));
  },
  OR: (call) => {
    const values = call.values();
    return values.find(isError) ?? boolean(values.some(truthOf));
  },
} satisfies Record<string, QuickFunction>;
