import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { paneTexts } from "./pane-texts";

/** What can be done once there are results; the same words as on the ribbon. */
export function footerView(state: PaneState, actions: Actions): TemplateResult | typeof nothing {
  if (state.stage.kind !== "results" || state.tab === "settings" || state.tab === "files")
    return nothing;
  if (state.pointing && state.tab === "review") return nothing;
  const { actions: labels } = paneTexts(state.language);
  // What is clicked while a change is being checked is done after it: each cell that is typed is.
  const disabled = state.busy === "writing" || state.corrections.working;
  const ready = state.stage.results.validation.counts.error === 0;
  return html`
    <div class="footer" role="group" aria-label=${labels.label}>
      <button
        type="button"
        class="button ${ready ? "" : "primary"}"
        ?disabled=${disabled}
        @click=${() => actions.validate()}
      >
        ${labels.validate}
      </button>
      <button
        type="button"
        class="button ${ready ? "primary" : ""}"
        title=${labels.summaryTip}
        ?disabled=${disabled}
        @click=${() => actions.insertSummary()}
      >
        ${labels.summary}
      </button>
      <button
        type="button"
        class="button subtle"
        title=${labels.clearTip}
        ?disabled=${disabled}
        @click=${() => actions.clearHighlights()}
      >
        ${labels.clear}
      </button>
    </div>
  `;
}
