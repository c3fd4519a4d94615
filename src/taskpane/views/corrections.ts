import { html, nothing, type TemplateResult } from "lit/html.js";
import memoizeOne from "memoize-one";
import { errorText } from "../../i18n/error-text";
import { catalogue } from "../catalogues";
import type { Batch, Certainty, Correction, OpenTotal } from "../../poi/diagnosis/correction";
import { isBroken } from "../../poi/diagnosis/broken-sums";
import type { Actions } from "../actions";
import { ofFigures, wanted } from "../corrections/correction-ways";
import type { CorrectionsState } from "../corrections/corrections-state";
import type { PaneState } from "../state";
import { correctionsMadeView } from "./corrections-made";
import { foldableView } from "./foldable";

const CERTAINTIES: readonly Certainty[] = ["certain", "likely", "ambiguous"];

/** Above the findings: how many rows have a correction, making many at once, and those that were made. */
export function correctionsView(
  state: PaneState,
  actions: Actions,
): TemplateResult | typeof nothing {
  const { correcting } = catalogue(state.language);
  const found = foundView(state, actions);
  const made = correctionsMadeView(state, actions);
  if (found === nothing && made === nothing) return nothing;
  return html`
    <section class="corrections" aria-label=${correcting.label}>${found}${made}</section>
  `;
}

function foundView(state: PaneState, actions: Actions): TemplateResult | typeof nothing {
  const { stage, corrections, language } = state;
  if (stage.kind !== "results") return nothing;
  const texts = catalogue(language);
  const { correcting, pane } = texts;
  const { search, diagnosed } = corrections;
  if (typeof search === "object") {
    return html`
      <p class="corrections-line">${correcting.notSearched} ${errorText(texts, search.error)}</p>
      <button type="button" class="button" @click=${() => actions.correct({ kind: "search" })}>
        ${pane.actions.retry}
      </button>
    `;
  }
  const isCurrent = diagnosed?.of === stage.results.validation;
  if (!isCurrent && !isBroken(stage.results.validation)) return nothing;
  if (!diagnosed) {
    return html`
      <p class="corrections-line">${correcting.searching}</p>
      <progress aria-label=${correcting.searching}></progress>
    `;
  }
  const { corrections: all, openTotals, unexplained } = diagnosed.diagnosis;
  if (isCurrent && all.length + openTotals.length + unexplained.length === 0) return nothing;
  return html`
    <p class="corrections-line">
      ${isCurrent ? summaryText(all, unexplained.length, state) : correcting.searchingAgain}
    </p>
    ${buttonsView(state, isCurrent, actions)} ${openTotalsView(openTotals, state, actions)}
  `;
}

/** "Se proponen 42 correcciones. 1 cierta · 41 probables · 4 celdas con nombres por unificar". */
function summaryText(
  corrections: readonly Correction[],
  unexplained: number,
  { language }: PaneState,
): TemplateResult {
  const { correcting, corrections: texts } = catalogue(language);
  const figures = ofFigures(corrections);
  const counts = CERTAINTIES.map((certainty) => ({
    certainty,
    count: figures.filter((correction) => correction.certainty === certainty).length,
  })).filter(({ count }) => count > 0);
  const spellings = corrections.length - figures.length;
  const parts = [
    ...counts.map(({ certainty, count }) => correcting.ofCertainty(certainty, count)),
    ...(spellings > 0 ? [correcting.ofSpelling(spellings)] : []),
  ];
  return html`
    ${
      figures.length > 0 || spellings === 0
        ? html`<strong>${correcting.found(figures.length)}</strong>`
        : nothing
    }
    <span class="hint">
      ${parts.join(" · ")} ${unexplained > 0 ? texts.unexplained(unexplained) : nothing}
    </span>
  `;
}

/** How many each button would make; worked out once, not at each drawing: there may be tens of thousands. */
const countsOf = memoizeOne(
  (
    diagnosed: CorrectionsState["diagnosed"],
    applied: CorrectionsState["applied"],
  ): { readonly certain: number; readonly likely: number; readonly spellings: number } => {
    const count = (batch: Batch): number => wanted({ diagnosed, applied }, batch).length;
    const certain = count("certain");
    return { certain, likely: count("likely") - certain, spellings: count("spelling") };
  },
);

function buttonsView(
  state: PaneState,
  isCurrent: boolean,
  actions: Actions,
): TemplateResult | typeof nothing {
  const { correcting } = catalogue(state.language);
  const { diagnosed, applied } = state.corrections;
  const { certain, likely, spellings } = countsOf(diagnosed, applied);
  if (certain + likely + spellings === 0) return nothing;
  const blocked = !isCurrent || state.corrections.working;
  const button = (
    kind: "apply-certain" | "apply-likely" | "apply-spelling",
    text: string,
  ): TemplateResult => html`
    <button
      type="button"
      class="button"
      aria-disabled=${blocked}
      aria-haspopup=${kind === "apply-certain" ? nothing : "dialog"}
      @click=${() => actions.correct({ kind })}
    >
      ${text}
    </button>
  `;
  return html`
    <div class="corrections-buttons">
      ${certain > 0 ? button("apply-certain", correcting.applyCertain(certain)) : nothing}
      ${likely > 0 ? button("apply-likely", correcting.applyLikely(certain, likely)) : nothing}
      ${spellings > 0 ? button("apply-spelling", correcting.applySpelling(spellings)) : nothing}
    </div>
  `;
}

function openTotalsView(
  openTotals: readonly OpenTotal[],
  state: PaneState,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (openTotals.length === 0) return nothing;
  const { correcting, corrections } = catalogue(state.language);
  const goTo = ({ sheet, row, column }: OpenTotal): void =>
    actions.correct({ kind: "go-to", sheet, row, column });
  const list = (): TemplateResult => html`
    <p class="hint">${corrections.openTotalsTitle}:</p>
    <ul class="open-totals">
      ${openTotals.map(
        (open) =>
          html`<li>
            <button type="button" class="link" @click=${() => goTo(open)}>
              ${corrections.openTotal(open)}
            </button>
          </li>`,
      )}
    </ul>
  `;
  return foldableView("totals", correcting.openTotals(openTotals.length), list, { state, actions });
}
