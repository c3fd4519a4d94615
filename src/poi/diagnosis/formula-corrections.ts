import { sheetCell } from "../address";
import { leastCertain } from "./certainty";
import type { CellChange, Certainty, Correction } from "./correction";
import type { Finding, FormulaFinding, OtherFormula } from "../findings/finding";
import type { TotalReading } from "../sums/total-scope";
import { cellKey } from "../formula-audit/consequences";
import { FEWEST_FORMULAS } from "../formula-audit/tally";

/** Whether a finding is of a formula's audit. */
export const isOfFormula = (finding: Finding): finding is FormulaFinding =>
  finding.check === "formula-shape" ||
  finding.check === "external-reference" ||
  finding.check === "typed-over-formula";

/** Activities (indexes in Plan.activities) some formula of which says a wrong figure. */
export function misledRows(findings: readonly Finding[]): ReadonlySet<number> {
  return new Set(
    findings
      .filter((finding) => isOfFormula(finding) && !finding.isTotal && finding.detail.isWrong)
      .map(({ rowIndex }) => rowIndex),
  );
}

/**
 * A correction for each formula that is not as it should be: certain, but for a typed number that says another figure
 * than the formula would, which may be right and a month wrong, or beside which few are formulas, and for a TOTAL that would come to add up rows below
 * itself, which may be no activities. Ambiguous where nothing says which rows a TOTAL adds up.
 * @param totals what each total row covers, by index in Plan.totals
 */
export function formulaCorrections(
  findings: readonly Finding[],
  totals: readonly TotalReading[],
): Correction[] {
  return findings.filter(isOfFormula).map((finding): Correction => {
    const { sheet, row, rowIndex, isTotal, slot, column, found, expected, detail, check } = finding;
    const { formula, should, alike, isWrong } = detail;
    const ofCell = sheetCell(row, column).row;
    const mayBeMeant =
      (check === "typed-over-formula" && found !== null && (isWrong || alike < FEWEST_FORMULAS)) ||
      (isTotal &&
        formula !== null &&
        reachesBelow(should, ofCell) &&
        !reachesBelow(formula, ofCell));
    return {
      sheet,
      row,
      rowIndex,
      isTotal,
      kind: "formula",
      certainty: leastCertain([mayBeMeant ? "likely" : "certain", scopeCertainty(finding, totals)]),
      cells: [{ slot, column, found, expected, formula, should }, ...(detail.others ?? [])].map(
        changeOf,
      ),
      alternatives: [],
      more: false,
      reason: [{ kind: "formula", alike }],
    };
  });
}

const changeOf = ({
  slot,
  column,
  found,
  expected,
  formula,
  should,
}: OtherFormula): CellChange => ({
  slot,
  column,
  from: found,
  to: expected,
  ...(formula !== null && { fromFormula: formula }),
  toFormula: should,
});

/** How sure the rows are that a total row's formula is made of, where it says nothing of them, or of others too. */
function scopeCertainty(finding: FormulaFinding, totals: readonly TotalReading[]): Certainty {
  if (!finding.isTotal || finding.detail.alike > 0) return "certain";
  const { rivals, isNamed } = totals[finding.rowIndex];
  const pointsElsewhere =
    finding.check !== "formula-shape" ||
    finding.detail.fault === "broken-reference" ||
    finding.detail.extra.length > 0;
  if (!pointsElsewhere || rivals.length === 0) return "certain";
  return isNamed ? "likely" : "ambiguous";
}

const ON_OTHER_SHEETS = /(?:'(?:[^']|'')*'|[\p{L}\d_.]+)!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?/gu;
const ROW_OF_CELL = /\b\$?[A-Z]{1,3}\$?(\d+)\b/g;

/** Whether a formula in A1 notation refers to rows of its sheet below a row (0-based). */
const reachesBelow = (formula: string, row: number): boolean =>
  [...formula.replace(ON_OTHER_SHEETS, "").matchAll(ROW_OF_CELL)].some(
    ([, referred]) => Number(referred) > row + 1,
  );

/**
 * Corrections less the cells that others give their formula back, and less what they say of TOTAL in columns where a
 * row's formula is wrong: TOTAL is compared again once that is put right. Those with no cell left are left out.
 */
export function withoutFormulas(
  corrections: readonly Correction[],
  ofFormulas: readonly Correction[],
): Correction[] {
  if (ofFormulas.length === 0) return [...corrections];
  const { cells: taken, columns } = touchedBy(ofFormulas);
  return corrections
    .map((correction) => ({
      ...correction,
      cells: correction.cells.filter(
        ({ slot }) =>
          !taken.has(cellKey({ ...correction, slot })) &&
          !(correction.isTotal && columns.has(slot)),
      ),
    }))
    .filter(({ cells }) => cells.length > 0);
}

/** Columns of total rows less those whose own formula, or that of a row in them, is to be put right. */
export function columnsWithoutFormulas<Column extends { rowIndex: number; slot: number }>(
  totals: readonly Column[],
  ofFormulas: readonly Correction[],
): Column[] {
  const { cells, columns } = touchedBy(ofFormulas);
  return totals.filter(
    (column) => !columns.has(column.slot) && !cells.has(cellKey({ ...column, isTotal: true })),
  );
}

/** The cells that corrections give their formula back, and the slots of which they change an activity's figure. */
function touchedBy(ofFormulas: readonly Correction[]): {
  readonly cells: ReadonlySet<string>;
  readonly columns: ReadonlySet<number>;
} {
  const all = ofFormulas.flatMap((correction) =>
    correction.cells.map((change) => ({ correction, change })),
  );
  return {
    cells: new Set(all.map(({ correction, change: { slot } }) => cellKey({ ...correction, slot }))),
    columns: new Set(
      all
        .filter(({ correction, change: { from, to } }) => !correction.isTotal && from !== to)
        .map(({ change }) => change.slot),
    ),
  };
}
