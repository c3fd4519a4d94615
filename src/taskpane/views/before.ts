import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { icon } from "./icons";
import { markView } from "./mark";
import { paneTexts } from "./pane-texts";
import { quarterField } from "./quarter-field";

/** Before a validation: what it will read, the quarter reported, and the one main button. */
export function beforeView(state: PaneState, actions: Actions): TemplateResult {
  const { before, actions: labels } = paneTexts(state.language);
  return html`
    <section class="before">
      ${markView()}
      <h2 class="title">${before.heading}</h2>
      <p class="lead">${before.lead}</p>
      <div class="card">
        <p class="card-label">${before.willRead}</p>
        ${overviewView(state)}
      </div>
      ${quarterField(state, actions, "quarter-before")}
      <button type="button" class="button primary large" @click=${() => actions.validate()}>
        ${labels.validate}
      </button>
      <button type="button" class="link" @click=${() => actions.openTab("files")}>
        ${before.otherFiles}
      </button>
      <p class="privacy">${icon("shield")}<span>${before.privacy}</span></p>
    </section>
  `;
}

function overviewView({ language, overview, settings }: PaneState): TemplateResult {
  const { before, quarter } = paneTexts(language);
  if (!overview) return html`<p class="card-value placeholder">${before.looking}</p>`;
  if (overview.planSheets === 0) {
    const leftOut = new Set<string>(settings.leaveOut);
    const visible = overview.sheets.filter((sheet) => !sheet.hidden);
    const noneLeft = visible.length > 0 && visible.every(({ name }) => leftOut.has(name));
    return html`<p class="card-value">${noneLeft ? before.noSheet : before.noPlan}</p>`;
  }
  const reported = settings.quarter ?? overview.quarter;
  const facts = [
    before.sheets(overview.planSheets),
    before.plan(overview.year),
    ...(reported === null ? [] : [quarter.name(reported)]),
  ];
  const hidden = overview.sheets.filter((sheet) => sheet.hidden).length;
  return html`
    <p class="card-value">${facts.join(" · ")}</p>
    ${hidden > 0 ? html`<p class="hint">${before.hidden(hidden)}</p>` : nothing}
  `;
}
