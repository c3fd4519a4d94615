import type { Call, QuickFunction } from "../call";
import { error, isError, joined, NotQuick, number, numberOf, text, textOf } from "../values";

/** What is done with texts. */
export const TEXTS = {
  LEFT: (call) => {
    const length = wholeNumber(call, 1);
    return text(textAt(call, 0).slice(0, length));
  },
  RIGHT: (call) => {
    const whole = textAt(call, 0);
    const length = wholeNumber(call, 1);
    return text(length <= 0 ? "" : whole.slice(-length));
  },
  MID: (call) => {
    const from = wholeNumber(call, 1);
    const length = wholeNumber(call, 2);
    if (from < 1 || length < 0) return error("#VALUE!");
    return text(textAt(call, 0).slice(from - 1, from - 1 + length));
  },
  LEN: (call) => number(textAt(call, 0).length),
  FIND: (call) => {
    if (call.count !== 2) throw new NotQuick("FIND from a place on");
    const place = textAt(call, 1).indexOf(textAt(call, 0));
    return place < 0 ? error("#VALUE!") : number(place + 1);
  },
  SUBSTITUTE: (call) => {
    if (call.count !== 3) throw new NotQuick("SUBSTITUTE of one among several");
    const [whole, old, fresh] = [textAt(call, 0), textAt(call, 1), textAt(call, 2)];
    if (old === "") throw new NotQuick("SUBSTITUTE of nothing");
    return joined(whole.replaceAll(old, fresh));
  },
  /** A link says what its last argument says. */
  HYPERLINK: (call) => {
    const target = call.value(0);
    return isError(target) ? target : call.value(call.count - 1);
  },
} satisfies Record<string, QuickFunction>;

const textAt = (call: Call, at: number): string => textOf(call.noError(at));

const wholeNumber = (call: Call, at: number): number => Math.trunc(numberOf(call.noError(at)));
