import { html, nothing, type TemplateResult } from "lit/html.js";
import { ref } from "lit/directives/ref.js";
import memoizeOne from "memoize-one";
import { errorText } from "../../i18n/error-text";
import { catalogue, type Catalogue } from "../catalogues";
import { CuadraError } from "../../poi/error";
import {
  CELLS_OF_FIELD,
  OTHER_FIELDS,
  USUAL_FIELDS,
  type PointedField,
} from "../../poi/header/pointed-fields";
import { headerKnown, type KnownField } from "../../poi/header/pointing";
import type { Actions } from "../actions";
import type { HeaderPlace, Pointing } from "../pointing/pointing-state";
import type { PaneState } from "../state";
import { icon } from "./icons";

const known = memoizeOne(({ rows, cells }: Pointing) => headerKnown(rows, cells));

/** In place of the findings: the columns that a plan needs, each with its header cell, to be pointed at. */
export function pointingView(
  { pointing, language }: PaneState,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (!pointing) return nothing;
  const texts = catalogue(language);
  const { pointing: say, format, columns } = texts;
  const { fields, missing } = known(pointing);
  const lines = (some: readonly PointedField[]): TemplateResult => html`
    <ul class="pointed-fields">
      ${some.map((field) => fieldView(field, fields[field], pointing, texts, actions))}
    </ul>
  `;
  return html`
    <section class="pointing" aria-labelledby="pointing-heading">
      <h2 class="title" id="pointing-heading" tabindex="-1" ${ref(takeFocus)}>${say.heading}</h2>
      <p class="lead">${say.lead}</p>
      <p class="card-label">${say.sheet(pointing.rows.sheet)}</p>
      ${lines(USUAL_FIELDS)}
      <details class="pointed-others" ?open=${OTHER_FIELDS.some((field) => fields[field])}>
        <summary>${say.others}</summary>
        ${lines(OTHER_FIELDS)}
      </details>
      <p class="hint">
        ${missing.length > 0 ? say.missing(format.list(missing.map(columns.missing))) : say.complete}
      </p>
      ${pointing.problem?.field === null ? problemView(pointing, texts) : nothing}
      <div class="pointing-buttons">
        <button
          type="button"
          class="button primary"
          @click=${() => actions.point({ kind: "keep" })}
        >
          ${say.keep}
        </button>
        <button type="button" class="button" @click=${() => actions.point({ kind: "close" })}>
          ${say.cancel}
        </button>
      </div>
    </section>
  `;
}

function fieldView(
  field: PointedField,
  value: KnownField | undefined,
  pointing: Pointing,
  texts: Catalogue,
  actions: Actions,
): TemplateResult {
  const { pointing: say } = texts;
  return html`
    <li class="pointed-field">
      <div class="pointed-text">
        <span class="pointed-name">${say.field(field)}</span>
        <span class="hint ${value ? "" : "unknown"}">
          ${
            value
              ? `${say.says(value.address, value.texts)} (${value.isPointed ? say.pointed : say.recognised})`
              : say.unknown
          }
        </span>
      </div>
      ${
        value?.isPointed === true
          ? html`<button
              type="button"
              class="button square subtle"
              aria-label=${say.forget(field)}
              title=${say.forget(field)}
              @click=${() => actions.point({ kind: "forget", field })}
            >
              ${icon("dismiss")}
            </button>`
          : nothing
      }
      <button
        type="button"
        class="button"
        aria-label=${say.useFor(field)}
        @click=${() => actions.point({ kind: "use", field })}
      >
        ${say.use}
      </button>
      ${pointing.problem?.field === field ? problemView(pointing, texts) : nothing}
      ${value?.looksLikeData === true ? warningView(say.looksLikeData) : nothing}
    </li>
  `;
}

function problemView({ problem }: Pointing, texts: Catalogue): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  const { field, why } = problem;
  const said =
    why instanceof CuadraError
      ? errorText(texts, why)
      : why === "not-enough"
        ? texts.pointing.notEnough
        : why === "data"
          ? texts.pointing.keepAnyway
          : texts.pointing.problem(why, field ? CELLS_OF_FIELD[field] : 1);
  return html`<p class="pointed-problem" role="alert">${icon("warning")}<span>${said}</span></p>`;
}

function warningView(text: string): TemplateResult {
  return html`<p class="pointed-problem">${icon("warning")}<span>${text}</span></p>`;
}

/** Offers to point at the header at a place, or where the selection is. */
export function pointingOffer(
  at: HeaderPlace | null,
  lead: string,
  { language }: PaneState,
  actions: Actions,
): TemplateResult {
  return html`
    <div class="pointing-offer">
      <p class="hint">${lead}</p>
      <button type="button" class="button" @click=${() => actions.point({ kind: "open", at })}>
        ${catalogue(language).pointing.open}
      </button>
    </div>
  `;
}

/** The heading, once, when the view opens: a screen reader reads on from there. */
function takeFocus(heading: Element | undefined): void {
  if (heading instanceof HTMLElement) queueMicrotask(() => heading.focus());
}
