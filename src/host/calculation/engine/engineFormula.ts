import { stringifyTokens, type Token } from "@borgar/fx";
import { CellKind, type Cell } from "../../model/cells";
import { formulaFromFile, tokens } from "../../model/formulaText";

// "Hoja1!#REF!", which IronCalc does not read.
const LOST_REFERENCE = /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!#REF!/gu;

/** What to type into the engine for a constant. */
export function engineInput(cell: Cell): string {
  switch (cell.kind) {
    case CellKind.number:
      return String(cell.value);
    case CellKind.boolean:
      return cell.value ? "TRUE" : "FALSE";
    case CellKind.error:
      return cell.value;
    case CellKind.string:
      return `'${cell.value}`;
    default:
      return "";
  }
}

const NUMBER = /^(?:(\d+(?:\.\d+)?)|\((-\d+(?:\.\d+)?)\))$/;
const FIXED_LINK = /^HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)$/i;

/** The value of a formula that is nothing but a number, or a link with a fixed text. */
export function fixedValue(formula: string): Cell | undefined {
  const number = NUMBER.exec(formula);
  if (number) return { kind: CellKind.number, value: Number(number.at(1) ?? number.at(2)) };
  const text = FIXED_LINK.exec(formula)?.[1];
  return text === undefined
    ? undefined
    : { kind: CellKind.string, value: text.replaceAll('""', '"') };
}

/** SUBTOTAL's ways that pass over rows that a filter hides, and not over those hidden by hand; with 100 more, over both. */
const OF_SHOWN = /\b(SUBTOTAL\s*\(\s*)(1[01]|[1-9])(?=\s*,)/gi;

/**
 * A formula as the engine wants it. IronCalc has no HYPERLINK: its value is that of its last
 * argument, which CHOOSE gives as well.
 * @param isFiltered whether a filter hides rows of its sheet: IronCalc takes all for hidden by hand
 */
export function engineFormula(formula: string, isFiltered = false): string {
  const written = formulaFromFile(formula).replace(LOST_REFERENCE, "#REF!");
  const shown = withoutDoubleMinus(
    isFiltered
      ? written.replace(OF_SHOWN, (_, call: string, way: string) => `${call}${100 + Number(way)}`)
      : written,
  );
  if (!/HYPERLINK\s*\(/i.test(shown)) return shown;
  const list = tokens(shown);
  return stringifyTokens(
    list.map((token, index) =>
      token.type === "func" && token.value.toUpperCase() === "HYPERLINK"
        ? { ...token, value: "CHOOSE" }
        : isOpeningOfHyperlink(list, index)
          ? { ...token, value: `(${argumentCount(list, index)},` }
          : token,
    ),
  );
}

/** Operators before which "1*" binds as "--" does. */
const LOOSE = new Set("( , = < > <= >= <> + * &".split(" "));

/** IronCalc makes 0 of "--" before an array; "1*" says the same. */
function withoutDoubleMinus(formula: string): string {
  if (!formula.includes("--")) return formula;
  const list = tokens(formula);
  const isDouble = (at: number): boolean =>
    list.at(at)?.value === "-" && list.at(at + 1)?.value === "-" && isLooseAt(list.slice(0, at));
  return stringifyTokens(
    list.map((token, at) =>
      isDouble(at)
        ? { ...token, value: "1" }
        : at > 0 && isDouble(at - 1)
          ? { ...token, value: "*" }
          : token,
    ),
  );
}

/** Whether what follows some tokens begins an operand, not after "/" or "^". */
function isLooseAt(before: readonly Token[]): boolean {
  const last = before.findLast(({ type }) => type !== "whitespace");
  return last === undefined || LOOSE.has(last.value);
}

function isOpeningOfHyperlink(list: readonly Token[], index: number): boolean {
  const before = index > 0 ? list.at(index - 1) : undefined;
  return (
    list[index]?.value === "(" &&
    before?.type === "func" &&
    before.value.toUpperCase() === "HYPERLINK"
  );
}

function argumentCount(list: readonly Token[], open: number): number {
  let depth = 0;
  let count = 1;
  for (const token of list.slice(open)) {
    if (token.value === "(" || token.value === "{") depth += 1;
    else if (token.value === ")" || token.value === "}") depth -= 1;
    else if (token.value === "," && depth === 1) count += 1;
    if (depth === 0) break;
  }
  return count;
}
