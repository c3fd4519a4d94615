import { html, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState, Tab } from "../state";
import { paneTexts } from "./pane-texts";

const TABS: readonly Tab[] = ["review", "execution", "files", "settings"];

export const panelId = "panel";

/** The id of a tab's button, which names its panel. */
export const tabId = (tab: Tab): string => `tab-${tab}`;

/** The tabs; the arrow keys, Home and End move among them (WAI-ARIA's tabs pattern). */
export function tabsView(state: PaneState, actions: Actions): TemplateResult {
  const { tabs } = paneTexts(state.language);
  const onKey = (event: KeyboardEvent): void => {
    const at = TABS.indexOf(state.tab);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: TABS.length - 1 }[event.key];
    const tab = to === undefined ? undefined : TABS.at(to % TABS.length);
    if (!tab) return;
    event.preventDefault();
    actions.openTab(tab);
    document.getElementById(tabId(tab))?.focus();
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${tabs.label} @keydown=${onKey}>
      ${TABS.map(
        (tab) => html`
          <button
            type="button"
            class="tab"
            role="tab"
            id=${tabId(tab)}
            aria-controls=${panelId}
            aria-selected=${tab === state.tab}
            tabindex=${tab === state.tab ? 0 : -1}
            @click=${() => actions.openTab(tab)}
          >
            <span class="tab-label" data-label=${tabs[tab]}>${tabs[tab]}</span>
          </button>
        `,
      )}
    </div>
  `;
}
