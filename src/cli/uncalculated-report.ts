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

/** Which formulas were not worked out, which are circular, and what to do about it: a sentence for each, if any. */
export function uncalculatedLines(
  formulas: readonly UncalculatedFormula[],
  texts: Catalogue,
): string[] {
  const { report } = texts;
  const circular = formulas.filter(({ reason }) => reason === "circular");
  const left = formulas.filter(({ reason }) => reason !== "circular");
  return [
    ...(left.length > 0 ? [report.notCalculated(left.length, places(left, texts))] : []),
    ...(circular.length > 0 ? [report.circular(circular.length, places(circular, texts))] : []),
  ];
}

function places(formulas: readonly UncalculatedFormula[], { report, format }: Catalogue): string {
  const told = formulas
    .slice(0, MOST_PLACES)
    .map(({ sheet, address, reason }) =>
      plainText(report.notCalculatedPlace(sheet, address, reason)),
    );
  const others = formulas.length - told.length;
  return format.list(others > 0 ? [...told, report.notCalculatedOthers(others)] : told);
}
