/** What the focus can be on in a row. */
const FOCUSABLE = ":is(button, input, select, summary, a[href]):not(:disabled)";

/**
 * Leaves one row of a list in the Tab order, or Tab would go through thousands of them before what comes after the list.
 * @param list its rows have their index in `data-index`
 * @param preferred which row it is, by its index; the next where there is none, and at last the first
 */
export function keepOneTabStop(
  list: Element,
  preferred: readonly ((index: number) => boolean)[],
): void {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-index]")]
    .map((row) => ({
      index: Number(row.dataset.index),
      parts: row.querySelectorAll<HTMLElement>(FOCUSABLE),
    }))
    .filter(({ parts }) => parts.length > 0);
  const wanted = [...preferred, () => true].find((isIt) => rows.some(({ index }) => isIt(index)));
  const stop = rows.find(({ index }) => wanted?.(index));
  for (const row of rows) {
    for (const part of row.parts) {
      if (row === stop) part.removeAttribute("tabindex");
      else part.tabIndex = -1;
    }
  }
}
