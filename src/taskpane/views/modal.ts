import type { DirectiveResult } from "lit/directive.js";
import { ref } from "lit/directives/ref.js";

/** Office.js takes Escape and Tab wherever they are pressed, to leave the pane; in a dialog they belong to it. */
export function keepKeys(event: KeyboardEvent): void {
  event.stopPropagation();
}

/**
 * `<dialog ${modal(open)}>`: shows it over everything, or closes it, which gives the focus back to what had it.
 */
export function modal(open: boolean): DirectiveResult {
  return ref((dialog) => {
    if (!(dialog instanceof HTMLDialogElement)) return;
    // Once what stands in it is there: the first of it takes the focus.
    queueMicrotask(() => {
      if (dialog.open === open) return;
      if (open) dialog.showModal();
      else dialog.close();
    });
  });
}
