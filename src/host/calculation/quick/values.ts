import { MAX_TEXT_LENGTH } from "../../../workbook-file/limits";
import { CellKind, type Cell } from "../../model/cells";

/** Thrown where a formula is better left to the engine. */
export class NotQuick extends Error {}

/** A number as a cell's value, without a negative zero; an error where it is none. */
export const number = (value: number): Cell =>
  Number.isFinite(value)
    ? { kind: CellKind.number, value: value === 0 ? 0 : value }
    : error("#NUM!");
/** A text as a cell's value. */
export const text = (value: string): Cell => ({ kind: CellKind.string, value });
/** A text put together; Excel has none longer than a cell holds. */
export const joined = (value: string): Cell =>
  value.length > MAX_TEXT_LENGTH ? error("#VALUE!") : text(value);
/** A logical value as a cell's value. */
export const boolean = (value: boolean): Cell => ({ kind: CellKind.boolean, value });
/** An error, by its word ("#REF!"), as a cell's value. */
export const error = (value: string): Cell => ({ kind: CellKind.error, value });

/** Whether a value is an error. */
export const isError = ({ kind }: Cell): boolean => kind === CellKind.error;

/** A cell's number as arithmetic takes it; texts are left to the engine. */
export function numberOf(cell: Cell): number {
  switch (cell.kind) {
    case CellKind.number:
      return cell.value;
    case CellKind.boolean:
      return cell.value ? 1 : 0;
    case CellKind.empty:
      return 0;
    default:
      throw new NotQuick("a text in arithmetic");
  }
}

/** A cell's text as "&" takes it. */
export function textOf(cell: Cell): string {
  switch (cell.kind) {
    case CellKind.string:
      return cell.value;
    case CellKind.empty:
      return "";
    case CellKind.number: {
      const shown = String(Number(cell.value.toPrecision(15)));
      if (shown.includes("e")) throw new NotQuick("a number with an exponent as text");
      return shown;
    }
    default:
      throw new NotQuick("a logical value as text");
  }
}

/** Whether a condition holds. */
export function truthOf(cell: Cell): boolean {
  return numberOf(cell) !== 0;
}

/** A binary operator on two values, neither of them an error. */
export function operate(operator: string, left: Cell, right: Cell): Cell {
  switch (operator) {
    case "+":
      return number(numberOf(left) + numberOf(right));
    case "-":
      return number(numberOf(left) - numberOf(right));
    case "*":
      return number(numberOf(left) * numberOf(right));
    case "/": {
      const divisor = numberOf(right);
      return divisor === 0 ? error("#DIV/0!") : number(numberOf(left) / divisor);
    }
    case "&":
      return joined(textOf(left) + textOf(right));
    default:
      return boolean(compares(operator, order(left, right)));
  }
}

function compares(operator: string, order: number): boolean {
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    case ">=":
      return order >= 0;
    default:
      throw new NotQuick(operator);
  }
}

/** Below 0, 0 or above: numbers come before texts and those before logical values; a blank is whatever the other is. */
function order(left: Cell, right: Cell): number {
  const a = like(left, right);
  const b = like(right, left);
  if (a.kind !== b.kind) return a.kind - b.kind;
  if (a.kind === CellKind.string && b.kind === CellKind.string) {
    const [x, y] = [a.value.toLowerCase(), b.value.toLowerCase()];
    return x === y ? 0 : x < y ? -1 : 1;
  }
  return numberOf(a) - numberOf(b);
}

function like(cell: Cell, other: Cell): Cell {
  if (cell.kind !== CellKind.empty) return cell;
  if (other.kind === CellKind.string) return text("");
  if (other.kind === CellKind.boolean) return boolean(false);
  return number(0);
}

/** Excel's ROUND: halves away from zero, in decimal digits. */
export function rounded(value: number, digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > 15) throw new NotQuick("digits");
  // Through 15 digits, as Excel does: 1.005 is 1.01.
  const shifted = Number(`${Math.abs(value).toPrecision(15)}e${digits}`);
  if (!Number.isFinite(shifted)) throw new NotQuick("a number with an exponent");
  return Math.sign(value) * Number(`${Math.round(shifted)}e-${digits}`);
}
