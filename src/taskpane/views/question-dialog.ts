import { html, nothing, type TemplateResult } from "lit/html.js";
import { keepKeys, modal } from "./modal";

/** A question to answer with yes or no. */
export interface Asked {
  readonly title: string;
  /** What stands between the title and the buttons. */
  readonly body: TemplateResult;
  readonly yes: string;
  readonly no: string;
}

/**
 * A question over everything else; with none it is closed and empty. Escape answers no.
 * @param id of its title, which names the dialog
 */
export function questionDialog(
  id: string,
  asked: Asked | null,
  answer: (yes: boolean) => void,
): TemplateResult {
  return html`
    <dialog
      class="question"
      aria-labelledby=${id}
      ${modal(asked !== null)}
      @keydown=${keepKeys}
      @cancel=${(event: Event) => {
        // What is asked decides whether it is open.
        event.preventDefault();
        answer(false);
      }}
      @close=${({ target }: Event) => {
        // A second Escape closes it whatever is asked. Asked again meanwhile, it is open.
        if (asked && target instanceof HTMLDialogElement && !target.open) answer(false);
      }}
    >
      ${asked ? askView(id, asked, answer) : nothing}
    </dialog>
  `;
}

function askView(
  id: string,
  { title, body, yes, no }: Asked,
  answer: (yes: boolean) => void,
): TemplateResult {
  return html`
    <h2 id=${id} class="section-title">${title}</h2>
    ${body}
    <div class="question-buttons">
      <button type="button" class="button" @click=${() => answer(false)}>${no}</button>
      <button type="button" class="button primary" @click=${() => answer(true)}>${yes}</button>
    </div>
  `;
}
