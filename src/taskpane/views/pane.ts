import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { beforeView } from "./before";
import { duringView } from "./during";
import { footerView } from "./footer";
import { paneTexts } from "./pane-texts";
import { panelId, tabId, tabsView } from "./tabs";
import type { LateViews } from "./view";

/** The whole pane. `late` is null until the code behind the first frame has arrived. */
export function paneView(
  state: PaneState,
  actions: Actions,
  late: LateViews | null,
): TemplateResult {
  const texts = paneTexts(state.language);
  return html`
    <h1 class="visually-hidden">Cuadra: ${texts.tabs[state.tab]}</h1>
    ${tabsView(state, actions)}
    <div class="scroll" data-scroll>
      <div class="panel" role="tabpanel" id=${panelId} aria-labelledby=${tabId(state.tab)}>
        ${state.notice && late ? late.notice(state, actions) : nothing}
        ${panelView(state, actions, late)}
      </div>
    </div>
    ${late ? late.correctionOutcome(state, actions) : nothing} ${footerView(state, actions)}
    <div class="visually-hidden" role="status">${state.announcement}</div>
  `;
}

function panelView(
  state: PaneState,
  actions: Actions,
  late: LateViews | null,
): TemplateResult | typeof nothing {
  if (state.tab === "files") return late ? late.files(state, actions) : nothing;
  if (state.tab === "settings") return late ? late.settings(state, actions) : nothing;
  if (state.pointing && state.tab === "review")
    return late ? late.pointing(state, actions) : nothing;
  switch (state.stage.kind) {
    case "before":
      return html`${beforeView(state, actions)}${late ? late.corrections(state, actions) : nothing}`;
    case "reading":
    case "checking":
      return duringView(state, actions);
    case "error":
      return late ? late.error(state, actions) : nothing;
    case "results":
      if (!late) return nothing;
      return state.tab === "execution"
        ? late.execution(state, actions)
        : late.results(state, actions);
  }
}
