import { describe, expect, it } from "@jest/globals";
import { catalogue } from "../../../src/i18n/index";
import { findingText } from "../../../src/i18n/finding-text";
import { cellAddress, columnLetters } from "../../../src/poi/address";
import { correctionFinder } from "../../../src/poi/diagnosis/correction-finder";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { FormulaAudit } from "../../../src/poi/formula-audit/formula-audit";
import { validate } from "../../../src/poi/validation/validation";
import { planOf, poiSheet } from "../poi-sheet";

const FIRST_AMOUNT = 4;

/** Four activities, in rows 5 to 8, under a TOTAL of formulas. @param lastOf the last row that each column's adds up */
function audited(lastOf: (column: number) => number) {
  const activities = [{}, { activity: "B" }, { activity: "C" }, { activity: "D" }];
  const sheet = poiSheet({ activities, total: true });
  const totalRow = sheet.values.length;
  const totals = (cell: (column: number) => string | number) =>
    sheet.values.map((row, at) =>
      row.map((value, column) =>
        at === totalRow - 1 && column >= FIRST_AMOUNT ? cell(column) : value,
      ),
    );
  const formulas = totals((column) => `=SUM(R[-4]C:R[${lastOf(column) - totalRow}]C)`);
  const values = totals((column) =>
    sheet.values.slice(4, lastOf(column)).reduce((sum, cells) => sum + Number(cells[column]), 0),
  );
  const audit = new FormulaAudit(validate(planOf({ ...sheet, values })));
  audit.add({ sheet: sheet.sheet, firstRow: 0, firstColumn: 0, formulas });
  return audit.finish();
}

describe("a row that TOTAL leaves out in all its columns", () => {
  const validation = audited(() => 7);
  const errors = validation.findings.filter(({ severity }) => severity === "error");

  it("is said once, at the first", () => {
    expect(errors.map(({ check, row, column }) => [check, cellAddress(row, column)])).toEqual([
      ["formula-shape", "E9"],
    ]);
    expect(validation.counts.error).toBe(1);
    expect(findingText(catalogue("es"), errors[0])).toContain(
      "La fórmula de META (y la de otras 32 columnas) deja fuera la fila 8: =SUM(E5:E7)",
    );
  });

  it("has one correction, of all of them", () => {
    const diagnosis = diagnose(validation);
    const { cells, certainty } = diagnosis.corrections[correctionFinder(diagnosis)(errors[0])];
    expect(certainty).toBe("certain");
    expect(cells).toHaveLength(33);
    expect(cells[32]).toMatchObject({ fromFormula: "=SUM(AK5:AK7)", toFormula: "=SUM(AK5:AK8)" });
  });

  it("is said apart from another that other columns leave out", () => {
    const { findings } = audited((column) => (column < FIRST_AMOUNT + 2 ? 6 : 7));
    const shapes = findings.filter(({ check }) => check === "formula-shape");
    expect(shapes.map(({ row, column }) => cellAddress(row, column))).toEqual(["E9", "G9"]);
  });
});

describe("numbers typed over TOTAL's formulas", () => {
  const MONTHS = 12;

  /** As many columns from ENE on are typed, some of them, at the end, wrong. */
  function typedOver(columns: number, wrong = 0) {
    const activities = [{}, { activity: "B" }, { activity: "C" }, { activity: "D" }];
    const { values, ...sheet } = poiSheet({ activities, total: true });
    const last = FIRST_AMOUNT + columns;
    const cells = values.map((row, at) =>
      row.map((value, column) =>
        at === values.length - 1 && column > last - wrong && column <= last ? 99 : value,
      ),
    );
    const formulas = cells.map((row, at) =>
      row.map((value, column) =>
        at === values.length - 1 && (column === FIRST_AMOUNT || column > last)
          ? "=SUM(R[-4]C:R[-1]C)"
          : value,
      ),
    );
    const audit = new FormulaAudit(validate(planOf({ ...sheet, values: cells })));
    audit.add({ sheet: sheet.sheet, firstRow: 0, firstColumn: 0, formulas });
    return audit.finish();
  }
  const said = ({ findings }: ReturnType<typeof typedOver>) =>
    findings
      .filter(({ check }) => check === "typed-over-formula")
      .map(({ severity, row, column }) => `${severity} ${cellAddress(row, column)}`);

  it("are said once where they are right, and put right together", () => {
    const validation = typedOver(MONTHS);
    expect(said(validation)).toEqual(["warning F9"]);
    expect(validation.counts.warning).toBe(1);
    const [finding] = validation.findings;
    expect(findingText(catalogue("es"), finding)).toBe(
      "PROGRAMADO ENE y otras 11 columnas tienen escritos sus números donde otras 21 celdas tienen fórmula; el primero debe ser =SUM(F5:F8).",
    );
    const diagnosis = diagnose(validation);
    const { cells, certainty } = diagnosis.corrections[correctionFinder(diagnosis)(finding)];
    expect(certainty).toBe("certain");
    expect(cells.map(({ toFormula }) => toFormula)).toEqual(
      Array.from({ length: MONTHS }, (_, month) => {
        const column = columnLetters(FIRST_AMOUNT + 1 + month);
        return `=SUM(${column}5:${column}8)`;
      }),
    );
  });

  it("are named where there are two, and are said by themselves where they are wrong", () => {
    expect(findingText(catalogue("es"), typedOver(2).findings[0])).toMatch(
      /^PROGRAMADO ENE y PROGRAMADO FEB tienen/,
    );
    expect(said(typedOver(4, 2))).toEqual(["warning F9", "error H9", "error I9"]);
    expect(said(typedOver(1))).toEqual(["warning F9"]);
  });
});
