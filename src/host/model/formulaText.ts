import {
  fixFormulaRanges,
  parseA1Ref,
  stringifyA1Ref,
  stringifyTokens,
  tokenize,
  translateFormulaToA1,
  translateFormulaToR1C1,
  type ReferenceA1,
  type Token,
} from "@borgar/fx";
import {
  cellAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  quoteSheet,
  shiftRect,
  type Rect,
  type Shift,
} from "./address";
import { withoutOwnRow } from "./ownRow";

// Functions newer than the file format carry a prefix in the file and none on the screen.
const FUTURE = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW " +
    "CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT COT COTH CSC CSCH DAYS DECIMAL DROP EXPAND " +
    "FILTERXML FLOOR.MATH FORMULATEXT HSTACK IFNA IFS ISFORMULA ISOMITTED LAMBDA LET MAKEARRAY MAP " +
    "MAXIFS MINIFS MUNIT NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC RANDARRAY RANK.AVG " +
    "RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SORTBY STDEV.P STDEV.S SWITCH TAKE " +
    "TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P " +
    "VAR.S VSTACK WEBSERVICE WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR"
  ).split(" "),
);
const WORKSHEET_FUTURE = new Set(["FILTER", "SORT"]);
// Written without a prefix although newer than the list they stand in.
const PLAIN = new Set(["AGGREGATE"]);

/** A formula as the file has it to what Excel shows: with "=", without _xlfn. prefixes. */
export function formulaFromFile(formula: string): string {
  return !formula.includes("_xl")
    ? `=${formula}`
    : `=${formula.replace(/_xlfn\.|_xlws\.|_xlpm\./g, "")}`;
}

/**
 * A formula as typed ("=…") to the form of the file.
 * @param row of its cell, 0-based: the formulas of a list, which differ in that only, are looked at once
 */
export function formulaToFile(formula: string, row?: number): string {
  const text = formula.startsWith("=") ? formula.slice(1) : formula;
  if (!shapeOf(formula, row).hasFuture) return text;
  return stringifyTokens(
    tokens(text).map((token) => {
      if (token.type !== "func") return token;
      const name = token.value.toUpperCase();
      if (WORKSHEET_FUTURE.has(name)) return { ...token, value: `_xlfn._xlws.${name}` };
      return FUTURE.has(name) && !PLAIN.has(name) ? { ...token, value: `_xlfn.${name}` } : token;
    }),
  );
}

/** What formulas have in common that differ in their numbers, rows and quoted texts only. */
interface Shape {
  /** Whether Excel takes it. */
  readonly isAcceptable: boolean;
  /** Whether a function of it has a prefix in the file. */
  readonly hasFuture: boolean;
}

/** More different shapes than this are not kept. */
const MOST_SHAPES = 5000;
const shapes = new Map<string, Shape>();

/** Quoted texts and names, and rows and numbers; those that no row can have stand for themselves. */
const QUOTED_OR_NUMBER = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<!\d)[1-9]\d{0,5}(?!\d)/g;

/** The formula looked at last: entering one asks twice. */
let latest: { readonly formula: string; readonly shape: Shape } | undefined;

/** Shapes of formulas but for their own row. */
const shapesInLists = new Map<string, Shape>();

/** A sheet of long lists has a hundred thousand formulas of a few shapes: each shape is looked at once. */
function shapeOf(formula: string, row?: number): Shape {
  if (latest?.formula === formula) return latest.shape;
  const key = row === undefined ? undefined : withoutOwnRow(formula, row);
  let shape = key === undefined ? undefined : shapesInLists.get(key);
  if (!shape) {
    shape = shapeByNumbers(formula);
    if (key !== undefined) {
      if (shapesInLists.size >= MOST_SHAPES) shapesInLists.clear();
      shapesInLists.set(key, shape);
    }
  }
  latest = { formula, shape };
  return shape;
}

function shapeByNumbers(formula: string): Shape {
  const key = formula.replace(QUOTED_OR_NUMBER, (piece) =>
    piece.startsWith('"') ? '""' : piece.startsWith("'") ? piece : "1",
  );
  let shape = shapes.get(key);
  if (!shape) {
    if (shapes.size >= MOST_SHAPES) shapes.clear();
    shape = { isAcceptable: isWellFormed(formula), hasFuture: hasFutureFunction(formula) };
    shapes.set(key, shape);
  }
  return shape;
}

function hasFutureFunction(formula: string): boolean {
  return (
    /[A-Za-z]\(/.test(formula) &&
    tokens(formula).some(({ type, value }) => {
      const name = value.toUpperCase();
      return (
        type === "func" && (WORKSHEET_FUTURE.has(name) || (FUTURE.has(name) && !PLAIN.has(name)))
      );
    })
  );
}

/** The tokens of a formula, with or without its "=". */
export function tokens(formula: string): Token[] {
  return tokenize(formula, { withLocation: false });
}

/** The formula of a cell that shares its master's, references moved along. */
export function translateShared(
  master: string,
  from: { row: number; column: number },
  to: { row: number; column: number },
): string {
  const relative = translateFormulaToR1C1(`=${master}`, cellAddress(from.row, from.column));
  return translateFormulaToA1(relative, cellAddress(to.row, to.column)).slice(1);
}

/** A formula with the sheet named in every reference that names none. */
export function qualifyReferences(formula: string, sheetName: string): string {
  return mapTokens(formula, (token) =>
    referenceOf(token)?.sheet === undefined && referenceOf(token) !== undefined
      ? `${quoteSheet(sheetName)}!${token.value}`
      : undefined,
  );
}

/** A reference inside a formula: its sheet, if it names one, and its rectangle. */
export interface FormulaReference {
  sheet: string | undefined;
  rect: Rect;
}

/** A token's reference; undefined when it is none, or one to another workbook. */
export function referenceOf(token: Token): FormulaReference | undefined {
  if (!token.type.startsWith("range") || token.type === "range_named") return undefined;
  const parsed = parseRange(token.value);
  return parsed && (parsed.context ?? []).length <= 1 ? toReference(parsed) : undefined;
}

function parseRange(text: string): ReferenceA1 | undefined {
  const parsed = parseA1Ref(text, { allowNamed: false });
  return parsed && "range" in parsed ? parsed : undefined;
}

function toReference(reference: ReferenceA1): FormulaReference {
  const { top, left, bottom, right } = reference.range;
  return {
    sheet: reference.context?.[0],
    rect: {
      top: top ?? 0,
      left: left ?? 0,
      bottom: bottom ?? (bottom === null || top === null ? MAX_ROWS - 1 : top),
      right: right ?? (right === null || left === null ? MAX_COLUMNS - 1 : left),
    },
  };
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether a formula may name a sheet: where it does not, it need not be taken apart. */
function namesSheet(formula: string, sheet: string): boolean {
  const name = sheet.replaceAll("'", "''");
  const first = name.slice(0, 1).toLowerCase();
  const last = name.slice(-1).toLowerCase();
  // A name ends before its "!", or in a quote before that.
  for (let mark = formula.indexOf("!"); mark >= 0; mark = formula.indexOf("!", mark + 1)) {
    const end = formula.charAt(mark - 1) === "'" ? mark - 1 : mark;
    // The names of most sheets begin or end otherwise: a whole plan of formulas need not be looked at closer.
    if (formula.charAt(end - 1).toLowerCase() !== last) continue;
    const begin = end - name.length;
    if (formula.charAt(begin).toLowerCase() !== first) continue;
    if (sameName(formula.slice(begin, end), name)) return true;
  }
  return false;
}

function mapTokens(formula: string, change: (token: Token) => string | undefined): string {
  return stringifyTokens(
    tokens(formula).map((token) => {
      const value = change(token);
      return value === undefined ? token : { ...token, value };
    }),
  );
}

/**
 * Follows rows or columns put into or taken out of a sheet.
 * @param formula without or with "=".
 * @param home name of the sheet on which the formula stands.
 * @param moved name of the sheet on which the shift happened.
 */
export function shiftFormula(formula: string, home: string, moved: string, shift: Shift): string {
  return mapTokens(formula, (token) => {
    const reference = referenceOf(token);
    const parsed = reference && parseRange(token.value);
    if (!reference || !parsed || !sameName(reference.sheet ?? home, moved)) return undefined;
    const rect = shiftRect(reference.rect, shift);
    if (!rect)
      return reference.sheet === undefined ? "#REF!" : `${quoteSheet(reference.sheet)}!#REF!`;
    const { range } = parsed;
    if (range.top !== null) {
      range.top = rect.top;
      range.bottom = rect.bottom;
    }
    if (range.left !== null) {
      range.left = rect.left;
      range.right = rect.right;
    }
    const shifted = stringifyA1Ref(parsed);
    if (!isAreaOfOneCell(token.value)) return shifted;
    // Written as a cell, it would be one: LARGE(A1,1) is not LARGE(A1:A1,1) to IronCalc.
    return `${shifted}:${shifted.slice(shifted.lastIndexOf("!") + 1)}`;
  });
}

/** Whether a reference says the same cell twice ("H!A1:A1"), which Excel keeps so. */
function isAreaOfOneCell(reference: string): boolean {
  const [first, last] = reference.slice(reference.lastIndexOf("!") + 1).split(":");
  return first === last && /[A-Z].*\d/i.test(first);
}

/** Follows a sheet's new name. */
export function renameInFormula(formula: string, from: string, to: string): string {
  if (!namesSheet(formula, from)) return formula;
  return mapTokens(formula, (token) => {
    if (token.type === "context") {
      const name = token.value.replace(/^'|'$/g, "").replaceAll("''", "'");
      return sameName(name, from) ? quoteSheet(to) : undefined;
    }
    if (!token.type.startsWith("range") && token.type !== "structured") return undefined;
    const prefix = /^('(?:[^']|'')+'|[^!'[\]]+)!/.exec(token.value);
    if (!prefix) return undefined;
    const name = prefix[1].replace(/^'|'$/g, "").replaceAll("''", "'");
    return sameName(name, from)
      ? `${quoteSheet(to)}!${token.value.slice(prefix[0].length)}`
      : undefined;
  });
}

/** References to a sheet that is no more become #REF!. */
export function dropSheetFromFormula(formula: string, sheet: string): string {
  if (!namesSheet(formula, sheet)) return formula;
  return mapTokens(formula, (token) => {
    const reference = referenceOf(token);
    return reference?.sheet !== undefined && sameName(reference.sheet, sheet) ? "#REF!" : undefined;
  });
}

/** The defined names that a formula uses, in small letters and without the sheet that they may stand with. */
export function namesIn(formula: string): string[] {
  return tokens(formula)
    .filter(({ type }) => type === "range_named")
    .map(nameOf);
}

/** The name that a token of a name says: in small letters and without the sheet that it may stand with. */
export function nameOf({ value }: Token): string {
  return value.slice(value.lastIndexOf("!") + 1).toLowerCase();
}

/** Whether a formula is well-formed enough for Excel to accept it. @param row as formulaToFile */
export function isAcceptableFormula(formula: string, row?: number): boolean {
  return shapeOf(formula, row).isAcceptable;
}

function isWellFormed(formula: string): boolean {
  let depth = 0;
  for (const token of tokens(formula)) {
    if (token.type === "unknown" || token.unterminated === true) return false;
    if (token.value === "(") depth += 1;
    if (token.value === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && formula.replace(/^=/, "").trim() !== "";
}

/** R1C1 notation of an A1 formula at a 0-based cell. */
export function toR1C1(formula: string, row: number, column: number): string {
  return translateFormulaToR1C1(formula, cellAddress(row, column));
}

/** A1 notation of an R1C1 formula at a 0-based cell. */
export function fromR1C1(formula: string, row: number, column: number): string {
  return fixFormulaRanges(translateFormulaToA1(formula, cellAddress(row, column)));
}
