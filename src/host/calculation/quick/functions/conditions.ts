import type { QuickFunction } from "../call";
import { boolean, isError, truthOf } from "../values";

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
  OR: (call) => {
    const values = call.values();
    return values.find(isError) ?? boolean(values.some(truthOf));
  },
} satisfies Record<string, QuickFunction>;
