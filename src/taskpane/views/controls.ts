import { html, type TemplateResult } from "lit/html.js";
import { icon } from "./icons";

interface Choice<Value> {
  readonly value: Value;
  readonly text: string;
}

/** A few choices side by side, of which one holds. */
export function segmentsView<Value extends string>(options: {
  readonly label: string;
  /** Whether the label is for screen readers alone. */
  readonly labelHidden?: boolean;
  /** Name of the radio group; unique in the pane. */
  readonly name: string;
  /** Undefined: none of the choices. */
  readonly value: Value | undefined;
  readonly choices: readonly Choice<Value>[];
  readonly choose: (value: Value) => void;
}): TemplateResult {
  const { label, labelHidden = false, name, value, choices, choose } = options;
  return html`
    <fieldset class="segments">
      <legend class=${labelHidden ? "visually-hidden" : ""}>${label}</legend>
      <div class="segments-line">
        ${choices.map(
          (choice) => html`
            <label class="segment">
              <input
                type="radio"
                name=${name}
                value=${choice.value}
                .checked=${choice.value === value}
                @change=${() => choose(choice.value)}
              />
              <span>${choice.text}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `;
}

/** A list to choose one from, or all. */
export function selectView<Value extends string>(options: {
  readonly id: string;
  readonly label: string;
  /** The text of "all", which is null. */
  readonly all: string;
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly choose: (value: Value | null) => void;
}): TemplateResult {
  const { id, label, all, value, choices, choose } = options;
  const onChange = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) {
      const { selectedIndex } = event.target;
      // The first option is "all".
      choose(selectedIndex < 1 ? null : choices[selectedIndex - 1].value);
    }
  };
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <span class="select">
        <select id=${id} @change=${onChange}>
          <option .selected=${value === null}>${all}</option>
          ${choices.map(
            (choice) => html`<option .selected=${choice.value === value}>${choice.text}</option>`,
          )}
        </select>
        ${icon("chevronDown")}
      </span>
    </div>
  `;
}
