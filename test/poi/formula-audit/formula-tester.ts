import { describe, expect, it } from "@jest/globals";
import { translateFormulaToR1C1 } from "@borgar/fx";
import { cellAddress } from "../../../src/poi/address";
import type { CellValue, SheetBlock } from "../../../src/poi/cells";
import { FormulaAudit } from "../../../src/poi/formula-audit/formula-audit";
import {
  validate,
  type Validation,
  type ValidationOptions,
} from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";

/** Formulas by A1 address, in A1 notation. */
export type Formulas = Readonly<Record<string, string>>;

/** What Cuadra says of a sheet some cells of which are formulas; its values are those of the sheet. */
export const auditedSheet = (
  sheet: SheetBlock,
  formulas: Formulas,
  options?: ValidationOptions,
  others: readonly SheetBlock[] = [],
): Validation => auditedSheets([[sheet, formulas]], options, others);

/** As auditedSheet, of several; what cells of `others` are is not known. */
export function auditedSheets(
  sheets: readonly (readonly [SheetBlock, Formulas])[],
  options?: ValidationOptions,
  others: readonly SheetBlock[] = [],
): Validation {
  const [first, ...rest] = [...sheets.map(([sheet]) => sheet), ...others];
  const audit = new FormulaAudit(validate(planOf(first, ...rest), options));
  for (const [sheet, formulas] of sheets)
    audit.add({
      sheet: sheet.sheet,
      firstRow: sheet.firstRow,
      firstColumn: sheet.firstColumn,
      formulas: sheet.values.map((row, rowIndex) =>
        row.map((value, column): CellValue => {
          const cell = cellAddress(sheet.firstRow + rowIndex, sheet.firstColumn + column);
          const formula = formulas[cell] as string | undefined;
          return formula === undefined ? value : translateFormulaToR1C1(formula, cell);
        }),
      ),
    });
  return audit.finish();
}

/** A finding of the audit in a line: `AD5 error missing-part =SUM(F5:H5)`, with the other cells of its fault: ` AE5 AF5`. */
export const lines = ({ findings }: Validation): string[] =>
  findings.map(({ check, severity, row, column, detail }) => {
    const what = "fault" in detail ? detail.fault : check;
    const should = "should" in detail ? ` ${detail.should}` : "";
    const others = "others" in detail && detail.others ? detail.others : [];
    const cells = others.map((other) => ` ${cellAddress(row, other.column)}`);
    return `${cellAddress(row, column)} ${severity} ${what}${should}${cells.join("")}`;
  });

export interface FormulaCase {
  readonly name: string;
  /** Put over the sound formulas of the sheet; "" takes one away. */
  readonly formulas: Formulas;
  /** Values put over the sheet's. */
  readonly values?: Readonly<Record<string, CellValue>>;
}

/** Valid and invalid cases, as ESLint's rules are tested; every finding of the plan is looked at. */
export function testFormulas(
  audit: (given: FormulaCase) => Validation,
  cases: {
    readonly valid: readonly FormulaCase[];
    readonly invalid: readonly (FormulaCase & { readonly finds: readonly string[] })[];
  },
): void {
  describe("valid", () => {
    it.each(cases.valid)("$name", (given) => {
      expect(lines(audit(given))).toEqual([]);
    });
  });
  describe("invalid", () => {
    it.each(cases.invalid)("$name", (given) => {
      expect(lines(audit(given))).toEqual(given.finds);
    });
  });
}
