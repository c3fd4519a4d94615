import { html, nothing, type TemplateResult } from "lit/html.js";
import { errorText } from "../../i18n/error-text";
import { catalogue, type Catalogue } from "../../i18n/index";
import type { ErrorCode } from "../../poi/error";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { icon } from "./icons";

/** Where trying again would change nothing. */
const CANNOT_WORK: ReadonlySet<ErrorCode> = new Set([
  "excel-too-old",
  "outside-excel",
  "office-js-not-loaded",
]);

/** In place of results, when there are none: what happened and what to do. */
export function errorView({ stage, language }: PaneState, actions: Actions): TemplateResult {
  if (stage.kind !== "error") return html``;
  const texts = catalogue(language);
  const { code } = stage.error;
  return html`
    <section class="error-stage" role="alert">
      <span class="error-sign ${code === "cancelled" ? "neutral" : ""}">
        ${icon(code === "cancelled" ? "info" : "warningLarge")}
      </span>
      <h2 class="title">${headingOf(code, texts)}</h2>
      <p class="lead">${errorText(texts, stage.error)}</p>
      ${
        CANNOT_WORK.has(code)
          ? nothing
          : html`<button type="button" class="button primary" @click=${() => actions.validate()}>
              ${texts.pane.actions.retry}
            </button>`
      }
    </section>
  `;
}

function headingOf(code: ErrorCode, { pane }: Catalogue): string {
  switch (code) {
    case "no-plan":
    case "no-activities":
    case "empty-workbook":
      return pane.errors.noPlanHeading;
    case "excel-too-old":
      return pane.errors.tooOldHeading;
    case "cancelled":
      return pane.errors.cancelledHeading;
    case "outside-excel":
    case "office-js-not-loaded":
      return pane.errors.noExcelHeading;
    default:
      return pane.errors.heading;
  }
}
