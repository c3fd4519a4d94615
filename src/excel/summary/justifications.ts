import type { CellValue } from "../../poi/cells";
import { fold } from "../../poi/words";
import { COLUMN } from "./grid";

/** What somebody typed beside an under-executed activity. */
export interface Justification {
  readonly unit: string;
  readonly activity: string;
  readonly justification: string;
  readonly measure: string;
}

/** The texts typed in rows of the summary (values as wide as the sheet); rows without any are passed over. */
export function typedTexts(values: readonly (readonly CellValue[])[]): Justification[] {
  const text = (row: readonly CellValue[], column: number): string => String(row[column] ?? "");
  return values
    .map((row) => ({
      unit: text(row, COLUMN.unit),
      activity: text(row, COLUMN.activity),
      justification: text(row, COLUMN.justification),
      measure: text(row, COLUMN.measure),
    }))
    .filter(({ justification, measure }) => justification.trim() !== "" || measure.trim() !== "");
}

/** Texts carried over to the activities now listed, and those whose activity is no longer listed. */
export interface CarriedOver {
  /** By index of the activity; undefined where nothing was typed. */
  readonly listed: readonly (Justification | undefined)[];
  readonly kept: readonly Justification[];
}

/**
 * Finds each text's activity again by its unit and name, whatever their letter case, accents and spaces. Where
 * two activities have the same name, in their order. No text is dropped.
 */
export function carryOver(
  typed: readonly Justification[],
  activities: readonly { readonly unit: string; readonly activity: string }[],
): CarriedOver {
  const key = (unit: string, activity: string): string => `${fold(unit)}\n${fold(activity)}`;
  const waiting = new Map<string, Justification[]>();
  for (const text of typed) {
    const same = waiting.get(key(text.unit, text.activity));
    if (same) same.push(text);
    else waiting.set(key(text.unit, text.activity), [text]);
  }
  const listed = activities.map(({ unit, activity }) => waiting.get(key(unit, activity))?.shift());
  return { listed, kept: typed.filter((text) => !listed.includes(text)) };
}
