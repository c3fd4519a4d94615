import { html, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { Overview, PaneState } from "../state";
import { icon } from "./icons";
import { paneTexts } from "./pane-texts";

/** Chooses the quarter reported; the first choice leaves it to the title or, without one, to the amounts. */
export function quarterField(state: PaneState, actions: Actions, id: string): TemplateResult {
  const { quarter } = paneTexts(state.language);
  const { overview } = state;
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
            ${automaticText(overview, quarter)}
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

/** What leaving it to the title comes to; before a POI has been seen nothing is said of its title. */
function automaticText(
  overview: Overview | null,
  quarter: ReturnType<typeof paneTexts>["quarter"],
): string {
  if (!overview || overview.planSheets === 0) return quarter.automatic;
  return overview.quarter === null ? quarter.fromAmounts : quarter.fromTitle(overview.quarter);
}
