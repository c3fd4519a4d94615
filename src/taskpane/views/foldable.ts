import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { Foldable } from "../corrections/corrections-state";
import type { PaneState } from "../state";
import { icon } from "./icons";

/** A heading that folds up what stands under it. */
export function foldableView(
  part: Foldable,
  title: string,
  content: () => TemplateResult,
  { state, actions }: { readonly state: PaneState; readonly actions: Actions },
): TemplateResult {
  const open = state.corrections.open[part];
  const id = `fold-${part}`;
  return html`
    <h3 class="fold-title">
      <button
        type="button"
        class="group-button"
        aria-expanded=${open}
        aria-controls=${id}
        @click=${() => actions.correct({ kind: "fold", part, open: !open })}
      >
        ${icon(open ? "chevronDown" : "chevronRight")}
        <span class="group-title">${title}</span>
      </button>
    </h3>
    <div id=${id} class="fold" ?hidden=${!open}>${open ? content() : nothing}</div>
  `;
}
