import { html, nothing, type TemplateResult } from "lit/html.js";
import { errorText } from "../../i18n/error-text";
import { catalogue, type Catalogue } from "../catalogues";
import { summaryMadeTexts } from "../../i18n/summary-made-text";
import { changedPlaces, outdatedText } from "../../i18n/summary-state-text";
import type { Actions } from "../actions";
import { saysOnlyDone } from "../notices";
import type { Notice, PaneState } from "../state";
import { icon } from "./icons";

/** A message above everything else of the panel, until it is dismissed or another comes. */
export function noticeView({ notice, language }: PaneState, actions: Actions): TemplateResult {
  if (!notice) return html``;
  const texts = catalogue(language);
  const look = lookOf(notice);
  const role = notice.kind === "error" || notice.kind === "warning" ? "alert" : "status";
  return html`
    <div class="notice ${look}" role=${role}>
      ${icon(look)}
      <div class="notice-text">
        ${noticeTexts(notice, texts).map((text) => html`<p>${text}</p>`)}
        ${
          notice.kind === "pointed"
            ? html`<button
                type="button"
                class="button"
                @click=${() => actions.point({ kind: "undo", kept: notice.kept })}
              >
                ${texts.pointing.undo}
              </button>`
            : nothing
        }
      </div>
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

function lookOf(notice: Notice): "error" | "warning" | "done" {
  switch (notice.kind) {
    case "outdated":
      return "warning";
    case "summary":
      return saysOnlyDone(notice) ? "done" : "warning";
    case "cleared":
      return "done";
    case "pointed":
      return notice.failed ? "warning" : "done";
    default:
      return notice.kind;
  }
}

function noticeTexts(notice: Notice, texts: Catalogue): string[] {
  const { notices } = texts.pane;
  switch (notice.kind) {
    case "error":
      return [errorText(texts, notice.error)];
    case "pointed":
      return [texts.pointing.read(notice.kept.sheet, notice.failed)];
    case "cleared":
      return [notices.cleared];
    case "outdated": {
      const places = changedPlaces(texts, notice.changes);
      const outdated = outdatedText(texts, notice.changes);
      return [[outdated, ...(places === "" ? [] : [`${places}.`])].join(" "), notices.summaryAgain];
    }
    case "summary":
      return [notices.summaryDone, ...summaryMadeTexts(notice.made, texts)];
    case "warning":
      return notice.shortfalls.map(({ text, error }) =>
        error ? `${notices[text]} ${errorText(texts, error)}` : notices[text],
      );
  }
}
