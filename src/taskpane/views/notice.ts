import { html, type TemplateResult } from "lit/html.js";
import { errorText } from "../../i18n/error-text";
import { catalogue } from "../../i18n/index";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { icon } from "./icons";

/** A message above everything else of the panel, until it is dismissed or another comes. */
export function noticeView({ notice, language }: PaneState, actions: Actions): TemplateResult {
  if (!notice) return html``;
  const texts = catalogue(language);
  const text =
    notice.kind === "error" ? errorText(texts, notice.error) : texts.pane.notices[notice.text];
  return html`
    <div class="notice ${notice.kind}" role=${notice.kind === "error" ? "alert" : "status"}>
      ${icon(notice.kind)}
      <p>${text}</p>
      <button
        type="button"
        class="button square subtle"
        aria-label=${texts.pane.actions.dismiss}
        title=${texts.pane.actions.dismiss}
        @click=${() => actions.dismissNotice()}
      >
        ${icon("dismiss")}
      </button>
    </div>
  `;
}
