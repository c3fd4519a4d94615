import { html, type TemplateResult } from "lit/html.js";
import { errorText } from "../../i18n/error-text";
import { catalogue, type Catalogue } from "../../i18n/index";
import { changedPlaces, outdatedText } from "../../i18n/summary-state-text";
import type { Actions } from "../actions";
import type { Notice, PaneState } from "../state";
import { icon } from "./icons";

/** A message above everything else of the panel, until it is dismissed or another comes. */
export function noticeView({ notice, language }: PaneState, actions: Actions): TemplateResult {
  if (!notice) return html``;
  const texts = catalogue(language);
  const look = notice.kind === "outdated" || notice.kind === "kept" ? "warning" : notice.kind;
  return html`
    <div class="notice ${look}" role=${notice.kind === "error" ? "alert" : "status"}>
      ${icon(look)}
      <p>${noticeText(notice, texts)}</p>
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

function noticeText(notice: Notice, texts: Catalogue): string {
  switch (notice.kind) {
    case "error":
      return errorText(texts, notice.error);
    case "outdated": {
      const places = changedPlaces(texts, notice.changes);
      const outdated = outdatedText(texts, notice.changes);
      return [outdated, ...(places === "" ? [] : [`${places}.`])].join(" ");
    }
    case "kept":
      return [
        texts.pane.notices.summaryDone,
        texts.summaryMade.keptSheet(notice.keptSheet.name, notice.keptSheet.why),
      ].join(" ");
    default:
      return texts.pane.notices[notice.text];
  }
}
