import { html, nothing, type TemplateResult } from "lit/html.js";
import memoizeOne from "memoize-one";
import { correctionReason, insteadText, openWayText, wayText } from "../../i18n/correction-text";
import { catalogue, type Catalogue } from "../catalogues";
import { cellAddress } from "../../poi/address";
import type { Certainty, Correction, CoveredRow } from "../../poi/diagnosis/correction";
import { correctionFinder } from "../../poi/diagnosis/correction-finder";
import { formulaKey, type FormulaCells } from "../../poi/diagnosis/formula-cells";
import { settledFinder } from "../../poi/diagnosis/settled-totals";
import type { Finding } from "../../poi/findings/finding";
import type { Actions } from "../actions";
import { correctionKey, wayKey, waysOf } from "../corrections/correction-ways";
import type { Diagnosed } from "../corrections/corrections-state";
import type { PaneState } from "../state";

const finderOf = memoizeOne(correctionFinder);
const settledFinderOf = memoizeOne(settledFinder);

/** The diagnosis of the results that are shown; null while it is being made. */
function currentDiagnosis({ stage, corrections }: PaneState): Diagnosed | null {
  const { diagnosed } = corrections;
  return stage.kind === "results" && diagnosed?.of === stage.results.validation ? diagnosed : null;
}

/** The correction that a finding is about, where one was found. */
export function correctionOf(state: PaneState, finding: Finding): Correction | undefined {
  const diagnosed = currentDiagnosis(state);
  if (!diagnosed) return undefined;
  const index = finderOf(diagnosed.diagnosis)(finding);
  return index < 0 ? undefined : diagnosed.diagnosis.corrections[index];
}

/** The rows with whose correction the column of TOTAL will hold that a finding is about; none for any other. */
export function settledBy(state: PaneState, finding: Finding): readonly CoveredRow[] {
  const diagnosed = currentDiagnosis(state);
  return diagnosed ? settledFinderOf(diagnosed.diagnosis)(finding) : [];
}

/** A finding's correction: was → will be, how certain, why, and what can be done with it. */
export function correctionView(
  finding: Finding,
  state: PaneState,
  actions: Actions,
): TemplateResult | typeof nothing {
  const { correcting } = catalogue(state.language);
  const correction = correctionOf(state, finding);
  if (correction) return foundView(correction, state, actions);
  const diagnosed = currentDiagnosis(state);
  if (diagnosed) {
    const { unexplained } = diagnosed.diagnosis;
    return !finding.isTotal && unexplained.includes(finding.rowIndex) && isOfRow(finding)
      ? html`<p class="hint">${correcting.none}</p>`
      : nothing;
  }
  return state.corrections.search === "working" && isOfRow(finding)
    ? html`<p class="hint">${correcting.searching}</p>`
    : nothing;
}

/** Whether a finding is of a kind for which rows are diagnosed. */
function isOfRow({ check }: Finding): boolean {
  return (
    check === "shifted-row" ||
    check === "quarter-sum" ||
    check === "target-sum" ||
    check === "not-a-number" ||
    check === "no-data"
  );
}

function foundView(correction: Correction, state: PaneState, actions: Actions): TemplateResult {
  const texts = catalogue(state.language);
  const { correcting, corrections } = texts;
  const { applied, diagnosed } = state.corrections;
  const formulas = diagnosed?.formulas ?? new Set<string>();
  const isApplied = waysOf(correction).some((way) => applied.has(correctionKey(way)));
  const way = chosenWay(correction, state);
  return html`
    <section class="correction" aria-label=${correcting.heading}>
      <p class="correction-head">
        <span class="correction-title">${corrections.kind(correction.kind)}</span>
        ${certaintyBadge(correction.certainty, texts)}
      </p>
      ${
        correction.certainty === "ambiguous"
          ? waysView(correction, way, state, actions)
          : html`
              ${changesTable(way ?? correction, formulas, texts)}
              ${otherWaysView(correction, way, state, actions)}
            `
      }
      <p class="why">${correctionReason(texts, correction)}</p>
      ${
        isApplied
          ? html`<p class="correction-done">${correcting.done}</p>`
          : applyButton(correction, way, state, actions)
      }
    </section>
  `;
}

/** The way that the user chose; undefined where none was, or it is gone. */
function chosenWay(correction: Correction, { corrections }: PaneState): Correction | undefined {
  const chosen = corrections.chosen.get(correctionKey(correction));
  return waysOf(correction).find((way) => wayKey(way) === chosen);
}

/** How certain, by word and colour. */
function certaintyBadge(certainty: Certainty, { corrections }: Catalogue): TemplateResult {
  return html`<span class="badge certainty ${certainty}"
    >${corrections.certainty(certainty)}</span
  >`;
}

function changesTable(
  { row, rowIndex, isTotal, cells }: Correction,
  formulas: FormulaCells,
  { correcting, corrections, columns, format }: Catalogue,
): TemplateResult {
  const shown = (value: number | null, text?: string, formula?: string): string => {
    if (formula !== undefined) return formula;
    if (text !== undefined) return corrections.quoted(text);
    return value === null ? correcting.blank : format.exact(value);
  };
  return html`
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">${correcting.cell}</th>
          <th scope="col">${correcting.says}</th>
          <th scope="col">${correcting.willSay}</th>
        </tr>
      </thead>
      <tbody>
        ${cells.map(
          ({ slot, column, from, fromText, fromFormula, to, toText, toFormula }) => html`
            <tr>
              <th scope="row">
                ${`${cellAddress(row, column)} `}
                ${slot < 0 ? nothing : html`<span class="slot">${columns.slotName(slot)}</span>`}
              </th>
              <td class="was ${lookOf(from ?? fromText, fromFormula)}">
                <span class="as-typed">${shown(from, fromText, fromFormula)}</span>
                ${
                  fromFormula === undefined && formulas.has(formulaKey(isTotal, rowIndex, column))
                    ? html`<span class="formula">${correcting.formula}</span>`
                    : nothing
                }
              </td>
              <td class="will-be ${lookOf(to ?? toText, toFormula)}">
                <span class="as-typed">${shown(to, toText, toFormula)}</span>
              </td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** A text as long as an amount may be stands in one line as an amount does; a longer one would not fit. */
const LONGEST_IN_ONE_LINE = 12;

/** The class of a cell of the table, by what it shows. */
function lookOf(value: number | string | undefined, formula: string | undefined): string {
  if (formula !== undefined) return "of-formula";
  if (value === undefined) return "blank";
  return typeof value === "string" && value.length > LONGEST_IN_ONE_LINE ? "" : "one-line";
}

/** For a correction that is the likeliest of several: the others, folded up. */
function otherWaysView(
  correction: Correction,
  chosen: Correction | undefined,
  state: PaneState,
  actions: Actions,
): TemplateResult | typeof nothing {
  const texts = catalogue(state.language);
  const { correcting } = texts;
  const { alternatives } = correction;
  if (alternatives.length === 0) return furtherWaysView(correction, texts);
  return html`
    <details class="other-ways">
      <summary>${correcting.otherWays(alternatives.length)}</summary>
      ${waysView(correction, chosen ?? correction, state, actions)}
    </details>
  `;
}

/** The ways to choose among. */
function waysView(
  correction: Correction,
  chosen: Correction | undefined,
  state: PaneState,
  actions: Actions,
): TemplateResult {
  const texts = catalogue(state.language);
  const key = chosen && wayKey(chosen);
  return html`
    <fieldset class="ways">
      <legend>${texts.correcting.choose}</legend>
      <div class="ways-list">
        ${waysOf(correction).map(
          (way, index) => html`
            <label class="way">
              <input
                type="radio"
                name="way-${correctionKey(correction)}"
                .checked=${wayKey(way) === key}
                @change=${() => actions.correct({ kind: "choose", correction, way })}
              />
              <span
                >${
                  way === correction.instead
                    ? insteadText(texts, correction, way)
                    : wayText(texts, correction, index)
                }</span
              >
            </label>
          `,
        )}
      </div>
      ${furtherWaysView(correction, texts)}
    </fieldset>
  `;
}

/** What cannot be chosen: ways that leave it to the user what some cells say. */
function furtherWaysView(
  { row, more, openWays = [] }: Correction,
  texts: Catalogue,
): TemplateResult | typeof nothing {
  if (!more) return nothing;
  if (openWays.length === 0) return html`<p class="hint">${texts.correcting.more}</p>`;
  return html`
    <details class="other-ways">
      <summary>${texts.corrections.openWays(openWays.length)}</summary>
      <ul class="ways-list open-ways">
        ${openWays.map((way) => html`<li class="way">${openWayText(texts, row, way)}</li>`)}
      </ul>
    </details>
  `;
}

function applyButton(
  correction: Correction,
  chosen: Correction | undefined,
  state: PaneState,
  actions: Actions,
): TemplateResult {
  const { correcting } = catalogue(state.language);
  const isAmbiguous = correction.certainty === "ambiguous";
  const way = chosen ?? (isAmbiguous ? undefined : correction);
  const isOther = isAmbiguous || (chosen && wayKey(chosen) !== wayKey(correction));
  return html`
    <button
      type="button"
      class="button primary"
      aria-disabled=${way === undefined || state.corrections.working}
      @click=${() => {
        if (way) actions.correct({ kind: "apply", way });
      }}
    >
      ${isOther ? correcting.applyChosen : correcting.apply}
    </button>
  `;
}
