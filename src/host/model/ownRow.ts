const OWN_ROW = "\u00b6";

const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const SINGLE_QUOTE = 39;
const ZERO = 48;
const NINE = 57;
const A = 65;
const Z = 90;
const SMALL_A = 97;
const SMALL_Z = 122;
const LAST_ASCII = 127;

/**
 * A formula with a mark in place of its own row in its relative references: "B12+$C12*D$12" on row 12 becomes
 * "B¶+$C¶*D$12", as "B13+$C13*D$12" does on row 13. Texts and names in quotes stay as they are.
 * @param row 0-based
 */
export function withoutOwnRow(formula: string, row: number): string {
  const own = String(row + 1);
  let found = formula.indexOf(own);
  if (found < 0 || formula.includes(OWN_ROW)) return formula;
  let key = "";
  let taken = 0;
  let quote = 0;
  for (let at = 0; found >= 0; found = formula.indexOf(own, found + own.length)) {
    for (; at < found; at += 1) {
      const code = formula.charCodeAt(at);
      if (quote === 0) {
        if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
      } else if (code === quote) quote = 0;
    }
    if (quote !== 0 || !isRelative(formula, found, found + own.length)) continue;
    key += formula.slice(taken, found) + OWN_ROW;
    taken = found + own.length;
  }
  return taken === 0 ? formula : key + formula.slice(taken);
}

/** Whether the digits in [from, to) are the row of a cell that has no "$" before it. */
function isRelative(formula: string, from: number, to: number): boolean {
  let at = from - 1;
  for (; at >= 0 && isLetter(formula.charCodeAt(at)); at -= 1);
  const letters = from - 1 - at;
  if (letters < 1 || letters > 3) return false;
  if (formula.charCodeAt(at) === DOLLAR) at -= 1;
  const isName = at >= 0 && isPartOfName(formula.charCodeAt(at));
  // A name, a function, a sheet or a table may end in digits too.
  const goesOn =
    to < formula.length &&
    (isPartOfName(formula.charCodeAt(to)) || "!([#'\"".includes(formula.charAt(to)));
  return !isName && !goesOn;
}

const isLetter = (code: number): boolean => code >= A && code <= Z;

function isPartOfName(code: number): boolean {
  return (
    isLetter(code) ||
    (code >= SMALL_A && code <= SMALL_Z) ||
    (code >= ZERO && code <= NINE) ||
    code > LAST_ASCII ||
    code === DOLLAR ||
    "._\\?".includes(String.fromCharCode(code))
  );
}
