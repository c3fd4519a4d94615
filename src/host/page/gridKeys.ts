import { MAX_COLUMNS, MAX_ROWS, type Rect } from "../model/address";

/** What a key means in the grid; undefined for keys that are not the grid's. */
export type KeyMeaning =
  { kind: "type"; text: string } | { kind: "edit" | "clear" } | { kind: "go"; area: Rect };

const PAGE_ROWS = 20;
/** How far a key moves from the selected area: rows, columns. */
const STEPS: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  Enter: [1, 0],
  Tab: [0, 1],
  PageDown: [PAGE_ROWS, 0],
  PageUp: [-PAGE_ROWS, 0],
};

/**
 * Excel's keys: arrows, Enter, Tab, pages, Home; F2 edits, Delete clears, anything printable types.
 * @param area the selected area.
 */
export function gridKey(event: KeyboardEvent, area: Rect): KeyMeaning | undefined {
  const { key } = event;
  if (key === "F2") return { kind: "edit" };
  if (key === "Delete" || key === "Backspace") return { kind: "clear" };
  if (key === "Home") {
    const row = event.ctrlKey ? 0 : area.top;
    return { kind: "go", area: { top: row, left: 0, bottom: row, right: 0 } };
  }
  const step = STEPS[key];
  if (step) {
    const back = event.shiftKey && (key === "Enter" || key === "Tab") ? -1 : 1;
    return { kind: "go", area: moved(area, step[0] * back, step[1] * back) };
  }
  if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
    return { kind: "type", text: key };
  }
  return undefined;
}

function moved({ top, left, bottom, right }: Rect, rows: number, columns: number): Rect {
  const row = within((rows > 0 ? bottom : top) + rows, MAX_ROWS);
  const column = within((columns > 0 ? right : left) + columns, MAX_COLUMNS);
  return { top: row, left: column, bottom: row, right: column };
}

function within(position: number, count: number): number {
  return Math.min(count - 1, Math.max(0, position));
}
