import type { Catalogue } from "../i18n/index";
import type {
  UncalculatedFormula,
  UncalculatedReason,
  UncalculatedValue,
} from "../workbook-file/uncalculated";
import { plainText } from "./plain-text";

/** A formula that was not worked out, in the JSON documents. */
export interface JsonUncalculated {
  readonly sheet: string;
  readonly cell: string;
  readonly reason: UncalculatedReason;
  readonly value: UncalculatedValue;
}

/** Formulas that were not worked out, for a JSON document. */
export function jsonUncalculated(formulas: readonly UncalculatedFormula[]): JsonUncalculated[] {
  return formulas.map(({ sheet, address, reason, value }) => ({
    sheet,
    cell: address,
    reason,
    value,
  }));
}

/** So many are told one by one. */
const MOST_PLACES = 10;

/** Which formulas were not worked out, which are circular, and what to do about it: a sentence for each kind, if any. */
export function uncalculatedLines(
  formulas: readonly UncalculatedFormula[],
  texts: Catalogue,
): string[] {
  const { report } = texts;
  const line = (
    say: (count: number, places: string) => string,
    isMeant: (formula: UncalculatedFormula) => boolean,
  ): string[] => {
    const meant = formulas.filter(isMeant);
    return meant.length > 0 ? [say(meant.length, places(meant, texts))] : [];
  };
  const isCircular = ({ reason }: UncalculatedFormula): boolean => reason === "circular";
  return [
    ...line(report.givenUp, (each) => each.value === "instead"),
    ...line(report.notCalculated, (each) => !isCircular(each) && each.value === "kept"),
    ...line(report.neverCalculated, (each) => !isCircular(each) && each.value === "none"),
    ...line(report.circular, (each) => isCircular(each) && each.value === "zero"),
    ...line(report.circularInFile, (each) => isCircular(each) && each.value === "kept"),
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
