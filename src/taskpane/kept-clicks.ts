/** On a button that was clicked: which click it was. */
const KEPT = "data-clicked";

/** Marks what is clicked in a pane that is seen and does nothing yet, each button with its last click. */
export function keepClicks(pane: HTMLElement): void {
  let clicks = 0;
  pane.onclick = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    clicks += 1;
    button?.setAttribute(KEPT, String(clicks));
  };
}

/** Has what was chosen, and then what was clicked, in its order, take effect now that it does. */
export function doKeptClicks(): void {
  const pane = document.getElementById("pane");
  if (!pane) return;
  pane.onclick = null;
  for (const select of pane.querySelectorAll("select")) {
    if (select.selectedIndex > 0) select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const clicked = [...pane.querySelectorAll<HTMLButtonElement>(`[${KEPT}]`)].sort(
    (one, other) => Number(one.getAttribute(KEPT)) - Number(other.getAttribute(KEPT)),
  );
  for (const button of clicked) {
    button.removeAttribute(KEPT);
    button.click();
  }
}
