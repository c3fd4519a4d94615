import { html, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { icon } from "./icons";
import { paneTexts } from "./pane-texts";

/** Chooses the quarter reported; the first choice leaves it to the title or, without one, to the amounts. */
export function quarterField(state: PaneState, actions: Actions, id: string): TemplateResult {
  const { quarter } = paneTexts(state.language);
  const fromTitle = state.overview?.quarter ?? null;
  const chosen = state.settings.quarter;
  const onChange = (event: Event): void => {
    const value = event.target instanceof HTMLSelectElement ? Number(event.target.value) : 0;
    actions.changeSettings({ quarter: value === 0 ? null : value });
  };
  return html`
    <div class="field">
      <label for=${id}>${quarter.label}</label>
      <span class="select">
        <select id=${id} @change=${onChange}>
          <option value="0" .selected=${chosen === null}>
            ${fromTitle === null ? quarter.fromAmounts : quarter.fromTitle(fromTitle)}
          </option>
          ${[1, 2, 3, 4].map(
            (value) => html`
              <option value=${value} .selected=${chosen === value}>${quarter.name(value)}</option>
            `,
          )}
        </select>
        ${icon("chevronDown")}
      </span>
    </div>
  `;
}
