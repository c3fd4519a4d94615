import { CuadraError } from "../../poi/error";
import { cellValues } from "../cell-values";
import { usedOnce, type SheetRef } from "../sheets";
import { WIDTH } from "./grid";
import { typedTexts, type Justification } from "./justifications";
import { DRAFT, JUSTIFICATIONS, KEPT_JUSTIFICATIONS, SUMMARY_MARKER } from "./marker";

/** The summary sheet that is to be replaced. */
export interface PreviousSummary {
  readonly sheet: SheetRef;
  /** 0-based place among the tabs. */
  readonly position: number;
  readonly typed: readonly Justification[];
  /** False when the rows in which texts are typed cannot be found any more: the sheet must then be kept. */
  readonly isWhole: boolean;
}

/** What is in the workbook of earlier summaries. */
export interface EarlierSummaries {
  readonly previous: PreviousSummary | undefined;
  /** Sheets that were being built when something failed. */
  readonly drafts: readonly SheetRef[];
}

/**
 * Finds the summary made before, among all sheets, and what was typed in it. One round trip.
 * @throws CuadraError "workbook-protected" when sheets cannot be added
 */
export async function findEarlier(
  context: Excel.RequestContext,
  sheets: readonly SheetRef[],
): Promise<EarlierSummaries> {
  const { workbook } = context;
  workbook.protection.load("protected");
  const asked = sheets.map((ref) => {
    const sheet = workbook.worksheets.getItemOrNullObject(ref.id);
    sheet.load("name,position");
    const marker = sheet.names.getItemOrNullObject(SUMMARY_MARKER);
    marker.load("formula");
    const typed = [JUSTIFICATIONS, KEPT_JUSTIFICATIONS].map((name) => {
      const range = usedOnce(sheet.names.getItemOrNullObject(name).getRangeOrNullObject());
      range.load("values");
      return range;
    });
    return { ref, sheet, marker, typed };
  });
  await context.sync();
  if (workbook.protection.protected) throw new CuadraError("workbook-protected", {});
  const marked = asked
    .filter(({ sheet, marker }) => !sheet.isNullObject && !marker.isNullObject)
    .map(({ ref, sheet, marker, typed: [listed, kept] }) => ({
      sheet: { ...ref, name: sheet.name },
      position: sheet.position,
      says: markerText(marker.formula),
      isWhole: !listed.isNullObject,
      typed: [listed, kept].flatMap((range) =>
        range.isNullObject ? [] : typedTexts(asWide(cellValues(range.values))),
      ),
    }));
  const finished = marked.filter(({ says }) => says !== DRAFT);
  return {
    // A copy made by hand has the same marker under another name: it is the user's.
    previous: finished.find(({ sheet, says }) => says === sheet.name) ?? finished.at(0),
    drafts: marked.filter(({ says }) => says === DRAFT).map(({ sheet }) => sheet),
  };
}

/** The marker's formula for a sheet's name: `="Resumen POI"`. */
export function markerFormula(text: string): string {
  return `="${text.replaceAll('"', '""')}"`;
}

function markerText(formula: unknown): string {
  return typeof formula === "string" ? formula.replace(/^="|"$/g, "").replaceAll('""', '"') : "";
}

/** Rows as wide as the sheet is: a range whose columns were taken away reads as blank at its end. */
function asWide<T>(values: readonly (readonly T[])[]): readonly T[][] {
  return values.map((row) => row.slice(0, WIDTH));
}
