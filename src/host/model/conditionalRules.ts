import {
  booleanAttribute,
  child,
  children,
  numberAttribute,
  type Element,
} from "../../workbook-file/xml";
import { bounding, cellAddress, parseSqref, type Rect } from "./address";
import { formulaFromFile } from "./formulaText";
import type { DifferentialFormat } from "./styles";
import type { Worksheet } from "./worksheet";

/** A conditional format that is decided by a formula, as it stands in the file. */
export interface ConditionalRule {
  rects: Rect[];
  /** The cell that the formula's relative references start from. */
  origin: { row: number; column: number };
  /** True (or a number but 0) where the format applies; with "=". */
  formula: string;
  format: DifferentialFormat;
  stopIfTrue: boolean;
}

const COMPARISONS: Readonly<Partial<Record<string, string>>> = {
  lessThan: "<",
  lessThanOrEqual: "<=",
  equal: "=",
  notEqual: "<>",
  greaterThanOrEqual: ">=",
  greaterThan: ">",
};

/**
 * The rules of a sheet that a formula decides, the one that wins first: custom ones, comparisons
 * with a value, texts, blanks, errors and dates (for which the file holds the formula too). Colour
 * scales, data bars, icon sets, top/bottom, averages and duplicates are not among them.
 */
export function conditionalRules(sheet: Worksheet): ConditionalRule[] {
  return children(sheet.shell, "conditionalFormatting")
    .flatMap((block) => children(block, "cfRule").map((element) => ({ block, element })))
    .sort((a, b) => priority(a.element) - priority(b.element))
    .flatMap(({ block, element }) => {
      const rects = parseSqref(block.getAttribute("sqref") ?? "");
      const first = rects.at(0);
      const format = numberAttribute(element, "dxfId");
      if (!first || format === undefined) return [];
      const { top, left } = rects.reduce(bounding, first);
      const formula = ruleFormula(element, cellAddress(top, left));
      if (formula === undefined) return [];
      return [
        {
          rects,
          origin: { row: top, column: left },
          formula,
          format: sheet.workbook.styles.differential(format),
          stopIfTrue: booleanAttribute(element, "stopIfTrue"),
        },
      ];
    });
}

function priority(rule: Element): number {
  return numberAttribute(rule, "priority") ?? Number.MAX_SAFE_INTEGER;
}

function ruleFormula(rule: Element, cell: string): string | undefined {
  const formulas = children(rule, "formula").map(({ textContent }) =>
    formulaFromFile(textContent ?? "").slice(1),
  );
  const first = formulas.at(0);
  const second = formulas.at(1);
  if (first === undefined) return undefined;
  if (rule.getAttribute("type") !== "cellIs")
    return child(rule, "colorScale") ? undefined : `=${first}`;
  const operator = rule.getAttribute("operator") ?? "";
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) return `=${cell}${comparison}(${first})`;
  if (second === undefined) return undefined;
  const between = `AND(${cell}>=(${first}),${cell}<=(${second}))`;
  return operator === "between"
    ? `=${between}`
    : operator === "notBetween"
      ? `=NOT(${between})`
      : undefined;
}
