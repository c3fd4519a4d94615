import { html, nothing, type TemplateResult } from "lit/html.js";
import { ref } from "lit/directives/ref.js";
import { refusalTexts } from "../../i18n/refusal-text";
import { catalogue } from "../catalogues";
import type { Actions } from "../actions";
import { rowCount } from "../corrections/correction-ways";
import type { Outcome } from "../corrections/corrections-state";
import type { PaneState } from "../state";
import { correctionQuestionView } from "./correction-question";
import { icon } from "./icons";

/** So many reasons are told; the rest are counted. */
const MOST_REASONS = 3;

/** Always in sight, below what scrolls: what came of the last corrections, to be taken back; and what is asked first. */
export function correctionOutcomeView(state: PaneState, actions: Actions): TemplateResult {
  const { outcome } = state.corrections;
  return html`${outcome ? barView(outcome, state, actions) : nothing}${correctionQuestionView(
    state,
    actions,
  )}`;
}

function barView(outcome: Outcome, state: PaneState, actions: Actions): TemplateResult {
  const texts = catalogue(state.language);
  const { correcting, pane } = texts;
  const { kind, records, refused } = outcome;
  const canUndo = kind === "made" && records.length > 0;
  const cells = records.reduce((sum, record) => sum + record.cells.length, 0);
  const reasons = refusalTexts(texts, refused);
  const notDone = kind === "made" ? correcting.notMade : correcting.notUndone;
  return html`
    <div class="outcome notice ${refused.length > 0 ? "warning" : "done"}">
      ${icon(refused.length > 0 ? "warning" : "done")}
      <div class="outcome-body">
        ${
          records.length > 0
            ? html`<p id="outcome-text">
                ${correcting[kind](kind === "made" ? rowCount(records) : records.length, cells)}
              </p>`
            : nothing
        }
        ${
          refused.length > 0
            ? html`<div role="alert">
                <p>${notDone(refused.length)}</p>
                <ul>
                  ${reasons.slice(0, MOST_REASONS).map((reason) => html`<li>${reason}</li>`)}
                </ul>
                ${
                  reasons.length > MOST_REASONS
                    ? html`<p>${correcting.andMore(reasons.length - MOST_REASONS)}</p>`
                    : nothing
                }
              </div>`
            : nothing
        }
        ${
          canUndo
            ? html`<button
                type="button"
                class="link"
                aria-describedby="outcome-text"
                aria-disabled=${state.corrections.working}
                ${ref(takeFocus)}
                @click=${() => actions.correct({ kind: "undo", records })}
              >
                ${records.length === 1 ? correcting.undo : correcting.undoThese(records.length)}
              </button>`
            : nothing
        }
      </div>
      <button
        type="button"
        class="button square subtle"
        aria-label=${pane.actions.dismiss}
        title=${pane.actions.dismiss}
        ${canUndo ? nothing : ref(takeFocus)}
        @click=${() => actions.correct({ kind: "dismiss-outcome" })}
      >
        ${icon("dismiss")}
      </button>
    </div>
  `;
}

/** Where buttons stand that leave once they have done their work. */
const LEAVING = ".correction, .corrections-buttons, .made-item";

/** The button that was pressed leaves with its finding: the focus goes on to what can be done next. */
function takeFocus(button: Element | undefined): void {
  const { activeElement } = document;
  const isLeaving = activeElement === document.body || activeElement?.closest(LEAVING);
  if (isLeaving && button instanceof HTMLElement) {
    queueMicrotask(() => button.focus());
  }
}
