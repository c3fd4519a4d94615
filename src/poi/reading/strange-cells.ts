import { equalAmounts, LARGEST_AMOUNT } from "../amounts";
import { isErrorValue, type CellValue } from "../cells";
import type { OddCell, TypedCell } from "../plan";
import type { Rule } from "../sums/rules";
import { readTyped, type Convention, type TypedText } from "../typed-number";

/** A cell of a row of amounts that holds something other than a number. */
export interface StrangeCell {
  readonly slot: number;
  /** Not "": a text, TRUE or FALSE, or a number that its format shows as a date or that is too large. */
  readonly value: CellValue;
}

const LONGEST_TEXT = 200;

/** Whether what a cell says takes the other cells of its row to tell. */
export const isAmbiguous = ({ value }: StrangeCell): boolean =>
  typeof value === "string" && readTyped(value)?.kind === "ambiguous";

type Ambiguous = StrangeCell & { readonly typed: Extract<TypedText, { kind: "ambiguous" }> };

/**
 * What the strange cells of one row say: those that mean a number, and those of which it is not known. A text
 * that can be read either way is what lets the row's own sums hold.
 * @param numbers amounts of the row's other cells, by slot; a blank has none
 * @param rules the sums of the row's table
 */
export function readStrange(
  row: number,
  cells: readonly StrangeCell[],
  numbers: ReadonlyMap<number, number>,
  rules: readonly Rule[],
): { readonly typed: readonly TypedCell[]; readonly odd: readonly OddCell[] } {
  const typed: TypedCell[] = [];
  const odd: OddCell[] = [];
  const ambiguous: Ambiguous[] = [];
  for (const cell of cells) {
    const { slot, value } = cell;
    if (typeof value !== "string") {
      const kind =
        typeof value === "boolean" ? "boolean" : isTooLarge(value) ? "too-large" : "date";
      odd.push({ row, slot, kind, text: String(value) });
      continue;
    }
    const text = value.slice(0, LONGEST_TEXT);
    const read = value.trim() === "" ? "blank" : (readTyped(value) ?? "other");
    if (read === "blank") continue;
    if (read === "other") {
      odd.push({ row, slot, kind: isErrorValue(value) ? "error" : "text", text });
    } else if (read.kind === "no-data") odd.push({ row, slot, kind: "no-data", text });
    else if (read.kind === "ambiguous") ambiguous.push({ slot, value, typed: read });
    else if (read.kind === "dash") typed.push({ row, slot, form: "dash", text, amount: 0 });
    else if (isTooLarge(read.amount)) odd.push({ row, slot, kind: "too-large", text });
    else typed.push({ row, slot, form: "number", text, amount: read.amount });
  }
  if (ambiguous.length > 0) {
    const known = new Map(numbers);
    for (const { slot, amount } of typed) known.set(slot, amount);
    const unknown = new Set(odd.map(({ slot }) => slot));
    const choice = bySums(ambiguous, known, unknown, rules) ?? byScale(ambiguous, known);
    for (const { slot, value, typed: text } of ambiguous) {
      const reading = choice?.get(text.convention);
      const at = { row, slot, text: String(value) };
      if (reading === undefined) odd.push({ ...at, kind: "ambiguous", readings: text.readings });
      else typed.push({ ...at, form: "number", amount: text.readings[reading] });
    }
    // As the cells stand in the row; what was decided last was added last.
    const place = new Map(cells.map(({ slot }, at) => [slot, at]));
    const inOrder = (a: { slot: number }, b: { slot: number }): number =>
      (place.get(a.slot) ?? 0) - (place.get(b.slot) ?? 0);
    typed.sort(inOrder);
    odd.sort(inOrder);
  }
  return { typed, odd };
}

const isTooLarge = (amount: number): boolean => Math.abs(amount) > LARGEST_AMOUNT;

/** For each convention that a row's texts use, which of the two readings is meant. */
type Choice = ReadonlyMap<Convention, 0 | 1>;

/** The one choice that lets more of the row's sums hold than any other; a row keeps to one convention. */
function bySums(
  cells: readonly Ambiguous[],
  known: ReadonlyMap<number, number>,
  unknown: ReadonlySet<number>,
  rules: readonly Rule[],
): Choice | undefined {
  const conventions = [...new Set(cells.map(({ typed }) => typed.convention))];
  const bySlot = new Map(cells.map((cell) => [cell.slot, cell.typed]));
  const asked = rules.filter(({ total, parts }) => {
    const slots = [total, ...parts];
    return (
      (known.has(total) || bySlot.has(total)) &&
      slots.some((slot) => bySlot.has(slot)) &&
      !slots.some((slot) => unknown.has(slot))
    );
  });
  const choices = Array.from(
    { length: 2 ** conventions.length },
    (_, bits): Choice =>
      new Map(conventions.map((convention, at) => [convention, ((bits >> at) & 1) as 0 | 1])),
  ).map((choice) => {
    const amount = (slot: number): number => {
      const text = bySlot.get(slot);
      return text ? text.readings[choice.get(text.convention) ?? 0] : (known.get(slot) ?? 0);
    };
    const holding = asked.filter(({ total, parts }) =>
      equalAmounts(
        parts.reduce((sum, slot) => sum + amount(slot), 0),
        amount(total),
        false,
      ),
    );
    return { choice, holding };
  });
  const most = Math.max(...choices.map(({ holding }) => holding.length));
  const best = choices.filter(({ holding }) => holding.length === most);
  if (most === 0 || best.length > 1) return undefined;
  return best[0].choice;
}

/** A percentage beside numbers all within 1 is the share that Excel takes it for. */
function byScale(
  cells: readonly Ambiguous[],
  known: ReadonlyMap<number, number>,
): Choice | undefined {
  if (cells.some(({ typed }) => typed.convention !== "percent")) return undefined;
  const others = [...known.values()].filter((amount) => amount !== 0);
  return others.every((amount) => Math.abs(amount) <= 1) ? new Map([["percent", 0]]) : undefined;
}
