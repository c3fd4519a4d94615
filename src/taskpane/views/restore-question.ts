import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue } from "../catalogues";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { keepKeys, modal } from "./modal";

const TITLE_ID = "restore-title";

/** What a person is asked before settings that were given one by one go; closed, it is empty. */
export function restoreQuestionView(
  { language, restoring, settings }: PaneState,
  actions: Actions,
): TemplateResult {
  const { settings: texts, correcting } = catalogue(language);
  const { restoreQuestion } = texts;
  const { headers, rules } = settings;
  return html`
    <dialog
      class="question"
      aria-labelledby=${TITLE_ID}
      ${modal(restoring)}
      @keydown=${keepKeys}
      @close=${() => {
        // By the Escape key; closed after an answer, nothing is asked any more.
        if (restoring) actions.answerRestoring(false);
      }}
    >
      ${
        restoring
          ? html`
              <h2 id=${TITLE_ID} class="section-title">${restoreQuestion.title}</h2>
              <p>${restoreQuestion.lead}</p>
              <ul>
                ${headers.map(({ sheet }) => html`<li>${restoreQuestion.headers(sheet)}</li>`)}
                ${rules.length > 0 ? html`<li>${restoreQuestion.rules(rules.length)}</li>` : nothing}
              </ul>
              <div class="question-buttons">
                <button type="button" class="button" @click=${() => actions.answerRestoring(false)}>
                  ${correcting.cancel}
                </button>
                <button
                  type="button"
                  class="button primary"
                  @click=${() => actions.answerRestoring(true)}
                >
                  ${restoreQuestion.yes}
                </button>
              </div>
            `
          : nothing
      }
    </dialog>
  `;
}
