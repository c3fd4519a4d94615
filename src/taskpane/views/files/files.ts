import { html, nothing, type TemplateResult } from "lit/html.js";
import { errorText } from "../../../i18n/error-text";
import { catalogue } from "../../catalogues";
import type { Actions } from "../../actions";
import type { PaneState } from "../../state";
import { icon } from "../icons";
import { chooseFilesView } from "./choose-files";
import { comparedView } from "./compared";
import { consolidatedView } from "./consolidated";

/** Other files: choosing them, what is under way with them, and what came of it. */
export function filesView(state: PaneState, actions: Actions): TemplateResult {
  const { error } = state.files;
  return html`
    ${
      error
        ? html`<div class="notice error" role="alert">
            ${icon("error")}
            <div class="notice-text"><p>${errorText(catalogue(state.language), error)}</p></div>
          </div>`
        : nothing
    }
    ${stageView(state, actions)}
  `;
}

function stageView(state: PaneState, actions: Actions): TemplateResult {
  const texts = catalogue(state.language);
  const { files } = texts;
  const { stage } = state.files;
  switch (stage.kind) {
    case "choose":
      return chooseFilesView(state, actions);
    case "comparing": {
      const { share, fileName } = stage;
      const text = share === null ? files.readingFile(fileName) : files.readingOpen;
      return progressView(text, share === null ? undefined : share, "", state, actions);
    }
    case "reading": {
      const { done, files: count, fileName } = stage;
      const text = files.readingMany(done, count);
      return progressView(text, done / count, fileName, state, actions);
    }
    case "joining":
      return progressView(files.joining(stage.files), undefined, "", state, actions);
    case "compared":
      return comparedView(stage, state, actions);
    case "consolidated":
      return consolidatedView(stage, state, actions);
    case "failed":
      return html`
        <section class="error-stage" role="alert">
          <span class="error-sign">${icon("warningLarge")}</span>
          <h2 class="title">${texts.pane.errors.heading}</h2>
          <p class="lead">${errorText(texts, stage.error)}</p>
          <button type="button" class="button" @click=${() => actions.files({ kind: "close" })}>
            ${files.back}
          </button>
        </section>
      `;
  }
}

/** @param share 0 to 1; undefined where it is not known */
function progressView(
  text: string,
  share: number | undefined,
  detail: string,
  { language }: PaneState,
  actions: Actions,
): TemplateResult {
  const { files, pane } = catalogue(language);
  return html`
    <section class="during">
      <p class="during-text">
        <span>${text}</span>
        ${share === undefined ? nothing : html`<span>${pane.during.percent(Math.round(share * 100) / 100)}</span>`}
      </p>
      ${
        share === undefined
          ? html`<progress aria-label=${files.progress}></progress>`
          : html`<progress max="100" .value=${share * 100} aria-label=${files.progress}></progress>`
      }
      ${detail === "" ? nothing : html`<p class="hint file-name">${detail}</p>`}
      <button type="button" class="button" @click=${() => actions.files({ kind: "cancel" })}>
        ${files.cancel}
      </button>
    </section>
  `;
}
