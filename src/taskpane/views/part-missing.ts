import { html, type TemplateResult } from "lit/html.js";
import type { PaneState } from "../state";
import type { LateParts } from "./pane";
import { paneTexts } from "./pane-texts";

/** In place of a part whose script did not arrive; made of the first frame's texts, because others may be missing too. */
export function partMissingView(
  { language }: PaneState,
  { retry }: Pick<LateParts, "retry">,
): TemplateResult {
  const { part, actions } = paneTexts(language);
  return html`
    <section class="part-missing" role="alert">
      <p>${part.notLoaded}</p>
      <button type="button" class="button" @click=${retry}>${actions.retry}</button>
    </section>
  `;
}
