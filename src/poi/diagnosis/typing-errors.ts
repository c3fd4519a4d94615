import { tidy } from "./row-sums";

/** A way in which a value goes wrong between the paper and the cell. */
export type TypingError =
  | "transposed-digits"
  | "missing-digit"
  | "extra-digit"
  | "wrong-digit"
  | "times-ten"
  | "tenth"
  | "sign"
  | "separator"
  | "left-out"
  | "copied-beside"
  | "copied-above"
  | "copied-total"
  | "short-sum";

/** What stands around a cell whose value may have been copied from there. null is a blank. */
export interface Surroundings {
  readonly beside: readonly (number | null)[];
  readonly above: number | null;
  /** The amounts that the cell's own is a part of: its quarter, META. */
  readonly totals: readonly (number | null)[];
  /** The amounts that the cell's own is the sum of. */
  readonly parts: readonly (number | null)[];
  /** How far apart ordinary values of the row lie: an arbitrary wrong value is one of about so many. */
  readonly range: number;
}

/**
 * How often, of a hundred wrong values, each error is the cause. Rough shares after Scholtus (2009), who finds
 * digit slips to be most typing errors of whole numbers, and copying and leaving out added as spreadsheets
 * have them. Only their orders of magnitude matter: the properties hold for shares several times smaller or larger.
 */
const SHARES: Readonly<Record<TypingError | "any", number>> = {
  "wrong-digit": 20,
  "transposed-digits": 14,
  "missing-digit": 10,
  "extra-digit": 10,
  "times-ten": 6,
  tenth: 5,
  separator: 4,
  sign: 3,
  "left-out": 8,
  "copied-beside": 7,
  "copied-above": 4,
  "copied-total": 4,
  "short-sum": 4,
  any: 5,
};

/** Adds up how likely the errors that explain a value are, and remembers the likeliest. */
class Explanations {
  likelihood: number;
  error: TypingError | undefined;
  private most: number;

  constructor(range: number) {
    this.likelihood = SHARES.any / 100 / range;
    this.most = this.likelihood;
  }

  /** An error that can make this many different values of the true one. */
  add(error: TypingError, outcomes: number): void {
    const share = SHARES[error] / 100 / Math.max(1, outcomes);
    this.likelihood += share;
    if (share <= this.most) return;
    this.most = share;
    this.error = error;
  }
}

/**
 * How likely a true value is to end up as the value that stands in the cell, and the typing error that explains
 * it best (undefined where none does). Each error's share is divided among the values that it can make of the
 * true one.
 * @param truth null where the cell should be blank: nobody means to type nothing, so that no slip of the keyboard makes a
 * value of it
 */
export function typingLikelihood(
  truth: number | null,
  observed: number | null,
  around: Surroundings,
): { readonly likelihood: number; readonly error: TypingError | undefined } {
  const found = new Explanations(around.range);
  if (observed === null || observed === 0) found.add("left-out", 1);
  const value = observed ?? 0;
  if (observed !== null && truth !== null) addSlips(found, truth, value);
  for (const beside of around.beside) {
    if ((beside ?? 0) !== value) continue;
    found.add("copied-beside", around.beside.length);
    break;
  }
  if (around.above === value) found.add("copied-above", 1);
  if (value !== 0 && around.totals.includes(value)) {
    found.add("copied-total", around.totals.length);
  }
  if (truth !== null && observed !== null && around.parts.includes(tidy(truth - value, truth))) {
    found.add("short-sum", around.parts.length);
  }
  return found;
}

function addSlips(found: Explanations, truth: number, value: number): void {
  const from = String(truth);
  const to = String(value);
  const digits = from.length;
  if (value === -truth) found.add("sign", 1);
  if (truth !== 0) {
    if (value === truth * 10) found.add("times-ten", 1);
    if (isNear(value * 10, truth)) found.add("tenth", 1);
    if (isSeparatorSlip(truth, value)) found.add("separator", 2);
  }
  if (to.length <= digits) {
    if (isTransposed(from, to)) found.add("transposed-digits", digits - 1);
    if (isWrongDigit(from, to)) found.add("wrong-digit", digits * 9);
  }
  if (digits - to.length === 1 && isOneShorter(to, from)) found.add("missing-digit", digits);
  if (to.length - digits === 1 && isOneShorter(from, to)) {
    found.add("extra-digit", (digits + 1) * 10);
  }
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** A decimal or thousands separator taken for the other: 1,250 read as 1.25, or 1.5 as 15. */
function isSeparatorSlip(truth: number, value: number): boolean {
  if (value === 0) return false;
  const ratio = value > truth ? value / truth : truth / value;
  return isNear(ratio, 100) || isNear(ratio, 1000) || isNear(ratio, 1_000_000);
}

function isTransposed(from: string, to: string): boolean {
  // A leading zero vanishes: 10 with its digits transposed is typed 01 and stands as 1.
  const typed = to.padStart(from.length, "0");
  if (typed.length !== from.length) return false;
  const first = differsFrom(from, typed, 0);
  return (
    first >= 0 &&
    first + 1 < from.length &&
    from[first] === typed[first + 1] &&
    from[first + 1] === typed[first] &&
    differsFrom(from, typed, first + 2) < 0
  );
}

function isWrongDigit(from: string, to: string): boolean {
  const typed = to.padStart(from.length, "0");
  if (typed.length !== from.length) return false;
  const first = differsFrom(from, typed, 0);
  return first >= 0 && differsFrom(from, typed, first + 1) < 0;
}

function differsFrom(a: string, b: string, start: number): number {
  for (let index = start; index < a.length; index++) if (a[index] !== b[index]) return index;
  return -1;
}

/** Whether leaving one character out of `longer` gives `shorter`. */
function isOneShorter(shorter: string, longer: string): boolean {
  const split = differsFrom(shorter, longer, 0);
  return split < 0 || shorter.slice(split) === longer.slice(split + 1);
}
