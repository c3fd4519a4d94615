import { html, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { paneTexts } from "./pane-texts";

/** Share of the bar that reading fills; checking, whose length is not known beforehand, has the rest. */
const READING = 0.9;

/** While the workbook is read and checked. */
export function duringView(state: PaneState, actions: Actions): TemplateResult {
  const { during, actions: labels } = paneTexts(state.language);
  const share = state.stage.kind === "reading" ? state.stage.share * READING : READING;
  const text = state.stage.kind === "reading" ? during.reading : during.checking;
  return html`
    <section class="during">
      <p class="during-text">
        <span>${text}</span><span>${during.percent(Math.round(share * 100) / 100)}</span>
      </p>
      <progress max="100" .value=${share * 100} aria-label=${during.label}></progress>
      <button type="button" class="button" @click=${() => actions.cancel()}>
        ${labels.cancel}
      </button>
    </section>
  `;
}
