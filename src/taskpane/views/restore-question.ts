import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue } from "../catalogues";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { questionDialog } from "./question-dialog";

/** What a person is asked before settings that were given one by one go; closed, it is empty. */
export function restoreQuestionView(
  { language, restoring, settings }: PaneState,
  actions: Actions,
): TemplateResult {
  const { settings: texts, correcting } = catalogue(language);
  const { restoreQuestion } = texts;
  const { headers, rules } = settings;
  const asked = {
    title: restoreQuestion.title,
    body: html`
      <p>${restoreQuestion.lead}</p>
      <ul>
        ${headers.map(({ sheet }) => html`<li>${restoreQuestion.headers(sheet)}</li>`)}
        ${rules.length > 0 ? html`<li>${restoreQuestion.rules(rules.length)}</li>` : nothing}
      </ul>
    `,
    yes: restoreQuestion.yes,
    no: correcting.cancel,
  };
  return questionDialog("restore-title", restoring ? asked : null, (yes) =>
    actions.answerRestoring(yes),
  );
}
