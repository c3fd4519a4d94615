import { MAX_COLUMNS, MAX_ROWS, type Rect } from "../../model/address";
import { withoutOwnRow } from "../../model/ownRow";

/**
 * A reference as a formula writes it; `sheet` undefined: the formula's own. Its rows are those of the first formula of
 * its kind; the relative ones of that formula's own row go along with the others.
 */
export interface Reference {
  readonly sheet: string | undefined;
  readonly rect: Readonly<Rect>;
  /** Whether its first and its last row are the formula's own. */
  readonly topIsOwn: boolean;
  readonly bottomIsOwn: boolean;
}

/** The cells of a reference in the formula of a row, 0-based. */
export function areaRect({ rect, topIsOwn, bottomIsOwn }: Reference, row: number): Rect {
  const top = topIsOwn ? row : rect.top;
  const bottom = bottomIsOwn ? row : rect.bottom;
  return {
    top: Math.min(top, bottom),
    left: rect.left,
    bottom: Math.max(top, bottom),
    right: rect.right,
  };
}

/** A formula's tree. References are numbered, so that formulas that differ in those only have one tree. */
export type Node =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "reference"; readonly index: number }
  | { readonly kind: "negative"; readonly operand: Node }
  | BinaryNode
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] };

/** An operator between two operands. */
export interface BinaryNode {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
}

/** A formula taken apart, with all others that differ from it in their own row only. */
export interface Parsed {
  readonly tree: Node;
  readonly references: readonly Reference[];
}

// A text, or a reference: a cell, a range of cells or of whole columns, with its sheet.
const SHEET = String.raw`(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`;
const RANGE = String.raw`${CELL}(?::${CELL})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}`;
const PIECE = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$!])(?:${SHEET})?(${RANGE})(?![\p{L}\p{N}_.(!:#\[])`,
  "gu",
);
const MARK = "\u00a7";
const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(§)|([A-Z]+)\(|(<=|>=|<>|[-+*/&=<>(),]))/y;

/** More different formulas than this are not kept. */
const MOST_TEMPLATES = 5000;
const templates = new Map<string, Node | undefined>();

/** More different formulas than this, but for their own row, are not kept. */
const MOST_PARSED = 5000;
const kept = new Map<string, Parsed | "unreadable">();

/**
 * Takes a formula apart, in the form of the file. The rows of a list have the same formulas but for their own row: they
 * are taken apart once.
 * @param row on which it stands, 0-based
 * @returns undefined where it has anything but numbers, texts, references, calls and the usual operators
 */
export function parse(formula: string, row: number): Parsed | undefined {
  const key = withoutOwnRow(formula, row);
  let parsed = kept.get(key);
  if (parsed === undefined) {
    if (kept.size >= MOST_PARSED) kept.clear();
    kept.set(key, (parsed = parsedAt(formula, row) ?? "unreadable"));
  }
  return parsed === "unreadable" ? undefined : parsed;
}

function parsedAt(formula: string, row: number): Parsed | undefined {
  if (formula.includes(MARK)) return undefined;
  const references: Reference[] = [];
  const unreadable: string[] = [];
  const template = formula.replace(
    PIECE,
    (piece: string, quoted: string | undefined, plain: string | undefined, range?: string) => {
      if (range === undefined) return piece;
      const rect = rectOf(range);
      const sheet = quoted?.replaceAll("''", "'") ?? plain;
      if (!rect) unreadable.push(range);
      else references.push({ sheet, rect, ...ownRows(range, row) });
      return MARK;
    },
  );
  if (unreadable.length > 0) return undefined;
  let tree = templates.get(template);
  if (tree === undefined && !templates.has(template)) {
    if (templates.size >= MOST_TEMPLATES) templates.clear();
    tree = new Parser(template).whole();
    templates.set(template, tree);
  }
  return tree && { tree, references };
}

/** Which rows of a reference are the formula's own, and follow it: those without a "$". */
function ownRows(range: string, row: number): Pick<Reference, "topIsOwn" | "bottomIsOwn"> {
  const [first, last = first] = range.split(":").map((corner) => {
    const [, fixed, digits] = /(\$?)(\d*)$/.exec(corner) ?? [];
    return { row: Number(digits), isOwn: fixed === "" && Number(digits) === row + 1 };
  });
  const [top, bottom] = first.row <= last.row ? [first, last] : [last, first];
  return { topIsOwn: top.isOwn, bottomIsOwn: bottom.isOwn };
}

/** "$A$1:B9" or "A:C" as a rectangle. */
function rectOf(range: string): Rect | undefined {
  const colon = range.indexOf(":");
  const first = cornerOf(range, 0, colon < 0 ? range.length : colon);
  const last = colon < 0 ? first : cornerOf(range, colon + 1, range.length);
  const rect = {
    top: first.row < 0 ? 0 : Math.min(first.row, last.row),
    bottom: last.row < 0 ? MAX_ROWS - 1 : Math.max(first.row, last.row),
    left: Math.min(first.column, last.column),
    right: Math.max(first.column, last.column),
  };
  return rect.right < MAX_COLUMNS && rect.bottom < MAX_ROWS ? rect : undefined;
}

const DOLLAR = 36;
const ZERO = 48;
const A = 65;

/** Row and column, 0-based, of what stands in [from, to) of a text; row -1 where only a column is named. */
function cornerOf(text: string, from: number, to: number): { row: number; column: number } {
  let column = 0;
  let row = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= A) column = column * 26 + code - A + 1;
    else if (code !== DOLLAR) row = row * 10 + code - ZERO;
  }
  return { row: row - 1, column: column - 1 };
}

const PRECEDENCE: Readonly<Record<string, number>> = {
  "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4,
}; // prettier-ignore

interface Token {
  readonly kind: "text" | "number" | "reference" | "call" | "operator" | "end";
  readonly text: string;
}

/** Calls, brackets and signs within one another; Excel nests calls 64 deep. */
const MOST_NESTED = 128;

/** Reads a template by the precedence of its operators. */
class Parser {
  private readonly tokens: Token[] = [];
  private at = 0;
  private references = 0;
  private nested = 0;

  constructor(private readonly template: string) {}

  whole(): Node | undefined {
    if (!this.tokenize()) return undefined;
    const node = this.expression(0);
    return node && this.peek().kind === "end" ? node : undefined;
  }

  private tokenize(): boolean {
    TOKEN.lastIndex = 0;
    const { template } = this;
    while (TOKEN.lastIndex < template.length) {
      const found = TOKEN.exec(template);
      if (!found) return /^\s*$/.test(template.slice(this.end));
      this.end = TOKEN.lastIndex;
      const [text, number, mark, call] = [found.at(1), found.at(2), found.at(3), found.at(4)];
      if (text !== undefined) this.tokens.push({ kind: "text", text });
      else if (number !== undefined) this.tokens.push({ kind: "number", text: number });
      else if (mark !== undefined) this.tokens.push({ kind: "reference", text: mark });
      else if (call !== undefined) this.tokens.push({ kind: "call", text: call });
      else this.tokens.push({ kind: "operator", text: found.at(5) ?? "" });
    }
    return true;
  }
  private end = 0;

  private peek(): Token {
    return this.tokens[this.at] ?? { kind: "end", text: "" };
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private takes(operator: string): boolean {
    const { kind, text } = this.peek();
    if (kind !== "operator" || text !== operator) return false;
    this.at += 1;
    return true;
  }

  private expression(least: number): Node | undefined {
    let left = this.operand();
    while (left) {
      const { kind, text } = this.peek();
      const precedence = kind === "operator" ? PRECEDENCE[text] : undefined;
      if (precedence === undefined || precedence <= least) return left;
      this.at += 1;
      const right = this.expression(precedence);
      left = right && { kind: "binary", operator: text, left, right };
    }
    return undefined;
  }

  private operand(): Node | undefined {
    if (this.nested === MOST_NESTED) return undefined;
    this.nested += 1;
    const operand = this.operandAt();
    this.nested -= 1;
    return operand;
  }

  private operandAt(): Node | undefined {
    const token = this.next();
    switch (token.kind) {
      case "number":
        return { kind: "number", value: Number(token.text) };
      case "text":
        return { kind: "text", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "reference":
        this.references += 1;
        return { kind: "reference", index: this.references - 1 };
      case "call":
        return this.call(token.text);
      case "operator":
        if (token.text === "(") {
          const inner = this.expression(0);
          return inner && this.takes(")") ? inner : undefined;
        }
        if (token.text === "-") {
          const operand = this.operand();
          return operand && { kind: "negative", operand };
        }
        return undefined;
      default:
        return undefined;
    }
  }

  private call(name: string): Node | undefined {
    const args: Node[] = [];
    if (this.takes(")")) return { kind: "call", name, args };
    for (;;) {
      const arg = this.expression(0);
      if (!arg) return undefined;
      args.push(arg);
      if (this.takes(")")) return { kind: "call", name, args };
      if (!this.takes(",")) return undefined;
    }
  }
}
