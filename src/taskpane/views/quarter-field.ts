import { html, type TemplateResult } from "lit/html.js";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { icon } from "./icons";
import { paneTexts } from "./pane-texts";

/** Chooses the quarter reported; the first choice leaves it to the title or, without one, to the amounts. */
export function quarterField(state: PaneState, actions: Actions, id: string): TemplateResult {
  const { quarter } = paneTexts(state.language);
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
          <option value="0" .selected=${chosen === null}>${automaticText(state, quarter)}</option>
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

/**
 * What leaving it to the title comes to; before a POI has been seen nothing is said of its title, nor of what was
 * executed before that has been.
 */
function automaticText(
  { overview, stage }: PaneState,
  quarter: ReturnType<typeof paneTexts>["quarter"],
): string {
  if (stage.kind === "results" && stage.results.validation.quarterSource === "none")
    return quarter.notReported;
  if (!overview || overview.planSheets === 0) return quarter.automatic;
  if (overview.quarter !== null) return quarter.fromTitle(overview.quarter);
  return overview.showsExecution ? quarter.fromAmounts : quarter.automatic;
}
