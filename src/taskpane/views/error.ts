import { html, nothing, type TemplateResult } from "lit/html.js";
import { errorText } from "../../i18n/error-text";
import { catalogue, type Catalogue } from "../catalogues";
import type { CuadraError, ErrorCode } from "../../poi/error";
import type { Actions } from "../actions";
import type { HeaderPlace } from "../pointing/pointing-state";
import type { PaneState } from "../state";
import { icon } from "./icons";
import { pointingOffer } from "./pointing";

/** Where trying again would change nothing. */
const CANNOT_WORK: ReadonlySet<ErrorCode> = new Set([
  "excel-too-old",
  "outside-excel",
  "office-js-not-loaded",
]);

/** In place of results, when there are none: what happened and what to do. */
export function errorView(state: PaneState, actions: Actions): TemplateResult {
  const { stage, language } = state;
  if (stage.kind !== "error") return html``;
  const texts = catalogue(language);
  const { code } = stage.error;
  const near = nearestOf(stage.error);
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
      ${
        code === "no-sheet-to-check"
          ? html`<button type="button" class="link" @click=${() => actions.openTab("settings")}>
              ${texts.pane.actions.openSettings}
            </button>`
          : nothing
      }
      ${near === undefined ? nothing : pointingOffer(near, texts.pointing.offered, state, actions)}
    </section>
  `;
}

/** The row that comes closest to a header, null where none does; undefined where pointing at one would change nothing. */
function nearestOf({ code, details }: CuadraError): HeaderPlace | null | undefined {
  if (code !== "no-plan" || !("nearest" in details)) return undefined;
  const { nearest, ofOnePeriod } = details;
  if (nearest?.alternate || ofOnePeriod.length > 0) return undefined;
  return nearest && { sheet: nearest.sheet, row: nearest.row - 1 };
}

function headingOf(code: ErrorCode, { pane }: Catalogue): string {
  switch (code) {
    case "no-plan":
    case "no-activities":
    case "empty-workbook":
      return pane.errors.noPlanHeading;
    case "no-sheet-to-check":
      return pane.errors.noSheetHeading;
    case "excel-too-old":
      return pane.errors.tooOldHeading;
    case "cancelled":
      return pane.errors.cancelledHeading;
    case "outside-excel":
      return pane.errors.noExcelHeading;
    default:
      return pane.errors.heading;
  }
}
