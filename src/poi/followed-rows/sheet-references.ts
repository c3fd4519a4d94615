import { isReference, parseR1C1Ref, tokenize } from "@borgar/fx";
import { sumTerms, type SumArea } from "../formula-audit/sum-terms";

/** What a formula takes from other sheets of its workbook. */
export interface SheetReferences {
  /** The sheets that it names, and runs of sheets (Hoja1:Hoja3). */
  readonly sheets: readonly string[];
  /** The cells that it adds up, or of which it says again the only one; undefined where it does something else with them. */
  readonly areas: readonly SumArea[] | undefined;
}

/**
 * What a formula takes from other sheets; undefined where it names none.
 * @param formula in R1C1 notation, with its "="
 */
export function sheetReferences(formula: string): SheetReferences | undefined {
  if (!formula.includes("!")) return undefined;
  const sum = sumTerms(formula);
  if (sum === "external") return undefined;
  const named = new Set<string>();
  const texts = new Set<string>();
  try {
    for (const token of tokenize(formula, { r1c1: true, withLocation: false })) {
      if (!isReference(token)) continue;
      texts.add(token.value);
      const sheet = parseR1C1Ref(token.value, { allowNamed: false })?.context?.at(-1);
      if (sheet !== undefined) named.add(sheet);
    }
  } catch {
    // Nothing that can be read as a formula: it is not known what it takes.
    return undefined;
  }
  if (named.size === 0) return undefined;
  const isPlain = (areas: readonly SumArea[]): boolean =>
    areas.every(({ sheet, factor }) => sheet !== undefined && factor === 1);
  if (sum) {
    const { areas, constant, isBroken } = sum;
    const adds = constant === 0 && !isBroken && isPlain(areas);
    return { sheets: [...named], areas: adds ? areas : undefined };
  }
  // IF(GAF!D5="","",GAF!D5)
  const only = texts.size === 1 ? sumTerms(`=${[...texts].join("")}`) : undefined;
  const isOne = typeof only === "object" && isPlain(only.areas);
  return { sheets: [...named], areas: isOne ? only.areas : undefined };
}
