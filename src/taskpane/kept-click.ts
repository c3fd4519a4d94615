const KEPT = "data-clicked";

/** Marks what is clicked last in a pane that is seen and does nothing yet. */
export function keepClick(pane: HTMLElement): void {
  pane.onclick = ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    for (const before of pane.querySelectorAll(`[${KEPT}]`)) before.removeAttribute(KEPT);
    button.setAttribute(KEPT, "");
  };
}

/** Has what was clicked, or chosen, before take effect now that it does. */
export function doKeptClick(): void {
  const pane = document.getElementById("pane");
  if (!pane) return;
  pane.onclick = null;
  for (const select of pane.querySelectorAll("select")) {
    if (select.selectedIndex > 0) select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const button = pane.querySelector<HTMLButtonElement>(`[${KEPT}]`);
  button?.removeAttribute(KEPT);
  button?.click();
}
