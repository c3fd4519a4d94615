import { parse, parseR1C1Ref, tokenize, type AstExpression } from "@borgar/fx";

/** One end of an area, in one direction: an offset from the formula's cell, or a 0-based place where `isFixed`. */
export interface Edge {
  readonly at: number;
  readonly isFixed: boolean;
}

/** A rectangle that a formula names. `undefined` edges: a whole row or column. */
export interface NamedArea {
  /** The sheet that it names; undefined where it names none. */
  readonly sheet: string | undefined;
  readonly top: Edge | undefined;
  readonly bottom: Edge | undefined;
  readonly left: Edge | undefined;
  readonly right: Edge | undefined;
}

/** A rectangle that a formula adds up. */
export interface SumArea extends NamedArea {
  /** 1, or -1 where it is subtracted. */
  readonly factor: number;
  /** Whether SUBTOTAL adds it up, which passes over cells that are SUBTOTAL themselves. */
  readonly inSubtotal: boolean;
}

/** What a formula adds up, however it is written. */
export interface SumTerms {
  readonly areas: readonly SumArea[];
  /** Numbers written into the formula, added up. */
  readonly constant: number;
  /** Whether a part of it is #REF!. */
  readonly isBroken: boolean;
  /** Whether it adds up cells with + or -, which makes #VALUE! of a text, "" too, where SUM passes over it. */
  readonly hasBareCells: boolean;
}

/**
 * Reads a formula as a sum: SUM, +, -, SUBTOTAL(9|109, …), also inside ROUND and IFERROR, and in an IF that else says
 * nothing: `IF(SUM(F5:H5)=0,"",SUM(F5:H5))`.
 * @param formula in R1C1 notation, with its "="
 * @returns "external" where it refers to another workbook; undefined where it is no plain sum of cells
 */
export function sumTerms(formula: string): SumTerms | "external" | undefined {
  if (isExternal(formula)) return "external";
  let tree: AstExpression;
  try {
    tree = parse(tokenize(formula, { r1c1: true, withLocation: false }));
  } catch {
    // Nothing that can be read as a formula; Excel may know better.
    return undefined;
  }
  const reader = new TermReader();
  return reader.read(tree, 1, false) ? reader.terms : undefined;
}

const EXTERNAL = [/'[^']*\[[^\]']+\][^']*'!/, /\[[^\]]+\][^!'"(),+*/:\s-]*!/];

/** `[Book.xlsx]Sheet!A1`, `'C:\Path\[Book.xlsx]Sheet'!A1`, `[1]Sheet!A1`: a sheet's name has no brackets. */
export function isExternal(formula: string): boolean {
  return EXTERNAL.some((pattern) => pattern.test(formula));
}

/** SUBTOTAL's ways to add up: with and without rows hidden by hand. */
const ADDING_UP: ReadonlySet<unknown> = new Set([9, 109]);

/** Whether a part of a formula is a text, zero or left out: what a cell is to show where there is nothing to add up. */
const saysNothing = (node: AstExpression | null): boolean =>
  node === null ||
  (node.type === "Literal" && (typeof node.value === "string" || node.value === 0));

const isCell = ({ type }: AstExpression): boolean => type === "ReferenceIdentifier";

class TermReader {
  private readonly areas: SumArea[] = [];
  private constant = 0;
  private isBroken = false;
  private hasBareCells = false;

  get terms(): SumTerms {
    const { areas, constant, isBroken, hasBareCells } = this;
    return { areas, constant, isBroken, hasBareCells };
  }

  /** Takes a part in; false where it is no sum. */
  read(node: AstExpression, factor: number, inSubtotal: boolean): boolean {
    switch (node.type) {
      case "Literal":
        if (typeof node.value !== "number") return false;
        this.constant += factor * node.value;
        return true;
      case "ErrorLiteral":
        this.isBroken ||= node.value === "#REF!";
        return node.value === "#REF!";
      case "ReferenceIdentifier":
        return (
          node.kind !== "name" && node.kind !== "table" && this.area(node.value, factor, inSubtotal)
        );
      case "UnaryExpression":
        if (node.operator !== "+" && node.operator !== "-") return false;
        return this.read(node.arguments[0], node.operator === "-" ? -factor : factor, inSubtotal);
      case "BinaryExpression": {
        if (node.operator !== "+" && node.operator !== "-") return false;
        const [left, right] = node.arguments;
        this.hasBareCells ||= isCell(left) || isCell(right);
        return (
          this.read(left, factor, inSubtotal) &&
          this.read(right, node.operator === "-" ? -factor : factor, inSubtotal)
        );
      }
      case "CallExpression":
        return this.call(node.callee.name, node.arguments, factor, inSubtotal);
      default:
        return false;
    }
  }

  private call(
    name: string,
    args: readonly (AstExpression | null)[],
    factor: number,
    inSubtotal: boolean,
  ): boolean {
    const all = (parts: readonly (AstExpression | null)[], within: boolean): boolean =>
      parts.every((part) => part !== null && this.read(part, factor, within));
    const [first, ...rest] = args;
    switch (name.toUpperCase()) {
      case "SUM":
        return all(args, inSubtotal);
      case "SUBTOTAL":
        return first?.type === "Literal" && ADDING_UP.has(first.value) && all(rest, true);
      // What they make of it differs from the sum in nothing that an audit of its parts asks.
      case "ROUND":
      case "IFERROR":
        return rest.every((part) => part?.type === "Literal") && all([first], inSubtotal);
      // What is asked says when it is added up, not what.
      case "IF":
        return this.oneOf(rest, factor, inSubtotal);
      default:
        return false;
    }
  }

  /** Takes in the only one of some parts that says something. */
  private oneOf(
    parts: readonly (AstExpression | null)[],
    factor: number,
    inSubtotal: boolean,
  ): boolean {
    const [only = null, ...others] = parts.filter((part) => !saysNothing(part));
    return only !== null && others.length === 0 && this.read(only, factor, inSubtotal);
  }

  private area(text: string, factor: number, inSubtotal: boolean): boolean {
    const area = namedArea(text);
    if (area) this.areas.push({ ...area, factor, inSubtotal });
    return area !== undefined;
  }
}

/**
 * The rectangle that a reference names; undefined where it is none, as a name, or one on each of several sheets.
 * @param text in R1C1 notation, of this workbook
 */
export function namedArea(text: string): NamedArea | undefined {
  const parsed = parseR1C1Ref(text, { allowNamed: false });
  if (!parsed || !("range" in parsed)) return undefined;
  const { r0, r1, c0, c1, $r0, $r1, $c0, $c1 } = parsed.range;
  const sheet = parsed.context?.[0];
  // Hoja1:Hoja3!A1
  if (sheet?.includes(":") === true) return undefined;
  const edge = (at: number | null | undefined, isFixed: boolean | null | undefined) =>
    at === null || at === undefined ? undefined : { at, isFixed: isFixed === true };
  return {
    sheet,
    top: edge(r0, $r0),
    bottom: edge(r1, $r1),
    left: edge(c0, $c0),
    right: edge(c1, $c1),
  };
}

/** A 0-based rectangle, ends included. */
export interface Rect {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** The cells of an area, seen from the formula's cell. */
export function areaAt(area: NamedArea, row: number, column: number): Rect {
  const place = (edge: Edge | undefined, from: number, open: number): number =>
    edge === undefined ? open : edge.isFixed ? edge.at : from + edge.at;
  const [top, bottom] = [place(area.top, row, 0), place(area.bottom, row, LAST_ROW)];
  const [left, right] = [place(area.left, column, 0), place(area.right, column, LAST_COLUMN)];
  return {
    top: Math.min(top, bottom),
    bottom: Math.max(top, bottom),
    left: Math.min(left, right),
    right: Math.max(left, right),
  };
}

/** Whether what an area means depends on the row of its formula in another way than all others do. */
export const isTiedToRow = ({ top, bottom }: SumArea): boolean =>
  top === undefined || top.isFixed || bottom === undefined || bottom.isFixed;
