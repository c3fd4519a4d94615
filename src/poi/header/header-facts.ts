import type { CellValue } from "../cells";
import { isYear } from "./month-numbers";
import { headerFacts, type HeaderFacts } from "./words";

const cache = new Map<string, HeaderFacts>();
const LARGEST_CACHE = 5000;

/** What a cell of a header's band says of its column, each text looked at once. */
export function factsOf(value: CellValue): HeaderFacts {
  if (typeof value === "number" && isYear(value)) return { year: value };
  if (typeof value !== "string" || value === "") return {};
  let facts = cache.get(value);
  if (!facts) {
    facts = headerFacts(value);
    if (cache.size >= LARGEST_CACHE) cache.clear();
    cache.set(value, facts);
  }
  return facts;
}

/** Whether a cell says something of the columns under it, as a series or a period does. */
export const isGroup = (facts: HeaderFacts): boolean =>
  facts.role === undefined && (facts.series !== undefined || facts.period !== undefined);

/** Whether a cell says a year and nothing else, as one over the months of each of several does. */
export const isYearAlone = ({ year, ...others }: HeaderFacts): boolean =>
  year !== undefined && Object.keys(others).length === 0;
