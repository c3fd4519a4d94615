import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue } from "../catalogues";
import type { Language } from "../../i18n/format";
import type { Settings } from "../../excel/default-settings";
import type { ProgrammedChoice } from "../../poi/sums/target-series";
import type { Actions } from "../actions";
import type { PaneState } from "../state";
import { areThresholds } from "../thresholds";
import { pointedHeadersView } from "./pointed-headers";
import { quarterField } from "./quarter-field";
import { segmentsView } from "./controls";
import { restoreQuestionView } from "./restore-question";

/** Where it is said that the thresholds cannot be. */
const PROBLEM_ID = "thresholds-wrong";

/** The settings kept in the workbook. */
export function settingsView(state: PaneState, actions: Actions): TemplateResult {
  const { settings: texts } = catalogue(state.language);
  const { settings } = state;
  return html`
    <section class="settings">
      <div>
        <h2 class="section-title">${texts.heading}</h2>
        <p class="hint">${texts.lead}</p>
      </div>
      ${quarterField(state, actions, "quarter-setting")} ${thresholdsView(state, actions)}
      ${programmedView(state, actions)} ${sheetsView(state, actions)}
      ${pointedHeadersView(state, actions)}
      ${segmentsView<Language | "office">({
        label: texts.language,
        name: "language",
        value: settings.language ?? "office",
        choices: [
          { value: "office", text: texts.officeLanguage },
          { value: "es", text: texts.spanish },
          { value: "en", text: texts.english },
        ],
        choose: (value) => actions.changeSettings({ language: value === "office" ? null : value }),
      })}
      <button
        type="button"
        class="button"
        @click=${() => {
          sayProblem(document, "");
          actions.restoreDefaults();
        }}
      >
        ${texts.restore}
      </button>
      ${restoreQuestionView(state, actions)}
    </section>
  `;
}

/** What execution is measured against where a plan was reprogrammed. */
function programmedView({ language, settings }: PaneState, actions: Actions): TemplateResult {
  const { settings: texts } = catalogue(language);
  return html`
    <div class="group-of-fields">
      ${segmentsView<ProgrammedChoice>({
        label: texts.programmed,
        name: "programmed",
        value: settings.programmed,
        choices: [
          { value: "reprogrammed", text: texts.reprogrammed },
          { value: "original", text: texts.original },
        ],
        choose: (programmed) => actions.changeSettings({ programmed }),
      })}
      <p class="hint">${texts.programmedHint}</p>
    </div>
  `;
}

function thresholdsView({ language, settings }: PaneState, actions: Actions): TemplateResult {
  const { settings: texts } = catalogue(language);
  const { critical, low } = settings.thresholds;
  const onChange = (event: Event): void => {
    const form = event.target instanceof Element ? event.target.closest("fieldset") : null;
    const [first, second] = [...(form?.querySelectorAll("input") ?? [])];
    const thresholds = { critical: first.valueAsNumber / 100, low: second.valueAsNumber / 100 };
    const valid = areThresholds(thresholds);
    sayProblem(form, valid ? "" : texts.thresholdsWrong);
    if (valid) actions.changeSettings({ thresholds });
  };
  const input = (id: string, label: string, value: number): TemplateResult => html`
    <div class="field inline">
      <label for=${id}>${label}</label>
      <span class="number">
        <input
          id=${id}
          type="number"
          min="1"
          max="100"
          step="any"
          required
          aria-describedby=${PROBLEM_ID}
          .value=${String(Math.round(value * 10_000) / 100)}
          @change=${onChange}
        />
        <span aria-hidden="true">${texts.percentSign}</span>
      </span>
    </div>
  `;
  return html`
    <fieldset class="group-of-fields">
      <legend>${texts.thresholds}</legend>
      ${input("threshold-critical", texts.critical, critical)}
      ${input("threshold-low", texts.low, low)}
      <p class="field-problem" id=${PROBLEM_ID} role="alert"></p>
      <p class="hint">${texts.thresholdsHint}</p>
    </fieldset>
  `;
}

/** Says why the thresholds that were typed cannot be, beside them; "": they can. */
function sayProblem(within: ParentNode | null, why: string): void {
  const problem = within?.querySelector(`#${PROBLEM_ID}`);
  if (problem) problem.textContent = why;
  for (const input of within?.querySelectorAll(`[aria-describedby="${PROBLEM_ID}"]`) ?? [])
    input.setAttribute("aria-invalid", String(why !== ""));
}

function sheetsView({ language, settings, overview }: PaneState, actions: Actions): TemplateResult {
  const { settings: texts } = catalogue(language);
  const leaveOut = new Set<string>(settings.leaveOut);
  const toggle = (name: string): Settings["leaveOut"] =>
    leaveOut.has(name)
      ? settings.leaveOut.filter((other) => other !== name)
      : [...settings.leaveOut, name];
  return html`
    <fieldset class="group-of-fields">
      <legend>${texts.sheets}</legend>
      ${
        overview
          ? overview.sheets.map(
              ({ name, hidden }) => html`
                <label class="check ${hidden ? "disabled" : ""}">
                  <input
                    type="checkbox"
                    .checked=${!hidden && !leaveOut.has(name)}
                    ?disabled=${hidden}
                    @change=${() => actions.changeSettings({ leaveOut: toggle(name) })}
                  />
                  <span>${name}${hidden ? html` <em>(${texts.hiddenSheet})</em>` : nothing}</span>
                </label>
              `,
            )
          : html`<p class="hint">${texts.noSheets}</p>`
      }
      <p class="hint">${texts.sheetsHint}</p>
    </fieldset>
  `;
}
