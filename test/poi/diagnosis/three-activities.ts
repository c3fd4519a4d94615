import type { CellValue } from "../../../src/poi/cells";
import type { Diagnosis } from "../../../src/poi/diagnosis/correction";
import { diagnose, type DiagnosisOptions } from "../../../src/poi/diagnosis/diagnose";
import { validated, type SheetSpec } from "../poi-sheet";

/** What each activity has programmed. */
export const MONTHS = [3, 5, 4, 8, 6, 9, 7, 2, 5, 4, 6, 8];

/** A sheet of three activities, the second with cells that say something else. */
export function sheet(cells: Record<string, CellValue>, total?: SheetSpec["total"]): SheetSpec {
  return {
    activities: [{ programmed: MONTHS }, { programmed: MONTHS, cells }, { programmed: MONTHS }],
    ...(total === undefined ? {} : { total }),
  };
}

/** The TOTAL of three sound activities, whatever the sheet's rows say. */
export const RIGHT_TOTAL: Record<string, CellValue> = (() => {
  const quarters = [12, 23, 14, 18];
  const letters = [
    ...Array.from("EFGHIJKLMNOPQRSTUVWXYZ"),
    "AA",
    "AB",
    "AC",
    "AD",
    "AE",
    "AF",
    "AG",
    "AH",
  ];
  letters.push("AI", "AJ", "AK");
  const amounts = [67, ...MONTHS, ...MONTHS, ...quarters.flatMap((q) => [q, q])];
  return Object.fromEntries(letters.map((letter, index) => [letter, 3 * amounts[index]]));
})();

/** What is wrong with a sheet. */
export const diagnosed = (spec: SheetSpec, options?: DiagnosisOptions): Diagnosis =>
  diagnose(validated(spec), options);

/** The corrections, each as its row, kind, certainty and cells (slot, from, to). */
export const summary = ({ corrections }: Diagnosis): unknown[] =>
  corrections.map(({ rowIndex, isTotal, kind, certainty, cells }) => [
    isTotal ? "total" : rowIndex,
    kind,
    certainty,
    cells.map(({ slot, from, to }) => [slot, from, to]),
  ]);
