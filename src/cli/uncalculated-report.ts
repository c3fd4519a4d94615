import type { Catalogue } from "../i18n/index";
import type { UncalculatedFormula, UncalculatedReason } from "../workbook-file/uncalculated";
import { plainText } from "./plain-text";

/** A formula that was not worked out, in the JSON documents. */
export interface JsonUncalculated {
  readonly sheet: string;
  readonly cell: string;
  readonly reason: UncalculatedReason;
}

/** Formulas that were not worked out, for a JSON document. */
export function jsonUncalculated(formulas: readonly UncalculatedFormula[]): JsonUncalculated[] {
  return formulas.map(({ sheet, address, reason }) => ({ sheet, cell: address, reason }));
}

/** So many are told one by one. */
const MOST_PLACES = 10;

/** Which formulas were not worked out, and what to do about it: one sentence, none where all were. */
export function uncalculatedLines(
  formulas: readonly UncalculatedFormula[],
  { report, format }: Catalogue,
): string[] {
  if (formulas.length === 0) return [];
  const places = formulas
    .slice(0, MOST_PLACES)
    .map(({ sheet, address, reason }) =>
      plainText(report.notCalculatedPlace(sheet, address, reason)),
    );
  const others = formulas.length - places.length;
  const listed = others > 0 ? [...places, report.notCalculatedOthers(others)] : places;
  return [report.notCalculated(formulas.length, format.list(listed))];
}
