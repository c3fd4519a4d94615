import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { beforeView } from "./before";
import { duringView } from "./during";
import { footerView } from "./footer";
import { paneTexts } from "./pane-texts";
import { partMissingView } from "./part-missing";
import { panelId, tabId, tabsView } from "./tabs";
import type { LateViews, View } from "./view";

/** What comes after the first frame: there, on its way, or it did not arrive. */
export type Part<Views> = Views | "coming" | "failed";

/** The views that are loaded when they are needed. */
export interface LateParts {
  readonly views: Part<LateViews>;
  readonly files: Part<View>;
  /** Asks again for what did not arrive. */
  retry(): void;
}

/** While none of them has been asked for. */
export const NOTHING_CAME: LateParts = { views: "coming", files: "coming", retry: () => undefined };

/** The whole pane. */
export function paneView(state: PaneState, actions: Actions, late: LateParts): TemplateResult {
  const texts = paneTexts(state.language);
  const { views } = late;
  return html`
    <h1 class="visually-hidden">Cuadra: ${texts.tabs[state.tab]}</h1>
    ${tabsView(state, actions)}
    <div class="scroll" data-scroll>
      <div class="panel" role="tabpanel" id=${panelId} aria-labelledby=${tabId(state.tab)}>
        ${state.notice ? viewOf(late, views, (there) => there.notice(state, actions), state) : nothing}
        ${panelView(state, actions, late)}
      </div>
    </div>
    ${typeof views === "object" ? views.correctionOutcome(state, actions) : nothing}
    ${footerView(state, actions)}
    <div class="visually-hidden" role="status">${state.announcement || nothing}</div>
  `;
}

type Shown = TemplateResult | typeof nothing;

function panelView(state: PaneState, actions: Actions, late: LateParts): Shown {
  const of = (view: (views: LateViews) => Shown): Shown => viewOf(late, late.views, view, state);
  if (state.tab === "files")
    return viewOf(late, late.files, (filesView) => filesView(state, actions), state);
  if (state.tab === "settings") return of((views) => views.settings(state, actions));
  if (state.pointing && state.tab === "review")
    return of((views) => views.pointing(state, actions));
  switch (state.stage.kind) {
    case "before":
      return html`
        ${late.views === "failed" ? partMissingView(state, late) : nothing}
        ${beforeView(state, actions)}
        ${typeof late.views === "object" ? late.views.corrections(state, actions) : nothing}
      `;
    case "reading":
    case "checking":
      return duringView(state, actions);
    case "error":
      return of((views) => views.error(state, actions));
    case "results":
      return of((views) =>
        state.tab === "execution" ? views.execution(state, actions) : views.results(state, actions),
      );
  }
}

/** A part's view; in its place, where it is not there, that it comes or how to have it brought. */
function viewOf<Views extends object>(
  late: LateParts,
  part: Part<Views>,
  view: (there: Views) => Shown,
  state: PaneState,
): Shown {
  if (part === "coming")
    return html`<p class="coming">${paneTexts(state.language).part.coming}</p>`;
  return part === "failed" ? partMissingView(state, late) : view(part);
}
