import { shiftRect, type Shift } from "./address";
import { cellKey, columnOfKey, rowOfKey } from "./cellMap";

/** The key of a cell after a shift; undefined where it was taken out. */
export function shiftedKey(key: number, shift: Shift): number | undefined {
  const row = rowOfKey(key);
  const column = columnOfKey(key);
  const rect = shiftRect({ top: row, left: column, bottom: row, right: column }, shift);
  return rect && cellKey(rect.top, rect.left);
}

/** What is kept by the keys of cells. */
interface Keyed<V> extends Iterable<[number, V]> {
  clear(): void;
  set(key: number, value: V): unknown;
}

/** Moves what is kept by the keys of cells, and changes it; without what was taken out, or changes to nothing. */
export function moveMap<V>(map: Keyed<V>, shift: Shift, change: (value: V) => V | undefined): void {
  const entries = [...map];
  map.clear();
  for (const [key, value] of entries) {
    const moved = shiftedKey(key, shift);
    const changed = change(value);
    if (moved !== undefined && changed !== undefined) map.set(moved, changed);
  }
}
