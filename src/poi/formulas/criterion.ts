import type { PooledTexts } from "../plan";

/** Longest text that SUMIFS and MATCH take. */
export const LONGEST_CRITERION = 255;

/**
 * The criterion of cells with a text. Not "<>", which to Excel every cell meets that is not blank: one with an empty
 * string does, as scripts, exports and formulas write into total rows, and looks blank all the same.
 */
export const HAS_TEXT = '"?*"';

const WILDCARD = /[*?~]/;
/** Texts that cannot be taken for a number, a date or a comparison. */
const BEGINS_WITH_LETTER = /^\p{L}/u;
const BEGINS_WITH_OPERATOR = /^[=<>]/;
const LOGICAL = /^(true|false|verdadero|falso)$/i;

/** Letters of a long name by which it is looked for. */
const PREFIX = 200;

/** The formula of a cell's text with its wildcards made plain letters. */
export function escaped(key: string): string {
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${key},"~","~~"),"*","~*"),"?","~?")`;
}

/** Whether a text holds characters that SUMIFS and MATCH read as wildcards. */
export function hasWildcard(text: string): boolean {
  return WILDCARD.test(text);
}

/** Letters of a criterion in which a text stands with its wildcards escaped. */
export function escapedLength(text: string): number {
  return text.length + (text.match(/[*?~]/g)?.length ?? 0);
}

const foldedPools = new WeakMap<PooledTexts, readonly string[]>();

/** A pool's texts as SUMIFS compares them. */
function foldedPool(texts: PooledTexts): readonly string[] {
  let folded = foldedPools.get(texts);
  if (!folded) foldedPools.set(texts, (folded = texts.pool.map((text) => text.toLowerCase())));
  return folded;
}

/**
 * The criterion by which SUMIFS finds the rows with a text, given the cell that says it; undefined where no criterion
 * finds those and no others: SUMIFS is blind to letter case, reads numbers, dates, TRUE and comparisons into texts, and
 * takes 255 letters. Such rows have to be listed one by one.
 */
export function criterionOf(texts: PooledTexts, index: number, key: string): string | undefined {
  const name = texts.pool[index];
  const pool = foldedPool(texts);
  const folded = pool[index];
  const isAlone = (matches: (other: string) => boolean): boolean =>
    !pool.some((other, at) => at !== index && matches(other));
  // Names taken from the row above do not stand in their own cells.
  if (texts.filledDown.has(index)) return undefined;
  if (LOGICAL.test(name) || !isAlone((other) => other === folded)) return undefined;
  if (texts.padded.has(index)) {
    // Whatever space stands around it: no other text may hold this one.
    const fits = !hasWildcard(name) && name.length + 2 <= LONGEST_CRITERION;
    return fits && isAlone((other) => other.includes(folded)) ? `"*"&${key}&"*"` : undefined;
  }
  if (escapedLength(name) + 1 > LONGEST_CRITERION) {
    const prefix = folded.slice(0, PREFIX);
    const fits = !hasWildcard(prefix) && BEGINS_WITH_LETTER.test(name);
    return fits && isAlone((other) => other.startsWith(prefix))
      ? `LEFT(${key},${PREFIX})&"*"`
      : undefined;
  }
  if (BEGINS_WITH_OPERATOR.test(name)) return `"="&${escaped(key)}`;
  if (!BEGINS_WITH_LETTER.test(name)) return undefined;
  return hasWildcard(name) ? escaped(key) : key;
}
