import type { CuadraError } from "../poi/error";
import { errorText } from "./error-text";
import type { Catalogue } from "./es/index";

/** Why something was not done; of which row, where it is one row's alone. `row` is 0-based. */
export interface RefusedRow {
  readonly error: CuadraError;
  readonly place?: { readonly sheet: string; readonly row: number };
}

/** Why some corrections were not made or taken back, each reason once, with its rows where it has several. */
export function refusalTexts(texts: Catalogue, refused: readonly RefusedRow[]): string[] {
  const reasons = new Map<string, Map<string, number[]>>();
  for (const { error, place } of refused) {
    const reason = errorText(texts, error);
    const sheets = reasons.get(reason) ?? new Map<string, number[]>();
    reasons.set(reason, sheets);
    if (place) sheets.set(place.sheet, [...(sheets.get(place.sheet) ?? []), place.row + 1]);
  }
  return [...reasons].map(([reason, sheets]) => {
    const count = [...sheets.values()].reduce((sum, rows) => sum + rows.length, 0);
    if (count < 2) return reason;
    const places = [...sheets].map(([sheet, rows]) =>
      texts.correcting.places(sheet, runsOf(rows), rows.length),
    );
    return `${reason} ${places.join("; ")}.`;
  });
}

/** "5–9, 12": row numbers, those that follow one another as one. */
function runsOf(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === row) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
