import { isFunction, isOperator, isReference, tokenize } from "@borgar/fx";
import { isExternal, namedArea, type Edge, type NamedArea } from "../formula-audit/sum-terms";

/** Functions that say something else when cells change that they do not name, or with no change of a cell. */
const REACHING: ReadonlySet<string> = new Set([
  "CELL",
  "GETPIVOTDATA",
  "INDIRECT",
  "INFO",
  "NOW",
  "OFFSET",
  "RAND",
  "RANDARRAY",
  "RANDBETWEEN",
  "RTD",
  "TODAY",
]);

/** `A1:INDEX(…)` and `A1#` hold cells that they do not name. */
const REACHING_FURTHER: ReadonlySet<string> = new Set([":", "#"]);

/**
 * The cells that a formula follows; undefined where it may follow others: those of a name, of another workbook, of a run of
 * sheets, or of which a function tells where they are.
 * @param formula in R1C1 notation, with its "="
 */
export function namedAreas(formula: string): readonly NamedArea[] | undefined {
  if (isExternal(formula)) return undefined;
  const areas: NamedArea[] = [];
  try {
    for (const token of tokenize(formula, { r1c1: true, withLocation: false })) {
      const { value } = token;
      if (isFunction(token) && REACHING.has(value.toUpperCase())) return undefined;
      if (isOperator(token) && REACHING_FURTHER.has(value)) return undefined;
      if (!isReference(token)) continue;
      const area = namedArea(value);
      if (!area) return undefined;
      areas.push(area);
    }
  } catch {
    // Nothing that can be read as a formula: it is not known what it follows.
    return undefined;
  }
  return areas;
}

/**
 * Whether a formula follows cells of other rows than its own, or may.
 * @param formula in R1C1 notation, with its "="
 */
export function followsOtherRows(formula: string): boolean {
  const areas = namedAreas(formula);
  return !areas?.every(
    ({ sheet, top, bottom }) => sheet === undefined && isOwnRow(top) && isOwnRow(bottom),
  );
}

const isOwnRow = (edge: Edge | undefined): boolean => edge?.at === 0 && !edge.isFixed;
