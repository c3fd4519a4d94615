import { cellAddress, sheetAsShown } from "../poi/address";
import type { ChangedCell, PlanChanges } from "../poi/seal/changes";
import type { Catalogue } from "./es/index";

/** Places named in one sentence; the others are counted. */
const MOST_PLACES = 8;

/** "El resumen está desactualizado: 3 celdas cambiaron." */
export function outdatedText({ summaryMade: t, format }: Catalogue, changes: PlanChanges): string {
  const parts = [
    ...(changes.cells.length > 0 ? [t.cells(changes.cells.length)] : []),
    ...(changes.rows.length > 0 ? [t.rows(changes.rows.length)] : []),
    ...(changes.added.length > 0 ? [t.added(changes.added.length)] : []),
    ...(changes.removed > 0 ? [t.removed(changes.removed)] : []),
  ];
  return t.outdated(parts.length > 0 ? format.list(parts) : t.unknown);
}

/** Which cells, or rows, have changed: "POI!F12 y POI!G14"; "" where it is not known. */
export function changedPlaces({ summaryMade: t }: Catalogue, changes: PlanChanges): string {
  const places = [
    ...changes.cells.map(
      ({ sheet, row, column }) => `${sheetAsShown(sheet)}!${cellAddress(row, column)}`,
    ),
    ...[...changes.rows, ...changes.added].map(
      ({ sheet, row }) => `${sheetAsShown(sheet)}!${row + 1}:${row + 1}`,
    ),
  ];
  if (places.length === 0) return "";
  const shown = places.slice(0, MOST_PLACES);
  return t.places(shown, places.length - shown.length);
}

/** One line a changed cell: "POI!F12: decía 3, dice 5"; for a text, only its place. */
export function changedCellText(
  { summaryMade: t, format }: Catalogue,
  { sheet, row, column, before, after }: ChangedCell,
): string {
  const cell = `${sheetAsShown(sheet)}!${cellAddress(row, column)}`;
  if (before === undefined || after === undefined) return cell;
  const said = format.apart(before ?? 0, after ?? 0);
  return t.change(
    cell,
    before === null ? t.blank : said.found,
    after === null ? t.blank : said.expected,
  );
}
